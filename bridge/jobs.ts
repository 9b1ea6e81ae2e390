import { findSync } from './commands/run';
import { BusyError } from './errors';
import type { Job } from './queue/queue';
import { runJob } from './run-job';
import { runSync } from './sync/run-sync';
import type { RunRequest } from './sync/run-parts';
import type { Bridge } from './wire';

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
