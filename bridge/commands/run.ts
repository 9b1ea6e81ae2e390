import { findSync } from '../config/find-sync';
import { dryRun, type DryRun } from '../sync/dry-run';
import { runRecords } from '../sync/inbox/run-records';
import type { Counts, Run } from '../sync/model';
import type { RunRequest } from '../sync/run-parts';
import { runSync } from '../sync/run-sync';
import type { Bridge } from '../wire';
import { refusePaused } from './pause';

/** Definitions that a person asked to run are at most this old, in seconds. */
const definitionSeconds = 30;

export interface RunOptions {
  readonly since?: string;
  readonly full?: boolean;
  readonly dryRun?: boolean;
  readonly max?: number;
  /** Aborts to stop between two pages. */
  readonly signal?: AbortSignal;
}

/** Runs one sync now, in this process. */
export async function runCommand(
  bridge: Bridge,
  name: string,
  options: RunOptions,
  onProgress?: (run: string, counts: Readonly<Counts>) => void
): Promise<Run | DryRun> {
  const definition = findSync(await bridge.config(definitionSeconds), name);
  if (!options.dryRun) refusePaused(definition);
  const { since, full, max, signal } = options;
  const request: RunRequest = { trigger: 'command', since, full, max, signal };
  const parts = await bridge.runParts(definition, onProgress);
  return options.dryRun ? dryRun(definition, request, parts) : runSync(definition, request, parts);
}

/** Sends one record now, if the sync covers it; ahead of a run that is under way. */
export async function syncRecordCommand(bridge: Bridge, name: string, recordId: string): Promise<Run> {
  const definition = findSync(await bridge.config(definitionSeconds), name);
  refusePaused(definition);
  const parts = await bridge.runParts(definition);
  return runRecords(definition, { trigger: 'record', recordIds: [recordId] }, parts);
}
