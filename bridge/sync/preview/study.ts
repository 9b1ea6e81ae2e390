import { readRecords } from '../extract';
import type { MapAnswer } from '../map';
import { MapTrace } from '../mapping/map-trace';
import type { Outcome, SourceRecord } from '../model';
import type { ReadySync } from '../ready-sync';
import { selectList } from '../select-list';
import { rehearse, type Rehearsal, type RehearsalParts } from './rehearse';

/** One record held against a definition: everything that a preview shows and an explanation reasons with. */
export interface Study {
  readonly recordId: string;
  /** As it is now, in scope or not; null for one that cannot be found. */
  readonly record: SourceRecord | null;
  readonly isInScope: boolean;
  /** What a run comes to. */
  readonly outcome: Outcome;
  /** What it would come to if the record were in scope; the same for one that is. */
  readonly ifInScope: Outcome | null;
  /** Of a record in scope the run itself, else what it would be; null where there is no record. */
  readonly rehearsal: Rehearsal | null;
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
  const found = await readRecords(ready.extraction, ids);
  const rehearsal = await rehearse(ready, found, parts);
  const inScope = new Map(found.map((record) => [record.id.slice(0, 15), record]));
  const missing = ids.filter((id) => !inScope.has(id.slice(0, 15)));
  const elsewhere = await readAnywhere(ready, missing);
  const studies: Study[] = [];
  for (const id of ids) {
    const record = inScope.get(id.slice(0, 15));
    studies.push(
      record
        ? inScopeStudy(ready, record, rehearsal, parts)
        : await outOfScopeStudy(ready, { id, record: elsewhere.get(id.slice(0, 15)) ?? null }, parts)
    );
  }
  return studies;
}

/** A record that was handed in, as if the org had answered it. */
export async function studyGiven(
  ready: ReadySync,
  record: SourceRecord,
  parts: RehearsalParts
): Promise<Study> {
  return inScopeStudy(ready, record, await rehearse(ready, [record], parts), parts);
}

function inScopeStudy(
  ready: ReadySync,
  record: SourceRecord,
  rehearsal: Rehearsal,
  parts: RehearsalParts
): Study {
  const outcome = outcomeIn(rehearsal, record);
  const mapped = mappedOf(ready, record, parts);
  return { recordId: record.id, record, isInScope: true, outcome, ifInScope: outcome, rehearsal, mapped };
}

async function outOfScopeStudy(
  ready: ReadySync,
  { id, record }: { readonly id: string; readonly record: SourceRecord | null },
  parts: RehearsalParts
): Promise<Study> {
  const outcome: Outcome = {
    recordId: id,
    object: ready.definition.sourceObject,
    status: 'skipped',
    code: 'out-of-scope',
    message: 'The record is not in the scope of the sync, or was deleted.'
  };
  const base = { recordId: record?.id ?? id, record, isInScope: false, outcome };
  if (!record || record.isDeleted) return { ...base, ifInScope: null, rehearsal: null, mapped: null };
  const rehearsal = await rehearse(ready, [record], parts);
  return {
    ...base,
    ifInScope: outcomeIn(rehearsal, record),
    rehearsal,
    mapped: mappedOf(ready, record, parts)
  };
}

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
  return new Map(records.map((record) => [record.id.slice(0, 15), record]));
}
