import type { RecordState, UserSender } from '../ledger';
import type { Connection } from './connection';
import { idList } from './row-order';

/** Records that Iterable took something of and that no outcome has concerned since the moment, by id. */
export const unseenMembers = (
  db: Connection,
  sync: string,
  page: { readonly since: string; readonly after?: string; readonly limit: number }
): string[] =>
  db
    .rows<{ recordId: string }>(
      `SELECT record_id AS recordId FROM records
       WHERE sync = ? AND record_id > ? AND updated_at < ? AND steps <> '{}' AND code <> 'removal-held'
       ORDER BY record_id LIMIT ?`,
      ...[sync, page.after ?? '', page.since, page.limit]
    )
    .map(({ recordId }) => recordId);

export const sendersOf = (db: Connection, syncs: readonly string[], keys: readonly string[]): UserSender[] =>
  db
    .rows<Omit<UserSender, 'steps' | 'waits'> & { steps: string; waits: number }>(
      `SELECT sync, record_id AS recordId, delivered_identity AS key, steps, 0 AS waits FROM records
       WHERE sync IN (SELECT value FROM json_each(?))
         AND delivered_identity IN (SELECT value FROM json_each(?))
       UNION ALL
       SELECT sync, record_id, identity_key, '{}', 1 FROM records
       WHERE identity_key IN (SELECT value FROM json_each(?)) AND code IN ('duplicate', 'item-collision')
         AND sync IN (SELECT value FROM json_each(?))`,
      ...[idList(syncs), idList(keys), idList(keys), idList(syncs)]
    )
    .map(({ waits, steps, ...row }) => ({
      ...row,
      steps: JSON.parse(steps) as RecordState['steps'],
      waits: waits === 1
    }));

/** Delivered and not taken away since, or about to be. */
export const presentCount = (db: Connection, sync: string): number =>
  db.row<{ count: number }>(
    `SELECT COUNT(*) AS count FROM records WHERE sync = ? AND (status = 'delivered' AND code <> 'removed'
       OR code IN ('removal-pending', 'removal-held', 'removal-approved', 'removal-discarded'))`,
    sync
  )?.count ?? 0;
