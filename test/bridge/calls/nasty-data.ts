import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = resolve(__dirname, '../../../../shared/data/nasty');

/** Whether the recorded data lies beside the repository. */
export const hasNastyData = existsSync(folder);

const read = (file: string): unknown => JSON.parse(readFileSync(resolve(folder, file), 'utf8'));

/** Texts that break things, and addresses good and bad. */
export const nastyTexts = (): string[] => [
  ...(read('strings/naughty-strings.json') as { value?: string }[]).flatMap(({ value }) => value ?? []),
  ...(read('email/isemail-addresses.json') as { address: string }[]).map(({ address }) => address)
];

/** Records of people as orgs exported them. */
export const recordedRecords = (): unknown[] => {
  const records = resolve(folder, '../salesforce/records');
  return readdirSync(records, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(records, file), 'utf8')) as unknown);
};
