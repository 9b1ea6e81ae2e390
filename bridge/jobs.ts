import { z } from 'zod';
import { findSync } from './commands/run';
import { BusyError } from './errors';
import type { Job } from './queue/queue';
import { runSync } from './sync/run-sync';
import type { RunRequest } from './sync/run-parts';
import type { Bridge } from './wire';

/** What a job says: run this sync, perhaps only some records of it. Progress lives in the ledger, never here. */
export const runJob = z.object({
  sync: z.string(),
  trigger: z.enum(['schedule', 'command', 'api', 'record']),
  runId: z.uuid().optional(),
  since: z.string().optional(),
  full: z.boolean().optional(),
  max: z.number().int().positive().optional(),
  recordIds: z.array(z.string()).max(200).optional()
});

export type RunJob = z.infer<typeof runJob>;

/** One waiting job a sync; one a record for "sync now". */
export function toJob(payload: RunJob): Job {
  const subject = payload.recordIds ? `:${payload.recordIds.join(',')}` : '';
  return { key: `run:${payload.sync}${subject}`, payload };
}

/** Does a job. A scheduled run of a sync that is being run is not needed; any other is tried again. */
export async function handleJob(bridge: Bridge, job: Job, signal: AbortSignal): Promise<void> {
  const { sync, ...rest } = runJob.parse(job.payload);
  const request: RunRequest = { ...rest, signal };
  try {
    const definition = await findSync(bridge, sync);
    await runSync(definition, request, await bridge.runParts(definition));
  } catch (error) {
    if (error instanceof BusyError && request.trigger === 'schedule') return;
    bridge.log.warn({ sync, err: error }, 'job could not be done');
    throw error;
  }
}
