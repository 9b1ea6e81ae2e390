import type { SyncDefinition } from '../../config/sync-definition';
import { readRecords } from '../extract';
import { readChosen, type NotForSync } from '../leaving/read-chosen';
import type { MapAnswer } from '../map';
import { MapTrace } from '../mapping/map-trace';
import type { Outcome, SourceRecord } from '../model';
import type { ReadySync } from '../ready-sync';
import { missingOf } from '../record-id';
import { selectList } from '../select-list';
import { rehearse, type Rehearsal, type RehearsalParts } from './rehearse';

/** One record held against a definition: everything that a preview shows and an explanation reasons with. */
export interface Study {
  readonly definition: SyncDefinition;
  readonly recordId: string;
  /** As it is now, in scope or not; null for one that cannot be found. */
  readonly record: SourceRecord | null;
  readonly isInScope: boolean;
  /** What a run comes to. */
  readonly outcome: Outcome;
  /** What it would come to if the record were in scope; the same for one that is. */
  readonly ifInScope: Outcome | null;
  /** Of a record that is taken in hand the run itself, else what it would be; null where there is no record. */
  readonly rehearsal: Rehearsal | null;
  /** The rehearsal is of a record that no run would take in hand. */
  readonly isHypothetical: boolean;
  readonly mapped: Mapped | null;
}

/** What the mapping makes of the record, field by field. */
export interface Mapped {
  readonly answer: MapAnswer;
  readonly trace: MapTrace;
}

/** Records by id, as one run would take them together: of two with one identity one comes first. */
export async function studyRecords(
  ready: ReadySync,
  ids: readonly string[],
  parts: RehearsalParts
): Promise<Study[]> {
  const reading = { definition: ready.definition, extraction: ready.extraction, ready, parts };
  const { records, others } = await readChosen(reading, ids);
  const rehearsal = await rehearse(ready, records, parts);
  const taken = byShortId(records, ({ id }) => id);
  const left = byShortId(others, ({ recordId }) => recordId);
  const staying = records.filter(({ left: why }) => why === undefined);
  const elsewhere = await readAnywhere(ready, missingOf(ids, staying));
  const studies: Study[] = [];
  for (const id of ids) {
    const short = id.slice(0, 15);
    const record = taken.get(short);
    const whole = elsewhere.get(short) ?? null;
    if (record) {
      const seen = whole && !record.isDeleted ? { ...record, fields: whole.fields } : record;
      studies.push(await takenStudy(ready, seen, rehearsal, parts));
    } else {
      const said = left.get(short) ?? { recordId: id, code: 'out-of-scope', message: '' };
      studies.push(await outOfScopeStudy(ready, { said, record: whole }, parts));
    }
  }
  return studies;
}

/** A record that was handed in, as if the org had answered it. */
export async function studyGiven(
  ready: ReadySync,
  record: SourceRecord,
  parts: RehearsalParts
): Promise<Study> {
  return takenStudy(ready, record, await rehearse(ready, [record], parts), parts);
}

/** A record that a run takes in hand: because it is in scope, or because it leaves. */
async function takenStudy(
  ready: ReadySync,
  record: SourceRecord,
  rehearsal: Rehearsal,
  parts: RehearsalParts
): Promise<Study> {
  const outcome = outcomeIn(rehearsal, record);
  const { definition } = ready;
  const base = { definition, recordId: record.id, record, outcome, rehearsal, isHypothetical: false };
  if (record.left === undefined)
    return {
      ...base,
      isInScope: !isGone(record),
      ifInScope: outcome,
      mapped: mappedOf(ready, record, parts)
    };
  if (record.isDeleted) return { ...base, isInScope: false, ifInScope: null, mapped: null };
  const staying = { ...record, left: undefined };
  const otherwise = await rehearse(ready, [staying], parts);
  const mapped = mappedOf(ready, staying, parts);
  return { ...base, isInScope: false, ifInScope: outcomeIn(otherwise, staying), mapped };
}

/** All that is left of it is its id. */
const isGone = ({ isDeleted, fields }: SourceRecord): boolean => isDeleted && Object.keys(fields).length <= 2;

async function outOfScopeStudy(
  ready: ReadySync,
  { said, record }: { readonly said: NotForSync; readonly record: SourceRecord | null },
  parts: RehearsalParts
): Promise<Study> {
  const outcome: Outcome = { ...said, object: ready.definition.sourceObject, status: 'skipped' };
  const recordId = record?.id ?? said.recordId;
  const { definition } = ready;
  const base = { definition, recordId, record, isInScope: false, outcome, isHypothetical: true };
  if (!record || record.isDeleted) return { ...base, ifInScope: null, rehearsal: null, mapped: null };
  const rehearsal = await rehearse(ready, [record], parts);
  const mapped = mappedOf(ready, record, parts);
  return { ...base, ifInScope: outcomeIn(rehearsal, record), rehearsal, mapped };
}

const byShortId = <T>(rows: readonly T[], idOf: (row: T) => string): ReadonlyMap<string, T> =>
  new Map(rows.map((row) => [idOf(row).slice(0, 15), row]));

function outcomeIn({ outcomes }: Rehearsal, { id }: SourceRecord): Outcome {
  const outcome = outcomes.get(id);
  if (!outcome) throw new Error(`the rehearsal left ${id} without an outcome`);
  return outcome;
}

function mappedOf({ map }: ReadySync, record: SourceRecord, { clock }: RehearsalParts): Mapped {
  const trace = new MapTrace();
  return { answer: map(record, clock.now(), trace), trace };
}

/** Whatever the scope says, deleted ones too; by the first 15 characters of their ids. */
async function readAnywhere(
  { extraction, scope: { facts } }: ReadySync,
  ids: readonly string[]
): Promise<ReadonlyMap<string, SourceRecord>> {
  if (ids.length === 0) return new Map();
  // What the condition reads is to be seen beside it.
  const filtered = facts.reads.filter(({ object, use }) => object === null && use === 'filter');
  const paths = [...extraction.scope.fields, ...filtered.map(({ path }) => path)];
  const fields = selectList(paths, 'allChildren');
  const scope = { ...extraction.scope, fields, condition: null, recordIds: null };
  const records = await readRecords({ ...extraction, scope, includeDeleted: true }, ids);
  return byShortId(records, ({ id }) => id);
}
