import { LeaseLostError } from '../../bridge/errors';
import type { Ledger } from '../../bridge/ledger/ledger';
import { type Child, startChild } from './child';
import { aPage, aRun, delivered, id, ledgerBench, openLedger, owner, take } from './ledger-bench';
import type { LedgerAddress } from './ledger-bench';
import { childOf, idsOfPage, pageRecords, userOf, type CommitPages } from './ledger-child';
import { handedKeys, type HandOver } from './ledger-hand-over-child';
import { pairOf, type RememberPairs } from './ledger-trial-child';
import { pass } from './waiting';

/** What every Ledger promises when processes are killed with -9, and when several work on it. */
export const ledgerCrashContract = (newAddress: () => LedgerAddress): void => {
  const bench = ledgerBench(newAddress);
  const children: Child[] = [];
  afterEach(async () => {
    await Promise.all(children.splice(0).map((child) => child.kill()));
  });

  const startCommitting = (sync: string, pages: number): Child => {
    const argument: CommitPages = { address: bench.address(), sync, pages };
    const child = startChild('ledger-child.ts', argument);
    children.push(child);
    return child;
  };

  test('a page that is being written when its process is killed is whole or absent', async () => {
    let before = 0;
    for (let round = 1; round <= 8; round += 1) {
      const child = startCommitting('A', 100_000);
      expect(await child.line()).toBe('ready');
      await child.line();
      await pass(Math.random() * 120);
      await child.kill();
      const acknowledged = Number(child.linesLeft().at(-1) ?? before + 1);
      const ledger = await openLedger(bench.address());
      const pages = await expectWholePages(ledger);
      expect(pages).toBeGreaterThanOrEqual(acknowledged);
      expect(pages).toBeLessThanOrEqual(acknowledged + 1);
      before = pages;
      await ledger.close();
    }
  }, 90_000);

  test('the lease of a killed process is free at once, and its run is there to go on with', async () => {
    const child = startCommitting('A', 100_000);
    expect(await child.line()).toBe('ready');
    const ledger = await bench.open();
    expect(await ledger.takeLease('sync:A', owner('next'), 60)).toMatchObject({
      heldBy: { label: 'commits A', pid: child.pid }
    });
    await child.kill();
    const lease = await take(ledger, 'sync:A', owner('next'));
    expect(lease.token).toBe(2);
    expect(await ledger.unfinishedRun('A')).toMatchObject({ run: 'run of A', state: 'running' });
    await ledger.updateRun(lease, 'run of A', { state: 'done' });
  }, 30_000);

  test('two processes commit to one ledger at the same time, and nothing of either is lost', async () => {
    const pages = 30;
    const child = startCommitting('A', pages);
    const ledger = await bench.open();
    const lease = await take(ledger, 'sync:B');
    await ledger.startRun(lease, aRun('run of B', { sync: 'B' }));
    expect(await child.line()).toBe('ready');
    for (let page = 1; page <= pages; page += 1) {
      const outcomes = idsOfPage(page).map((recordId) => delivered(recordId));
      const counts = { delivered: pageRecords };
      await ledger.commitPage(lease, aPage(outcomes, { runId: 'run of B', sync: 'B', counts }));
    }
    expect(await child.ended()).toBe(0);
    expect(await expectWholePages(ledger)).toBe(pages);
    expect((await ledger.run('run of B'))?.counts.delivered).toBe(pages * pageRecords);
    expect(await ledger.statesOfRecord(id(0))).toHaveLength(2);
  }, 60_000);

  test('what people were before a trial is there whole, pair by pair, when its process is killed', async () => {
    for (let round = 1; round <= 3; round += 1) {
      const trial = `round-${round}`;
      const argument: RememberPairs = { address: bench.address(), trial };
      const child = startChild('ledger-trial-child.ts', argument);
      children.push(child);
      expect(await child.line()).toBe('ready');
      await child.line();
      await pass(Math.random() * 100);
      await child.kill();
      const acknowledged = Number(child.linesLeft().at(-1) ?? 1);
      const ledger = await openLedger(bench.address());
      const keys = (await ledger.rememberedUsers(trial)).map(({ key }) => key);
      const pairs = keys.length / 2;
      expect([acknowledged, acknowledged + 1]).toContain(pairs);
      expect(new Set(keys)).toEqual(
        new Set(Array.from({ length: pairs }, (_, index) => pairOf(index + 1)).flat())
      );
      expect(await ledger.openTrials()).toHaveLength(round);
      await ledger.close();
    }
  }, 60_000);

  test('identities that change hands when a process is killed are with one record, all of them', async () => {
    for (let round = 1; round <= 4; round += 1) {
      const argument: HandOver = { address: bench.address(), from: round * 100_000 };
      const child = startChild('ledger-hand-over-child.ts', argument);
      children.push(child);
      const acknowledged = Number(await child.line());
      await pass(Math.random() * 60);
      await child.kill();
      const last = Number(child.linesLeft().at(-1) ?? acknowledged);
      const ledger = await openLedger(bench.address());
      const owned = await ledger.identitiesOf('Main', [id(last), id(last + 1)]);
      expect([...owned.values()].map((claims) => claims.length)).toEqual([handedKeys.length]);
      await ledger.close();
    }
  }, 60_000);

  test('a process that lost its lease to another cannot commit any more', async () => {
    const ledger = await bench.open();
    const answer = await ledger.takeLease('sync:A', owner('stalled'), 0);
    if (!('lease' in answer)) throw new Error('The lease was not free.');
    await ledger.startRun(answer.lease, aRun('run of A', { sync: 'A' }));
    const child = startCommitting('A', 2);
    expect(await child.ended()).toBe(0);
    const page = aPage([delivered(id(1), 'stale')], { runId: 'run of A', sync: 'A' });
    await expect(ledger.commitPage(answer.lease, page)).rejects.toThrow(LeaseLostError);
    expect((await ledger.statesOfRecord(id(1)))[0]?.deliveredFingerprint).toBe('print-1');
  }, 30_000);
};

/** Sync A holds the same number of pages wherever one looks; answers how many. */
const expectWholePages = async (ledger: Ledger): Promise<number> => {
  const pages = Number((await ledger.bookmark('A'))?.mark ?? 0);
  const records = pages * pageRecords;
  const run = await ledger.run('run of A');
  expect(run?.counts.delivered).toBe(records);
  expect(run?.calls).toEqual({ salesforce: pages, iterable: pages });
  const everything = { limit: records + pageRecords };
  expect(await ledger.outcomesOfRun('run of A', everything)).toHaveLength(records);
  expect(await ledger.writeBacksDue('A', everything.limit)).toHaveLength(records);
  if (pages > 0) expect(await knownOfPage(ledger, pages)).toEqual(countsOf(pageRecords));
  expect(await knownOfPage(ledger, pages + 1)).toEqual(countsOf(0));
  return pages;
};

const countsOf = (count: number) => ({ states: count, steps: count, users: count, children: count });

/** Of how many records of the page of sync A the ledger knows what. */
const knownOfPage = async (ledger: Ledger, page: number): Promise<ReturnType<typeof countsOf>> => {
  const ids = idsOfPage(page);
  const states = (await ledger.recordStates('A', ids)).filter((state) => state !== null);
  return {
    states: states.length,
    steps: states.filter(({ steps }) => 'Path_To_User' in steps).length,
    users: (await ledger.userTimes('Main', ids.map(userOf))).size,
    children: (await ledger.holdersOf('A', ids.map(childOf))).size
  };
};
