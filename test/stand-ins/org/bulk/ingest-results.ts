/** What became of the records of an ingest job, as CSV. Source: salesforce-api 3.2. */
import type { Call, Reply } from '../http/exchange';
import type { LocalOrgState } from '../org';
import { writeLine } from './csv';
import type { IngestJob, RowOutcome } from './ingest-job';
import { csvReply, jobThatIsOver } from './ingest-jobs';

export function successfulResults(org: LocalOrgState, call: Call): Reply {
  const job = jobThatIsOver(org, call);
  const rows = outcomes(org, job).filter(({ error }) => error === undefined);
  const line = ({ id, created, cells }: RowOutcome) => [id, String(created), ...cells];
  return table(job, ['sf__Id', 'sf__Created', ...job.header], rows.map(line));
}

export function failedResults(org: LocalOrgState, call: Call): Reply {
  const job = jobThatIsOver(org, call);
  const rows = outcomes(org, job).filter(({ error }) => error !== undefined);
  const line = ({ id, error = '', cells }: RowOutcome) => [id, error, ...cells];
  return table(job, ['sf__Id', 'sf__Error', ...job.header], rows.map(line));
}

/** What a failed or aborted job never came to; after a complete one the header alone. */
export function unprocessedRecords(org: LocalOrgState, call: Call): Reply {
  const job = jobThatIsOver(org, call);
  return job.state === 'JobComplete' ? table(job, job.header, []) : csvReply(job.upload ?? '');
}

function table({ format }: IngestJob, header: readonly string[], rows: readonly string[][]): Reply {
  return csvReply([header, ...rows].map((cells) => writeLine(format, cells)).join(''));
}

/** The order of the results is not that of the upload. */
function outcomes(org: LocalOrgState, job: IngestJob): readonly RowOutcome[] {
  return org.switches.bulkResultOrder === 'as uploaded' ? job.outcomes : job.outcomes.toReversed();
}
