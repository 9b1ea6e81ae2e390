import { ConfigError } from '../errors';
import type { ReadingWindow } from './bookkeeping';
import { readPath } from './mapping/read-path';
import type { SourceRecord } from './model';
import type { Source } from './ports';
import { pageQuery, recordsQuery, type ScopeQuery } from './scope';

/** Rows of one REST page (salesforce-api 2.1). */
const pageSize = 2000;
/** Ids of one query, so that its text stays well below 100,000 characters (salesforce-api 2.2). */
const idsPerQuery = 1000;

export interface Page {
  readonly records: readonly SourceRecord[];
  /** The window after this page: its position moved on, or null when the window was read to its end. */
  readonly window: ReadingWindow | null;
}

export interface Extraction {
  readonly source: Source;
  readonly scope: ScopeQuery;
  readonly includeDeleted: boolean;
  /** Records at most; null for all. */
  readonly maxRecords: number | null;
}

/**
 * The window's records in the order of (change field, Id), page by page. Stops after `maxRecords` with the window still
 * open: the next run goes on at the exact record, also among thousands that share one second.
 */
export async function* readWindow(extraction: Extraction, window: ReadingWindow): AsyncGenerator<Page> {
  if (extraction.scope.recordIds) return yield* readListed(extraction, extraction.scope.recordIds, window);
  const { source, scope, includeDeleted, maxRecords } = extraction;
  let [open, left] = [window, maxRecords ?? Infinity];
  while (left > 0) {
    const limit = Math.min(pageSize, left);
    const rows = await source.query(pageQuery(scope, open, limit), { includeDeleted });
    const records = toRecords(rows, scope);
    const last = records.at(-1);
    const done = rows.length < limit || !last;
    if (last) open = { ...open, position: { changedAt: last.changedAt, id: last.id } };
    left -= rows.length;
    yield { records, window: done ? null : open };
    if (done) return;
  }
}

/** Records that were chosen one by one, in the order of their ids, which is the position in the window too. */
async function* readListed(
  extraction: Extraction,
  recordIds: readonly string[],
  window: ReadingWindow
): AsyncGenerator<Page> {
  const after = window.position?.id ?? '';
  const waiting = [...recordIds].sort().filter((id) => id > after);
  const taken = waiting.slice(0, extraction.maxRecords ?? waiting.length);
  for (let start = 0; start === 0 || start < taken.length; start += idsPerQuery) {
    const ids = taken.slice(start, start + idsPerQuery);
    const last = ids.at(-1);
    const position = last ? { changedAt: window.end, id: last } : window.position;
    const open = last !== waiting.at(-1) && { ...window, position };
    yield { records: await readRecords(extraction, ids), window: open || null };
  }
}

/** Rows as `readWindow` answers them; ConfigError for one without a change date. */
export const toRecords = (rows: readonly Record<string, unknown>[], scope: ScopeQuery): SourceRecord[] =>
  rows.map((row) => toSourceRecord(row, scope, stampOf(row, scope)));

/** SOQL of the first page that `readWindow` asks for. */
export const firstQuery = ({ scope, maxRecords }: Extraction, window: ReadingWindow): string =>
  scope.recordIds
    ? recordsQuery(scope, [...scope.recordIds].sort().slice(0, idsPerQuery))
    : pageQuery(scope, window, Math.min(pageSize, maxRecords ?? Infinity));

/**
 * Given records as they are now; those that are gone or out of scope are missing from the answer. Deleted and merged
 * ones are among them where the sync includes deleted records.
 */
export async function readRecords(extraction: Extraction, ids: readonly string[]): Promise<SourceRecord[]> {
  const { source, scope, includeDeleted } = extraction;
  const records: SourceRecord[] = [];
  const wanted = chosenOf(scope, ids);
  for (let start = 0; start < wanted.length; start += idsPerQuery) {
    const soql = recordsQuery(scope, wanted.slice(start, start + idsPerQuery));
    const rows = await source.query(soql, { includeDeleted });
    records.push(...rows.map((row) => toSourceRecord(row, scope, stampOf(row, scope) ?? neverChanged)));
  }
  return records;
}

/** Where records were chosen one by one, the others are out of scope. */
function chosenOf({ recordIds }: ScopeQuery, ids: readonly string[]): readonly string[] {
  if (!recordIds) return ids;
  const inScope = new Set(recordIds.map((id) => id.slice(0, 15)));
  return ids.filter((id) => inScope.has(id.slice(0, 15)));
}

/** A record read by its id counts, whatever its change field says; a window would never have found it. */
const neverChanged = new Date(0);

function stampOf(row: Record<string, unknown>, { changeField }: ScopeQuery): Date | null {
  const changedAt = readPath(row, [changeField]);
  const moment = typeof changedAt === 'string' ? new Date(changedAt) : null;
  return moment && !Number.isNaN(moment.getTime()) ? moment : null;
}

function toSourceRecord(
  row: Record<string, unknown>,
  scope: ScopeQuery,
  changedAt: Date | null
): SourceRecord {
  if (typeof row.Id !== 'string' || !changedAt) {
    const message = `A ${scope.object} record has no date and time in ${scope.changeField}.`;
    const fix = 'Choose a change field that every record has, such as SystemModstamp.';
    throw new ConfigError('config.change-field', message, { fix });
  }
  return {
    id: row.Id,
    object: scope.object,
    changedAt: changedAt.toISOString(),
    isDeleted: row.IsDeleted === true,
    masterRecordId: typeof row.MasterRecordId === 'string' ? row.MasterRecordId : null,
    fields: row
  };
}
