/** `/jobs/query` and its results. Source: salesforce-api 3.1. */
import { type Call, json, noContent, recordBody, type Reply, userOf, versionOf } from '../http/exchange';
import { OrgError } from '../model';
import type { LocalOrgState } from '../org';
import { executeQuery } from '../soql/execute-query';
import { advance } from './advance';
import { invalidState } from './bulk-job';
import { csvType, readFormat, writeLine } from './csv';
import { listJobs } from './list-jobs';
import { locatorOf, readOffset } from './locator';
import { QueryJob } from './query-job';
import { planQuery } from './query-plan';

const megabyte = 1024 * 1024;
const linksOnPage = 5;
const firstWithLinks = 58;

export function createQueryJob(org: LocalOrgState, call: Call): Reply {
  const body = recordBody(call);
  const { operation, query } = body;
  if (operation !== 'query' && operation !== 'queryAll') {
    throw new OrgError(400, 'INVALIDJOB', `InvalidJob : Operation ${String(operation)} is not supported`);
  }
  if (typeof query !== 'string')
    throw new OrgError(400, 'MALFORMED_QUERY', 'A query string has to be specified');
  const format = readFormat(body);
  const version = versionOf(call);
  const plan = planQuery(org.source, query, {
    includeDeleted: operation === 'queryAll',
    version,
    unsupportedObjects: org.bulk.options.unsupportedObjects,
    wholeNumbers: org.switches.bulkWholeNumbers
  });
  org.bulk.queryJobs.use(1);
  const head = {
    id: org.bulk.nextId(),
    operation,
    object: plan.object,
    createdById: userOf(call),
    version,
    ...format
  };
  const job = new QueryJob(plan, format, head, org.clock, org.bulk.options.pace);
  return json(org.bulk.queries.put(job).summary());
}

function jobOf(org: LocalOrgState, call: Call): QueryJob {
  const job = org.bulk.queries.get(call.params.id ?? '');
  return advance(org, job, () => runQuery(org, job));
}

function runQuery(org: LocalOrgState, job: QueryJob): void {
  const { soql, columns, includeDeleted } = job.plan;
  const { rows } = executeQuery(org.source, soql, { includeDeleted, version: job.head.version });
  const lines = rows.map((row) =>
    writeLine(
      job.format,
      columns.map(({ write }) => write(row))
    )
  );
  const bytes = lines.reduce((sum, line) => sum + line.length, 0);
  org.bulk.resultMegabytes.use(Math.ceil(bytes / megabyte));
  job.result = {
    header: writeLine(
      job.format,
      columns.map(({ header }) => header)
    ),
    lines
  };
}

export function getQueryJob(org: LocalOrgState, call: Call): Reply {
  org.bulk.queries.get(call.params.id ?? '').look();
  return json(jobOf(org, call).details());
}

export function listQueryJobs(org: LocalOrgState, call: Call): Reply {
  return json(listJobs(org.bulk.queries.all(), call, 'query'));
}

export function abortQueryJob(org: LocalOrgState, call: Call): Reply {
  const { state } = recordBody(call);
  const job = jobOf(org, call);
  if (state !== 'Aborted') throw invalidState(`A query job cannot be set to ${String(state)}`);
  if (!job.isWaiting) throw invalidState('Aborting already Completed Job not allowed');
  job.move('Aborted');
  return json(job.summary());
}

export function deleteQueryJob(org: LocalOrgState, call: Call): Reply {
  jobOf(org, call);
  org.bulk.queries.remove(call.params.id ?? '');
  return noContent;
}

/** One page: the header, then the records from the locator on. The last one says `Sforce-Locator: null`. */
export function queryResults(org: LocalOrgState, call: Call): Reply {
  const job = jobOf(org, call);
  checkVersion(job, call);
  if (!job.result) return tooEarly(org, job);
  const { header, lines } = job.result;
  const start = readOffset(call.query.get('locator'), lines.length);
  const end = start + pageSize(org, call.query.get('maxRecords'));
  const page = lines.slice(start, end);
  const nothing = lines.length === 0 && org.switches.bulkEmptyResult === 'nothing';
  return {
    status: 200,
    text: nothing ? '' : header + page.join(''),
    headers: {
      ...csvType,
      'sforce-numberofrecords': String(page.length),
      'sforce-locator': end < lines.length ? locatorOf(end) : 'null'
    }
  };
}

function checkVersion({ head }: QueryJob, call: Call): void {
  if (head.version === versionOf(call)) return;
  throw new OrgError(
    409,
    'INVALIDVERSION',
    `The job was created with API version ${head.version}: its results are answered for that version only`
  );
}

function tooEarly(org: LocalOrgState, { state }: QueryJob): Reply {
  if (org.switches.bulkEarlyResults === 'no content') return noContent;
  throw invalidState(`The job is ${state}: it has no results`);
}

function pageSize(org: LocalOrgState, asked: string | null): number {
  const { pageRows } = org.bulk.options;
  if (asked === null) return pageRows;
  if (/^[1-9]\d*$/.test(asked)) return Math.min(Number(asked), pageRows);
  throw new OrgError(400, 'INVALID_PARAMETER', `maxRecords must be a positive number: ${asked}`);
}

/** Addresses of up to five pages, for clients that read several at once. */
export function resultPages(org: LocalOrgState, call: Call): Reply {
  const job = jobOf(org, call);
  checkVersion(job, call);
  if (Number(job.head.version) < firstWithLinks) {
    throw new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist');
  }
  if (!job.result) return tooEarly(org, job);
  const { pageRows } = org.bulk.options;
  const total = job.result.lines.length;
  const start = readOffset(call.query.get('locator'), total);
  const base = `/services/data/v${job.head.version}/jobs/query/${job.head.id}`;
  const offsets = Array.from({ length: linksOnPage }, (_, index) => start + index * pageRows);
  const links = offsets.filter((offset) => offset < total || offset === 0);
  const next = start + linksOnPage * pageRows;
  const done = next >= total;
  return json({
    resultPages: links.map((offset) => ({ resultUrl: `${base}/results?locator=${locatorOf(offset)}` })),
    [org.switches.bulkNextPagesKey]: done ? null : `${base}/resultPages?locator=${locatorOf(next)}`,
    done
  });
}
