/**
 * What a preview works out of an outcome is what every engine stores of it: random outcomes of one record, one after
 * the other.
 */
import fc from 'fast-check';
import type { Outcome, OutcomeStatus, StepState } from '../../bridge/sync/model';
import { ScratchLedger, type LedgerReads } from '../../bridge/sync/preview/scratch-ledger';
import type { Lease, Ledger } from '../../bridge/ledger/ledger';
import { aPage, id, started, sync, type LedgerBench } from './ledger-bench';

const project = 'Main';
const keys = ['a@example.com', 'b@example.com'] as const;

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });

const stepState: fc.Arbitrary<StepState> = fc.record(
  {
    fingerprint: fc.constantFrom('', 'f1', 'f2'),
    at: fc.constant('2026-02-01T09:00:00.000Z'),
    key: fc.constantFrom(...keys),
    address: fc.constantFrom(...keys),
    removed: fc.constant(true)
  },
  { requiredKeys: ['fingerprint', 'at'] }
);

const outcome: fc.Arbitrary<Outcome> = fc
  .record({
    status: fc.constantFrom<OutcomeStatus>('delivered', 'unchanged', 'skipped', 'rejected', 'deferred'),
    code: fc.constantFrom('', 'condition', 'settling', 'mapping.required'),
    message: fc.constantFrom('', 'Why.'),
    field: maybe(fc.constant('Email')),
    fix: maybe(fc.constant('Mend it.')),
    retryAt: maybe(fc.constant('2026-02-01T10:00:00.000Z')),
    identityKey: maybe(fc.constantFrom(...keys)),
    confirmedUser: maybe(fc.constantFrom(...keys)),
    goneUser: maybe(fc.constantFrom(...keys)),
    steps: maybe(fc.dictionary(fc.constantFrom('One', 'Two'), stepState)),
    fingerprint: maybe(fc.constantFrom('p1', 'p2'))
  })
  .map((given) => ({ ...given, recordId: '', object: 'Contact' }));

export const scratchContract = (bench: LedgerBench): void => {
  test('D-46 what a preview works out of outcomes is what the ledger stores of them', async () => {
    const { ledger, lease } = await started(bench);
    let number = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(outcome, { minLength: 1, maxLength: 5 }), async (outcomes) => {
        number += 1;
        const own = outcomes.map((each) => ownedBy(each, number));
        await agree(own, { ledger, lease, keys: keys.map((key) => ownKey(key, number)) });
      }),
      { numRuns: 60 }
    );
  });
};

const ownKey = <T extends string | undefined>(key: T, number: number): T =>
  (key === undefined ? key : `${number}.${key}`) as T;

/** Each case has a record and users of its own. */
const ownedBy = (given: Outcome, number: number): Outcome => ({
  ...given,
  recordId: id(number),
  identityKey: ownKey(given.identityKey, number),
  confirmedUser: ownKey(given.confirmedUser, number),
  goneUser: ownKey(given.goneUser, number)
});

/** Nothing is known yet. */
const nothing: LedgerReads = {
  recordStates: (_sync, ids) => Promise.resolve(ids.map(() => null)),
  userTimes: () => Promise.resolve(new Map()),
  identityOwners: () => Promise.resolve([]),
  identitiesOf: () => Promise.resolve(new Map()),
  target: () => Promise.resolve(null),
  sendersOf: () => Promise.resolve([]),
  sentValues: () => Promise.resolve(new Map())
};

interface Place {
  readonly ledger: Ledger;
  readonly lease: Lease;
  readonly keys: readonly string[];
}

async function agree(outcomes: readonly Outcome[], { ledger, lease, keys }: Place): Promise<void> {
  const scratch = new ScratchLedger(nothing);
  for (const [index, each] of outcomes.entries()) {
    const at = `2026-02-01T09:00:0${index}.000Z`;
    await ledger.commitPage(lease, aPage([each], { at }));
    await scratch.keep(each, { sync, project, at });
    const ids = [each.recordId];
    expect(await scratch.recordStates(sync, ids)).toEqual(await ledger.recordStates(sync, ids));
    const times = async (of: LedgerReads) => [...(await of.userTimes(project, keys))].sort();
    expect(await times(scratch)).toEqual(await times(ledger));
  }
}
