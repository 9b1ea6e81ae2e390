import { z } from 'zod';
import { messageOf, runsTable } from '../../commands/run-log';
import { outcomesOf, outcomesTable } from '../../commands/run-records';
import { rangeOf, rangeQuery } from '../../commands/time-range';
import { recordId } from '../../run-job';
import { runStates } from '../../sync/model';
import type { AdminParts } from '../admin-parts';
import { outcomes, run, runs, type RunAnswer } from '../answers';
import { csvFormat } from '../csv-answer';
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
      state: z.enum(runStates).optional(),
      ...rangeQuery,
      limit,
      cursor: z.uuid({ error: 'must be the "next" of the page before' }).optional(),
      format: csvFormat
    }),
    answer: runs,
    csv: (page) => runsTable(page.runs),
    handle: async ({ query }, { ledger }) => {
      const { sync, state, limit: size, cursor } = query;
      const range = rangeOf(query, new Date());
      const found = await ledger.runs({ sync, state, ...range, limit: size + 1, before: cursor });
      const page = found.slice(0, size);
      const told = page.map((one) => ({ ...one, message: messageOf(one) }));
      return { runs: told, next: found.length > size ? (page.at(-1)?.run ?? null) : null };
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
      cause: z.string().optional().describe('Only with this rule or cause.'),
      limit,
      cursor: recordId.optional(),
      format: csvFormat
    }),
    answer: outcomes,
    problems: [404],
    csv: ({ records }) => outcomesTable(records),
    handle: async ({ params, query }, parts) => {
      await knownRun(params.id, parts);
      return outcomesOf({ ...query, run: params.id }, parts.ledger);
    }
  })
];

/** From the ledger, or else from what was asked for, of this process or of another. */
async function knownRun(id: string, { ledger, requested, inquiries }: AdminParts): Promise<RunAnswer> {
  const found = (await ledger.run(id)) ?? requested(id) ?? (await inquiries.runs.asked(id));
  if (found) return { ...found, message: messageOf(found) };
  throw new HttpProblem(404, 'http.unknown-run', `There is no run ${id}.`);
}
