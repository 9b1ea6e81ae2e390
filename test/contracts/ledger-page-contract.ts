import type { RecordState } from '../../bridge/ledger/ledger';
import type { Outcome } from '../../bridge/sync/model';
import { noCounts } from '../../bridge/sync/model';
import {
  aPage,
  aRun,
  at,
  deferred,
  delivered,
  id,
  rejected,
  skipped,
  started,
  sync,
  unchanged,
  type LedgerBench
} from './ledger-bench';

const later = '2026-11-21T11:00:00.000Z';
const retryAt = '2026-11-21T10:30:00.000Z';
const email = `${id(1).toLowerCase()}@example.com`;

const afterDelivery: RecordState = {
  sync,
  recordId: id(1),
  object: 'Contact',
  status: 'delivered',
  code: '',
  message: '',
  field: null,
  fix: null,
  identityKey: email,
  deliveredFingerprint: 'print-1',
  deliveredIdentity: email,
  deliveredAt: at,
  steps: {},
  rejectedFingerprint: null,
  retryAt: null,
  attempts: 0,
  writeBackError: null,
  updatedAt: at
};

export const pageContract = (bench: LedgerBench): void => {
  /** State of record 1 after these outcomes, the last of them at `later`. */
  const stateAfter = async (...outcomes: Outcome[]): Promise<RecordState | null> => {
    const { ledger, lease } = await started(bench);
    for (const [index, outcome] of outcomes.entries()) {
      const isLast = index === outcomes.length - 1 && index > 0;
      await ledger.commitPage(lease, aPage([outcome], { at: isLast ? later : at }));
    }
    return (await ledger.recordStates(sync, [id(1)]))[0] ?? null;
  };

  test('counts and calls of pages are added to the run', async () => {
    const { ledger, lease } = await started(bench);
    const more = { counts: { extracted: 2, delivered: 1 }, calls: { salesforce: 1, iterable: 2 } };
    await ledger.commitPage(lease, aPage([delivered(id(1))], more));
    await ledger.commitPage(lease, aPage([delivered(id(2))], more));
    expect(await ledger.run('run-1')).toMatchObject({
      counts: { ...noCounts(), extracted: 4, delivered: 2 },
      calls: { salesforce: 2, iterable: 4 }
    });
  });

  test('a page whose run is of another sync is refused whole', async () => {
    const { ledger, lease } = await started(bench);
    const page = aPage([delivered(id(1))], { sync: 'Lead_To_User' });
    await expect(ledger.commitPage(lease, page)).rejects.toThrow('Run run-1 is of Contact_To_User');
    expect(await ledger.statesOfRecord(id(1))).toEqual([]);
  });

  test('delivered: the fingerprint, identity and time of the delivery are kept', async () => {
    expect(await stateAfter(delivered(id(1)))).toEqual(afterDelivery);
  });

  test('delivered again: fingerprint, identity and time are those of the last delivery', async () => {
    const again = delivered(id(1), 'print-2', { identityKey: 'new@example.com' });
    expect(await stateAfter(delivered(id(1)), again)).toEqual({
      ...afterDelivery,
      identityKey: 'new@example.com',
      deliveredFingerprint: 'print-2',
      deliveredIdentity: 'new@example.com',
      deliveredAt: later,
      updatedAt: later
    });
  });

  test('unchanged: nothing but the time moves', async () => {
    expect(await stateAfter(delivered(id(1)), unchanged(id(1)))).toEqual({
      ...afterDelivery,
      updatedAt: later
    });
  });

  test('rejected: cause, field and fix are kept, and what was delivered before', async () => {
    expect(await stateAfter(delivered(id(1)), rejected(id(1)))).toEqual({
      ...afterDelivery,
      status: 'rejected',
      code: 'iterable.type-mismatch',
      message: 'age is a number in Iterable, here it is text.',
      field: 'age',
      fix: 'Map age to a number.',
      rejectedFingerprint: 'print-bad',
      updatedAt: later
    });
  });

  test('rejected before it could be mapped: the payload that Iterable rejected last is not forgotten', async () => {
    const unmapped = rejected(id(1), undefined, {
      fingerprint: undefined,
      payload: undefined,
      code: 'no-email'
    });
    expect(await stateAfter(rejected(id(1)), unmapped)).toMatchObject({
      code: 'no-email',
      rejectedFingerprint: 'print-bad'
    });
  });

  test('delivered after a rejection: the rejection is forgotten', async () => {
    expect(await stateAfter(rejected(id(1)), delivered(id(1)))).toEqual({
      ...afterDelivery,
      deliveredAt: later,
      updatedAt: later
    });
  });

  test('deferred: the time of the next try is kept, and deferrals in a row are counted', async () => {
    const again = deferred(id(1), '2026-11-21T11:30:00.000Z');
    expect(await stateAfter(delivered(id(1)), deferred(id(1), retryAt), again)).toEqual({
      ...afterDelivery,
      status: 'deferred',
      code: 'iterable.busy',
      message: 'Iterable was busy.',
      identityKey: null,
      retryAt: '2026-11-21T11:30:00.000Z',
      attempts: 2,
      updatedAt: later
    });
  });

  test('deferred without a time: due at once, not never', async () => {
    const outcome: Outcome = { ...deferred(id(1), retryAt), retryAt: undefined };
    expect(await stateAfter(outcome)).toMatchObject({ retryAt: at, attempts: 1 });
  });

  for (const [name, outcome] of Object.entries({
    delivered: delivered(id(1)),
    skipped: skipped(id(1)),
    rejected: rejected(id(1))
  })) {
    test(`${name} after deferrals: nothing is to be tried again`, async () => {
      const state = await stateAfter(deferred(id(1), retryAt), deferred(id(1), retryAt), outcome);
      expect(state).toMatchObject({ status: name, retryAt: null, attempts: 0 });
    });
  }

  test('skipped: the rule is kept, and what was delivered or rejected before', async () => {
    const state = await stateAfter(delivered(id(1)), rejected(id(1)), skipped(id(1)));
    expect(state).toEqual({
      ...afterDelivery,
      status: 'skipped',
      code: 'opted-out',
      message: 'Has opted out of e-mail.',
      identityKey: null,
      rejectedFingerprint: 'print-bad',
      updatedAt: later
    });
  });

  test('a page of 2,000 records in any order is stored whole', async () => {
    const { ledger, lease } = await started(bench);
    const ids = Array.from({ length: 2000 }, (_, n) => id((n * 7919) % 2000));
    await ledger.commitPage(lease, aPage(ids.map((recordId) => delivered(recordId, `print-${recordId}`))));
    const states = await ledger.recordStates(sync, ids);
    expect(states.map((state) => state?.deliveredFingerprint)).toEqual(ids.map((n) => `print-${n}`));
    expect(await ledger.outcomesOfRun('run-1', { limit: 5000 })).toHaveLength(2000);
  });

  describe('dead letters', () => deadLetterContract(bench));
};

const deadLetterContract = (bench: LedgerBench): void => {
  const letter = {
    id: `${sync}:${id(1)}`,
    sync,
    recordId: id(1),
    object: 'Contact',
    run: 'run-1',
    code: 'iterable.type-mismatch',
    message: 'age is a number in Iterable, here it is text.',
    field: 'age',
    fix: 'Map age to a number.',
    payload: '{"dataFields":{"age":"old"}}',
    definition: 'version-1',
    attempts: 1,
    at,
    expiredAt: null
  };

  test('a rejected record leaves its payload, cause and the definition of the run', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.commitPage(lease, aPage([rejected(id(1))]));
    expect(await ledger.deadLetters({ limit: 10 })).toEqual([letter]);
  });

  test('deferrals before the rejection count as attempts', async () => {
    const { ledger, lease } = await started(bench);
    for (const outcome of [deferred(id(1), retryAt), deferred(id(1), retryAt), rejected(id(1))])
      await ledger.commitPage(lease, aPage([outcome]));
    expect(await ledger.deadLetters({ limit: 10 })).toEqual([{ ...letter, attempts: 3 }]);
  });

  test('a record has one dead letter a sync: the next rejection takes its place and counts', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.commitPage(lease, aPage([rejected(id(1))]));
    await ledger.startRun(lease, aRun('run-2', { definition: 'version-2' }));
    const unmapped = rejected(id(1), undefined, { payload: undefined, field: undefined, fix: undefined });
    await ledger.commitPage(lease, aPage([unmapped], { runId: 'run-2', at: later }));
    expect(await ledger.deadLetters({ limit: 10 })).toEqual([
      {
        ...letter,
        run: 'run-2',
        definition: 'version-2',
        payload: null,
        field: null,
        fix: null,
        attempts: 2,
        at: later
      }
    ]);
  });

  test('it goes when the record is delivered or skipped, and stays when it is deferred or unchanged', async () => {
    const { ledger, lease } = await started(bench);
    const ids = [1, 2, 3, 4].map(id);
    await ledger.commitPage(lease, aPage(ids.map((recordId) => rejected(recordId))));
    const outcomes = [delivered(id(1)), skipped(id(2)), deferred(id(3), retryAt), unchanged(id(4))];
    await ledger.commitPage(lease, aPage(outcomes));
    const left = await ledger.deadLetters({ limit: 10 });
    expect(left.map(({ recordId }) => recordId)).toEqual([id(3), id(4)]);
  });

  test('they are listed page by page, of one sync or of all', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.commitPage(lease, aPage([3, 1, 2].map((n) => rejected(id(n)))));
    await ledger.startRun(lease, aRun('run-2', { sync: 'A_First' }));
    await ledger.commitPage(lease, aPage([rejected(id(1))], { runId: 'run-2', sync: 'A_First' }));
    const list = async (query: { sync?: string; limit: number; after?: string }) =>
      (await ledger.deadLetters(query)).map((found) => found.id);
    const [a1, c1, c2, c3] = [`A_First:${id(1)}`, `${sync}:${id(1)}`, `${sync}:${id(2)}`, `${sync}:${id(3)}`];
    expect(await list({ limit: 10 })).toEqual([a1, c1, c2, c3]);
    expect(await list({ limit: 2 })).toEqual([a1, c1]);
    expect(await list({ limit: 2, after: c1 })).toEqual([c2, c3]);
    expect(await list({ sync, limit: 10 })).toEqual([c1, c2, c3]);
    expect(await list({ sync, limit: 10, after: c2 })).toEqual([c3]);
  });
};
