import { definitionOf, definitionsOf } from '../../../bridge/commands/definitions';
import { definitionText, definitionsText } from '../../../bridge/commands/definitions-text';
import type { StoredDefinition } from '../../../bridge/ledger/ledger';

const stored = (id: number, given: Partial<StoredDefinition> = {}): StoredDefinition => ({
  id,
  sync: 'Contact_To_User',
  version: String(id).padStart(16, '0'),
  source: 'published',
  digest: '',
  rows: { sync: { DeveloperName: 'Contact_To_User' }, steps: [], mappings: [] },
  at: `2026-02-01T10:00:0${id}.000Z`,
  ...given
});

const parts = (...found: StoredDefinition[]) => ({
  lastDefinitions: () => Promise.resolve(found.slice(0, 1)),
  definitions: ({ sync, limit }: { sync: string; limit: number }) =>
    Promise.resolve(found.filter((one) => one.sync === sync).slice(0, limit))
});

test('DESIGN 2: the list says from when on each was taken, what cannot be run, and how to go on', async () => {
  const known = parts(stored(3), stored(2, { version: null, source: 'deployed' }), stored(1));
  const answer = await definitionsOf(known, 'contact_to_user', { limit: 2 });
  expect(definitionsText(answer).split('\n')).toEqual([
    'SINCE                     VERSION           SOURCE',
    '2026-02-01T10:00:03.000Z  0000000000000003  published',
    '2026-02-01T10:00:02.000Z  not to be run     deployed outside the app',
    'More: --cursor 2'
  ]);
});

test('DESIGN 2: the rows of a version are printed as JSON', async () => {
  const answer = await definitionOf(parts(stored(1)), 'Contact_To_User', stored(1).version ?? '');
  const [head, ...rows] = definitionText(answer).split('\n');
  expect(head).toBe(
    'Contact_To_User, version 0000000000000001, published, taken since 2026-02-01T10:00:01.000Z'
  );
  expect(JSON.parse(rows.join('\n'))).toEqual(stored(1).rows);
});

test('DESIGN 2: what is not known is an error that says where the known ones are', async () => {
  const none = { code: 'config.unknown-definition', fix: expect.stringContaining('bridge definitions') };
  await expect(definitionsOf(parts(), 'Contact_To_User', { limit: 2 })).rejects.toMatchObject(none);
  await expect(definitionOf(parts(), 'Contact_To_User', '0'.repeat(16))).rejects.toMatchObject(none);
});
