import type { ReadingWindow } from './bookkeeping';
import { followPath } from './field-paths';
import { readPath } from './mapping/read-path';
import type { Source } from './ports';
import { recordId } from './record-id';
import { childChangesQuery, parentChangesQuery, type ScopeQuery, type StampRange } from './scope';
import { fieldOf, nameSchema, type SourceSchema } from './source-schema';

/** What a sync reads that does not move the stamp of its records (salesforce-api 2.4). */
export interface Unstamped {
  /** Relationships that fields are read through: `Account`, `Account.Owner`. */
  readonly parents: readonly string[];
  /** Child objects whose rows go out in arrays, with their field that leads to the record. */
  readonly children: readonly { readonly object: string; readonly lookup: string }[];
}

export interface RelatedReading {
  readonly source: Source;
  readonly scope: ScopeQuery;
  readonly unstamped: Unstamped;
  readonly window: Pick<ReadingWindow, 'start' | 'end'>;
  /** By child row, the records whose arrays held it when they were last delivered: once it moved or is gone it names them no more. */
  readonly holdersOf: (childIds: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>;
}

/** Parents whose fields an object shows as its own: a member's e-mail is its contact's or lead's (salesforce-api 2.5). */
const copiedFrom: ReadonlyMap<string, readonly string[]> = new Map([['campaignmember', ['Contact', 'Lead']]]);

/** Rows of one REST page (salesforce-api 2.1). */
const pageSize = 2000;

/**
 * Ids of records to be read again because something that belongs to them changed in the window: a parent, or child rows
 * that were inserted, changed, moved to another record, deleted or restored. Each id once, in batches; those out of scope
 * may be among them. Nothing for a window without a beginning, which reads all records anyway. Parents that may be of
 * several objects, such as a lead's owner, and what array rows read through relationships are left to a full run.
 */
export async function* relatedChanges(reading: RelatedReading): AsyncGenerator<readonly string[]> {
  const { scope, unstamped, window } = reading;
  if (window.start === null || scope.recordIds) return;
  const range = { start: window.start, end: window.end };
  const seen = new Set<string>();
  const unseen = (ids: readonly string[]): string[] => ids.filter((id) => !seen.has(id) && seen.add(id));
  const parents = [...unstamped.parents, ...(copiedFrom.get(scope.object.toLowerCase()) ?? [])];
  for (const path of new Set(parents)) {
    for await (const ids of parentChanges(reading, path, range)) yield* batch(unseen(ids));
  }
  for (const child of unstamped.children) {
    for await (const ids of childChanges(reading, child, range)) yield* batch(unseen(ids));
  }
}

const batch = (ids: readonly string[]): (readonly string[])[] => (ids.length > 0 ? [ids] : []);

type Range = Pick<StampRange, 'start' | 'end'>;

async function* parentChanges(
  { source, scope }: RelatedReading,
  path: string,
  range: Range
): AsyncGenerator<string[]> {
  const parent = await followPath(path.split('.'), await source.describe(scope.object), source);
  if ('missing' in parent || parent === nameSchema) return;
  const stamp = stampOf(parent);
  if (!stamp) return;
  const query = (whole: StampRange) => parentChangesQuery(scope, whole, pageSize);
  const reading = { source, includeDeleted: false, query };
  for await (const rows of inStampOrder(reading, { ...range, stamp: `${path}.${stamp}` }))
    yield rows.map(({ Id }) => String(Id));
}

async function* childChanges(
  { source, scope, window, holdersOf }: RelatedReading,
  { object, lookup }: Unstamped['children'][number],
  range: Range
): AsyncGenerator<string[]> {
  const [child, parent] = [await source.describe(object), await source.describe(scope.object)];
  const isParent = (id: string): boolean => !parent.keyPrefix || id.startsWith(parent.keyPrefix);
  const holders = async (ids: readonly string[]) =>
    ids.length > 0 ? [...(await holdersOf(ids)).values()].flat() : [];
  const stamp = stampOf(child);
  const query = (whole: StampRange) => childChangesQuery(object, lookup, whole, pageSize);
  if (stamp) {
    for await (const rows of inStampOrder({ source, includeDeleted: true, query }, { ...range, stamp })) {
      const parents = rows.flatMap((row) => recordId(readPath(row, [lookup])) ?? []);
      yield [...parents.filter(isParent), ...(await holders(rows.map(({ Id }) => String(Id))))];
    }
  }
  const gone = await source.deletedIds(object, range.start, window.end);
  yield await holders(gone.ids);
}

/** Rows of a range in the order of (stamp, Id), page by page. */
async function* inStampOrder(
  reading: {
    readonly source: Source;
    readonly includeDeleted: boolean;
    readonly query: (range: StampRange) => string;
  },
  { stamp, start, end }: Omit<StampRange, 'position'>
): AsyncGenerator<Record<string, unknown>[]> {
  const { source, includeDeleted, query } = reading;
  let position: StampRange['position'] = null;
  for (;;) {
    const rows = await source.query(query({ stamp, start, end, position }), { includeDeleted });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < pageSize) return;
    const changedAt = new Date(String(readPath(last, stamp.split('.')))).toISOString();
    position = { changedAt, id: String(last.Id) };
  }
}

/** A few objects lack SystemModstamp (salesforce-api 2.4). */
const stampOf = (schema: SourceSchema): string | undefined =>
  ['SystemModstamp', 'LastModifiedDate', 'CreatedDate'].find((name) => fieldOf(schema, name));
