import type { Decider, Decision } from '../decide';
import { readRecords, toRecords, type Extraction } from '../extract';
import type { Call, SourceRecord } from '../model';
import type { ReadingWindow } from '../bookkeeping';
import { afterIdQuery, newestQuery, pageQuery } from '../scope';
import { mustWait } from '../settling';
import { delivered, type StepResult } from '../step-result';
import { writeBackFor, type StatusFields } from '../write-back';
import { between } from './between';
import { groupOf, judge, newcomerOf, operationsOf, presentAmong, type Judged } from './judge';
import type { Sorted } from './outcome-groups';

/** Records of a window that are worked out at most, in as many slices: both ends and the middle. */
const sampleSize = 200;
const slices = 5;

/** What records came to when they were worked out, nothing being sent. */
export interface Sampled {
  readonly records: number;
  readonly kinds: readonly Sorted[];
  /** By call, as JSON. */
  readonly operations: ReadonlyMap<
    string,
    { readonly call: Call; readonly count: number; readonly bytes: number }
  >;
  /** Records whose status fields would be written. */
  readonly writtenBack: number;
  /** Records that the run reads again, for their users have to settle first. */
  readonly readAgain: number;
}

/** All records of a window that has few, else some of the oldest, of the newest and of those between. */
export async function sampleOf(
  extraction: Extraction,
  window: ReadingWindow,
  total: number
): Promise<SourceRecord[]> {
  const { scope, source, includeDeleted, maxRecords } = extraction;
  const size = Math.min(sampleSize, maxRecords ?? sampleSize);
  if (scope.recordIds) {
    const ids = [...scope.recordIds].sort().filter((id) => id > (window.position?.id ?? ''));
    return readRecords(extraction, ids.length <= size ? ids : everyNth(ids, size));
  }
  const read = async (soql: string): Promise<SourceRecord[]> =>
    toRecords(await source.query(soql, { includeDeleted }), scope);
  if (total <= size || maxRecords !== null) return read(pageQuery(scope, window, size));
  const slice = size / slices;
  const ends = [
    ...(await read(pageQuery(scope, window, slice))),
    ...(await read(newestQuery(scope, window, slice)))
  ];
  const found = new Map(ends.map((record) => [record.id, record]));
  for (const soql of middleQueries(ends, { extraction, window, slice }))
    for (const record of await read(soql)) found.set(record.id, record);
  return [...found.values()];
}

const everyNth = (ids: readonly string[], size: number): string[] =>
  Array.from({ length: size }, (_, index) => ids[Math.floor((index * ids.length) / size)] ?? '');

interface Middle {
  readonly extraction: Extraction;
  readonly window: ReadingWindow;
  readonly slice: number;
}

/** One slice behind the middle moment, the others by Id: a load gives thousands of records one moment. */
function middleQueries(
  ends: readonly SourceRecord[],
  { extraction: { scope }, window, slice }: Middle
): string[] {
  const ids = ends.map(({ id }) => id).sort();
  const stamps = ends.map(({ changedAt }) => Date.parse(changedAt));
  const [first = '', last = ''] = [ids.at(0), ids.at(-1)];
  const [from, to] = [Math.min(...stamps), Math.max(...stamps)];
  const byId = (share: number): string => afterIdQuery(scope, window, between(first, last, share), slice);
  // A second is the least that a query can tell apart.
  if (to - from < 2000) return [byId(0.25), byId(0.5), byId(0.75)];
  const position = {
    changedAt: new Date((from + to) / 2).toISOString(),
    id: first.slice(0, 3).padEnd(15, '0')
  };
  return [byId(1 / 3), byId(2 / 3), pageQuery(scope, { ...window, position }, slice)];
}

interface About {
  readonly statusFields: StatusFields | null;
  readonly now: Date;
  readonly settleSeconds: number;
  /** Whether users are looked up to tell who is new; else whoever the bridge never sent counts as new. */
  readonly looksUp: boolean;
}

/** At most so many users are looked up to tell who is new. */
const mostLookUps = 300;

export async function workOut(
  records: readonly SourceRecord[],
  decider: Decider,
  about: About
): Promise<Sampled> {
  const judged = await judge(records, decider, about.now);
  const present = about.looksUp
    ? await presentAmong(judged.slice(0, mostLookUps), decider)
    : new Set<string>();
  const kinds = new Map<string, Sorted>();
  const operations = new Map<string, { call: Call; count: number; bytes: number }>();
  let [writtenBack, readAgain] = [0, 0];
  for (const [index, one] of judged.entries()) {
    const isGuessed = (!about.looksUp || index >= mostLookUps) && newcomerOf(one) !== null;
    addKind(kinds, one, { outcome: groupOf(one, present), isGuessed });
    const shown = { record: one.record, outcome: one.outcome, others: [] };
    if (about.statusFields && writeBackFor(decider.definition, shown, about.statusFields, about.now))
      writtenBack += 1;
    if (hasToSettle(one.decision, about)) readAgain += 1;
    addOperations(operations, one);
  }
  return { records: records.length, kinds: [...kinds.values()], operations, writtenBack, readAgain };
}

function addKind(
  kinds: Map<string, Sorted>,
  { record, outcome: { status, code, message } }: Judged,
  { outcome, isGuessed }: Pick<Sorted, 'outcome' | 'isGuessed'>
): void {
  const name = `${outcome} ${status} ${code}`;
  const before = kinds.get(name);
  kinds.set(name, {
    ...{ status, code, outcome, message: before?.message ?? message },
    isGuessed: isGuessed || (before?.isGuessed ?? false),
    records: (before?.records ?? 0) + 1,
    recordIds: [...(before?.recordIds ?? []), record.id]
  });
}

function addOperations(
  operations: Map<string, { call: Call; count: number; bytes: number }>,
  judged: Judged
): void {
  for (const { call, bytes } of operationsOf(judged)) {
    const name = JSON.stringify(call);
    const before = operations.get(name) ?? { call, count: 0, bytes: 0 };
    operations.set(name, { call, count: before.count + 1, bytes: before.bytes + bytes + 1 });
  }
}

/** Whether a step of the record waits for what a step before it said of its user. */
function hasToSettle(decision: Decision, { now, settleSeconds }: About): boolean {
  if (!('plan' in decision)) return false;
  const { steps, times, formerTimes } = decision.plan;
  const results: StepResult[] = [];
  for (const step of steps) {
    if (!('operation' in step)) continue;
    if (mustWait(step.operation, { times, formerTimes, results, now, settleSeconds })) return true;
    results.push(delivered(step.operation));
  }
  return false;
}
