import { toBatch } from '../../bridge/sync/batch';
import { operation } from '../builders';
import type { Switches } from '../stand-ins/iterable/switches';
import { tellGuard } from './type-fixed-meanwhile';
import { createWorld, defineSync, loadContacts, manyContacts, type World } from './world';

let world: World;
afterEach(() => world.close());

/**
 * The field's type is fixed by somebody else between the guard's look and the delivery: the one way in which a wrong
 * type can reach Iterable past the guard.
 */
async function worldWithMismatch(switches: Partial<Switches>): Promise<{ sync: string; ids: string[] }> {
  world = await createWorld({
    iterable: { switches },
    project: { fields: { firstName: 'string', joined: 'date' } }
  });
  const sync = defineSync(world.org, {
    values: { Write_Back__c: 'Errors_Only' },
    mappings: {
      'dataFields.firstName': 'FirstName',
      'dataFields.joined': { Source__c: 'Description', Target_Type__c: 'date' }
    }
  });
  const ids = loadContacts(
    world.org,
    manyContacts(1000).map((row, index) => ({
      ...row,
      Description: index === 613 ? '2026-02-29' : '2026-02-28'
    }))
  );
  return { sync, ids };
}

test('H-47 a wrong value that the mapping can see is never sent: 999 delivered, 1 dead letter naming it', async () => {
  const { sync, ids } = await worldWithMismatch({});
  const run = await world.run(sync);
  expect(run.counts).toMatchObject({ extracted: 1000, delivered: 999, rejected: 1 });
  expect(world.iterable.calls('users.bulkUpdate')).toBe(1);
  const { ledger } = await world.bridge();
  expect(await ledger.deadLetters({ limit: 10 })).toMatchObject([
    {
      recordId: ids[613],
      field: 'Description',
      message: expect.stringMatching(/expected a date.*"2026-02-29"/)
    }
  ]);
  expect(world.org.store.get('Contact', ids[613])).toMatchObject({ Iterable_Status__c: 'Failed' });
});

const named = ['array', 'scalar'] as const;
const keys = ['field', 'schema-and-field'] as const;
const cases = [
  ...named.flatMap((offendingValue) =>
    keys.map((mismatchKey) => ({ mismatch: 'request' as const, offendingValue, mismatchKey, most: 4 }))
  ),
  {
    mismatch: 'request' as const,
    offendingValue: 'absent' as const,
    mismatchKey: 'field' as const,
    most: 21
  },
  { mismatch: 'row' as const, offendingValue: 'array' as const, mismatchKey: 'field' as const, most: 4 }
];

test.each(cases)(
  'H-45 H-47 one wrong-typed value among 1,000 ($mismatch, value $offendingValue, key $mismatchKey): 999 delivered in at most $most calls',
  async ({ most, ...switches }) => {
    world = await createWorld({ iterable: { switches }, project: { fields: { firstName: 'string' } } });
    const sync = defineSync(world.org, {
      values: { Write_Back__c: 'None' },
      step: { Create_New_Fields__c: true },
      mappings: { 'dataFields.firstName': 'FirstName', 'dataFields.code': 'Title' }
    });
    const ids = loadContacts(
      world.org,
      manyContacts(1000).map((row, index) => ({
        ...row,
        Title: index === 613 ? 'not a date' : '2026-02-28 10:00:00'
      }))
    );
    await lockTypeAsDate();
    const before = world.iterable.calls('users.bulkUpdate');
    const run = await world.run(sync);
    expect(run.counts).toMatchObject({ extracted: 1000, delivered: 999, rejected: 1 });
    expect(world.iterable.calls('users.bulkUpdate') - before).toBeLessThanOrEqual(most);
    const { ledger } = await world.bridge();
    expect(await ledger.deadLetters({ limit: 10 })).toMatchObject([
      {
        recordId: ids[613],
        field: 'code',
        code: 'iterable.type-mismatch',
        message: 'The Iterable field code takes values of type date; the record has "not a date".'
      }
    ]);
  }
);

/** The guard is told that the field is text; Iterable knows it as a date. */
async function lockTypeAsDate(): Promise<void> {
  const bridge = await world.bridge();
  const [definition] = (await bridge.config(60)).syncs;
  if (!definition) throw new Error('no sync is defined');
  const client = bridge.projectOf(definition).client();
  const body = { email: 'type@example.com', dataFields: { code: '2026-01-01' } };
  const seed = { ...operation(1), body: JSON.stringify(body) };
  await client.send(toBatch({ endpoint: 'bulkUpdate' }, [seed]), { createNewFields: true });
  expect((await client.fields()).get('code')).toBe('date');
  await tellGuard(world, 'code', 'string');
}
