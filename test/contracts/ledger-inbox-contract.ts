import type { Hint } from '../../bridge/ledger/ledger';
import { aRun, at, id, started, sync, type LedgerBench } from './ledger-bench';

const hint = (number: number, given: Partial<Hint> = {}): Hint => ({
  sync,
  recordId: id(number),
  lane: 'live',
  run: null,
  message: null,
  at,
  ...given
});

export const inboxContract = (bench: LedgerBench): void => {
  test('hints stay until they are finished, and are taken up by the run that asks', async () => {
    const { ledger } = await started(bench);
    expect(await ledger.addHints([hint(1), hint(2)])).toBe(2);
    const taken = await ledger.takeHints({ sync, run: 'run-9', limit: 10 });
    expect(taken.map(({ recordId, run }) => [recordId, run])).toEqual([
      [id(1), 'run-9'],
      [id(2), 'run-9']
    ]);
    // The process that took them died: the next one finds them under the same run.
    const again = await ledger.takeHints({ sync, run: 'run-10', limit: 10 });
    expect(again.map(({ run }) => run)).toEqual(['run-9', 'run-9']);
    await ledger.finishHints(again.map(({ seq }) => seq));
    expect(await ledger.takeHints({ sync, run: 'run-11', limit: 10 })).toEqual([]);
  });

  test('what a person waits for comes first, and keeps the run that the person follows', async () => {
    const { ledger } = await started(bench);
    await ledger.addHints([hint(1), hint(2, { lane: 'interactive', run: 'asked-run' })]);
    const taken = await ledger.takeHints({ sync, run: 'run-9', limit: 10 });
    expect(taken.map(({ recordId, run, lane }) => [recordId, run, lane])).toEqual([
      [id(2), 'asked-run', 'interactive'],
      [id(1), 'run-9', 'live']
    ]);
    const asked = await ledger.takeHints({ sync, lane: 'interactive', run: 'run-9', limit: 10 });
    expect(asked.map(({ recordId }) => recordId)).toEqual([id(2)]);
  });

  test('what one run takes up is answered whole, however few are asked for', async () => {
    const { ledger } = await started(bench);
    const run = 'asked-run';
    await ledger.addHints([1, 2, 3].map((number) => hint(number, { lane: 'interactive', run })));
    await ledger.addHints([hint(4), hint(5)]);
    const taken = await ledger.takeHints({ sync, run: 'run-9', limit: 1 });
    expect(taken.map(({ recordId, run: by }) => [recordId, by])).toEqual([
      [id(1), run],
      [id(2), run],
      [id(3), run]
    ]);
    await ledger.finishHints(taken.map(({ seq }) => seq));
    const [next] = await ledger.takeHints({ sync, run: 'run-10', limit: 1 });
    expect(next).toMatchObject({ recordId: id(4), run: 'run-9' });
  });

  test('salesforce-api 7: a notification that comes again is heard once, for every sync that it concerns', async () => {
    const { ledger } = await started(bench);
    const message = '04l000000000001AAA';
    const both = [hint(1, { message }), hint(1, { message, sync: 'Newsletter' })];
    expect(await ledger.addHints(both)).toBe(2);
    expect(await ledger.addHints(both)).toBe(0);
    expect(await ledger.addHints([hint(1, { message: '04l000000000002AAA' })])).toBe(1);
    expect((await ledger.syncsWithHints()).sort()).toEqual([sync, 'Newsletter'].sort());
  });

  test('a run for hints is gone on with by whoever takes them, not by the sync as a whole', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.updateRun(lease, 'run-1', { state: 'done', endedAt: at });
    await ledger.startRun(lease, aRun('asked-run', { trigger: 'record' }));
    await ledger.addHints([hint(1, { lane: 'interactive', run: 'asked-run' })]);
    expect(await ledger.unfinishedRun(sync)).toBeNull();
    const [taken] = await ledger.takeHints({ sync, run: 'run-9', limit: 1 });
    await ledger.finishHints([taken?.seq ?? 0]);
    expect((await ledger.unfinishedRun(sync))?.run).toBe('asked-run');
  });

  test('hints that nobody took and messages that will not come again are purged', async () => {
    const { ledger } = await started(bench);
    const message = '04l000000000001AAA';
    await ledger.addHints([hint(1, { message })]);
    await ledger.purge('2100-01-01T00:00:00.000Z');
    expect(await ledger.syncsWithHints()).toEqual([]);
    expect(await ledger.addHints([hint(1, { message })])).toBe(1);
  });

  test('salesforce-api 7: a message of the last day is remembered, one of a week ago is not', async () => {
    const { ledger } = await started(bench);
    const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();
    const told = (message: string, hours: number) => [hint(1, { message, at: hoursAgo(hours) })];
    await ledger.addHints([...told('04l000000000001AAA', 24), ...told('04l000000000002AAA', 24 * 7)]);
    await ledger.purge(hoursAgo(24 * 90));
    expect(await ledger.addHints(told('04l000000000001AAA', 0))).toBe(0);
    expect(await ledger.addHints(told('04l000000000002AAA', 0))).toBe(1);
  });
};
