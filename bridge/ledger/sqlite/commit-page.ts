import type { Lease, PageCommit } from '../ledger';
import { saveBookmark } from './bookmarks';
import { saveChildren } from './children';
import type { Connection } from './connection';
import { saveDeadLetters } from './dead-letters';
import { endHolding } from './held-removals';
import { requireLease } from './leases';
import { addToHour } from './outcome-hours';
import { saveOutcomes } from './outcomes';
import { besideDecisions, saveStates } from './records';
import { reopenOthers, wakeOrphans } from './retries';
import { inRowOrder } from './row-order';
import { changeRun, requireRun } from './runs';
import { saveTakenAway } from './taken-away';
import { dropUsers, saveUsers } from './users';
import { queueWriteBacks } from './write-backs';

/** One transaction for the page, its rows in the order of the tables' keys. */
export const commitPage = (db: Connection, lease: Lease, page: PageCommit): void =>
  db.write(() => {
    requireLease(db, lease);
    const run = requireRun(db, page.runId);
    if (run.sync !== page.sync) throw new Error(`Run ${run.run} is of ${run.sync}, not of ${page.sync}.`);
    const outcomes = inRowOrder(page.outcomes, (outcome) => outcome.recordId);
    saveDeadLetters(db, page, run.definition, outcomes);
    saveStates(db, page, outcomes);
    wakeOrphans(db, page, outcomes);
    reopenOthers(db, page, outcomes);
    saveOutcomes(db, run.seq, outcomes, page.at);
    saveUsers(db, page, outcomes);
    dropUsers(db, page, outcomes);
    saveChildren(db, page);
    saveTakenAway(db, page, outcomes);
    endHolding(db, page, outcomes);
    queueWriteBacks(db, besideDecisions(db, page, outcomes));
    if (page.bookmark) saveBookmark(db, page.sync, page.bookmark);
    addToHour(db, page.sync, page.at, page.counts);
    changeRun(db, page.runId, { counts: page.counts, calls: page.calls });
  });
