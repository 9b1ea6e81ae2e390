import { runViewOf } from '../commands/run-view';
import type { Ledger } from '../ledger/ledger';
import type { Logger } from '../logger';
import type { SalesforceClient } from '../salesforce/salesforce-client';
import type { Run } from '../sync/model';
import type { UpdateResult } from '../sync/ports';
import type { SourceBudget } from '../sync/source-budget';

export interface RunRowsParts {
  readonly ledger: Pick<Ledger, 'runsToTell' | 'noteTold'>;
  readonly client: () => Pick<SalesforceClient, 'qualify' | 'upsertRecords'>;
  readonly budget: Pick<SourceBudget, 'look'>;
  readonly log: Pick<Logger, 'warn'>;
}

/** Rows of one call (salesforce-api 4). */
const rowsACall = 200;
/** Calls one behind the other; what is left then waits for the next time. */
const callsAtOnce = 10;

/**
 * Writes the runs that have ended, or wait for a person, as rows of Iterable_Sync_Run__c, where people report on them and
 * see them while the bridge is silent. Nothing waits for it, and what cannot be written is written later; a row that the
 * org refuses is given up. Errors of the whole call pass through. Answers whether there was anything to tell.
 */
export async function tellRuns({ ledger, client, budget, log }: RunRowsParts): Promise<boolean> {
  for (let call = 0; call < callsAtOnce; call += 1) {
    const runs = await ledger.runsToTell(rowsACall);
    if (runs.length === 0) return call > 0;
    if (await budget.look('backfill')) return true;
    const org = client();
    const object = org.qualify('Iterable_Sync_Run__c');
    const results = await org.upsertRecords(
      { object, key: org.qualify('Run_Id__c') },
      runs.map((run) => rowOf(run, org))
    );
    const refused = results.filter((result) => isGivenUp(result));
    if (refused.length > 0)
      log.warn({ rows: refused.length, first: refused[0] }, 'rows of runs were refused');
    await ledger.noteTold(
      runs.filter((_, index) => {
        const result = results[index];
        return result !== undefined && (result.ok || !result.retryable);
      })
    );
    if (results.some((result) => !result.ok && result.retryable)) return true;
  }
  return true;
}

const isGivenUp = (result: UpdateResult): boolean => !result.ok && !result.retryable;

/** The message's field takes so many characters. */
const longestMessage = 4096;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function rowOf(run: Run, org: Pick<SalesforceClient, 'qualify'>): Record<string, unknown> {
  const { counts, calls } = run;
  const values = {
    Run_Id__c: run.run,
    Sync__c: run.sync,
    Trigger__c: capital(run.trigger),
    State__c: capital(run.state),
    Started_At__c: run.startedAt,
    Ended_At__c: run.endedAt,
    Extracted__c: counts.extracted,
    Unchanged__c: counts.unchanged,
    Mapped__c: counts.mapped,
    Delivered__c: counts.delivered,
    Skipped__c: counts.skipped,
    Rejected__c: counts.rejected,
    Deferred__c: counts.deferred,
    Removed__c: counts.removed,
    Salesforce_Calls__c: calls.salesforce,
    Iterable_Calls__c: calls.iterable,
    Caught_Up_To__c: run.bookmark,
    Definition_Hash__c: run.definition,
    Message__c: [runViewOf(run).message, ...run.notices].join('\n').slice(0, longestMessage)
  };
  return Object.fromEntries(Object.entries(values).map(([field, value]) => [org.qualify(field), value]));
}
