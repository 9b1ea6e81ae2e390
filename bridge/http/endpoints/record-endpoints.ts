import { z } from 'zod';
import type { SyncDefinition } from '../../config/sync-definition';
import { ConfigError } from '../../errors';
import { recordId } from '../../run-job';
import type { AdminParts } from '../admin-parts';
import { record, recordSync } from '../answers';
import { endpoint, type Caller } from '../endpoint';
import { HttpProblem } from '../http-problem';

/** Definitions by which a record is sent are at most so old, in seconds. */
const definitionSeconds = 30;
const longestTimeline = 100;

const recordParams = z.strictObject({ id: recordId });

export const recordEndpoints = [
  endpoint({
    method: 'get',
    path: '/v1/records/{id}',
    operationId: 'getRecord',
    summary: 'How a record stands in each sync, and what happened to it',
    params: recordParams,
    answer: record,
    handle: async ({ params: { id } }, { ledger }) => ({
      recordId: id,
      states: await ledger.statesOfRecord(id),
      timeline: await ledger.outcomesOfRecord(id, longestTimeline)
    })
  }),
  endpoint({
    method: 'post',
    path: '/v1/records/{id}/sync',
    operationId: 'syncRecord',
    summary: 'Sends one record now, by every active sync that reads its object',
    params: recordParams,
    status: 202,
    answer: recordSync,
    problems: [422],
    handle: async ({ params: { id }, caller }, parts) => {
      const { readers, notAsked } = await sortSyncs(id, parts);
      if (readers.length === 0) throw noSync(id, notAsked);
      const runs = [];
      for (const { name } of readers) runs.push(await ask(name, id, caller, parts));
      return { recordId: id, runs, notAsked };
    }
  })
];

interface NotAsked {
  readonly sync: string;
  readonly reason: string;
}

/** An id says by its first characters which object it is of: only syncs of that object are asked. */
async function sortSyncs(
  id: string,
  parts: AdminParts
): Promise<{ readers: SyncDefinition[]; notAsked: NotAsked[] }> {
  const readers: SyncDefinition[] = [];
  const notAsked: NotAsked[] = [];
  for (const sync of (await parts.config(definitionSeconds)).syncs) {
    const reason = await reasonAgainst(sync, id, parts);
    if (reason === null) readers.push(sync);
    else notAsked.push({ sync: sync.name, reason });
  }
  return { readers, notAsked };
}

async function reasonAgainst(sync: SyncDefinition, id: string, parts: AdminParts): Promise<string | null> {
  if (sync.status !== 'Active') return `The sync is ${sync.status}.`;
  try {
    const prefix = await parts.keyPrefix(sync.sourceObject);
    if (prefix === null || id.startsWith(prefix)) return null;
    return `It reads records of ${sync.sourceObject}, whose ids begin with ${prefix}.`;
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}

async function ask(sync: string, id: string, caller: Caller, parts: AdminParts) {
  const answer = await parts.request({ sync, trigger: 'record', recordIds: [id] });
  parts.log.info({ sync, run: answer.run, record: id, actingUser: caller.user }, 'record asked for');
  return { sync, ...answer };
}

const noSync = (id: string, notAsked: readonly NotAsked[]): HttpProblem =>
  new HttpProblem(
    422,
    'http.no-sync-for-record',
    [
      `No active sync reads records whose ids begin with ${id.slice(0, 3)}.`,
      ...notAsked.map(({ sync, reason }) => `${sync}: ${reason}`)
    ].join(' '),
    { fix: 'Activate a sync that reads the object of this record.' }
  );
