import { randomUUID } from 'node:crypto';
import { LeaseLostError } from '../../bridge/errors';
import type { RememberedUser, Trial } from '../../bridge/ledger/ledger';
import { aPage, at, delivered, id, owner, started, sync, take, type LedgerBench } from './ledger-bench';

const later = '2026-11-22T10:00:00.000Z';
const nothing = {
  fields: [],
  values: {},
  listsJoined: [],
  listsLeft: [],
  withUserId: false,
  optedOut: false
};

export const aTrial = (given: Partial<Trial> = {}): Trial => ({
  ...{ trial: randomUUID(), run: randomUUID(), kind: 'people', state: 'sending', note: 'Look' },
  ...{ sync, object: 'Contact', project: 'Main', definition: 'version-1', rows: '{"syncs":[]}' },
  ...{ startedAt: at, startedBy: '005000000000001AAA', endedAt: null, decidedAt: null, decidedBy: null },
  ...{ cannotUndo: ['Events stay.'], problem: null, isLearned: false },
  ...given
});

export const remembered = (key: string, given: Partial<RememberedUser> = {}): RememberedUser => ({
  ...{
    key,
    kind: 'email',
    value: key,
    recordIds: [id(1)],
    wasThere: true,
    sentAt: at,
    undo: null,
    undoMessage: ''
  },
  before: { email: key, userId: null, dataFields: { firstName: 'Ada' } },
  written: { ...nothing, fields: ['firstName'], values: { firstName: 'Augusta' } },
  ...given
});

/** What the ledger keeps of trials: a definition that is sent to a few people first. */
export const trialsContract = (bench: LedgerBench): void => {
  describe('one at a time', () => oneAtATime(bench));
  describe('states', () => states(bench));
  describe('what people had before', () => beforeContract(bench));
  describe('how long', () => howLong(bench));
};

const oneAtATime = (bench: LedgerBench): void => {
  test('D-28 a trial and its people outlive the process, in the order in which they were chosen', async () => {
    const ledger = await bench.open();
    const trial = aTrial();
    expect(await ledger.startTrial(trial, [id(2), id(1)])).toBe(true);
    await ledger.close();
    const next = await bench.open();
    expect(await next.trial(trial.trial)).toEqual(trial);
    expect(await next.trialPeople(trial.trial)).toEqual([
      { recordId: id(2), outcome: null },
      { recordId: id(1), outcome: null }
    ]);
    expect(await next.trial(randomUUID())).toBeNull();
  });

  test('D-28 of a sync one trial is undecided at a time, whoever asks in whatever case; fields wait for nobody', async () => {
    const ledger = await bench.open();
    const first = aTrial();
    await ledger.startTrial(first, [id(1)]);
    expect(await ledger.startTrial(aTrial({ sync: sync.toUpperCase() }), [id(2)])).toBe(false);
    expect(await ledger.startTrial(aTrial({ kind: 'fields' }), [])).toBe(true);
    expect(await ledger.startTrial(aTrial({ sync: 'Other' }), [id(2)])).toBe(true);
    await ledger.changeTrial(first.trial, { from: ['sending'], set: { state: 'kept' } });
    const second = aTrial();
    expect(await ledger.startTrial(second, [id(2)])).toBe(true);
    expect((await ledger.trialsOf(sync.toLowerCase(), 10)).map(({ trial }) => trial)).toEqual([
      second.trial,
      first.trial
    ]);
    expect(await ledger.trialsOf(sync, 1)).toHaveLength(1);
  });
};

const states = (bench: LedgerBench): void => {
  test('D-28 a change holds from the states that it names alone, and says so', async () => {
    const ledger = await bench.open();
    const trial = aTrial();
    await ledger.startTrial(trial, []);
    const change = { from: ['sent'], set: { state: 'kept' } } as const;
    expect(await ledger.changeTrial(trial.trial, change)).toBeNull();
    expect(await ledger.changeTrial(randomUUID(), change)).toBeNull();
    const problem = { message: 'It waits.', fix: 'Wait.' };
    const set = { state: 'sent', endedAt: later, problem } as const;
    expect(await ledger.changeTrial(trial.trial, { from: ['sending'], set })).toEqual({ ...trial, ...set });
    expect(await ledger.changeTrial(trial.trial, change)).toMatchObject({
      state: 'kept',
      endedAt: later,
      problem
    });
  });

  test('D-28 open are those that wait for the bridge: to be sent, undone, or learned of once kept', async () => {
    const ledger = await bench.open();
    const made = (['sending', 'sent', 'failed', 'undoing', 'undone', 'kept'] as const).map((state) =>
      aTrial({ state, sync: state })
    );
    for (const trial of made) await ledger.startTrial(trial, []);
    const open = async (): Promise<string[]> => (await ledger.openTrials()).map(({ state }) => state);
    expect(await open()).toEqual(['sending', 'undoing', 'kept']);
    await ledger.changeTrial(made[5]?.trial ?? '', { from: ['kept'], set: { isLearned: true } });
    expect(await open()).toEqual(['sending', 'undoing']);
  });

  test('D-28 when a trial of a project was last undone', async () => {
    const ledger = await bench.open();
    expect(await ledger.lastUndone('Main')).toBeNull();
    await ledger.startTrial(aTrial({ state: 'undone', decidedAt: later }), []);
    await ledger.startTrial(aTrial({ state: 'undone', decidedAt: at }), []);
    expect(await ledger.lastUndone('Main')).toBe(later);
    expect(await ledger.lastUndone('Other')).toBeNull();
  });
};

const beforeContract = (bench: LedgerBench): void => {
  test('D-28 the first knowledge of what was before stays, what is written is added to', async () => {
    const { ledger, lease } = await started(bench);
    const trial = aTrial();
    await ledger.startTrial(trial, [id(1)]);
    const first = remembered('ada@example.com');
    await ledger.rememberUsers(lease, trial.trial, [
      first,
      remembered('ben@example.com', { wasThere: false, before: null })
    ]);
    const values = { firstName: 'Augusta', city: 'London' };
    const written = {
      ...nothing,
      fields: ['firstName', 'city'],
      values,
      since: at,
      listsJoined: [7],
      optedOut: true
    };
    const again = { recordIds: [id(2)], before: null, wasThere: false, written, sentAt: later };
    await ledger.rememberUsers(lease, trial.trial, [remembered('ada@example.com', again)]);
    expect(await ledger.rememberedUsers(trial.trial)).toEqual([
      { ...first, recordIds: [id(1), id(2)], written, sentAt: later },
      remembered('ben@example.com', { wasThere: false, before: null })
    ]);
  });

  test('D-28 results of an undo are stored one by one; what failed keeps what it needs', async () => {
    const { ledger, lease } = await started(bench);
    const trial = aTrial();
    await ledger.startTrial(trial, []);
    await ledger.rememberUsers(lease, trial.trial, [
      remembered('a@example.com'),
      remembered('b@example.com')
    ]);
    await ledger.noteUndone(lease, trial.trial, { key: 'a@example.com', undo: 'restored', undoMessage: '' });
    await ledger.noteUndone(lease, trial.trial, { key: 'b@example.com', undo: 'failed', undoMessage: 'No.' });
    await ledger.forgetBefore(trial.trial);
    expect(await ledger.rememberedUsers(trial.trial)).toEqual([
      remembered('a@example.com', {
        undo: 'restored',
        before: null,
        written: { ...nothing, fields: ['firstName'] }
      }),
      remembered('b@example.com', { undo: 'failed', undoMessage: 'No.' })
    ]);
  });

  test('D-28 outcomes stand with the trial alone: nothing is known of the records', async () => {
    const { ledger, lease } = await started(bench);
    const trial = aTrial();
    await ledger.startTrial(trial, [id(1), id(2)]);
    await ledger.noteTrialOutcomes(lease, trial.trial, [delivered(id(2)), delivered(id(3))]);
    expect(await ledger.trialPeople(trial.trial)).toEqual([
      { recordId: id(1), outcome: null },
      { recordId: id(2), outcome: delivered(id(2)) }
    ]);
    expect(await ledger.recordStates(sync, [id(2)])).toEqual([null]);
  });

  test('DESIGN 7.9: whoever lost the lease remembers, sends and undoes nothing any more', async () => {
    const { ledger, lease } = await started(bench);
    const trial = aTrial();
    await ledger.startTrial(trial, [id(1)]);
    await ledger.releaseLease(lease);
    await take(ledger, `sync:${sync}`, owner('next'));
    const undone = { key: 'a', undo: 'restored', undoMessage: '' } as const;
    await expect(ledger.rememberUsers(lease, trial.trial, [remembered('a')])).rejects.toThrow(LeaseLostError);
    await expect(ledger.noteTrialOutcomes(lease, trial.trial, [delivered(id(1))])).rejects.toThrow(
      LeaseLostError
    );
    await expect(ledger.noteUndone(lease, trial.trial, undone)).rejects.toThrow(LeaseLostError);
    expect(await ledger.rememberedUsers(trial.trial)).toEqual([]);
  });
};

const howLong = (bench: LedgerBench): void => {
  test('H-07 whom Iterable was told to forget is forgotten in trials too', async () => {
    const { ledger, lease } = await started(bench);
    const trial = aTrial();
    await ledger.startTrial(trial, []);
    await ledger.rememberUsers(lease, trial.trial, [
      remembered('ada@example.com'),
      remembered('ben@example.com')
    ]);
    await ledger.commitPage(lease, aPage([delivered(id(1), 'print', { goneUser: 'ada@example.com' })]));
    expect((await ledger.rememberedUsers(trial.trial)).map(({ key }) => key)).toEqual(['ben@example.com']);
  });

  test('trials go with the retention, those that wait for the bridge stay', async () => {
    const { ledger, lease } = await started(bench);
    const old = aTrial({ state: 'sent' });
    const open = aTrial({ state: 'undoing', sync: 'Other' });
    await ledger.startTrial(old, [id(1)]);
    await ledger.startTrial(open, [id(2)]);
    await ledger.rememberUsers(lease, old.trial, [remembered('ada@example.com')]);
    await ledger.purge(later);
    expect(await ledger.trial(old.trial)).toBeNull();
    expect(await ledger.trialPeople(old.trial)).toEqual([]);
    expect(await ledger.rememberedUsers(old.trial)).toEqual([]);
    expect(await ledger.trial(open.trial)).toEqual(open);
  });
};
