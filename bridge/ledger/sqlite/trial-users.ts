import { joinedWritten, nothingWritten } from '../../sync/trial/trial-ledger';
import type { Lease, RememberedUser, Written } from '../ledger';
import type { Connection } from './connection';
import { requireLease } from './leases';

interface UserRow extends Omit<RememberedUser, 'recordIds' | 'wasThere' | 'before' | 'written'> {
  readonly there: number;
  readonly records: string;
  readonly before: string | null;
  readonly written: string;
}

const selected = `SELECT user_key AS key, kind, value, records, was_there AS there, before, written, sent_at AS sentAt, undo,
  undo_message AS undoMessage FROM trial_users`;

const toUser = ({ records, there, before, written, ...row }: UserRow): RememberedUser => ({
  ...row,
  recordIds: JSON.parse(records) as string[],
  wasThere: there === 1,
  before: before === null ? null : (JSON.parse(before) as RememberedUser['before']),
  written: { ...nothingWritten, ...(JSON.parse(written) as Partial<Written>) }
});

export const rememberUsers = (
  db: Connection,
  lease: Lease,
  id: string,
  users: readonly RememberedUser[]
): void =>
  db.write(() => {
    requireLease(db, lease);
    for (const user of users) {
      const row = db.row<UserRow>(`${selected} WHERE trial = ? AND user_key = ?`, id, user.key);
      if (row) add(db, id, toUser(row), user);
      else insert(db, id, user);
    }
  });

const insert = (db: Connection, id: string, user: RememberedUser): void => {
  db.run(
    `INSERT INTO trial_users (trial, user_key, kind, value, records, was_there, before, written, sent_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[id, user.key, user.kind, user.value, JSON.stringify(user.recordIds)],
    ...[
      user.wasThere ? 1 : 0,
      user.before && JSON.stringify(user.before),
      JSON.stringify(user.written),
      user.sentAt
    ]
  );
};

/** What was before was read first: it stays. */
const add = (
  db: Connection,
  id: string,
  known: RememberedUser,
  { recordIds, written, sentAt }: RememberedUser
): void => {
  db.run(
    'UPDATE trial_users SET records = ?, written = ?, sent_at = ? WHERE trial = ? AND user_key = ?',
    ...[
      JSON.stringify(union(known.recordIds, recordIds)),
      JSON.stringify(joinedWritten(known.written, written))
    ],
    ...[sentAt, id, known.key]
  );
};

const union = <T>(one: readonly T[], other: readonly T[]): T[] => [...new Set([...one, ...other])];

export const rememberedUsers = (db: Connection, id: string): RememberedUser[] =>
  db.rows<UserRow>(`${selected} WHERE trial = ? ORDER BY user_key`, id).map(toUser);

export const noteUndone = (
  db: Connection,
  lease: Lease,
  id: string,
  { key, undo, undoMessage }: Pick<RememberedUser, 'key' | 'undo' | 'undoMessage'>
): void =>
  db.write(() => {
    requireLease(db, lease);
    db.run(
      'UPDATE trial_users SET undo = ?, undo_message = ? WHERE trial = ? AND user_key = ?',
      ...[undo, undoMessage, id, key]
    );
  });

/** What could not be given back yet is still needed. */
export const forgetBefore = (db: Connection, id: string): void =>
  db.write(() => {
    db.run(
      `UPDATE trial_users SET before = NULL, written = json_set(written, '$.values', json('{}'))
       WHERE trial = ? AND (undo IS NULL OR undo <> 'failed')`,
      id
    );
  });
