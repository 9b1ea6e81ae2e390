import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const folder = resolve(__dirname, '../../../../shared/data/nasty');

/** Whether the recorded data lies beside the repository. */
export const hasNastyData = existsSync(folder);

const read = (file: string): unknown => JSON.parse(readFileSync(resolve(folder, file), 'utf8'));

/** Texts that break things, and addresses good and bad. */
export const nastyTexts = (): string[] => [
  ...(read('strings/naughty-strings.json') as { value?: string }[]).flatMap(({ value }) => value ?? []),
  ...(read('email/isemail-addresses.json') as { address: string }[]).map(({ address }) => address)
];
