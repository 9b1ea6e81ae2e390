import { z } from 'zod';
import { rangeOf, rangeQuery } from '../../commands/time-range';
import { runKinds } from '../../ledger/ledger';
import { recordId } from '../../run-job';
import type { Run } from '../../sync/model';
import type { AdminParts } from '../admin-parts';
import { endpoint } from '../endpoint';
import { HttpProblem } from '../http-problem';
import { limit } from '../page';
import {
  foundPeople,
  recordTrace,
  runCallLines,
  runLines,
  runList,
  runPage,
  runRecord
} from '../run-screen-answers';

const params = z.strictObject({ id: z.uuid({ error: 'must be the id of a run' }) });
const recordParams = z.strictObject({ ...params.shape, recordId });

/** What the screens of runs and people ask; `IterableSyncRunsController` of the package. */
export const runScreenEndpoints = [
  endpoint({
    method: 'get',
    path: '/v1/run-log',
    operationId: 'logOfRuns',
    summary: 'Runs in the words of the screens, newest first',
    query: z.strictObject({
      sync: z.string().optional().describe('Only of this sync: its DeveloperName.'),
      kind: z
        .enum(runKinds)
        .optional()
        .describe('notable: found something or did not end well; attention: records or the run need it.'),
      ...rangeQuery,
      limit,
      cursor: z.uuid({ error: 'must be the "next" of the page before' }).optional()
    }),
    answer: runList,
    handle: ({ query }, { inquiries, now }) => {
      const { sync, kind, limit: size, cursor } = query;
      return inquiries.runs.list({ sync, kind, ...rangeOf(query, now()), limit: size, cursor });
    }
  }),
  endpoint({
    method: 'get',
    path: '/v1/runs/{id}/page',
    operationId: 'pageOfRun',
    summary: 'All that there is to say of a run, from the moment it was asked for',
    params,
    answer: runPage,
    problems: [404],
    handle: async ({ params: { id } }, parts) => {
      const known = (await parts.ledger.run(id)) ?? (await parts.inquiries.runs.asked(id));
      return parts.inquiries.runs.page(known ?? noRun(id));
    }
  }),
  endpoint({
    method: 'get',
    path: '/v1/runs/{id}/lines',
    operationId: 'linesOfRun',
    summary: 'What became of each record of a run, in the words of the screens',
    params,
    query: z.strictObject({
      outcome: z.enum(['delivered', 'unchanged', 'skipped', 'rejected', 'deferred']).optional(),
      cause: z.string().optional(),
      limit,
      cursor: recordId.optional()
    }),
    answer: runLines,
    problems: [404],
    handle: async ({ params: { id }, query }, parts) =>
      parts.inquiries.runs.records(await begun(id, parts), query)
  }),
  endpoint({
    method: 'get',
    path: '/v1/runs/{id}/call-lines',
    operationId: 'callLinesOfRun',
    summary: 'Calls of a run without what was sent and answered, newest first',
    params,
    query: z.strictObject({
      failed: z
        .literal('true')
        .transform(() => true)
        .optional(),
      limit,
      cursor: z.coerce.number().int().positive().optional()
    }),
    answer: runCallLines,
    problems: [404],
    handle: async ({ params: { id }, query }, parts) => {
      await begun(id, parts);
      return parts.inquiries.runs.calls(id, query);
    }
  }),
  endpoint({
    method: 'get',
    path: '/v1/runs/{id}/records/{recordId}',
    operationId: 'recordOfRun',
    summary: 'One record of one run, with every call that concerned it',
    params: recordParams,
    answer: runRecord,
    problems: [404],
    handle: async ({ params: { id, recordId: record } }, parts) => {
      const found = await parts.inquiries.runs.record(await begun(id, parts), record);
      return found ?? noRecord();
    }
  }),
  endpoint({
    method: 'get',
    path: '/v1/runs/{id}/records/{recordId}/trace',
    operationId: 'traceRecordOfRun',
    summary: 'A record step by step as it is now, by the definition of a run; writes nothing',
    params: recordParams,
    answer: recordTrace,
    problems: [404, 422],
    handle: async ({ params: { id, recordId: record } }, parts) => {
      const trace = await parts.inquiries.runs.trace(await begun(id, parts), record);
      return trace ?? noVersion();
    }
  }),
  endpoint({
    method: 'get',
    path: '/v1/people',
    operationId: 'findPeople',
    summary: 'Records by Salesforce Id, e-mail or Iterable user id: how they stand, and their last runs',
    query: z.strictObject({
      q: z.string().trim().min(1).max(300),
      ids: z
        .string()
        .transform((list) => list.split(','))
        .pipe(z.array(recordId).max(20))
        .optional()
        .describe('Records that were found in Salesforce, with commas between: told with the others.')
    }),
    answer: foundPeople,
    handle: ({ query: { q, ids = [] } }, { inquiries }) => inquiries.runs.find({ text: q, recordIds: ids })
  })
];

async function begun(id: string, { ledger }: AdminParts): Promise<Run> {
  return (await ledger.run(id)) ?? noRun(id);
}

function noRun(id: string): never {
  throw new HttpProblem(404, 'http.unknown-run', `There is no run ${id}.`, {
    fix: 'It is older than RETENTION_DAYS, or has not begun.'
  });
}

function noRecord(): never {
  throw new HttpProblem(404, 'http.unknown-record', 'The run has no such record.', {
    fix: 'Look the record up by its id.'
  });
}

function noVersion(): never {
  throw new HttpProblem(404, 'http.unknown-version', 'The definition of this run is not known any more.', {
    fix: 'Preview the record by the definition that holds now.'
  });
}
