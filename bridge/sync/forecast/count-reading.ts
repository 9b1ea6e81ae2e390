import type { SyncDefinition } from '../../config/sync-definition';
import type { ReadingWindow } from '../bookkeeping';
import { campaignsToRead } from '../campaign-links';
import { readRecords, type Extraction } from '../extract';
import type { SourceRecord } from '../model';
import type { RunLedger, Source } from '../ports';
import { relatedIds, removedMembers } from '../read-beside';
import type { ReadySync } from '../ready-sync';
import { missingOf } from '../record-id';
import { memberBackfill } from '../resolve-scope';
import { countQuery } from '../scope';

/** What a run would read, counted by questions that do not read it. */
export interface ReadingCount {
  /** Records whose change field lies in the window. */
  readonly window: number;
  /** Whose time to be tried again has come, and that the window does not show. */
  readonly due: readonly SourceRecord[];
  /** Asked for again and not in scope any more. */
  readonly gone: number;
  /** For what belongs to them changed while they did not. */
  readonly related: readonly SourceRecord[];
  /** Members of campaigns that were linked since the last run; null: none are read. */
  readonly linked: number | null;
  /** Members that were removed from their campaigns without a trace. */
  readonly removed: number;
  /** False: there are more than is looked at. */
  readonly exact: boolean;
  /** Calls to Salesforce that read what is not in the window; a run makes them too. */
  readonly calls: number;
}

export interface Reading {
  readonly definition: SyncDefinition;
  readonly ready: ReadySync;
  readonly window: ReadingWindow;
  readonly source: Source;
  readonly ledger: RunLedger;
  readonly now: Date;
}

/** Records that are read one by one for a forecast. */
const mostByHand = 2000;

export async function countReading(reading: Reading): Promise<ReadingCount> {
  const { definition, ready, ledger, now, source, window } = reading;
  const { extraction } = ready;
  const before = source.calls;
  const dueIds =
    definition.status === 'Capture'
      ? []
      : await ledger.dueRecords(definition.name, now.toISOString(), mostByHand + 1);
  const due = dueIds.length > 0 ? await readRecords(extraction, dueIds) : [];
  const related = await relatedRecords(reading, new Set(dueIds));
  const outside = (record: SourceRecord): boolean => !isInWindow(record, reading);
  const beside = {
    definition,
    ready,
    parts: { source, ledger },
    window,
    recorder: { notice: () => undefined }
  };
  const removed = (await removedMembers(beside)).length;
  const calls = source.calls - before;
  return {
    calls,
    window: await countWindow(extraction, window),
    due: due.filter(outside),
    gone: missingOf(dueIds, due).length,
    related: related.filter(outside),
    linked: await countLinked(reading),
    removed,
    exact: dueIds.length <= mostByHand && related.length < mostByHand
  };
}

/** Records that a window has; of a list of chosen ones those that are left. */
export async function countWindow(extraction: Extraction, window: ReadingWindow): Promise<number> {
  const { scope, source, includeDeleted } = extraction;
  if (scope.recordIds) return scope.recordIds.filter((id) => id > (window.position?.id ?? '')).length;
  const [row] = await source.query(countQuery(scope, window), { includeDeleted });
  return typeof row?.total === 'number' ? row.total : 0;
}

async function relatedRecords(reading: Reading, seen: Set<string>): Promise<SourceRecord[]> {
  const { definition, ready, window, source, ledger } = reading;
  const records: SourceRecord[] = [];
  for await (const ids of relatedIds({ definition, ready, window, parts: { source, ledger } })) {
    const fresh = ids.filter((id) => !seen.has(id));
    fresh.forEach((id) => seen.add(id));
    records.push(...(await readRecords(ready.extraction, fresh)));
    if (records.length >= mostByHand) break;
  }
  return records;
}

async function countLinked({ definition, ready, window, ledger }: Reading): Promise<number | null> {
  if (definition.scope.type !== 'Campaign') return null;
  const kept = await ledger.target(definition.project.name, `links:${definition.name}`);
  const campaigns = campaignsToRead(ready.scope.links, kept?.split('\n') ?? []);
  const backfill = memberBackfill(ready.extraction.scope, campaigns, window);
  return backfill ? countWindow({ ...ready.extraction, scope: backfill.scope }, backfill.window) : null;
}

/** Whether the window shows the record by itself. */
function isInWindow({ changedAt, id }: SourceRecord, { window, ready }: Reading): boolean {
  const { start, end, position } = window;
  if (ready.extraction.scope.recordIds) return id > (position?.id ?? '');
  const [from, to, at] = [start ? Date.parse(start) : -Infinity, Date.parse(end), Date.parse(changedAt)];
  if (at < from || at >= to) return false;
  if (!position) return true;
  const after = Date.parse(position.changedAt);
  return at > after || (at === after && id > position.id);
}
