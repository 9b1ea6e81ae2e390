import { z } from 'zod';
import { recordId } from '../../run-job';
import type { AdminParts } from '../admin-parts';
import { outcomes, run, runs, type RunAnswer } from '../answers';
import { endpoint } from '../endpoint';
import { HttpProblem } from '../http-problem';

const limit = z.coerce.number().int().min(1).max(1000).default(100).describe('Entries of a page.');
const runParams = z.strictObject({ id: z.uuid({ error: 'must be the id of a run' }) });

export const runEndpoints = [
  endpoint({
    method: 'get',
    path: '/v1/runs',
    operationId: 'listRuns',
    summary: 'Runs, newest first',
    query: z.strictObject({
      sync: z.string().optional().describe('Only of this sync: its DeveloperName.'),
      limit,
      cursor: z.uuid({ error: 'must be the "next" of the page before' }).optional()
    }),
    answer: runs,
    handle: async ({ query }, { ledger }) => {
      const { sync, limit: size, cursor } = query;
      const found = await ledger.runs({ sync, limit: size + 1, before: cursor });
      const page = found.slice(0, size);
      return { runs: page, next: found.length > size ? (page.at(-1)?.run ?? null) : null };
    }
  }),
  endpoint({
    method: 'get',
    path: '/v1/runs/{id}',
    operationId: 'getRun',
    summary: 'One run, from the moment it was asked for',
    params: runParams,
    answer: run,
    problems: [404],
    handle: ({ params }, parts) => knownRun(params.id, parts)
  }),
  endpoint({
    method: 'get',
    path: '/v1/runs/{id}/records',
    operationId: 'listRunRecords',
    summary: 'What happened to each record of a run',
    params: runParams,
    query: z.strictObject({
      status: z.enum(['delivered', 'unchanged', 'skipped', 'rejected', 'deferred']).optional(),
      limit,
      cursor: recordId.optional()
    }),
    answer: outcomes,
    problems: [404],
    handle: async ({ params, query }, parts) => {
      const { status, limit: size, cursor } = query;
      await knownRun(params.id, parts);
      const asked = { limit: size + 1, after: cursor, status };
      const found = await parts.ledger.outcomesOfRun(params.id, asked);
      const page = found.slice(0, size);
      return { records: page, next: found.length > size ? (page.at(-1)?.recordId ?? null) : null };
    }
  })
];

/** From the ledger, or else from what was asked for. */
async function knownRun(id: string, { ledger, requested }: AdminParts): Promise<RunAnswer> {
  const found = (await ledger.run(id)) ?? requested(id);
  if (found) return found;
  throw new HttpProblem(404, 'http.unknown-run', `There is no run ${id}.`);
}
