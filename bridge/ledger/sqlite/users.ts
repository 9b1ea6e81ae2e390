import type { Outcome } from '../../sync/model';
import type { PageCommit, UserTimes } from '../ledger';
import type { Connection } from './connection';
import { idList } from './row-order';

/** Inside a write: the users that Iterable confirmed with the page. */
export const saveUsers = (db: Connection, page: PageCommit, outcomes: readonly Outcome[]): void => {
  const keys = outcomes.flatMap(({ confirmedUser }) => (confirmedUser === undefined ? [] : [confirmedUser]));
  if (keys.length === 0) return;
  db.run(
    `INSERT INTO users (project, user_key, first_delivered_at, last_delivered_at)
     SELECT ?, value, ?, ? FROM json_each(?) WHERE TRUE
     ON CONFLICT DO UPDATE SET last_delivered_at = MAX(last_delivered_at, excluded.last_delivered_at)`,
    ...[page.project, page.at, page.at, idList(keys)]
  );
};

/** Inside a write: users that Iterable was told to delete or forget are nobody that it knows. */
export const dropUsers = (db: Connection, page: PageCommit, outcomes: readonly Outcome[]): void => {
  const keys = outcomes.flatMap(({ goneUser }) => (goneUser === undefined ? [] : [goneUser]));
  if (keys.length === 0) return;
  db.run(
    'DELETE FROM users WHERE project = ? AND user_key IN (SELECT value FROM json_each(?))',
    ...[page.project, idList(keys)]
  );
};

export const userTimes = (
  db: Connection,
  project: string,
  keys: readonly string[]
): Map<string, UserTimes> => {
  const rows = db.rows<UserTimes & { key: string }>(
    `SELECT user_key AS key, first_delivered_at AS firstDeliveredAt, last_delivered_at AS lastDeliveredAt
     FROM users WHERE project = ? AND user_key IN (SELECT value FROM json_each(?))`,
    ...[project, idList(keys)]
  );
  return new Map(rows.map(({ key, ...times }) => [key, times]));
};
