import type { Ledger } from '../../bridge/ledger/ledger';
import { noCounts, type Outcome, type StepState } from '../../bridge/sync/model';
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

/** What the ledger keeps of a record and its user beside the outcome. */
export const knowledgeContract = (bench: LedgerBench): void => {
  describe('steps', () => stepContract(bench));
  describe('users', () => userContract(bench));
  describe('child rows', () => childContract(bench));
  describe('a second look', () => secondLookContract(bench));
  describe('how many are delivered', () => deliveredContract(bench));
  describe('targets', () => targetContract(bench));
  describe('a second outcome in a run', () => secondOutcomeContract(bench));
};

const stepContract = (bench: LedgerBench): void => {
  const user: StepState = { fingerprint: 'print-user', at, key: 'jane@example.com' };
  const list: StepState = { fingerprint: 'print-list', at };
  const steps = { Path_To_User: user };

  const stepsAfter = async (...outcomes: Outcome[]) => {
    const { ledger, lease } = await started(bench);
    for (const outcome of outcomes) await ledger.commitPage(lease, aPage([outcome]));
    const [state] = await ledger.recordStates(sync, [id(1)]);
    expect((await ledger.statesOfRecord(id(1)))[0]).toEqual(state);
    return state?.steps;
  };

  test('a record without steps has none', async () => {
    expect(await stepsAfter(delivered(id(1)))).toEqual({});
  });

  for (const outcome of [skipped(id(1)), rejected(id(1)), deferred(id(1), later), delivered(id(1))]) {
    test(`steps of a record that is ${outcome.status} are joined with those known by name`, async () => {
      const known = delivered(id(1), 'print-1', { steps });
      expect(await stepsAfter(known, { ...outcome, steps: { To_List: list } })).toEqual({
        Path_To_User: user,
        To_List: list
      });
    });

    test(`a record that is ${outcome.status} and took no steps keeps those it has`, async () => {
      expect(await stepsAfter(delivered(id(1), 'print-1', { steps }), outcome)).toEqual(steps);
    });
  }

  test('an unchanged record keeps its steps, and may add to them', async () => {
    const known = delivered(id(1), 'print-1', { steps });
    expect(await stepsAfter(known, unchanged(id(1)))).toEqual(steps);
  });

  test('steps of an unchanged record are joined too', async () => {
    const known = delivered(id(1), 'print-1', { steps });
    expect(await stepsAfter(known, { ...unchanged(id(1)), steps: { To_List: list } })).toEqual({
      ...steps,
      To_List: list
    });
  });

  test('a step taken again replaces the whole of what was known of it', async () => {
    const again: StepState = { fingerprint: 'print-"new"', at: later };
    for (const outcome of [delivered(id(1)), unchanged(id(1))]) {
      const known = delivered(id(1), 'print-1', { steps: { ...steps, To_List: list } });
      const { ledger, lease } = await started(bench, aRun(`run-${outcome.status}`, { sync: outcome.status }));
      const page = { runId: `run-${outcome.status}`, sync: outcome.status };
      await ledger.commitPage(lease, aPage([known], page));
      await ledger.commitPage(lease, aPage([{ ...outcome, steps: { Path_To_User: again } }], page));
      const [state] = await ledger.recordStates(outcome.status, [id(1)]);
      expect(state?.steps).toEqual({ Path_To_User: again, To_List: list });
    }
  });

  test('T-05 what steps have on a list that is gone is forgotten, of one sync, by the lease of its run', async () => {
    const { ledger, lease } = await started(bench);
    const lists = { 'Join:41': user, 'Join:42': user };
    await ledger.commitPage(lease, aPage([delivered(id(1), 'print', { steps: lists })]));
    await ledger.forgetSteps(lease, 'Newsletter', ['Join:42']);
    await ledger.forgetSteps(lease, sync, ['Join:41', 'Join:43']);
    const [state] = await ledger.recordStates(sync, [id(1)]);
    expect(Object.keys(state?.steps ?? {})).toEqual(['Join:42']);
    await ledger.releaseLease(lease);
    await expect(ledger.forgetSteps(lease, sync, ['Join:42'])).rejects.toThrow('lease');
  });
};

const userContract = (bench: LedgerBench): void => {
  const confirmed = (n: number, confirmedUser: string): Outcome =>
    delivered(id(n), 'print-1', { confirmedUser });

  test('a confirmed user has the times of the first and the last confirmation, whoever spoke for it', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.startRun(lease, aRun('run-2', { sync: 'Newsletter' }));
    await ledger.commitPage(lease, aPage([confirmed(1, 'jane@example.com'), confirmed(2, 'Joe')]));
    const page = { runId: 'run-2', sync: 'Newsletter', at: later };
    await ledger.commitPage(lease, aPage([confirmed(3, 'jane@example.com')], page));
    const asked = ['nobody@example.com', 'Joe', 'jane@example.com'];
    expect(Object.fromEntries(await ledger.userTimes('Main', asked))).toEqual({
      'jane@example.com': { firstDeliveredAt: at, lastDeliveredAt: later },
      Joe: { firstDeliveredAt: at, lastDeliveredAt: at }
    });
  });

  test('a user is one of a project, and an outcome that confirms none leaves the times', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.commitPage(lease, aPage([confirmed(1, 'jane@example.com')], { project: 'Other' }));
    await ledger.commitPage(lease, aPage([delivered(id(1)), unchanged(id(2))], { at: later }));
    expect((await ledger.userTimes('Main', ['jane@example.com'])).size).toBe(0);
    expect([...(await ledger.userTimes('Other', ['jane@example.com']))]).toEqual([
      ['jane@example.com', { firstDeliveredAt: at, lastDeliveredAt: at }]
    ]);
  });

  test('whatever the outcome, a user that was confirmed is known, also twice in a page', async () => {
    const { ledger, lease } = await started(bench);
    const confirmedUser = 'jane@example.com';
    await ledger.commitPage(
      lease,
      aPage([rejected(id(1), 'print-bad', { confirmedUser }), { ...unchanged(id(2)), confirmedUser }])
    );
    expect((await ledger.userTimes('Main', [confirmedUser])).size).toBe(1);
  });
};

const childContract = (bench: LedgerBench): void => {
  const holders = async (ledger: Ledger, ofSync = sync) =>
    Object.fromEntries(await ledger.holdersOf(ofSync, ['pet-1', 'pet-2', 'pet-3', 'pet-4']));
  const held = (n: number, ...childIds: string[]) => ({ recordId: id(n), childIds });

  test('a child row is found by the records whose arrays hold it', async () => {
    const { ledger, lease } = await started(bench);
    const children = [held(2, 'pet-2', 'pet-1', 'pet-2'), held(1, 'pet-2')];
    await ledger.commitPage(lease, aPage([], { children }));
    expect(await holders(ledger)).toEqual({ 'pet-1': [id(2)], 'pet-2': [id(1), id(2)] });
    expect(await holders(ledger, 'Newsletter')).toEqual({});
  });

  test('a page replaces the child rows of the records it names, and leaves those of others', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.commitPage(lease, aPage([], { children: [held(1, 'pet-1', 'pet-2'), held(2, 'pet-3')] }));
    await ledger.commitPage(lease, aPage([delivered(id(2))]));
    await ledger.commitPage(lease, aPage([], { children: [held(1, 'pet-4', 'pet-2')] }));
    expect(await holders(ledger)).toEqual({ 'pet-2': [id(1)], 'pet-3': [id(2)], 'pet-4': [id(1)] });
    await ledger.commitPage(lease, aPage([], { children: [held(1)] }));
    expect(await holders(ledger)).toEqual({ 'pet-3': [id(2)] });
  });
};

const deliveredContract = (bench: LedgerBench): void => {
  test('records count as delivered by their last outcome other than unchanged', async () => {
    const { ledger, lease } = await started(bench);
    expect(await ledger.presentCount(sync)).toBe(0);
    await ledger.commitPage(lease, aPage([1, 2, 3, 4].map((n) => delivered(id(n)))));
    const outcomes = [unchanged(id(1)), skipped(id(2)), rejected(id(3)), delivered(id(4), 'print-2')];
    await ledger.commitPage(lease, aPage(outcomes));
    expect(await ledger.presentCount(sync)).toBe(2);
    expect(await ledger.presentCount('Newsletter')).toBe(0);
  });
};

const secondLookContract = (bench: LedgerBench): void => {
  const soon = '2026-11-21T10:30:00.000Z';

  test('a record is due from the moment on, its state stays otherwise; unknown ones are left out', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.commitPage(lease, aPage([delivered(id(1)), rejected(id(2)), delivered(id(3))]));
    const before = await ledger.recordStates(sync, [id(1), id(2)]);
    await ledger.lookAgain(sync, [id(2), id(1), id(7)], soon);
    expect(await ledger.dueRecords(sync, at, 10)).toEqual([]);
    expect(await ledger.dueRecords(sync, soon, 10)).toEqual([id(1), id(2)]);
    expect(await ledger.dueRecords('Newsletter', soon, 10)).toEqual([]);
    expect(await ledger.recordStates(sync, [id(1), id(2), id(7)])).toEqual([
      ...before.map((state) => ({ ...state, retryAt: soon })),
      null
    ]);
  });

  test('an earlier retry is not put off, a later one is brought forward', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.commitPage(lease, aPage([deferred(id(1), at), deferred(id(2), later)]));
    await ledger.lookAgain(sync, [id(1), id(2)], soon);
    const states = await ledger.recordStates(sync, [id(1), id(2)]);
    expect(states.map((state) => [state?.retryAt, state?.status, state?.attempts])).toEqual([
      [at, 'deferred', 1],
      [soon, 'deferred', 1]
    ]);
  });

  for (const outcome of [unchanged(id(1)), delivered(id(1)), skipped(id(1)), rejected(id(1))]) {
    test(`a record that turns out ${outcome.status} has been looked at`, async () => {
      const { ledger, lease } = await started(bench);
      await ledger.commitPage(lease, aPage([delivered(id(1)), delivered(id(2))]));
      await ledger.lookAgain(sync, [id(1), id(2)], soon);
      await ledger.commitPage(lease, aPage([outcome], { at: later }));
      expect(await ledger.dueRecords(sync, later, 10)).toEqual([id(2)]);
    });
  }
};

const targetContract = (bench: LedgerBench): void => {
  test('what a name came to is known in its project, the one noted last', async () => {
    const ledger = await bench.open();
    expect(await ledger.target('Main', 'list of To_List')).toBeNull();
    for (const value of ['11', '12']) await ledger.noteTarget('Main', 'list of To_List', value);
    await ledger.noteTarget('Other', 'list of To_List', '13');
    const again = await bench.open();
    expect(await again.target('Main', 'list of To_List')).toBe('12');
    expect(await again.target('Main', 'list of Other_List')).toBeNull();
  });
};

const secondOutcomeContract = (bench: LedgerBench): void => {
  test('it takes the place of the first, and negative counts take back what was counted', async () => {
    const { ledger, lease } = await started(bench);
    const first = { extracted: 2, mapped: 2, delivered: 1, deferred: 1 };
    await ledger.commitPage(lease, aPage([deferred(id(1), at), delivered(id(2))], { counts: first }));
    const second = { delivered: 1, deferred: -1 };
    await ledger.commitPage(lease, aPage([delivered(id(1), 'print-2')], { counts: second, at: later }));
    const outcomes = await ledger.outcomesOfRun('run-1', { limit: 10 });
    expect(outcomes.map(({ recordId, status, fingerprint }) => [recordId, status, fingerprint])).toEqual([
      [id(1), 'delivered', 'print-2'],
      [id(2), 'delivered', 'print-1']
    ]);
    expect(await ledger.outcomesOfRecord(id(1), 10)).toHaveLength(1);
    expect(await ledger.outcomesOfRun('run-1', { limit: 10, status: 'deferred' })).toEqual([]);
    expect(await ledger.outcomesOfRun('run-1', { limit: 10, recordId: id(2) })).toMatchObject([
      { recordId: id(2) }
    ]);
    expect((await ledger.run('run-1'))?.counts).toEqual({
      ...noCounts(),
      extracted: 2,
      mapped: 2,
      delivered: 2
    });
    expect((await ledger.recordStates(sync, [id(1)]))[0]).toMatchObject({ retryAt: null, attempts: 0 });
  });

  test('nothing of the first one shines through: field, fix, retry and dead letter are gone', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.commitPage(lease, aPage([rejected(id(1))]));
    await ledger.commitPage(lease, aPage([delivered(id(1))]));
    expect(await ledger.outcomesOfRun('run-1', { limit: 10 })).toEqual([
      { ...delivered(id(1)), run: 'run-1', sync, at }
    ]);
    expect(await ledger.deadLetters({ limit: 10 })).toEqual([]);
  });
};
