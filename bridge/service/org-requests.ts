import { randomUUID } from 'node:crypto';
import type { PlannedRun, RecordsPlan } from '../commands/records-plan';
import type { Ledger, OrgRequest } from '../ledger/ledger';
import type { Logger } from '../logger';
import { recordId } from '../run-job';
import type { SalesforceClient } from '../salesforce/salesforce-client';
import type { SourceBudget } from '../sync/source-budget';
import { planRequests } from './plan-requests';
import type { RecordDesk } from './record-desk';

export interface OrgRequestsParts {
  readonly desk: Pick<RecordDesk, 'plan' | 'askFor' | 'goOn'>;
  readonly ledger: Pick<Ledger, 'orgRequests'>;
  readonly client: () => Pick<SalesforceClient, 'qualify' | 'query' | 'updateRecords'>;
  readonly budget: Pick<SourceBudget, 'look'>;
  readonly now: () => Date;
  readonly log: Pick<Logger, 'info' | 'warn'>;
}

/** Requests that are taken at a time: as many rows as one call updates. */
const requestsAtOnce = 200;
/** Slices one behind the other; what is left then is gone on with the next time. */
const slicesAtOnce = 10;
/** What was stored this long ago and is not in line was left by somebody who died, or could not reach the queue. */
const patienceMs = 60_000;
/** The message's field takes so many characters. */
const longestMessage = 255;

interface Waiting {
  readonly id: string;
  /** Null where the row names no record. */
  readonly recordId: string | null;
}

/**
 * Takes the requests that people left in the org while the bridge could not be reached. The answer to a request is
 * stored together with its runs before anything else: whenever the process dies, the next one tells the org the same
 * answer, and asks for nothing twice. Errors of the org pass through.
 *
 * Looks at the rows behind the one with that id, an empty text for all. Answers the id behind which the next time has to
 * go on; null when every row was looked at. Rows that the org does not let be answered are passed over by that.
 */
export async function takeOrgRequests(after: string, parts: OrgRequestsParts): Promise<string | null> {
  await parts.desk.goOn(new Date(parts.now().getTime() - patienceMs));
  let last = after;
  for (let slice = 0; slice < slicesAtOnce; slice += 1) {
    if (await parts.budget.look('interactive')) return last;
    const waiting = await readWaiting(last, parts);
    const known = await parts.ledger.orgRequests(waiting.map(({ id }) => id));
    const isKnown = new Set(known.map(({ request }) => request));
    const fresh = waiting.filter(({ id }) => !isKnown.has(id));
    await tell([...known, ...(await take(fresh, parts))], parts);
    if (waiting.length < requestsAtOnce) return null;
    last = waiting.at(-1)?.id ?? last;
  }
  return last;
}

async function readWaiting(after: string, { client }: OrgRequestsParts): Promise<Waiting[]> {
  const org = client();
  const field = org.qualify('Record_Id__c');
  const behind = after === '' ? '' : ` AND Id > '${after}'`;
  const soql =
    `SELECT Id, ${field} FROM ${org.qualify('Iterable_Sync_Request__c')} ` +
    `WHERE ${org.qualify('State__c')} = 'Waiting'${behind} ORDER BY Id LIMIT ${requestsAtOnce}`;
  const rows = await org.query(soql, { includeDeleted: false });
  return rows.map((row) => {
    const named = recordId.safeParse(row[field]);
    return { id: String(row.Id), recordId: named.success ? named.data : null };
  });
}

async function take(waiting: readonly Waiting[], parts: OrgRequestsParts): Promise<readonly OrgRequest[]> {
  if (waiting.length === 0) return [];
  const named = new Set(waiting.flatMap(({ recordId: id }) => (id === null ? [] : [id])));
  const plan = await planRequests([...named], parts.desk);
  const runs = plan.runs.map((run) => ({ ...run, runId: randomUUID() }));
  const at = parts.now().toISOString();
  const answers = waiting.map((request) => ({ ...answerTo(request, { ...plan, runs }), at }));
  await parts.desk.askFor(runs, answers);
  parts.log.info({ requests: answers.length, runs: runs.length }, 'requests in the org were taken');
  return answers;
}

type PlannedRuns = Omit<RecordsPlan, 'runs'> & {
  readonly runs: readonly (PlannedRun & { readonly runId: string })[];
};

function answerTo({ id, recordId: record }: Waiting, plan: PlannedRuns): Omit<OrgRequest, 'at'> {
  const covering = plan.coveredBy.get(record ?? '') ?? [];
  const reason = plan.notCovered.find((other) => other.recordId === record)?.reason;
  if (covering.length === 0) {
    const message = cut(record === null ? 'It names no record.' : (reason ?? ''));
    return { request: id, state: 'Refused', run: null, message };
  }
  const senders = plan.runs.filter(({ sync }) => covering.includes(sync.name));
  // What stands for others, such as a campaign, is in none of the runs itself.
  const first = senders.find(({ recordIds }) => record !== null && recordIds.includes(record)) ?? senders[0];
  const labels = [...new Set(senders.map(({ sync }) => sync.label))];
  const message = cut([`Sent by ${labels.join(', ')}.`, ...(reason ? [reason] : [])].join(' '));
  return { request: id, state: 'Taken', run: first?.runId ?? null, message };
}

const cut = (text: string): string => text.slice(0, longestMessage);

/** A row that is gone needs no answer; one that is refused is told again when its turn comes. */
async function tell(answers: readonly OrgRequest[], { client, log }: OrgRequestsParts): Promise<void> {
  if (answers.length === 0) return;
  const org = client();
  const results = await org.updateRecords(
    org.qualify('Iterable_Sync_Request__c'),
    answers.map(({ request, state, run, message, at }) => ({
      id: request,
      fields: {
        [org.qualify('State__c')]: state,
        [org.qualify('Run_Id__c')]: run,
        [org.qualify('Message__c')]: message,
        [org.qualify('Taken_At__c')]: at
      }
    }))
  );
  const refused = results.filter((result) => !result.ok && result.code !== 'ENTITY_IS_DELETED');
  if (refused.length > 0)
    log.warn({ rows: refused.length, first: refused[0] }, 'requests in the org could not be answered');
}
