import type { RunKind } from '../../bridge/ledger/look-ups';
import type { RunChange } from '../../bridge/sync/bookkeeping';
import type { RunState } from '../../bridge/sync/model';
import { noCounts, runTransitions } from '../../bridge/sync/model';
import { aPage, aRun, delivered, id, started, sync, take, type LedgerBench } from './ledger-bench';

export const runContract = (bench: LedgerBench): void => {
  test('a run reads back as it was stored, in state running', async () => {
    const run = aRun('run-1', {
      trigger: 'schedule',
      query: 'SELECT Id FROM Contact',
      notices: ['é "quoted"']
    });
    const { ledger } = await started(bench, run);
    expect(await ledger.run('run-1')).toEqual(run);
    expect(await ledger.run('run-2')).toBeNull();
  });

  test('a change replaces what it names and leaves the rest; counts and calls are added', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.updateRun(lease, 'run-1', { counts: { extracted: 3, mapped: 2 }, calls: { salesforce: 1 } });
    await ledger.updateRun(lease, 'run-1', { counts: { mapped: 1 }, calls: { salesforce: 1, iterable: 4 } });
    await ledger.updateRun(lease, 'run-1', { query: 'SELECT Id FROM Contact', notices: ['a', 'b'] });
    const error = { code: 'sf.down', message: 'Salesforce is down.', fix: 'Wait.' };
    await ledger.updateRun(lease, 'run-1', {
      state: 'failed',
      endedAt: '2026-11-21T10:05:00.000Z',
      error,
      bookmark: '2026-11-21T09:50:00.000Z'
    });
    expect(await ledger.run('run-1')).toEqual({
      ...aRun('run-1'),
      counts: { ...noCounts(), extracted: 3, mapped: 3 },
      calls: { salesforce: 2, iterable: 4 },
      query: 'SELECT Id FROM Contact',
      notices: ['a', 'b'],
      state: 'failed',
      endedAt: '2026-11-21T10:05:00.000Z',
      error,
      bookmark: '2026-11-21T09:50:00.000Z'
    });
  });

  test('a change of null empties, a change left out does not', async () => {
    const { ledger, lease } = await started(bench, aRun('run-1', { bookmark: 'then', endedAt: 'then' }));
    await ledger.updateRun(lease, 'run-1', { bookmark: null, endedAt: undefined });
    expect(await ledger.run('run-1')).toMatchObject({ bookmark: null, endedAt: 'then' });
  });

  test('a run changes state as the table of transitions says, and never leaves done or failed', async () => {
    const { ledger, lease } = await started(bench);
    const states = Object.keys(runTransitions) as RunState[];
    for (const from of states) {
      for (const to of states.filter((state) => state !== from)) {
        const run = `${from}-${to}`;
        await ledger.startRun(lease, aRun(run));
        if (from !== 'running') await ledger.updateRun(lease, run, { state: from });
        const change = ledger.updateRun(lease, run, { state: to });
        if (runTransitions[from].includes(to)) await expect(change).resolves.toBeUndefined();
        else await expect(change).rejects.toThrow(`Run ${run} is ${from} and cannot become ${to}.`);
      }
    }
  });

  test('a run that does not exist cannot be changed, and one that exists not be started again', async () => {
    const { ledger, lease } = await started(bench);
    await expect(ledger.updateRun(lease, 'run-9', { state: 'done' })).rejects.toThrow('no run run-9');
    await expect(ledger.commitPage(lease, aPage([], { runId: 'run-9' }))).rejects.toThrow('no run run-9');
    await expect(ledger.startRun(lease, aRun('run-1'))).rejects.toThrow();
  });

  test('the unfinished run of a sync is the one that is running or interrupted', async () => {
    const { ledger, lease } = await started(bench);
    expect((await ledger.unfinishedRun(sync))?.run).toBe('run-1');
    await ledger.updateRun(lease, 'run-1', { state: 'interrupted' });
    expect(await ledger.unfinishedRun(sync)).toMatchObject({ run: 'run-1', state: 'interrupted' });
    await ledger.updateRun(lease, 'run-1', { state: 'running' });
    await ledger.updateRun(lease, 'run-1', { state: 'done' });
    expect(await ledger.unfinishedRun(sync)).toBeNull();
  });

  test('the unfinished run of another sync is not in question', async () => {
    const { ledger } = await started(bench);
    expect(await ledger.unfinishedRun('Lead_To_User')).toBeNull();
  });

  test('runs are listed newest first, page by page, of one sync or of all', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.startRun(lease, aRun('run-2', { sync: 'Lead_To_User' }));
    for (const run of ['run-3', 'run-4', 'run-5']) await ledger.startRun(lease, aRun(run));
    const list = async (query: { sync?: string; limit: number; before?: string }) =>
      (await ledger.runs(query)).map(({ run }) => run);
    expect(await list({ limit: 10 })).toEqual(['run-5', 'run-4', 'run-3', 'run-2', 'run-1']);
    expect(await list({ limit: 2 })).toEqual(['run-5', 'run-4']);
    expect(await list({ limit: 2, before: 'run-4' })).toEqual(['run-3', 'run-2']);
    expect(await list({ sync, limit: 3, before: 'run-5' })).toEqual(['run-4', 'run-3', 'run-1']);
    expect(await list({ limit: 2, before: 'run-1' })).toEqual([]);
    expect(await list({ limit: 2, before: 'unknown' })).toEqual([]);
  });

  test('runs of a kind: what people look for among those that found nothing', async () => {
    const { ledger, lease } = await started(bench);
    const ended = async (run: string, change: RunChange): Promise<void> => {
      if (run !== 'run-1') await ledger.startRun(lease, aRun(run));
      await ledger.updateRun(lease, run, change);
    };
    await ended('run-1', { state: 'done' });
    await ended('run-2', { state: 'done', counts: { extracted: 1, unchanged: 1 } });
    await ended('run-3', { state: 'done', counts: { extracted: 2, delivered: 1, rejected: 1 } });
    await ended('run-4', { state: 'failed' });
    await ended('run-5', { state: 'held' });
    await ended('run-6', {});
    const kind = async (asked: RunKind): Promise<string[]> =>
      (await ledger.runs({ limit: 10, kind: asked })).map(({ run }) => run);
    expect(await kind('notable')).toEqual(['run-6', 'run-5', 'run-4', 'run-3', 'run-2']);
    expect(await kind('sent')).toEqual(['run-3']);
    expect(await kind('attention')).toEqual(['run-5', 'run-4', 'run-3']);
    expect(await kind('failed')).toEqual(['run-4']);
    expect(await kind('held')).toEqual(['run-5']);
    expect(await kind('underWay')).toEqual(['run-6']);
  });
};

export const bookmarkContract = (bench: LedgerBench): void => {
  test('a sync has no bookmark before its first page', async () => {
    const { ledger } = await started(bench);
    expect(await ledger.bookmark(sync)).toBeNull();
  });

  test('a page moves the bookmark, inside a window and past it', async () => {
    const { ledger, lease } = await started(bench);
    const window = {
      start: null,
      end: '2026-11-21T10:00:00.000Z',
      position: { changedAt: '2026-11-20T00:00:00.000Z', id: id(1) }
    };
    for (const bookmark of [
      { mark: null, window },
      { mark: '2026-11-21T10:00:00.000Z', window: null }
    ]) {
      await ledger.commitPage(lease, aPage([delivered(id(1))], { bookmark }));
      expect(await ledger.bookmark(sync)).toEqual(bookmark);
    }
  });

  test('a page of records that were read by id leaves the bookmark where it is', async () => {
    const { ledger, lease } = await started(bench);
    const bookmark = { mark: '2026-11-21T10:00:00.000Z', window: null };
    await ledger.commitPage(lease, aPage([], { bookmark }));
    await ledger.commitPage(lease, aPage([delivered(id(1))]));
    expect(await ledger.bookmark(sync)).toEqual(bookmark);
  });

  test('syncs have bookmarks of their own', async () => {
    const { ledger, lease } = await started(bench);
    await ledger.commitPage(lease, aPage([], { bookmark: { mark: 'A', window: null } }));
    const other = await take(ledger, 'sync:Lead_To_User');
    await ledger.startRun(other, aRun('run-2', { sync: 'Lead_To_User' }));
    const page = aPage([], { runId: 'run-2', sync: 'Lead_To_User', bookmark: { mark: 'B', window: null } });
    await ledger.commitPage(other, page);
    expect([await ledger.bookmark(sync), await ledger.bookmark('Lead_To_User')]).toEqual([
      { mark: 'A', window: null },
      { mark: 'B', window: null }
    ]);
  });
};
