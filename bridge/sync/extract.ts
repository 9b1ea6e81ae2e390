import { ConfigError } from '../errors';
import type { ReadingWindow } from './bookkeeping';
import { readPath } from './map';
import type { SourceRecord } from './model';
import type { Source } from './ports';
import { pageQuery, recordsQuery, type ScopeQuery } from './scope';

/** Rows of one REST page (salesforce-api 2.1). */
const pageSize = 2000;
/** Ids of one query, so that its text stays short (salesforce-api 2.2). */
const idsPerQuery = 200;

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
  const { source, scope, includeDeleted, maxRecords } = extraction;
  let [open, left] = [window, maxRecords ?? Infinity];
  while (left > 0) {
    const limit = Math.min(pageSize, left);
    const rows = await source.query(pageQuery(scope, open, limit), { includeDeleted });
    const records = rows.map((row) => toSourceRecord(row, scope));
    const last = records.at(-1);
    const done = rows.length < limit || !last;
    if (last) open = { ...open, position: { changedAt: last.changedAt, id: last.id } };
    left -= rows.length;
    yield { records, window: done ? null : open };
    if (done) return;
  }
}

/** SOQL of the first page that `readWindow` asks for. */
export const firstQuery = ({ scope, maxRecords }: Extraction, window: ReadingWindow): string =>
  pageQuery(scope, window, Math.min(pageSize, maxRecords ?? Infinity));

/** Given records as they are now; those that are gone or out of scope are missing from the answer. */
export async function readRecords(extraction: Extraction, ids: readonly string[]): Promise<SourceRecord[]> {
  const { source, scope, includeDeleted } = extraction;
  const records: SourceRecord[] = [];
  for (let start = 0; start < ids.length; start += idsPerQuery) {
    const soql = recordsQuery(scope, ids.slice(start, start + idsPerQuery));
    const rows = await source.query(soql, { includeDeleted });
    records.push(...rows.map((row) => toSourceRecord(row, scope)));
  }
  return records;
}

function toSourceRecord(row: Record<string, unknown>, scope: ScopeQuery): SourceRecord {
  const changedAt = readPath(row, [scope.changeField]);
  const moment = typeof changedAt === 'string' ? new Date(changedAt) : null;
  if (typeof row.Id !== 'string' || !moment || Number.isNaN(moment.getTime())) {
    throw new ConfigError(
      'config.change-field',
      `A ${scope.object} record has no date and time in ${scope.changeField}.`,
      {
        fix: 'Choose a change field that every record has, such as SystemModstamp.'
      }
    );
  }
  return {
    id: row.Id,
    object: scope.object,
    changedAt: moment.toISOString(),
    isDeleted: row.IsDeleted === true,
    masterRecordId: typeof row.MasterRecordId === 'string' ? row.MasterRecordId : null,
    fields: row
  };
}
