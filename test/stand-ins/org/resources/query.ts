/** `query`, `queryAll` and their next pages. Source: salesforce-api 2.1 and 2.2. */
import { type Page, readLocator } from '../cursors';
import { type Call, json, type Reply, versionOf } from '../http/exchange';
import { OrgError } from '../model';
import type { LocalOrgState } from '../org';
import { executeQuery, type QueryRecord } from '../soql/execute-query';
import { columnMetadata } from './column-metadata';
import { explain } from './explain';

const maxSoql = 100_000;
const largestPage = 2000;
const smallestPage = 200;

/** Not in the documented subset, yet likely to be answered: a switch. Source: salesforce-api 13.6. */
const metadataCount = /^\s*SELECT\s+COUNT\(\s*\)\s+FROM\s+(\w+__mdt)\b/i;

export const query = (org: LocalOrgState, call: Call): Reply => run(org, call, { includeDeleted: false });

export const queryAll = (org: LocalOrgState, call: Call): Reply => run(org, call, { includeDeleted: true });

function run(org: LocalOrgState, call: Call, { includeDeleted }: { includeDeleted: boolean }): Reply {
  const explained = call.query.get('explain');
  if (explained !== null && explained.trim() !== '') return explain(org, explained);
  const soql = call.query.get('q');
  if (soql === null || soql.trim() === '') {
    throw new OrgError(400, 'MALFORMED_QUERY', 'A query string has to be specified');
  }
  if (soql.length > maxSoql) {
    throw new OrgError(
      400,
      'MALFORMED_QUERY',
      `SOQL statements cannot be longer than ${maxSoql} characters.`
    );
  }
  if (call.query.get('columns') === 'true') return json(columnMetadata(org.source, soql));
  const counted = org.switches.countCustomMetadata && metadataCount.test(soql);
  const executed = counted ? soql.replace(metadataCount, 'SELECT Id FROM $1') : soql;
  const result = executeQuery(org.source, executed, { includeDeleted, version: versionOf(call) });
  if (counted) return json({ totalSize: result.totalSize, done: true, records: [] });
  if (result.rows.length === 0) return json({ totalSize: result.totalSize, done: true, records: [] });
  const page = org.cursors.begin(result.rows, pageSize(org, call));
  if (page.next !== undefined) refuseUnpageable(org, result.rows[0]?.attributes, result.objectType);
  return json(pageBody(org, page, versionOf(call)));
}

function refuseUnpageable(org: LocalOrgState, attributes: unknown, object: string): void {
  const type = (attributes as { type?: unknown } | undefined)?.type;
  const metadata = object.endsWith('__mdt') && org.switches.customMetadataPages === 'refused';
  if (type !== 'AggregateResult' && !metadata) return;
  const what = type === 'AggregateResult' ? 'Aggregate query' : `Query of ${object}`;
  throw new OrgError(
    400,
    'EXCEEDED_ID_LIMIT',
    `${what} does not support queryMore(), use LIMIT to restrict the results to a single batch`
  );
}

function pageSize(org: LocalOrgState, call: Call): number {
  const asked = /batchSize=(\d+)/i.exec(call.headers['sforce-query-options'] ?? '')?.[1];
  const size = Math.min(largestPage, Math.max(smallestPage, Number(asked ?? largestPage)));
  return Math.max(1, Math.floor(size * org.switches.pageShare));
}

export function queryMore(org: LocalOrgState, call: Call): Reply {
  const { id, offset } = readLocator(call.params.locator ?? '');
  return json(pageBody(org, org.cursors.page(id, offset), versionOf(call)));
}

function pageBody(org: LocalOrgState, { totalSize, rows, next }: Page, version: string) {
  const records = rows.map((row) => withChildPages(org, row as QueryRecord, version));
  if (next === undefined) return { totalSize, done: true, records };
  return { totalSize, done: false, nextRecordsUrl: nextUrl(next, version), records };
}

const nextUrl = (locator: string, version: string) => `/services/data/v${version}/query/${locator}`;

/** A big child set has pages of its own. */
function withChildPages(org: LocalOrgState, row: QueryRecord, version: string): QueryRecord {
  const { childPageSize } = org.switches;
  const big = Object.entries(row).filter(([, value]) => childrenIn(value).length > childPageSize);
  const paged = big.map(([name, value]) => {
    const { next, rows, totalSize } = org.cursors.begin(childrenIn(value), childPageSize);
    const url = nextUrl(next ?? '', version);
    return [name, { totalSize, done: false, nextRecordsUrl: url, records: rows }] as const;
  });
  return paged.length > 0 ? { ...row, ...Object.fromEntries(paged) } : row;
}

function childrenIn(value: unknown): readonly unknown[] {
  const records = (value as { records?: unknown } | null | undefined)?.records;
  return Array.isArray(records) ? records : [];
}
