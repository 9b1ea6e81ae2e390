import { refusePaused } from './commands/pause';
import { findSync } from './config/find-sync';
import { AuthError, BusyError, ConfigError, RejectedError } from './errors';
import type { Config } from './config/load-config';
import type { Job } from './queue/queue';
import { runJob, type RunJob } from './run-job';
import { problemOf, type RequestedRuns } from './service/requested-runs';
import type { SyncDefinition } from './config/sync-definition';
import { isOpen } from './config/time-window';
import { runConsent } from './sync/consent/run-consent';
import { dryRun } from './sync/dry-run';
import { runHints } from './sync/inbox/run-hints';
import { runRecords } from './sync/inbox/run-records';
import type { RunParts, RunRequest } from './sync/run-parts';
import { refuseWithoutCalls } from './sync/run-budget';
import { runSync } from './sync/run-sync';
import type { Bridge } from './wire';

export interface RunJobsParts {
  readonly bridge: Bridge;
  readonly config: (maxAgeSeconds: number) => Promise<Config>;
  /** Definitions that scheduled runs take are at most this old, in seconds. */
  readonly definitionSeconds: number;
  /** Times that the queue hands over a job which rejects. */
  readonly attempts: number;
  readonly requests: RequestedRuns;
  /** Aborts when the service is to stop. */
  readonly signal: AbortSignal;
}

/** The same for what a person asked for. */
const askedDefinitionSeconds = 30;

/** Does the jobs of the queue. What a schedule has started is not tried again: the schedule comes round by itself. */
export class RunJobs {
  private readonly running = new Set<string>();

  constructor(private readonly parts: RunJobsParts) {}

  isRunning(sync: string): boolean {
    return this.running.has(sync);
  }

  /** Rejects when the job is to be tried again; `attempt` is the queue's count, which outlives the process. */
  async handle(job: Job, attempt: number): Promise<void> {
    const asked = runJob.parse(job.payload);
    const { log } = this.parts.bridge;
    try {
      if (!(await this.isDone(asked))) await this.run(asked);
    } catch (error) {
      if (!comesAgain(asked)) return await this.answer(asked, error, attempt);
      if (!(error instanceof BusyError))
        log.warn({ sync: asked.sync, err: error }, 'scheduled run could not start');
    }
  }

  /** A job of which only the end was not noted: its process died in between. */
  private async isDone({ runId }: RunJob): Promise<boolean> {
    const run = runId ? await this.parts.bridge.ledger.run(runId) : null;
    return run?.state === 'done' || run?.state === 'held';
  }

  private async run({ sync, ...asked }: RunJob): Promise<void> {
    const { bridge, config, requests, signal } = this.parts;
    const maxAge = comesAgain({ sync, ...asked }) ? this.parts.definitionSeconds : askedDefinitionSeconds;
    const definition = findSync(await config(maxAge), sync);
    const parts = await bridge.runParts(definition);
    if (asked.dryRun) {
      requests.started(asked.runId);
      requests.counted(asked.runId, (await dryRun(definition, asked, parts)).counts);
      return;
    }
    if (asked.optOuts) return this.tellOptOuts(definition, parts);
    if (await this.isToWait(definition, { sync, ...asked })) return;
    const isFirst = !this.running.has(definition.name);
    this.running.add(definition.name);
    try {
      await carryOut(definition, { ...asked, signal }, parts);
    } finally {
      if (isFirst) this.running.delete(definition.name);
    }
  }

  /** Paused meanwhile: its turns come again; what was asked for is refused by name, unless it has begun before. */
  private async isToWait(definition: SyncDefinition, asked: RunJob): Promise<boolean> {
    if (comesAgain(asked)) return asked.trigger === 'schedule' && definition.status === 'Paused';
    const begun = asked.runId ? await this.parts.bridge.ledger.run(asked.runId) : null;
    if (!begun) refusePaused(definition);
    return false;
  }

  /** What cannot be told now is kept, and goes out before anything else of the project. */
  private async tellOptOuts({ project }: SyncDefinition, parts: RunParts): Promise<void> {
    await refuseWithoutCalls('privacy', parts);
    await runConsent(project, parts, { signal: this.parts.signal });
  }

  /** Somebody follows this one: what can pass is tried again, what cannot is said. */
  private async answer({ runId, sync }: RunJob, error: unknown, attempt: number): Promise<void> {
    const { requests, bridge, attempts } = this.parts;
    requests.delayed(runId, error);
    if (!isFinal(error) && attempt < attempts) throw error;
    requests.failed(runId, error);
    if (runId !== undefined) await bridge.ledger.failAsked(runId, problemOf(error));
    bridge.log.warn({ sync, run: runId, err: error }, 'run that was asked for cannot start');
  }
}

/** What no further try changes. */
const isFinal = (error: unknown): boolean =>
  error instanceof ConfigError || error instanceof AuthError || error instanceof RejectedError;

/** The schedule comes round by itself; hints wait until they are taken up, by a run under way too. */
const comesAgain = ({ trigger }: RunJob): boolean => trigger === 'schedule' || trigger === 'message';

/** Records that were asked for go ahead of a run under way; what was heard of waits with its hints. */
async function carryOut(definition: SyncDefinition, asked: RunRequest, parts: RunParts): Promise<void> {
  const { recordIds } = asked;
  if (asked.trigger === 'message') await hear(definition, parts, asked);
  else if (recordIds) await runRecords(definition, { ...asked, recordIds }, parts);
  else await runSync(definition, asked, parts);
}

/** Messages begin a run like a schedule does: of a sync that is paused, or whose window is closed, they wait. */
async function hear(definition: SyncDefinition, parts: RunParts, asked: RunRequest): Promise<void> {
  const { status, schedule, timeZone } = definition;
  if (status === 'Active' && isOpen(schedule, timeZone, parts.clock.now()))
    await runHints(definition, parts, asked);
}
