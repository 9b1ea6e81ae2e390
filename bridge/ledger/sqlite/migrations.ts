import { ConfigError } from '../../errors';
import type { Connection } from './connection';
import { callsSchema } from './calls-schema';
import { definitionsSchema } from './definitions-schema';
import { forgettingSchema } from './forgetting-schema';
import { homeSchema } from './home-schema';
import { inboxSchema } from './inbox-schema';
import { leavingSchema } from './leaving-schema';
import { queueLanesSchema } from './queue-lanes-schema';
import { replaySchema } from './replay-schema';
import { trialsSchema } from './trials-schema';
import { firstSchema, stepsSchema, waitingSchema, usersOfRecordsSchema } from './schema';

/** In order; a number once released is never changed, only followed by the next. */
const migrations: readonly { number: number; sql: string }[] = [
  { number: 1, sql: firstSchema },
  { number: 2, sql: stepsSchema },
  { number: 3, sql: waitingSchema },
  { number: 4, sql: usersOfRecordsSchema },
  { number: 5, sql: leavingSchema },
  { number: 6, sql: callsSchema },
  { number: 7, sql: replaySchema },
  { number: 8, sql: inboxSchema },
  { number: 9, sql: definitionsSchema },
  { number: 10, sql: queueLanesSchema },
  { number: 11, sql: forgettingSchema },
  { number: 12, sql: homeSchema },
  { number: 13, sql: trialsSchema }
];

/** Brings the file to this version's tables; ConfigError when a newer version has written it. */
export const migrate = (db: Connection): void =>
  db.write(() => {
    db.run('CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, applied_at TEXT NOT NULL)');
    const applied = db.row<{ last: number | null }>('SELECT MAX(number) AS last FROM migrations')?.last ?? 0;
    refuseNewer(applied);
    for (const { number, sql } of migrations.filter((migration) => migration.number > applied)) {
      db.script(sql);
      db.run('INSERT INTO migrations VALUES (?, ?)', number, new Date().toISOString());
    }
  });

const refuseNewer = (applied: number): void => {
  const latest = migrations.at(-1)?.number ?? 0;
  if (applied <= latest) return;
  throw new ConfigError('ledger.newer', `The ledger has version ${applied}, this bridge knows ${latest}.`, {
    fix: 'Start the version of the bridge that last used this DATA_DIR, or a later one.'
  });
};
