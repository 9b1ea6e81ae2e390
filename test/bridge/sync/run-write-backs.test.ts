import type { Lease } from '../../../bridge/sync/bookkeeping';
import type { Counts, Outcome } from '../../../bridge/sync/model';
import { RunWriteBacks } from '../../../bridge/sync/run-write-backs';
import { Turns } from '../../../bridge/sync/turns';
import { statusFieldNames } from '../../../bridge/sync/write-back';
import {
  contactId,
  manualClock,
  syncDefinition,
  temporaryLedger,
  unfinishedRun,
  type TemporaryLedger
} from '../../builders';
import { scriptedSource } from './scripted-source';

/** A run, and a run within it for what somebody asked for in between. */
const definition = syncDefinition();
const sync = definition.name;
const at = '2026-02-01T10:00:00.000Z';

let temporary: TemporaryLedger;
let lease: Lease;
beforeEach(async () => {
  temporary = await temporaryLedger();
  lease = await temporary.lease(`sync:${sync}`);
  await temporary.ledger.startRun(lease, unfinishedRun({ run: 'main', sync }));
  await temporary.ledger.startRun(lease, unfinishedRun({ run: 'within', sync }));
});
afterEach(() => temporary.close());

/** A Salesforce that answers a call only when it is told to. */
function slowSource() {
  const source = scriptedSource();
  const open: (() => void)[] = [];
  const written: string[][] = [];
  source.updateRecords = async (_object, records) => {
    written.push(
      records.map(({ id, fields }) => `${Number(id.slice(3, 15))} ${String(fields.Iterable_Status__c)}`)
    );
    await new Promise<void>((resolve) => open.push(resolve));
    return records.map(() => ({ ok: true }));
  };
  return { source, written, answer: (): void => open.splice(0).forEach((go) => go()) };
}

function twoRuns() {
  const { source, written, answer } = slowSource();
  const turns = new Turns();
  const counts: Record<string, number> = {};
  const of = (runId: string, reach: 'all of the sync' | 'own records'): RunWriteBacks => {
    const note = (given: Partial<Counts>): Promise<void> => {
      counts[runId] = (counts[runId] ?? 0) + (given.writtenBack ?? 0);
      return Promise.resolve();
    };
    const parts = { source, ledger: temporary.ledger, clock: manualClock(), activeSyncs: [] };
    const run = new RunWriteBacks(definition, parts, { runId, lease, notice: fail, note, turns, reach });
    run.begin(statusFieldNames);
    return run;
  };
  return {
    ...{ written, answer, counts },
    main: of('main', 'all of the sync'),
    within: of('within', 'own records')
  };
}

const fail = (text: string): void => {
  throw new Error(text);
};

async function commit(
  runId: string,
  run: RunWriteBacks,
  numbers: readonly number[],
  status: Outcome['status']
) {
  const shown = numbers.map((number) => {
    const record = { id: contactId(number), object: 'Contact', changedAt: at, isDeleted: false };
    const outcome = { recordId: record.id, object: 'Contact', status, code: '', message: '' };
    return { record: { ...record, masterRecordId: null, fields: {} }, outcome };
  });
  await temporary.ledger.commitPage(lease, {
    ...{ runId, sync, project: 'Main', counts: {}, calls: { salesforce: 0, iterable: 0 }, at },
    outcomes: shown.map(({ outcome }) => outcome),
    writeBacks: await run.of(shown)
  });
  await run.start();
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
/** Long enough for whoever would not wait to be there. */
const aWhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100));
const left = () => temporary.ledger.writeBacksDue(sync, 1000);

/** Answers whatever is asked until the work is done. */
async function answering(answer: () => void, work: Promise<void>): Promise<void> {
  let isDone = false;
  const done = work.finally(() => (isDone = true));
  while (!isDone) {
    answer();
    await pause();
  }
  await done;
}

test('D-20 what a run within the run has to write is written once, after what is on its way, and never lost', async () => {
  const { main, within, written, answer } = twoRuns();
  await commit('main', main, [1], 'deferred');
  while (written.length === 0) await pause();
  await commit('within', within, [1], 'delivered');
  await aWhile();
  expect(written).toEqual([['1 Pending']]);
  await answering(
    answer,
    Promise.all([main.finish(), within.finish()]).then(() => undefined)
  );
  expect(written).toEqual([['1 Pending'], ['1 Synced']]);
  expect(await left()).toEqual([]);
});

test('D-19 a run within the run ends when its own records are written, whatever is on the list of the sync', async () => {
  const { main, within, written, answer, counts } = twoRuns();
  const many = Array.from({ length: 700 }, (_, number) => number);
  await commit('main', main, many, 'delivered');
  while (written.length === 0) await pause();
  await commit('within', within, [900], 'delivered');
  await answering(answer, within.finish());
  expect(written[1]).toEqual(['900 Synced']);
  expect(counts.within).toBe(1);
  expect((await left()).length).toBeGreaterThan(200);
  await answering(answer, main.finish());
  expect(written.map(({ length }) => length)).toEqual([200, 1, 200, 200, 100]);
  expect(counts).toEqual({ main: 700, within: 1 });
});
