import { z } from 'zod';
import { approveHeld, discardHeld, requirePutBack } from '../../commands/decide-held';
import type { AdminParts } from '../admin-parts';
import { decidedRun, requestedRun } from '../answers';
import { endpoint, type Caller } from '../endpoint';

const runParams = z.strictObject({ id: z.uuid({ error: 'must be the id of a run' }) });

/** Who decides, as far as the caller says so. */
const decider = ({ user }: Caller): string => user ?? 'the admin API';

export const heldEndpoints = [
  endpoint({
    method: 'post',
    path: '/v1/runs/{id}/approve',
    operationId: 'approveRun',
    summary: 'Sends the removals that a run held, in a run of their own',
    params: runParams,
    status: 202,
    answer: decidedRun,
    problems: [404, 409],
    handle: async ({ params: { id }, caller }, parts) => {
      const held = await approveHeld(id, decider(caller), parts);
      note('removals approved', { id, caller }, parts);
      const { run } = await parts.request({ sync: held.sync, trigger: 'record', approves: id });
      return { held, run };
    }
  }),
  endpoint({
    method: 'post',
    path: '/v1/runs/{id}/discard',
    operationId: 'discardRun',
    summary: 'Keeps everybody whom a run would have removed',
    params: runParams,
    answer: decidedRun,
    problems: [404, 409],
    handle: async ({ params: { id }, caller }, parts) => {
      const held = await discardHeld(id, decider(caller), parts);
      note('removals discarded', { id, caller }, parts);
      return { held, run: null };
    }
  }),
  endpoint({
    method: 'post',
    path: '/v1/runs/{id}/put-back',
    operationId: 'putBackRun',
    summary: 'Sends again what a run removed or cleared, in a run of its own',
    params: runParams,
    status: 202,
    answer: requestedRun,
    problems: [404, 409, 422],
    handle: async ({ params: { id }, caller }, parts) => {
      const { name: sync } = await requirePutBack(id, parts);
      const answer = await parts.request({ sync, trigger: 'record', putsBack: id });
      note('removals are put back', { id, caller }, parts);
      return { sync, ...answer };
    }
  })
];

const note = (
  what: string,
  { id, caller }: { readonly id: string; readonly caller: Caller },
  { log }: AdminParts
): void => log.info({ run: id, actingUser: caller.user }, what);
