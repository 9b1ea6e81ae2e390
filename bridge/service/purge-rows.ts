import { ConfigError, RejectedError } from '../errors';
import type { SalesforceClient } from '../salesforce/salesforce-client';

type Org = Pick<SalesforceClient, 'qualify' | 'query' | 'removeRecords'>;

/** Rows of one query, of one call that deletes, and queries of one time. */
const rowsAQuery = 2000;
const rowsACall = 200;
const queriesAtOnce = 5;

/**
 * Deletes what the bridge wrote to the org's own tables, runs and answered requests, as far as it is older than the
 * moment. An org without the tables, or that lets the bridge delete nothing, is left alone; other errors pass through.
 */
export async function purgeRows(org: Org, before: string): Promise<void> {
  const name = (field: string): string => org.qualify(field);
  await purge(org, `${name('Iterable_Sync_Run__c')} WHERE ${name('Started_At__c')} < ${before}`);
  await purge(
    org,
    `${name('Iterable_Sync_Request__c')} WHERE ${name('State__c')} != 'Waiting' AND ${name('Taken_At__c')} < ${before}`
  );
}

async function purge(org: Org, which: string): Promise<void> {
  const soql = `SELECT Id FROM ${which} ORDER BY Id LIMIT ${rowsAQuery}`;
  try {
    for (let query = 0; query < queriesAtOnce; query += 1) {
      const ids = (await org.query(soql, { includeDeleted: false })).map(({ Id }) => String(Id));
      if (!(await removeAll(org, ids)) || ids.length < rowsAQuery) return;
    }
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof RejectedError)) throw error;
  }
}

/** Answers whether all could be deleted. */
async function removeAll(org: Org, ids: readonly string[]): Promise<boolean> {
  for (let first = 0; first < ids.length; first += rowsACall) {
    const results = await org.removeRecords(ids.slice(first, first + rowsACall));
    if (results.some(({ ok }) => !ok)) return false;
  }
  return true;
}
