import { z } from 'zod';
import { refusePaused } from '../../commands/pause';
import { findSync } from '../../config/find-sync';
import type { SyncDefinition } from '../../config/sync-definition';
import { recordId, type RunJob } from '../../run-job';
import type { AdminParts } from '../admin-parts';
import { requestedRun, sync, syncs } from '../answers';
import { endpoint } from '../endpoint';
import { HttpProblem } from '../http-problem';

/** Definitions that are shown, and that are run, are at most so old, in seconds. */
const shownSeconds = 300;
const runSeconds = 30;

const syncParams = z.strictObject({ name: z.string().describe('DeveloperName; capitals do not count.') });

const isAlone = (asked: { recordIds?: unknown; since?: unknown; full?: unknown; max?: unknown }): boolean =>
  asked.recordIds === undefined || (asked.since ?? asked.full ?? asked.max) === undefined;

const runBody = z
  .strictObject({
    since: z.iso.datetime({ offset: true }).optional().describe('Read what changed since this time.'),
    full: z.boolean().optional().describe('Read everything.'),
    dryRun: z.boolean().optional().describe('Say what a run would do, and write nothing.'),
    max: z.number().int().positive().optional().describe('At most so many records.'),
    recordIds: z.array(recordId).min(1).max(200).optional().describe('Only these records, as they are now.')
  })
  .refine(({ since, full }) => !(since && full), 'since and full exclude each other')
  .refine(isAlone, 'recordIds go with no since, full or max')
  .refine(({ since }) => !since || Date.parse(since) <= Date.now(), 'since lies in the future');

export const syncEndpoints = [
  endpoint({
    method: 'get',
    path: '/v1/syncs',
    operationId: 'listSyncs',
    summary: 'Every sync that can be run, and what keeps the others from it',
    answer: syncs,
    handle: async (_asked, parts) => parts.status()
  }),
  endpoint({
    method: 'get',
    path: '/v1/syncs/{name}',
    operationId: 'getSync',
    summary: 'One sync and how far it is',
    params: syncParams,
    answer: sync,
    problems: [404, 422],
    handle: async ({ params }, parts) => {
      const { name } = findSync(await parts.config(shownSeconds), params.name);
      const shown = (await parts.status()).syncs.find((candidate) => candidate.sync === name);
      if (!shown) throw new HttpProblem(404, 'config.unknown-sync', 'The sync has just been removed.');
      return shown;
    }
  }),
  endpoint({
    method: 'post',
    path: '/v1/syncs/{name}/runs',
    operationId: 'startRun',
    summary: 'Puts a run in line; it starts when the sync is free',
    params: syncParams,
    body: runBody,
    status: 202,
    answer: requestedRun,
    problems: [404, 409, 422],
    handle: async ({ params, body, caller }, parts) => {
      const definition = findSync(await parts.config(runSeconds), params.name);
      if (!body.dryRun) refusePaused(definition);
      if (body.recordIds) await refuseOthers(definition, body.recordIds, parts);
      const asked: RunJob = { sync: definition.name, trigger: body.recordIds ? 'record' : 'api', ...body };
      const answer = await parts.request(asked);
      parts.log.info({ sync: definition.name, run: answer.run, actingUser: caller.user }, 'run asked for');
      return { sync: definition.name, ...answer };
    }
  })
];

/** Ids of another object would all be out of scope: said at once. */
async function refuseOthers(
  { name, sourceObject }: SyncDefinition,
  ids: readonly string[],
  parts: AdminParts
): Promise<void> {
  const prefix = await parts.keyPrefix(sourceObject);
  const others = prefix === null ? 0 : ids.filter((id) => !id.startsWith(prefix)).length;
  if (others === 0) return;
  throw new HttpProblem(
    422,
    'http.other-object',
    `${name} reads records of ${sourceObject}, whose ids begin with ${prefix}: ${others} of the ids do not.`,
    { fix: 'Leave them out, or ask the sync that reads their object.' }
  );
}
