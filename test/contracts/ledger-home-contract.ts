import { heldCode } from '../../bridge/sync/leaving/leaving-ledger';
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
  take,
  type LedgerBench
} from './ledger-bench';

const later = '2026-11-21T11:30:00.000Z';
const problem = { code: 'sync.paused', message: 'It is paused.', fix: 'Resume it.' };

/** What the ledger keeps for Home and "Sync now". */
export const homeContract = (bench: LedgerBench): void => {
  describe('pauses', () => pauseContract(bench));
  describe('how syncs stand', () => standingContract(bench));
  describe('outcomes by the hour', () => hourContract(bench));
  describe('runs to tell', () => tellContract(bench));
  describe('what was asked for by record', () => askedContract(bench));
};

const pauseContract = (bench: LedgerBench): void => {
  test('D-18 a pause outlives the process, and who paused first counts', async () => {
    const ledger = await bench.open();
    const pause = { sync, by: '005000000000001AAA', at };
    expect(await ledger.pauseSync(pause)).toEqual(pause);
    expect(await ledger.pauseSync({ sync, by: 'somebody else', at: later })).toEqual(pause);
    await ledger.close();
    const next = await bench.open();
    expect(await next.pauses()).toEqual([pause]);
    expect(await next.resumeSync(sync)).toBe(true);
    expect(await next.resumeSync(sync)).toBe(false);
    expect(await next.pauses()).toEqual([]);
  });
};

const standingContract = (bench: LedgerBench): void => {
  test('D-29 a sync that nobody ran stands nowhere', async () => {
    const ledger = await bench.open();
    expect(await ledger.standings([sync])).toEqual([
      {
        sync,
        needsAttention: 0,
        waiting: 0,
        retryAt: null,
        lastRun: null,
        lastTurnAt: null,
        unfinished: null,
        mark: null
      }
    ]);
  });

  test('D-29 who needs attention and who waits now is counted, held removals are not', async () => {
    const { ledger, lease } = await started(bench);
    const held = { ...deferred(id(5), later), code: heldCode };
    const outcomes = [
      delivered(id(1)),
      rejected(id(2)),
      rejected(id(3)),
      deferred(id(4), later),
      held,
      skipped(id(6))
    ];
    await ledger.commitPage(lease, aPage(outcomes, { bookmark: { mark: at, window: null } }));
    const [standing] = await ledger.standings([sync]);
    expect(standing).toMatchObject({ needsAttention: 2, waiting: 1, retryAt: later, mark: at });
    await ledger.commitPage(lease, aPage([delivered(id(2)), delivered(id(4))]));
    expect(await ledger.standings(['Other', sync])).toMatchObject([
      { sync: 'Other', needsAttention: 0, waiting: 0 },
      { sync, needsAttention: 1, waiting: 0, retryAt: null }
    ]);
  });

  test('the last run is any, the last turn is none of single records', async () => {
    const { ledger, lease } = await started(bench, aRun('turn', { trigger: 'schedule' }));
    await ledger.updateRun(lease, 'turn', { state: 'done', endedAt: at });
    await ledger.startRun(lease, aRun('asked', { trigger: 'record', startedAt: later }));
    await ledger.updateRun(lease, 'asked', { state: 'interrupted' });
    expect(await ledger.standings([sync])).toMatchObject([
      { lastRun: { run: 'asked' }, lastTurnAt: at, unfinished: { run: 'asked', state: 'interrupted' } }
    ]);
  });
};

const hourContract = (bench: LedgerBench): void => {
  const counts = { ...noCounts(), delivered: 2, skipped: 1, rejected: 1 };

  test('D-29 counts of pages are summed by sync and hour, and read from a moment on', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.commitPage(lease, aPage([], { counts }));
    await ledger.commitPage(lease, aPage([], { counts, at: '2026-11-21T10:59:59.999Z' }));
    await ledger.commitPage(lease, aPage([], { counts: { unchanged: 5 }, at: later }));
    await ledger.commitPage(lease, aPage([], { counts: { delivered: 1 }, at: later }));
    const ten = { sync, hour: '2026-11-21T10:00:00.000Z', delivered: 4, skipped: 2, rejected: 2 };
    const eleven = { sync, hour: '2026-11-21T11:00:00.000Z', delivered: 1, skipped: 0, rejected: 0 };
    expect(await ledger.outcomesByHour('2026-11-21T10:30:00.000Z')).toEqual([ten, eleven]);
    expect(await ledger.outcomesByHour(later)).toEqual([eleven]);
    await ledger.purge(later);
    expect(await ledger.outcomesByHour(at)).toEqual([eleven]);
  });
};

const tellContract = (bench: LedgerBench): void => {
  test('Hx-04 runs that ended with something, failed or are held are told once, and again when they go on', async () => {
    const { ledger, lease } = await started(bench, aRun('found'));
    await ledger.updateRun(lease, 'found', { counts: { extracted: 1 }, state: 'done', endedAt: at });
    await ledger.startRun(lease, aRun('nothing'));
    await ledger.updateRun(lease, 'nothing', { state: 'done', endedAt: at });
    await ledger.startRun(lease, aRun('failed'));
    await ledger.updateRun(lease, 'failed', { state: 'failed', endedAt: at, error: problem });
    await ledger.startRun(lease, aRun('held'));
    const held = { removals: 1, present: 1, reasons: [], decision: null, decidedBy: null, decidedAt: null };
    await ledger.commitPage(lease, aPage([], { runId: 'held', counts: { extracted: 1 } }));
    await ledger.holdRemovals(lease, 'held', { held, removals: [] });
    await ledger.startRun(lease, aRun('under way'));
    const told = async (): Promise<string[]> => (await ledger.runsToTell(10)).map(({ run }) => run);
    expect(await told()).toEqual(['found', 'failed', 'held']);
    expect(await ledger.runsToTell(1)).toHaveLength(1);
    const runs = await ledger.runsToTell(10);
    await ledger.decideHeld('held', { decision: 'discarded', by: 'somebody', at: later }, []);
    await ledger.noteTold(runs);
    expect(await told()).toEqual(['held']);
    await ledger.noteTold(await ledger.runsToTell(10));
    expect(await told()).toEqual([]);
  });
};

const askedContract = (bench: LedgerBench): void => {
  const asked = (run: string, records: readonly number[], more = {}) => ({
    run,
    sync,
    job: `job of ${run}`,
    recordIds: records.map(id),
    at,
    ...more
  });

  test('Tx-11 a run can be followed from before it begins to the outcome of each record', async () => {
    const { ledger, lease } = await started(bench, aRun('run-1', { trigger: 'record' }));
    await ledger.noteAsked([asked('run-1', [1, 2, 3]), asked('waits', [4])]);
    await ledger.commitPage(lease, aPage([delivered(id(1)), rejected(id(2), 'print', { field: 'Email' })]));
    const standings = await ledger.askedStandings(['run-1', 'waits', 'unknown']);
    expect(standings).toHaveLength(2);
    expect(standings.find(({ run }) => run === 'run-1')).toMatchObject({
      sync,
      state: 'running',
      total: 3,
      done: 2,
      counts: { delivered: 1, rejected: 1 },
      problem: null
    });
    expect(standings.find(({ run }) => run === 'waits')).toMatchObject({
      ...{ state: null, total: 1, done: 0 },
      counts: {}
    });
    const outcomes = await ledger.askedOutcomes(['run-1', 'waits'], 10);
    expect(outcomes.map(({ recordId, status }) => [recordId, status])).toEqual([
      [id(2), 'rejected'],
      [id(3), null],
      [id(4), null],
      [id(1), 'delivered']
    ]);
    expect(outcomes[0]).toMatchObject({ run: 'run-1', code: expect.any(String) as string, field: 'Email' });
    expect(await ledger.askedOutcomes(['run-1', 'waits'], 1)).toHaveLength(1);
    await ledger.failAsked('waits', problem);
    await ledger.updateRun(lease, 'run-1', { state: 'failed', error: problem });
    expect(await ledger.askedStandings(['waits'])).toMatchObject([{ problem, error: null }]);
    expect(await ledger.askedStandings(['run-1'])).toMatchObject([
      { state: 'failed', problem: null, error: problem }
    ]);
  });

  test('DESIGN rule 9 what was stored and not put in line is found by the next process', async () => {
    const { ledger } = await started(bench);
    await ledger.noteAsked([asked('one', [1]), asked('two', [2]), asked('young', [3], { at: later })]);
    await ledger.noteQueued(['one']);
    await ledger.noteAsked([asked('two', [9], { job: 'another' })]);
    expect(await ledger.unqueuedRuns(later)).toEqual([asked('two', [2])]);
    expect(await ledger.askedRunOfJob('job of one')).toBe('one');
    await ledger.noteAsked([asked('newer', [1], { job: 'job of one', at: later })]);
    expect(await ledger.askedRunOfJob('job of one')).toBe('newer');
    await ledger.dropAsked('newer');
    expect(await ledger.askedRunOfJob('job of one')).toBe('one');
    await ledger.purge(later);
    expect(await ledger.askedRunOfJob('job of one')).toBeNull();
    expect(await ledger.askedStandings(['young'])).toHaveLength(1);
  });

  test('a request in the org is answered once, with its runs or not at all', async () => {
    const { ledger } = await started(bench);
    const answer = {
      request: 'a01000000000001AAA',
      state: 'Taken',
      run: 'one',
      message: 'Sent.',
      at
    } as const;
    await ledger.noteAsked([asked('one', [1])], [answer]);
    await ledger.noteAsked([], [{ ...answer, state: 'Refused', run: null, at: later }]);
    expect(await ledger.orgRequests([answer.request, 'a01000000000002AAA'])).toEqual([answer]);
    await ledger.purge(later);
    expect(await ledger.orgRequests([answer.request])).toEqual([]);
  });

  test('two processes at once know of the same runs', async () => {
    const { ledger } = await started(bench);
    const other = await bench.open();
    await Promise.all([ledger.noteAsked([asked('one', [1])]), other.noteAsked([asked('two', [2])])]);
    expect(await take(other, 'sync:Other')).toBeDefined();
    expect(await ledger.askedStandings(['one', 'two'])).toHaveLength(2);
  });
};
