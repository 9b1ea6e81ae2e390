/** The package's Apex as these tests run it: executed by the local Apex runner, never by Salesforce. */
import { resolve } from 'node:path';
import { ApexTests } from '../stand-ins/apex/apex-tests';

/** Seconds of parsing on a busy machine. */
jest.setTimeout(180_000);

const folders = [resolve(__dirname, '../../force-app')];

export const openPackage = (options: { namespace?: string; maxSteps?: number } = {}): ApexTests =>
  new ApexTests({ folders, ...options });
