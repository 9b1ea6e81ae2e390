import type { SyncDefinition } from '../../../bridge/config/sync-definition';
import { Crossing } from '../../../bridge/sync/crossing';
import { Lanes } from '../../../bridge/sync/lanes';
import { createMapper } from '../../../bridge/sync/map';
import type { Batch, Operation, SourceRecord } from '../../../bridge/sync/model';
import type { CompletedPage } from '../../../bridge/sync/page';
import { Pipeline, type PipelineParts } from '../../../bridge/sync/pipeline';
import type { BulkAnswer, Destination, SingleAnswer } from '../../../bridge/sync/ports';
import type { Bookmark, RecordState } from '../../../bridge/sync/bookkeeping';
import type { Decider } from '../../../bridge/sync/decide';
import { contactId, manualClock, sourceRecord, syncDefinition } from '../../builders';
import { knownTypes, planContext } from './decide-bench';
import { answered, scriptedDestination } from './scripted-destination';

/** A call on its way: the test says when and how it is answered. */
export interface OpenCall {
  readonly batch: Batch;
  answer(answer: Partial<BulkAnswer> | Error): void;
}

export interface OpenSingle {
  readonly operation: Operation;
  answer(answer: SingleAnswer | Error): void;
}

interface BenchParts extends Partial<Omit<PipelineParts, 'decider'>> {
  readonly batchSize?: number;
  readonly definition?: SyncDefinition;
  readonly decider?: Partial<Decider>;
  readonly lists?: Readonly<Record<string, readonly number[]>>;
  /** What the ledger knows, by record id. */
  readonly known?: Readonly<Record<string, RecordState>>;
}

/** A pipeline whose calls are answered when the test says so. */
export function pipelineBench(given: BenchParts = {}) {
  const committed: CompletedPage[] = [];
  const notices: string[] = [];
  const calls = openCalls();
  const clock = manualClock();
  const { batchSize = 2, definition, lists, known, decider, ...parts } = given;
  const pipeline = new Pipeline({
    delivery: {
      destination: calls.destination,
      clock,
      fieldTypes: () => Promise.resolve(new Map()),
      deferrals: () => 0
    },
    lanes: new Lanes(batchSize),
    crossing: new Crossing(),
    concurrency: 2,
    settleSeconds: 60,
    sends: true,
    prepare: () => Promise.resolve(),
    commit: (page) => {
      committed.push(page);
      return Promise.resolve();
    },
    notice: (text) => notices.push(text),
    ...parts,
    decider: { ...plainDecider(definition ?? syncDefinition(), lists, known), ...decider }
  });
  return { pipeline, committed, notices, clock, open: calls.open, singles: calls.singles };
}

function openCalls() {
  const open: OpenCall[] = [];
  const singles: OpenSingle[] = [];
  const send: Destination['send'] = (batch) =>
    new Promise((resolve, reject) => {
      open.push({
        batch,
        answer: (answer) => {
          if (answer instanceof Error) reject(answer);
          else resolve(answered(answer));
        }
      });
    });
  const sendOne: Destination['sendOne'] = (operation) =>
    new Promise((resolve, reject) => {
      singles.push({
        operation,
        answer: (answer) => {
          if (answer instanceof Error) reject(answer);
          else resolve(answer);
        }
      });
    });
  return { open, singles, destination: { ...scriptedDestination(), send, sendOne } };
}

/** Everybody owns what they claim, and nobody ends. */
function plainDecider(
  definition: SyncDefinition,
  lists: BenchParts['lists'],
  known: BenchParts['known'] = {}
): Decider {
  return {
    definition,
    map: createMapper(definition, knownTypes),
    ledger: {
      recordStates: (_sync, ids) => Promise.resolve(ids.map((id) => known[id] ?? null)),
      userTimes: () => Promise.resolve(new Map()),
      identityOwners: () => Promise.resolve([]),
      lookAgain: () => Promise.resolve()
    },
    destination: scriptedDestination(),
    clock: manualClock(),
    claim: (claims) => Promise.resolve(claims.map((owner) => ({ owner, displaced: null }))),
    context: planContext(definition, { lists }),
    othersOf: () => Promise.resolve(() => false),
    succession: {
      endsOf: () => Promise.resolve(new Map()),
      settleClaims: (_claims, answers) => Promise.resolve(answers),
      predecessorsOf: () => Promise.resolve(new Map())
    },
    now: () => new Date('2026-02-01T10:00:00.000Z')
  };
}

export const person = (number: number, fields: Record<string, unknown> = {}): SourceRecord =>
  sourceRecord(contactId(number), { Email: `person${number}@example.com`, FirstName: 'Ada', ...fields });
export const people = (from: number, count: number): SourceRecord[] =>
  Array.from({ length: count }, (_, index) => person(from + index));
export const nobody = (number: number): SourceRecord => sourceRecord(contactId(number), { Email: null });
export const mark = (name: string): { readonly bookmark: Bookmark } => ({
  bookmark: { mark: name, window: null }
});

/** Lets everything that can go on go on. */
export const settle = () => new Promise((resolve) => setImmediate(resolve));
export const marksOf = (pages: readonly CompletedPage[]): (string | null | undefined)[] =>
  pages.map(({ bookmark }) => bookmark?.mark);
export const statusesOf = (page: CompletedPage | undefined): string[] =>
  page?.records.map(({ outcome }) => outcome.status) ?? [];
