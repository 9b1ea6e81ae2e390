import type { SyncDefinition } from '../config/sync-definition';
import type { SyncStatus, WriteBack } from './bookkeeping';
import { recordStatusOf, type Outcome, type RecordStatus, type SourceRecord } from './model';

/** The record's own three fields as they stand, and under which name this org knows them. */
export interface StatusFields {
  readonly status: string;
  readonly message: string;
  readonly lastSynced: string;
}

export const statusFieldNames: StatusFields = {
  status: 'Iterable_Status__c',
  message: 'Iterable_Message__c',
  lastSynced: 'Iterable_Last_Synced__c'
};

/** Worst first: over several syncs a record shows the worst (DESIGN section 2). */
const severity: readonly RecordStatus[] = ['Failed', 'Pending', 'Synced', 'Removed', 'Skipped'];
const longestMessage = 255;
const oneDayMs = 24 * 60 * 60 * 1000;

/** A record with its outcome in one sync, and what its other syncs say. */
export interface Shown {
  readonly record: SourceRecord;
  readonly outcome: Outcome;
  readonly others: readonly SyncStatus[];
}

/**
 * What has to be written to the record after its outcome, or null: the worst over its syncs, only when it says
 * something new; the time alone at most once a day. Pure.
 */
export function writeBackFor(
  definition: SyncDefinition,
  { record, outcome, others }: Shown,
  names: StatusFields,
  now: Date
): WriteBack | null {
  const { writeBack: mode } = definition;
  if (mode === 'None' || record.isDeleted || isConverted(record)) return null;
  const { status, message } = shownOf([ownStatus(definition, outcome), ...others]);
  const syncedAt = outcome.status === 'delivered' ? now.toISOString() : null;
  const before = record.fields[names.status];
  const changed = before !== status || (record.fields[names.message] ?? '') !== message;
  const timeIsDue =
    syncedAt !== null && (mode === 'Record_Always' || isStale(record.fields[names.lastSynced], now));
  if (!changed && !timeIsDue) return null;
  if (mode === 'Errors_Only' && status !== 'Failed' && before !== 'Failed') return null;
  return { sync: definition.name, recordId: record.id, object: record.object, status, message, syncedAt };
}

/** Status and message of this sync for the record, the message naming the sync. */
function ownStatus(definition: SyncDefinition, outcome: Outcome): SyncStatus {
  const status = outcome.code === 'removed' ? 'Removed' : recordStatusOf[outcome.status];
  const text = status === 'Synced' ? 'in Iterable' : [outcome.message, outcome.fix].filter(Boolean).join(' ');
  return { sync: definition.name, status, message: `${definition.label}: ${text}` };
}

/** Of equals the first by name, whichever sync asks: two syncs must not overwrite each other's message for ever. */
function shownOf(statuses: readonly SyncStatus[]): Pick<SyncStatus, 'status' | 'message'> {
  const rank = ({ status, sync }: SyncStatus): string => `${severity.indexOf(status)} ${sync}`;
  const worst = statuses.reduce((found, next) => (rank(next) < rank(found) ? next : found));
  return { status: worst.status, message: cut(worst.message) };
}

/**
 * As a text field of Salesforce keeps it, so that what is read back compares equal: one line, trimmed, at most 255
 * characters, no half of a surrogate pair.
 */
function cut(message: string): string {
  const text = message.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  if (text.length <= longestMessage) return text;
  return `${text.slice(0, longestMessage - 3).replace(/[\ud800-\udbff]$/, '')}...`;
}

const isConverted = (record: SourceRecord): boolean => record.fields.IsConverted === true;

function isStale(lastSynced: unknown, now: Date): boolean {
  return typeof lastSynced !== 'string' || now.getTime() - Date.parse(lastSynced) > oneDayMs;
}
