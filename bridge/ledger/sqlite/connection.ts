import Database from 'libsql';

/** What SQLite stores for us. The driver ends the whole process when it is given a boolean, so there are none. */
export type Value = string | number | Uint8Array | null;

/** How long a statement waits for another process that writes, in milliseconds. A page takes well under 100. */
const busyTimeoutMs = 15_000;

type Statement = ReturnType<Database.Database['prepare']>;

/** One connection to the ledger file; lives in the ledger's thread, where blocking harms nobody. */
export class Connection {
  private readonly db: Database.Database;
  private readonly statements = new Map<string, Statement>();

  constructor(path: string) {
    this.db = new Database(path, { timeout: busyTimeoutMs });
  }

  /** Rows as objects keyed by column name. The driver's `get` would add a key of its own to the row. */
  rows<Row>(sql: string, ...values: Value[]): Row[] {
    return this.statement(sql).all(values) as Row[];
  }

  row<Row>(sql: string, ...values: Value[]): Row | undefined {
    return this.rows<Row>(sql, ...values)[0];
  }

  /** Answers how many rows were changed. */
  run(sql: string, ...values: Value[]): number {
    return this.statement(sql).run(values).changes;
  }

  script(sql: string): void {
    this.db.exec(sql);
  }

  /** All or nothing. Takes the write lock at once: a lock taken half-way cannot be waited for. */
  write<Result>(work: () => Result): Result {
    this.db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.db.exec('COMMIT');
      return result;
    } catch (error) {
      // A full disk has rolled back already.
      if (this.db.inTransaction) this.db.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    this.statements.clear();
    this.db.close();
  }

  private statement(sql: string): Statement {
    const known = this.statements.get(sql);
    if (known) return known;
    const statement = this.db.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }
}

/** Codes of SQLite that say another connection has the lock. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Error && String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY');
