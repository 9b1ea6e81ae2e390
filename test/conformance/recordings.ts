import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const folder = resolve(__dirname, '..', '..', '..', 'shared', 'data');

/** What a test says that needs recordings where there are none. */
const NOT_HERE = 'skipped: recorded data not here';

/** Declares tests over recordings; without them one skipped test, which is a failure where CI is set. */
export function describeRecorded(name: string, declare: () => void): void {
  if (existsSync(folder)) {
    describe(name, declare);
    return;
  }
  console.log(`${name}: ${NOT_HERE}`);
  const inCi = !['', 'false', undefined].includes(process.env['CI']);
  if (inCi)
    test(`${name}: ${NOT_HERE}`, () => expect(folder).toBe('there, because nothing is skipped in CI'));
  else test.skip(`${name}: ${NOT_HERE}`, () => undefined);
}

/** A recorded JSON file. */
export function readRecorded<Content>(...path: readonly string[]): Content {
  return JSON.parse(readFileSync(join(folder, ...path), 'utf8')) as Content;
}

/** A recorded file as it is. */
export const readRecordedText = (...path: readonly string[]): string =>
  readFileSync(join(folder, ...path), 'utf8');

/** Recorded describes by object, from all the orgs that were recorded; the first one of an object counts. */
export function readDescribes<Describe>(): ReadonlyMap<string, Describe> {
  const root = join(folder, 'salesforce', 'describe');
  const files = readdirSync(root).flatMap((org) =>
    readdirSync(join(root, org)).map((file) => join(org, file))
  );
  const found = new Map<string, Describe>();
  for (const file of files.sort(describesFirst)) {
    const object = /^([A-Za-z]+(?:__c)?)\.(?:describe|soqlmetadata)\.json$/.exec(basename(file))?.[1];
    if (object !== undefined && !found.has(object) && object !== 'global') {
      found.set(object, readRecorded('salesforce', 'describe', file));
    }
  }
  return found;
}

/** Full describes before reduced ones. */
function describesFirst(left: string, right: string): number {
  return (
    Number(right.includes('.describe.')) - Number(left.includes('.describe.')) || left.localeCompare(right)
  );
}

/** Names a case in lists that are kept in the repository, without repeating it there. */
export function caseKey(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
