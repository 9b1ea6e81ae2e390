import type {
  DefinitionEntry,
  DefinitionQuery,
  DefinitionRows,
  HalfDonePublish,
  StoredDefinition
} from '../ledger';
import type { Connection } from './connection';

type DefinitionRow = Omit<StoredDefinition, 'rows'> & { readonly content: string };

const columns = 'id, sync, version, source, digest, content, at';

/** One that says what the sync's newest one says is left out, and so is one that was read before the newest one. */
export const noteDefinitions = (db: Connection, entries: readonly DefinitionEntry[]): void =>
  db.write(() => {
    for (const entry of entries) {
      const newest = newestOf(db, entry.sync);
      const isNew = newest?.digest !== entry.digest || newest.version !== entry.version;
      if (isNew && (!newest || newest.at <= entry.at)) insert(db, entry);
    }
  });

const newestOf = (db: Connection, sync: string): DefinitionRow | undefined =>
  db.row<DefinitionRow>(
    `SELECT ${columns} FROM definitions WHERE sync = ? ORDER BY id DESC LIMIT 1`,
    ...[sync]
  );

const insert = (db: Connection, { sync, version, source, digest, rows, at }: DefinitionEntry): void => {
  db.run(
    'INSERT INTO definitions (sync, version, source, digest, content, at) VALUES (?, ?, ?, ?, ?, ?)',
    ...[sync, version, source, digest, JSON.stringify(rows), at]
  );
};

export const lastDefinitions = (db: Connection): StoredDefinition[] =>
  db
    .rows<DefinitionRow>(
      `SELECT ${columns} FROM definitions WHERE id IN (SELECT MAX(id) FROM definitions GROUP BY sync)
       ORDER BY sync`
    )
    .map(stored);

export const listDefinitions = (
  db: Connection,
  { sync, limit, version, before }: DefinitionQuery
): StoredDefinition[] =>
  db
    .rows<DefinitionRow>(
      `SELECT ${columns} FROM definitions
       WHERE sync = ? AND (? IS NULL OR version = ?) AND (? IS NULL OR id < ?) ORDER BY id DESC LIMIT ?`,
      ...[sync, version ?? null, version ?? null, before ?? null, before ?? null, limit]
    )
    .map(stored);

const stored = ({ content, ...row }: DefinitionRow): StoredDefinition => ({
  ...row,
  rows: JSON.parse(content) as DefinitionRows
});

export const halfDonePublishes = (db: Connection): HalfDonePublish[] =>
  db.rows<HalfDonePublish>(
    `SELECT sync, digest, since, unchanged_since AS unchangedSince FROM half_done_publishes ORDER BY sync`
  );

/** These and no others. */
export const setHalfDonePublishes = (db: Connection, publishes: readonly HalfDonePublish[]): void =>
  db.write(() => {
    db.run('DELETE FROM half_done_publishes');
    for (const { sync, digest, since, unchangedSince } of publishes)
      db.run('INSERT INTO half_done_publishes VALUES (?, ?, ?, ?)', sync, digest, since, unchangedSince);
  });

/** Inside a write: definitions that another one replaced before the moment. */
export const purgeDefinitions = (db: Connection, before: string, rows: number): boolean =>
  db.run(
    `DELETE FROM definitions WHERE id IN (
       SELECT d.id FROM definitions d WHERE EXISTS (
         SELECT 1 FROM definitions n WHERE n.sync = d.sync AND n.id > d.id AND n.at < ?) LIMIT ?)`,
    ...[before, rows]
  ) > 0;
