/** package-toolchain 5: which fields the results of "Sync now" name, for people who may not read all of them. */
import { progressOf } from '../../../bridge/commands/records-progress';
import type { SyncDefinition } from '../../../bridge/config/sync-definition';
import type { AskedOutcome, AskedStanding } from '../../../bridge/ledger/ledger';
import { fieldMapping, syncDefinition } from '../../builders';

const tier = fieldMapping('dataFields.tier', { source: 'Level__c & Salary__c', kind: 'Formula' });
const sync = syncDefinition({ mappings: [tier] });

const refused: AskedOutcome = {
  run: 'r',
  sync: sync.name,
  recordId: '003000000000001AAA',
  status: 'rejected',
  code: 'type',
  message: 'tier: "Gold 250000" is no number.',
  fix: '',
  field: 'tier'
};

const standing: AskedStanding = {
  run: 'r',
  sync: sync.name,
  at: '2026-11-22T08:00:00.000Z',
  state: 'done',
  problem: null,
  error: null,
  total: 1,
  done: 1,
  counts: { rejected: 1 }
};

const resultOf = async (outcome: Partial<AskedOutcome>, syncs: readonly SyncDefinition[] = [sync]) => {
  const ledger = {
    askedStandings: () => Promise.resolve([standing]),
    askedOutcomes: () => Promise.resolve([{ ...refused, ...outcome }])
  };
  const config = { syncs, problems: [] };
  return (await progressOf(['r'], { ledger, config, requested: () => null }))?.results[0];
};

test('D-19 a message about a formula names every field that the formula reads', async () => {
  expect(await resultOf({})).toMatchObject({
    fieldPath: 'Level__c',
    fieldPaths: ['Level__c', 'Salary__c']
  });
});

test('D-19 of a sync that is gone nobody knows which fields its message names', async () => {
  expect(await resultOf({}, [])).toMatchObject({ fieldPath: null, fieldPaths: null });
});
