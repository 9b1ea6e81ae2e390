import { type Call, versionOf } from '../http/exchange';
import type { Row } from '../model';
import type { BulkJob } from './bulk-job';
import { locatorOf, readOffset } from './locator';

const jobsOnPage = 1000;

/** All jobs of a kind, the newest first, a thousand a page. Source: salesforce-api 3.1. */
export function listJobs(all: readonly BulkJob[], call: Call, kind: 'query' | 'ingest'): Row {
  const jobs = all.toReversed().map((job) => job.details());
  const wanted = call.query.get('jobType');
  const records = wanted === null ? jobs : jobs.filter(({ jobType }) => jobType === wanted);
  const start = readOffset(call.query.get('queryLocator'), records.length);
  const end = start + jobsOnPage;
  const base = `/services/data/v${versionOf(call)}/jobs/${kind}`;
  const done = end >= records.length;
  return {
    done,
    records: records.slice(start, end),
    nextRecordsUrl: done ? null : `${base}?queryLocator=${locatorOf(end)}`
  };
}
