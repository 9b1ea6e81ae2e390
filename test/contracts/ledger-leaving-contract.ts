import type { HeldRemovals, StepState, TakenAway } from '../../bridge/sync/model';
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
  take,
  writeBack,
  type LedgerBench
} from './ledger-bench';

const later = '2026-11-21T11:00:00.000Z';
const ada = 'ada@example.com';

/** What the ledger keeps of records that leave the scope (DESIGN rule 8). */
export const leavingContract = (bench: LedgerBench): void => {
  describe('members', () => memberContract(bench));
  describe('held removals', () => heldContract(bench));
  describe('a decision', () => decisionContract(bench));
  describe('what was taken away', () => takenAwayContract(bench));
};

const step: StepState = { fingerprint: 'print', at, key: ada };
const sent = (n: number) => delivered(id(n), 'print', { identityKey: ada, steps: { User: step } });

const memberContract = (bench: LedgerBench): void => {
  test('D-16 those without an outcome since a moment, that a step was taken for, page by page', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.commitPage(lease, aPage([...[1, 2, 3, 4].map(sent), skipped(id(5))]));
    await ledger.commitPage(lease, aPage([sent(2)], { at: later }));
    const page = { since: later, limit: 2 };
    expect(await ledger.unseenMembers(sync, page)).toEqual([id(1), id(3)]);
    expect(await ledger.unseenMembers(sync, { ...page, after: id(3) })).toEqual([id(4)]);
    expect(await ledger.unseenMembers('Newsletter', page)).toEqual([]);
    expect(await ledger.unseenMembers(sync, { ...page, since: at })).toEqual([]);
  });

  test('who sends a user, and who waits to', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.commitPage(lease, aPage([sent(1), skipped(id(2), 'duplicate'), skipped(id(3))]));
    const duplicate = { ...skipped(id(2), 'duplicate'), identityKey: ada };
    await ledger.commitPage(lease, aPage([duplicate]));
    const senders = await ledger.sendersOf([sync], [ada]);
    expect(senders).toHaveLength(2);
    expect(senders).toEqual(
      expect.arrayContaining([
        { sync, recordId: id(1), key: ada, steps: { User: step }, waits: false },
        { sync, recordId: id(2), key: ada, steps: {}, waits: true }
      ])
    );
    expect(await ledger.sendersOf(['Newsletter'], [ada])).toEqual([]);
    expect(await ledger.sendersOf([sync], ['bea@example.com'])).toEqual([]);
  });

  test('DESIGN rule 8: who was removed is not there any more, who is about to be is', async () => {
    const { ledger, lease } = await started(bench);
    const pending = { ...deferred(id(3), at), code: 'removal-pending' };
    const removed = delivered(id(2), 'print', { code: 'removed' });
    await ledger.commitPage(lease, aPage([sent(1), removed, pending, rejected(id(4)), skipped(id(5))]));
    expect(await ledger.presentCount(sync)).toBe(2);
  });
};

const held: HeldRemovals = {
  removals: 2,
  present: 3,
  reasons: [{ reason: 'deleted in Salesforce', count: 2 }],
  decision: null,
  decidedBy: null,
  decidedAt: null
};
const removals = [1, 2].map((n) => ({ recordId: id(n), reason: 'deleted in Salesforce' }));

/** A run that holds the removals of two of its three records. */
const holding = async (bench: LedgerBench) => {
  const open = await started(bench);
  const { ledger, lease } = open;
  const pending = removals.map(({ recordId }) => ({ ...deferred(recordId, at), code: 'removal-pending' }));
  const counts = { extracted: 3, deferred: 2, delivered: 1 };
  await ledger.commitPage(lease, aPage([...pending, sent(3)], { counts }));
  await ledger.holdRemovals(lease, 'run-1', { held, removals });
  return open;
};

const heldContract = (bench: LedgerBench): void => {
  test('the run waits, and its records are not due until somebody decides', async () => {
    const { ledger } = await holding(bench);
    expect(await ledger.run('run-1')).toMatchObject({ state: 'held', endedAt: null, held });
    expect(await ledger.unfinishedRun(sync)).toBeNull();
    expect(await ledger.dueRecords(sync, '2030-01-01T00:00:00.000Z', 10)).toEqual([]);
    const expected = { status: 'deferred', code: 'removal-held', retryAt: null };
    const states = await ledger.recordStates(sync, [id(1), id(3)]);
    expect(states).toMatchObject([expected, { status: 'delivered' }]);
    const [outcome] = await ledger.outcomesOfRun('run-1', { limit: 1 });
    expect(outcome).toMatchObject({
      code: 'removal-held',
      message: 'Held for approval: deleted in Salesforce.',
      fix: 'Approve or discard the removals of run run-1.'
    });
    expect(await ledger.heldRecords('run-1', { limit: 1 })).toEqual([removals[0]]);
    expect(await ledger.heldRecords('run-1', { limit: 5, after: id(1) })).toEqual([removals[1]]);
    expect(await ledger.unseenMembers(sync, { since: later, limit: 5 })).toEqual([id(3)]);
  });

  test('a later run that meets one of them leaves it held; one that is back in scope is not in the wave any more', async () => {
    const { ledger, lease } = await holding(bench);
    const again = { ...deferred(id(1), later), code: 'removal-held', retryAt: undefined };
    await ledger.commitPage(lease, aPage([again, sent(2)]));
    expect(await ledger.heldRecords('run-1', { limit: 5 })).toEqual([removals[0]]);
    expect(await ledger.dueRecords(sync, '2030-01-01T00:00:00.000Z', 10)).toEqual([]);
  });

  test('nobody holds what is not his', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.releaseLease(lease);
    await take(ledger, lease.name);
    await expect(ledger.holdRemovals(lease, 'run-1', { held, removals })).rejects.toMatchObject({
      code: 'ledger.lease-lost'
    });
  });
};

const decisionContract = (bench: LedgerBench): void => {
  const decision = { by: 'jane', at: later };

  test('approved: the run is done and its records are due', async () => {
    const { ledger } = await holding(bench);
    const run = await ledger.decideHeld('run-1', { ...decision, decision: 'approved' }, []);
    const word = { decision: 'approved', decidedBy: 'jane', decidedAt: later };
    expect(run).toMatchObject({ state: 'done', endedAt: later, held: { ...held, ...word } });
    expect(run?.counts).toMatchObject({ extracted: 3, deferred: 2 });
    expect(await ledger.dueRecords(sync, later, 10)).toEqual([id(1), id(2)]);
    expect(await ledger.approvedRemovals(sync)).toEqual([id(1), id(2)]);
    expect(await ledger.approvedRemovals('Newsletter')).toEqual([]);
  });

  test('and let through until each was sent, whatever comes in between', async () => {
    const { ledger, lease } = await holding(bench);
    await ledger.decideHeld('run-1', { ...decision, decision: 'approved' }, []);
    const next = aRun('run-2');
    await ledger.startRun(lease, next);
    const removed = delivered(id(2), 'print', { code: 'removed' });
    await ledger.commitPage(lease, aPage([deferred(id(1), later), removed], { runId: 'run-2' }));
    expect(await ledger.approvedRemovals(sync)).toEqual([id(1)]);
  });

  test('discarded: the records are skipped in that very run, and say so', async () => {
    const { ledger } = await holding(bench);
    const run = await ledger.decideHeld('run-1', { ...decision, decision: 'discarded' }, [writeBack(id(1))]);
    expect(run).toMatchObject({ state: 'done', held: { decision: 'discarded' } });
    expect(run?.counts).toMatchObject({ extracted: 3, deferred: 0, skipped: 2, delivered: 1 });
    const expected = { status: 'skipped', code: 'removal-discarded', retryAt: null, updatedAt: later };
    expect(await ledger.recordStates(sync, [id(2)])).toMatchObject([expected]);
    const outcomes = await ledger.outcomesOfRun('run-1', { limit: 5, status: 'skipped' });
    expect(outcomes.map(({ message }) => message)).toEqual(
      Array(2).fill('The record left the scope; jane decided that it stays in Iterable as it is.')
    );
    expect(await ledger.heldRecords('run-1', { limit: 5 })).toEqual([]);
    expect(await ledger.writeBacksDue(sync, 5)).toMatchObject([writeBack(id(1))]);
    expect(await ledger.presentCount(sync)).toBe(3);
  });

  test.each(['approved', 'discarded'] as const)(
    'DESIGN rule 8: %s before the run itself has come to its end, which changes nothing of it',
    async (word) => {
      const { ledger, lease } = await holding(bench);
      const decided = await ledger.decideHeld('run-1', { ...decision, decision: word }, []);
      await ledger.updateRun(lease, 'run-1', { state: 'held', endedAt: null, notices: ['Held.'] });
      expect(await ledger.run('run-1')).toEqual({ ...decided, notices: ['Held.'] });
    }
  );

  test.each([
    ['approved', 'removal-approved', 1],
    ['discarded', 'removal-discarded', 0]
  ] as const)(
    'DESIGN rule 8: %s stands, whatever a page says that was decided on before',
    async (word, code, waiting) => {
      const { ledger, lease } = await holding(bench);
      const before = await ledger.decideHeld('run-1', { ...decision, decision: word }, [writeBack(id(1))]);
      const again = { ...deferred(id(1), later), code: 'removal-held', steps: { Other: step } };
      const latest = '2026-11-21T12:00:00.000Z';
      const page = aPage([again], { at: latest, writeBacks: [{ ...writeBack(id(1)), status: 'Pending' }] });
      await ledger.commitPage(lease, page);
      expect(before?.state).toBe('done');
      const [state] = await ledger.recordStates(sync, [id(1)]);
      expect(state).toMatchObject({
        code,
        updatedAt: latest,
        retryAt: waiting ? later : null,
        steps: { Other: step }
      });
      expect(await ledger.heldRecords('run-1', { limit: 5 })).toHaveLength(2 * waiting);
      expect(await ledger.writeBacksDue(sync, 5)).toMatchObject([writeBack(id(1))]);
    }
  );

  test('is made once', async () => {
    const { ledger } = await holding(bench);
    expect(await ledger.decideHeld('run-9', { ...decision, decision: 'approved' }, [])).toBeNull();
    await ledger.decideHeld('run-1', { ...decision, decision: 'discarded' }, []);
    const second = { ...decision, decision: 'approved' } as const;
    expect(await ledger.decideHeld('run-1', second, [writeBack(id(1))])).toBeNull();
    expect(await ledger.run('run-1')).toMatchObject({ held: { decision: 'discarded' } });
    expect(await ledger.writeBacksDue(sync, 5)).toEqual([]);
  });
};

const fields: TakenAway = {
  step: 'User',
  what: 'fields',
  kind: 'email',
  value: ada,
  target: null,
  body: '{}'
};
const list: TakenAway = { ...fields, step: 'List', what: 'list', target: '7', body: null };

const takenAwayContract = (bench: LedgerBench): void => {
  const values = { User: '{"email":"ada@example.com"}', Other: '{}' };

  test('the last values sent are kept until the step is taken back', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.commitPage(lease, aPage([{ ...sent(1), sent: { User: '{"a":1}', Other: '{}' } }]));
    await ledger.commitPage(lease, aPage([{ ...sent(1), sent: { User: values.User } }]));
    expect([...(await ledger.sentValues(sync, [id(1), id(2)]))]).toEqual([[id(1), values]]);
    expect([...(await ledger.sentValues('Newsletter', [id(1)]))]).toEqual([]);
    await ledger.commitPage(lease, aPage([{ ...sent(1), takenAway: [fields] }]));
    expect([...(await ledger.sentValues(sync, [id(1)]))]).toEqual([[id(1), { Other: '{}' }]]);
  });

  test('what a run took away is listed by record until it was put back', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.commitPage(
      lease,
      aPage([
        { ...sent(1), takenAway: [fields, list] },
        { ...sent(2), takenAway: [list] }
      ])
    );
    const first = { recordId: id(1), object: 'Contact', takenAway: [list, fields] };
    const second = { recordId: id(2), object: 'Contact', takenAway: [list] };
    expect(await ledger.takenAwayBy('run-1', { limit: 5 })).toEqual([first, second]);
    expect(await ledger.takenAwayBy('run-1', { limit: 1 })).toEqual([first]);
    expect(await ledger.takenAwayBy('run-1', { limit: 1, after: id(1) })).toEqual([second]);
    await ledger.startRun(lease, aRun('run-2'));
    await ledger.commitPage(lease, aPage([sent(1), skipped(id(2))], { runId: 'run-2', putsBack: 'run-1' }));
    expect(await ledger.takenAwayBy('run-1', { limit: 5 })).toEqual([second]);
  });

  test('H-20 what cannot be put back is not back with the rest of its record', async () => {
    const { ledger, lease } = await started(bench);
    const unknown = { ...fields, step: 'Other', body: null };
    await ledger.commitPage(lease, aPage([{ ...sent(1), takenAway: [fields, list, unknown] }]));
    await ledger.startRun(lease, aRun('run-2'));
    await ledger.commitPage(lease, aPage([sent(1)], { runId: 'run-2', putsBack: 'run-1' }));
    const [left] = await ledger.takenAwayBy('run-1', { limit: 5 });
    expect(left).toMatchObject({ recordId: id(1), takenAway: [unknown] });
  });

  test('nothing is kept of somebody whom a step forgot', async () => {
    const { ledger, lease } = await started(bench);
    const taken = { ...sent(1), sent: { Other: '{}' }, takenAway: [fields] };
    await ledger.commitPage(lease, aPage([taken, { ...sent(2), takenAway: [list] }]));
    await ledger.commitPage(lease, aPage([{ ...sent(1), goneUser: ada }]));
    expect([...(await ledger.sentValues(sync, [id(1)]))]).toEqual([]);
    expect(await ledger.takenAwayBy('run-1', { limit: 5 })).toEqual([]);
  });

  test('H-07 nor what other records sent of the same person', async () => {
    const { ledger, lease } = await started(bench);
    const kept = { sent: { Other: '{}' } };
    const bea = { ...sent(3), ...kept, identityKey: 'bea@example.com' };
    await ledger.commitPage(lease, aPage([sent(1), { ...sent(2), ...kept }, bea]));
    await ledger.commitPage(lease, aPage([{ ...sent(1), goneUser: ada }]));
    expect([...(await ledger.sentValues(sync, [id(2), id(3)]))]).toEqual([[id(3), kept.sent]]);
  });

  test('and what was taken away is gone with the retention', async () => {
    const { ledger, lease } = await started(bench);
    const kept = { ...sent(1), sent: { Other: '{}' }, takenAway: [fields] };
    await ledger.commitPage(lease, aPage([kept]));
    await ledger.purge(at);
    expect(await ledger.takenAwayBy('run-1', { limit: 5 })).toHaveLength(1);
    await ledger.purge(later);
    expect(await ledger.takenAwayBy('run-1', { limit: 5 })).toEqual([]);
    expect([...(await ledger.sentValues(sync, [id(1)]))]).toEqual([[id(1), { Other: '{}' }]]);
  });
};
