import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findCodes } from '../../../scripts/error-page/find-codes';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'codes-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const codesIn = (source: string): string[] => {
  writeFileSync(path.join(folder, 'part.ts'), source);
  return findCodes(folder, new Set(['sf', 'iterable'])).map(({ code }) => code);
};

test.each([
  ['what stands behind a property `code`', "const a = { code: 'opted-out' };", ['opted-out']],
  ['each of a choice', "const a = { code: old ? 'new.one' : (other ?? 'plain') };", ['new.one', 'plain']],
  ['not what the choice depends on', "const a = { code: x === 'word' ? 'one' : 'two' };", ['one', 'two']],
  ['a constant that becomes one', "const why = 'left-out'; const a = { code: why };", ['left-out']],
  ['a constant called so', "export const heldCode = 'removal-held';", ['removal-held']],
  ['what is handed to an error', "throw new ConfigError('area.wrong', 'text');", ['area.wrong']],
  ['a known area anywhere', "report(where, 'sf.sign-in', 'text');", ['sf.sign-in']],
  ['what is put together at run time', 'const a = `iterable.http-${status}`;', ['iterable.http-*']]
])('%s is a code', (_what, source, codes) => {
  expect(codesIn(source)).toEqual(codes);
});

test.each([
  ['a text with a dot', "say('node.js');"],
  ['the name of an event in the log', "log.info({ event: 'sf.paused' });"],
  ['a sentence', "const a = { code: 'Not a code.' };"],
  ['a file of the ledger', "join(dir, 'ledger.db');"]
])('%s is none', (_what, source) => {
  expect(codesIn(source)).toEqual([]);
});

test('file and line say where it stands', () => {
  writeFileSync(path.join(folder, 'part.ts'), "\n\nconst a = { code: 'opted-out' };");
  expect(findCodes(folder, new Set())).toEqual([
    { code: 'opted-out', where: `${path.basename(folder)}/part.ts:3` }
  ]);
});
