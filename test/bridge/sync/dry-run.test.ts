import { dryRun } from '../../../bridge/sync/dry-run';
import type { RunRequest } from '../../../bridge/sync/run-parts';
import { contactId, fieldMapping, syncDefinition } from '../../builders';
import { change, contact, contacts, runBench, type RunBench } from './run-bench';

let bench: RunBench;
afterEach(() => bench.close());

const dry = (request: Partial<RunRequest> = {}, definition = syncDefinition()) =>
  dryRun(definition, { trigger: 'command', ...request }, bench.parts);

const mixed = () => [
  ...contacts(3),
  contact(3, { Email: 'PERSON0@example.com' }),
  contact(4, { HasOptedOutOfEmail: true }),
  contact(5, { Email: null })
];

test('D-47 a dry run counts what a run then does', async () => {
  bench = await runBench();
  bench.source.rows = mixed();
  const { counts, dryRun: is, sync } = await dry();
  expect([is, sync]).toEqual([true, 'Contact_To_User']);
  expect(counts).toMatchObject({ extracted: 6, mapped: 5, delivered: 3, skipped: 2, rejected: 1 });
  const run = await bench.run();
  expect(counts).toEqual({ ...run.counts, writtenBack: 0 });
});

test('D-47 a dry run writes nothing anywhere', async () => {
  bench = await runBench();
  bench.source.rows = mixed();
  await dry();
  expect([bench.destination.sent, bench.source.updates]).toEqual([[], []]);
  expect(await bench.ledger.runs({ limit: 10 })).toEqual([]);
  expect(await bench.ledger.bookmark('Contact_To_User')).toBeNull();
  expect(await bench.ledger.identityOwners('person0@example.com')).toEqual([]);
  expect(await bench.ledger.statesOfRecord(contactId(0))).toEqual([]);
});

test('it knows what runs did before', async () => {
  bench = await runBench();
  bench.source.rows = contacts(3);
  await bench.run();
  bench.pass(10);
  change(bench.source, 1, { FirstName: 'New' });
  bench.source.rows.push(contact(9, { Email: 'person2@example.com' }));
  expect((await dry({ full: true })).counts).toMatchObject({
    extracted: 4,
    unchanged: 2,
    delivered: 1,
    skipped: 1
  });
  expect((await dry({ recordIds: [contactId(1)] })).counts).toMatchObject({ extracted: 1, delivered: 1 });
  expect((await dry({ full: true, max: 2 })).counts.extracted).toBe(2);
});

test.each([
  ['a problem of the definition', { mappings: [fieldMapping('dataFields.other')] }, 'guard.unknown-field'],
  ['a project switched off', { project: { active: false } }, 'config.project-inactive']
])('%s stops it as it stops a run', async (_what, given, code) => {
  bench = await runBench();
  await expect(dry({}, syncDefinition(given))).rejects.toMatchObject({ code });
});
