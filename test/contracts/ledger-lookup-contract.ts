import type { Ledger, Lease } from '../../bridge/ledger/ledger';
import {
  aPage,
  aRun,
  at,
  claim,
  deferred,
  delivered,
  id,
  rejected,
  skipped,
  started,
  sync
} from './ledger-bench';
import { unchanged, writeBack, type LedgerBench } from './ledger-bench';

export const recordContract = (bench: LedgerBench): void => {
  test('states are answered in the order asked, null for a record that is not known', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.commitPage(lease, aPage([delivered(id(1)), skipped(id(3))]));
    const states = await ledger.recordStates(sync, [id(3), id(2), id(1), id(3)]);
    expect(states.map((state) => state?.recordId ?? null)).toEqual([id(3), null, id(1), id(3)]);
    expect(await ledger.recordStates('Lead_To_User', [id(1)])).toEqual([null]);
    expect(await ledger.recordStates(sync, [])).toEqual([]);
  });

  test('states of a sync come page by page, in the order of record ids', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.startRun(lease, aRun('run-2', { sync: 'Newsletter' }));
    const steps = { Join: { fingerprint: 'f', at, key: 'a@example.com' } };
    const page = [delivered(id(3)), skipped(id(1)), { ...delivered(id(2)), steps }];
    await ledger.commitPage(lease, aPage(page));
    await ledger.commitPage(lease, aPage([delivered(id(9))], { runId: 'run-2', sync: 'Newsletter' }));
    const first = await ledger.statesOfSync(sync, { limit: 2 });
    expect(first.map(({ recordId, status }) => [recordId, status])).toEqual([
      [id(1), 'skipped'],
      [id(2), 'delivered']
    ]);
    expect(first[1]?.steps).toEqual(steps);
    const second = await ledger.statesOfSync(sync, { limit: 2, after: id(2) });
    expect(second.map(({ recordId }) => recordId)).toEqual([id(3)]);
    expect(await ledger.statesOfSync('Survey', { limit: 2 })).toEqual([]);
  });

  test('texts come back as they were, whatever is in them', async () => {
    const { ledger, lease } = await started(bench);
    const message = 'Zoë said: "no\\way",\n\t\u0001 \u{1F600} %s \' ; --';
    await ledger.commitPage(lease, aPage([{ ...skipped(id(1)), message }]));
    expect((await ledger.recordStates(sync, [id(1)]))[0]?.message).toBe(message);
    expect((await ledger.outcomesOfRecord(id(1), 1))[0]?.message).toBe(message);
  });

  test('a record is looked up over all syncs, and its statuses in the others', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.startRun(lease, aRun('run-2', { sync: 'Newsletter' }));
    await ledger.startRun(lease, aRun('run-3', { sync: 'Survey' }));
    await ledger.commitPage(lease, aPage([delivered(id(1)), delivered(id(2))]));
    await ledger.commitPage(lease, aPage([rejected(id(1))], { runId: 'run-2', sync: 'Newsletter' }));
    await ledger.commitPage(lease, aPage([deferred(id(1), at)], { runId: 'run-3', sync: 'Survey' }));
    const states = await ledger.statesOfRecord(id(1));
    expect(states.map((state) => [state.sync, state.status])).toEqual([
      ['Contact_To_User', 'delivered'],
      ['Newsletter', 'rejected'],
      ['Survey', 'deferred']
    ]);
    const others = await ledger.otherStatuses(sync, [id(1), id(2), id(3)]);
    expect([...others]).toEqual([
      [
        id(1),
        [
          {
            sync: 'Newsletter',
            status: 'Failed',
            message: 'age is a number in Iterable, here it is text. Map age to a number.'
          },
          { sync: 'Survey', status: 'Pending', message: 'Iterable was busy.' }
        ]
      ]
    ]);
  });

  test('records are due for a retry when their time has come, oldest first', async () => {
    const { ledger, lease } = await started(bench);
    const outcomes = [
      deferred(id(1), '2026-11-21T10:03:00.000Z'),
      deferred(id(2), '2026-11-21T10:01:00.000Z'),
      deferred(id(3), '2026-11-21T10:02:00.000Z'),
      deferred(id(4), '2026-11-21T10:02:00.001Z'),
      delivered(id(5))
    ];
    await ledger.commitPage(lease, aPage(outcomes));
    const now = '2026-11-21T10:02:00.000Z';
    expect(await ledger.dueRecords(sync, now, 10)).toEqual([id(2), id(3)]);
    expect(await ledger.dueRecords(sync, now, 1)).toEqual([id(2)]);
    expect(await ledger.dueRecords('Lead_To_User', now, 10)).toEqual([]);
    await ledger.commitPage(lease, aPage([delivered(id(2))]));
    expect(await ledger.dueRecords(sync, now, 10)).toEqual([id(3)]);
  });
};

export const outcomeContract = (bench: LedgerBench): void => {
  test('every record of a run has one outcome; the last one counts', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.commitPage(lease, aPage([deferred(id(1), at), unchanged(id(2))]));
    await ledger.commitPage(lease, aPage([delivered(id(1))], { at: '2026-11-21T10:10:00.000Z' }));
    expect(await ledger.outcomesOfRun('run-1', { limit: 10 })).toEqual([
      { ...delivered(id(1)), run: 'run-1', sync, at: '2026-11-21T10:10:00.000Z' },
      { ...unchanged(id(2)), run: 'run-1', sync, at }
    ]);
  });

  test('an outcome reads back whole, but for the payload and the steps, which are with the dead letter and the record', async () => {
    const steps = { Path_To_User: { fingerprint: 'print-bad', at } };
    const { ledger, lease } = await started(bench);
    await ledger.commitPage(
      lease,
      aPage([rejected(id(1), 'print-bad', { steps }), deferred(id(2), '2026-11-21T10:30:00.000Z')])
    );
    expect(await ledger.outcomesOfRun('run-1', { limit: 10 })).toEqual([
      { ...rejected(id(1)), payload: undefined, run: 'run-1', sync, at },
      { ...deferred(id(2), '2026-11-21T10:30:00.000Z'), run: 'run-1', sync, at }
    ]);
  });

  test('outcomes of a run are listed by record id, page by page, of one status or of all', async () => {
    const { ledger, lease } = await started(bench);
    const outcomes = [delivered(id(4)), skipped(id(2)), delivered(id(3)), delivered(id(1))];
    await ledger.commitPage(lease, aPage(outcomes));
    const list = async (page: Parameters<typeof ledger.outcomesOfRun>[1]) =>
      (await ledger.outcomesOfRun('run-1', page)).map(({ recordId }) => recordId);
    expect(await list({ limit: 3 })).toEqual([id(1), id(2), id(3)]);
    expect(await list({ limit: 3, after: id(3) })).toEqual([id(4)]);
    expect(await list({ limit: 2, status: 'delivered' })).toEqual([id(1), id(3)]);
    expect(await list({ limit: 2, status: 'delivered', after: id(3) })).toEqual([id(4)]);
    expect(await ledger.outcomesOfRun('run-2', { limit: 3 })).toEqual([]);
  });

  test('outcomes of a record are listed newest run first', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.commitPage(lease, aPage([rejected(id(1)), delivered(id(2))]));
    await ledger.startRun(lease, aRun('run-2'));
    await ledger.commitPage(lease, aPage([delivered(id(1))], { runId: 'run-2' }));
    const list = async (limit: number) =>
      (await ledger.outcomesOfRecord(id(1), limit)).map(({ run, status }) => [run, status]);
    expect(await list(10)).toEqual([
      ['run-2', 'delivered'],
      ['run-1', 'rejected']
    ]);
    expect(await list(1)).toEqual([['run-2', 'delivered']]);
  });
};

/** What is first on the list for the record. */
async function finishFirst(
  ledger: Ledger,
  lease: Lease,
  recordId: string,
  error: string | null = null
): Promise<void> {
  const [first] = await ledger.writeBacksDue(sync, 1, [recordId]);
  await ledger.finishWriteBacks(lease, 'run-1', [{ seq: first?.seq ?? 0, recordId, error }]);
}

export const writeBackContract = (bench: LedgerBench): void => {
  test('write-backs are due oldest first, until they are finished', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.commitPage(lease, aPage([], { writeBacks: [writeBack(id(3)), writeBack(id(1))] }));
    await ledger.commitPage(lease, aPage([], { writeBacks: [writeBack(id(2), 'later')] }));
    expect(await ledger.writeBacksDue(sync, 2)).toMatchObject([writeBack(id(3)), writeBack(id(1))]);
    await finishFirst(ledger, lease, id(3));
    expect(await ledger.writeBacksDue(sync, 2)).toMatchObject([writeBack(id(1)), writeBack(id(2), 'later')]);
    expect(await ledger.writeBacksDue(sync, 2, [id(2), id(9)])).toMatchObject([writeBack(id(2), 'later')]);
    expect(await ledger.writeBacksDue(sync, 2, [])).toEqual([]);
    expect(await ledger.writeBacksDue('Lead_To_User', 2)).toEqual([]);
  });

  test('an error is kept with the state of the record until a write-back succeeds', async () => {
    const { ledger, lease } = await started(bench);
    const errorAfter = async (error: string | null) => {
      await ledger.commitPage(lease, aPage([delivered(id(1))], { writeBacks: [writeBack(id(1))] }));
      await finishFirst(ledger, lease, id(1), error);
      return (await ledger.recordStates(sync, [id(1)]))[0]?.writeBackError;
    };
    expect(await errorAfter('UNABLE_TO_LOCK_ROW')).toBe('UNABLE_TO_LOCK_ROW');
    expect(await errorAfter(null)).toBeNull();
    expect(await ledger.writeBacksDue(sync, 10)).toEqual([]);
  });

  test('one that is queued while an earlier one of the record is under way is not lost', async () => {
    const { ledger, lease } = await started(bench);
    const queue = (message: string) =>
      ledger.commitPage(lease, aPage([], { writeBacks: [writeBack(id(1), message)] }));
    const due = async () => (await ledger.writeBacksDue(sync, 10)).map(({ message }) => message);
    await queue('first');
    expect(await due()).toEqual(['first']);
    await queue('second');
    await queue('third');
    expect(await due()).toEqual(['first']);
    await finishFirst(ledger, lease, id(1));
    expect(await due()).toEqual(['third']);
  });

  test('finishing one a second time takes nothing off that was queued after it', async () => {
    const { ledger, lease } = await started(bench);
    for (const message of ['first', 'second'])
      await ledger.commitPage(lease, aPage([delivered(id(1))], { writeBacks: [writeBack(id(1), message)] }));
    const [first] = await ledger.writeBacksDue(sync, 10);
    const finished = { seq: first?.seq ?? 0, recordId: id(1), error: null };
    await ledger.finishWriteBacks(lease, 'run-1', [finished]);
    await ledger.finishWriteBacks(lease, 'run-1', [{ ...finished, error: 'too late' }]);
    expect(await ledger.writeBacksDue(sync, 10)).toMatchObject([writeBack(id(1), 'second')]);
    expect((await ledger.recordStates(sync, [id(1)]))[0]?.writeBackError).toBeNull();
  });
};

export const purgeContract = (bench: LedgerBench): void => {
  const old = '2026-08-01T00:00:00.000Z';
  /** A page of what delivery goes by for ever. */
  const needed = (time: string) => {
    const steps = { Path_To_User: { fingerprint: 'print-1', at: time } };
    return aPage([delivered(id(3000), 'print-1', { confirmedUser: 'kept@example.com', steps })], {
      at: time,
      children: [{ recordId: id(3000), childIds: ['child'] }]
    });
  };

  test('what is older goes, what is newer or still needed stays', async () => {
    const { ledger, lease } = await started(bench, aRun('run-1', { startedAt: old }));
    const many = Array.from({ length: 4500 }, (_, n) => delivered(id(n)));
    await ledger.commitPage(lease, aPage(many, { at: old }));
    await ledger.commitPage(lease, aPage([rejected(id(9000))], { at: old }));
    await ledger.commitPage(lease, needed(old));
    await ledger.claimIdentities('Main', [claim('kept@example.com', 3000)]);
    await ledger.updateRun(lease, 'run-1', { state: 'done', endedAt: old });
    await ledger.startRun(lease, aRun('cut-off', { startedAt: old }));
    await ledger.updateRun(lease, 'cut-off', { state: 'interrupted', endedAt: old });
    await ledger.startRun(lease, aRun('new'));
    await ledger.commitPage(lease, aPage([delivered(id(1)), rejected(id(2))], { runId: 'new' }));
    await ledger.updateRun(lease, 'new', { state: 'done', endedAt: at });

    await ledger.purge('2026-11-01T00:00:00.000Z');

    expect((await ledger.runs({ limit: 10 })).map(({ run }) => run)).toEqual(['new', 'cut-off']);
    expect(await ledger.outcomesOfRun('run-1', { limit: 10 })).toEqual([]);
    expect(await ledger.outcomesOfRecord(id(1), 10)).toHaveLength(1);
    expect((await ledger.deadLetters({ limit: 10 })).map(({ recordId }) => recordId)).toEqual([id(2)]);
    expect((await ledger.recordStates(sync, [id(3000)]))[0]).toMatchObject({
      deliveredFingerprint: 'print-1',
      steps: { Path_To_User: { fingerprint: 'print-1', at: old } }
    });
    expect((await ledger.userTimes('Main', ['kept@example.com'])).size).toBe(1);
    expect((await ledger.holdersOf(sync, ['child'])).get('child')).toEqual([id(3000)]);
    expect((await ledger.identitiesOf('Main', [id(3000)])).size).toBe(1);
  });
};
