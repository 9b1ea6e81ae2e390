import { command, documentOf } from './cli-world';
import { createWorld, defineSync, loadContacts, type World } from './world';

/** `bridge dead-letters list` (DESIGN section 4); replaying is told in story-poisoned-batch. */

let world: World;
let ids: string[];
const sync = 'Contact_To_User';

beforeAll(async () => {
  world = await createWorld();
  defineSync(world.org, {
    mappings: { 'dataFields.firstName': { Source__c: 'FirstName', Required__c: true } }
  });
  world.project.forget('ada@example.com');
  ids = loadContacts(world.org, [
    { FirstName: 'Ada', LastName: 'Lovelace', Email: 'ada@example.com' },
    { LastName: 'Nameless', Email: 'nameless@example.com' },
    { LastName: 'Anonymous', Email: 'anonymous@example.com' },
    { FirstName: 'Grace', LastName: 'Hopper', Email: 'grace@example.com' }
  ]);
  await world.run(sync);
});
afterAll(() => world.close());

const list = (...words: string[]) => command(world, ['dead-letters', 'list', ...words]);

test('Hx-02 the list names record, cause, field, fix and tries; page by page', async () => {
  const ended = await list('--json', '--limit', '2');
  expect(ended.code).toBe(0);
  const { deadLetters, next } = documentOf<{ deadLetters: Record<string, unknown>[]; next: string }>(ended);
  expect(deadLetters).toMatchObject([
    { recordId: ids[0], code: 'iterable.forgotten', field: 'email', attempts: 1 },
    {
      recordId: ids[1],
      code: 'mapping.required',
      field: 'FirstName',
      fix: 'Fill in FirstName.',
      payload: null
    }
  ]);
  expect(next).toBe(`${sync}:${ids[1]}`);
  for (const word of ['--cursor', '--after'])
    expect(documentOf(await list('--json', word, next))).toMatchObject({
      deadLetters: [{ recordId: ids[2] }],
      next: null
    });
});

test('a cause that there is not is wrong usage, and named', async () => {
  const { code, stderr } = await command(world, ['dead-letters', 'replay', '--cause', 'no.such-cause']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('There is no cause no.such-cause.')]);
});

test('for people: one paragraph a record', async () => {
  const { stdout } = await list('--cause', 'mapping.required', '--limit', '1');
  expect(stdout).toContain(`${sync}:${ids[1]}  mapping.required (FirstName)`);
  expect(stdout).toContain('FirstName is blank');
  expect(stdout).toMatch(/tried once, the last time 20.*Z by run [0-9a-f-]{36}/);
});

test('payloads are without people’s data unless asked for', async () => {
  const ofAda = ['--json', '--cause', 'iterable.forgotten'];
  expect((await list(...ofAda)).stdout).not.toContain('ada@example.com');
  expect(documentOf(await list(...ofAda, '--payload'))).toMatchObject({
    deadLetters: [{ payload: { email: 'ada@example.com' } }]
  });
});

test('--by-cause counts, most first', async () => {
  expect(documentOf(await list('--json', '--by-cause'))).toMatchObject({
    causes: [
      { sync, code: 'mapping.required', field: 'FirstName', count: 2 },
      { sync, code: 'iterable.forgotten', field: 'email', count: 1 }
    ]
  });
  expect((await list('--by-cause')).stdout).toMatch(
    /^RECORDS +CAUSE +FIELD +SYNC +LAST TRIES\n2 +mapping.required/
  );
});

test('--deferred says when the next try is', async () => {
  world.iterable.faults.add({
    match: { endpoint: 'users.bulkUpdate' },
    effect: { kind: 'rate-limit', retryAfterSeconds: 600 }
  });
  await command(world, ['dead-letters', 'replay', '--cause', 'iterable.forgotten', '--json']);
  expect(documentOf(await list('--deferred', '--json'))).toMatchObject({
    deferred: [
      { recordId: ids[0], code: 'iterable.rate-limit', attempts: 1, retryAt: expect.any(String) as string }
    ],
    next: null
  });
  expect((await list('--deferred')).stdout).toMatch(/^RECORD +SYNC +NEXT TRY +TRIES +CAUSE +WHY\n003/);
  expect((await list('--deferred', '--cause', 'settling')).stdout).toBe('Nothing waits.\n');
});

test('of a sync that cannot run the records wait, the answer says why, and the exit code is 1', async () => {
  defineSync(world.org, { values: { Status__c: 'Archived' } });
  const ended = await command(world, ['dead-letters', 'replay', '--all', '--json']);
  expect(ended.code).toBe(1);
  expect(documentOf(ended)).toMatchObject({
    runs: [],
    waiting: [{ sync, code: 'config.unknown-sync', fix: expect.any(String) as string }]
  });
  expect((await command(world, ['dead-letters', 'replay', '--all'])).stdout).toContain(
    'wait for its next run'
  );
});

test.each([
  ['a replay of nothing', ['replay'], 'Say which: ids, a cause, a field, a sync, or all.'],
  [
    'a replay of all and one sync',
    ['replay', '--all', '--sync', sync],
    'All goes with no cause, field or sync.'
  ],
  ['an id that is none', ['replay', '--id', 'ada@example.com'], 'It must be the id of a dead letter'],
  ['counts of what waits', ['list', '--deferred', '--by-cause'], 'cannot be used with']
])('%s is wrong usage', async (_what, words, message) => {
  const { code, stderr } = await command(world, ['dead-letters', ...words]);
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) as string });
});
