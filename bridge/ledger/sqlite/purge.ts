import { purgeAsked } from './asked-runs';
import { purgeCalls } from './calls';
import type { Connection } from './connection';
import { expireDeadLetters } from './dead-letters';
import { purgeDefinitions } from './definitions';
import { purgeHints } from './hints';
import { purgeHours } from './outcome-hours';
import { purgeTakenAway } from './taken-away';
import { purgeTrials } from './trials';

/** Rows deleted in one transaction: small, so that a page's commit never waits long. */
const sliceRows = 2000;

/**
 * Deletes one slice of what is older than the moment; answers whether there may be more. Runs go after their
 * outcomes, and a run that was cut off stays: it will be gone on with. Of dead letters the details go.
 */
export const purgeSlice = (db: Connection, before: string): boolean =>
  db.write(
    () =>
      purgeOutcomes(db, before) ||
      expireDeadLetters(db, before, sliceRows) ||
      purgeHints(db, before, sliceRows) ||
      purgeHours(db, before, sliceRows) ||
      purgeAsked(db, before, sliceRows) ||
      purgeDefinitions(db, before, sliceRows) ||
      purgeCalls(db, before, sliceRows) ||
      purgeTakenAway(db, before, sliceRows) ||
      purgeTrials(db, before, sliceRows) ||
      purgeRuns(db, before)
  );

const purgeOutcomes = (db: Connection, before: string): boolean =>
  db.run(
    `DELETE FROM outcomes WHERE (run_seq, record_id) IN (
       SELECT o.run_seq, o.record_id FROM runs r JOIN outcomes o ON o.run_seq = r.seq
       WHERE r.started_at < ? AND o.at < ? LIMIT ?)`,
    ...[before, before, sliceRows]
  ) > 0;

const purgeRuns = (db: Connection, before: string): boolean =>
  db.run(
    `DELETE FROM runs WHERE seq IN (
       SELECT seq FROM runs WHERE state IN ('done', 'failed') AND ended_at < ?
         AND NOT EXISTS (SELECT 1 FROM outcomes WHERE run_seq = runs.seq) LIMIT ?)`,
    ...[before, sliceRows]
  ) > 0;
