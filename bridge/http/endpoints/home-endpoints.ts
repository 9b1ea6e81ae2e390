import { z } from 'zod';
import { pauseSync, resumeSync } from '../../commands/pause';
import { fieldsOfReason } from '../../commands/held-reasons';
import { periods } from '../../commands/home-history';
import { runViewOf, waitingViewOf } from '../../commands/run-view';
import { recordId } from '../../run-job';
import { endpoint, type Caller } from '../endpoint';
import { HttpProblem } from '../http-problem';
import { heldRecords, home, pausedSync, runView } from '../home-answers';
import { limit } from '../page';

const runParams = z.strictObject({ id: z.uuid({ error: 'must be the id of a run' }) });
const syncParams = z.strictObject({ name: z.string().describe('DeveloperName; capitals do not count.') });

/** Definitions that tell which fields a reason names are at most so old, in seconds. */
const definitionSeconds = 300;

/** Who pauses, as far as the caller says so. */
const personOf = ({ user }: Caller): string => user ?? 'the admin API';

export const homeEndpoints = [
  endpoint({
    method: 'get',
    path: '/v1/home',
    operationId: 'home',
    summary: 'All that the Home screen shows',
    query: z.strictObject({
      period: z.enum(periods).default('24h').describe('How far back the charts go.')
    }),
    answer: home,
    handle: ({ query }, parts) => parts.home(query.period)
  }),
  endpoint({
    method: 'get',
    path: '/v1/runs/{id}/summary',
    operationId: 'summarizeRun',
    summary: 'One run in the words of the screens, from the moment it was asked for',
    params: runParams,
    answer: runView,
    problems: [404],
    handle: async ({ params: { id } }, { ledger, requested }) => {
      const found = (await ledger.run(id)) ?? requested(id);
      if (found) return runViewOf(found);
      const [asked] = await ledger.askedStandings([id]);
      if (asked) return waitingViewOf(asked);
      throw new HttpProblem(404, 'http.unknown-run', `There is no run ${id}.`);
    }
  }),
  endpoint({
    method: 'get',
    path: '/v1/runs/{id}/held-records',
    operationId: 'listHeldRecords',
    summary: 'The records whose removal a run holds',
    params: runParams,
    query: z.strictObject({
      limit,
      cursor: recordId.optional().describe('The "next" of the page before.')
    }),
    answer: heldRecords,
    problems: [404],
    handle: async ({ params: { id }, query }, { ledger, config }) => {
      const run = await ledger.run(id);
      if (!run) throw new HttpProblem(404, 'http.unknown-run', `There is no run ${id}.`);
      const known = await config(definitionSeconds);
      const found = await ledger.heldRecords(id, { after: query.cursor, limit: query.limit + 1 });
      const records = found
        .slice(0, query.limit)
        .map((held) => ({ ...held, fieldPaths: fieldsOfReason(held.reason, known, run.sync) }));
      return { records, next: found.length > query.limit ? (records.at(-1)?.recordId ?? null) : null };
    }
  }),
  endpoint({
    method: 'post',
    path: '/v1/syncs/{name}/pause',
    operationId: 'pauseSync',
    summary: 'Begins no run of the sync until it is resumed; one under way goes to its end',
    params: syncParams,
    answer: pausedSync,
    problems: [404, 409, 422],
    handle: async ({ params, caller }, parts) => {
      const paused = await pauseSync(params.name, personOf(caller), parts);
      parts.log.info({ sync: paused.sync, actingUser: caller.user }, 'sync paused');
      return paused;
    }
  }),
  endpoint({
    method: 'post',
    path: '/v1/syncs/{name}/resume',
    operationId: 'resumeSync',
    summary: 'Gives a paused sync its runs back; it goes on where it stopped',
    params: syncParams,
    answer: pausedSync,
    problems: [404, 409, 422],
    handle: async ({ params, caller }, parts) => {
      const resumed = await resumeSync(params.name, parts);
      parts.log.info({ sync: resumed.sync, actingUser: caller.user }, 'sync resumed');
      return resumed;
    }
  })
];
