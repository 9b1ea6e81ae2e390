import { z } from 'zod';
import { progressOf } from '../../commands/records-progress';
import { recordId } from '../../run-job';
import { askedRecords, recordsProgress } from '../asked-answers';
import { endpoint } from '../endpoint';
import { HttpProblem } from '../http-problem';

/** Labels and fields of definitions that are at most so old, in seconds. */
const shownSeconds = 300;
/** Runs whose progress is told at once, and records that may be named with them. */
const mostRuns = 50;
const mostRecords = 10_000;

export const askedEndpoints = [
  endpoint({
    method: 'post',
    path: '/v1/records/sync',
    operationId: 'syncRecords',
    summary: 'Sends records now, by every active sync that sends them',
    body: z.strictObject({
      recordIds: z
        .array(recordId)
        .min(1)
        .max(200)
        .describe('Of any objects; a campaign stands for its members.')
    }),
    status: 202,
    answer: askedRecords,
    problems: [502, 503],
    handle: async ({ body: { recordIds }, caller }, parts) => {
      const asked = await parts.askRecords(recordIds);
      const runs = asked.runs.map(({ runId }) => runId);
      parts.log.info({ records: recordIds.length, runs, actingUser: caller.user }, 'records asked for');
      return asked;
    }
  }),
  endpoint({
    method: 'post',
    path: '/v1/records/progress',
    operationId: 'progressOfRecords',
    summary: 'How far the runs are, and what became of their records',
    body: z.strictObject({
      runIds: z
        .array(z.uuid({ error: 'must be the id of a run' }))
        .min(1)
        .max(mostRuns),
      recordIds: z
        .array(recordId)
        .max(mostRecords)
        .optional()
        .describe('That were asked for; the runs know them.')
    }),
    answer: recordsProgress,
    problems: [404],
    handle: async ({ body: { runIds } }, parts) => {
      const { ledger, requested } = parts;
      const progress = await progressOf(runIds, {
        ledger,
        requested,
        config: await parts.config(shownSeconds)
      });
      if (progress) return progress;
      throw new HttpProblem(404, 'http.unknown-run', 'One of the runs was not asked for by record.', {
        fix: 'Name runs of an answer of POST /v1/records/sync.'
      });
    }
  })
];
