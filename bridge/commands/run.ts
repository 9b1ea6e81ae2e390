import type { SyncDefinition } from '../config/sync-definition';
import { ConfigError } from '../errors';
import { dryRun, type DryRun } from '../sync/dry-run';
import type { Counts, Run } from '../sync/model';
import type { RunRequest } from '../sync/run-parts';
import { runSync } from '../sync/run-sync';
import type { Bridge } from '../wire';

export interface RunOptions {
  readonly since?: string;
  readonly full?: boolean;
  readonly dryRun?: boolean;
  readonly max?: number;
}

/** Runs one sync now, in this process. */
export async function runCommand(
  bridge: Bridge,
  name: string,
  options: RunOptions,
  onProgress?: (run: string, counts: Readonly<Counts>) => void
): Promise<Run | DryRun> {
  const definition = await findSync(bridge, name);
  const request: RunRequest = {
    trigger: 'command',
    since: options.since,
    full: options.full,
    max: options.max
  };
  const parts = await bridge.runParts(definition, onProgress);
  return options.dryRun ? dryRun(definition, request, parts) : runSync(definition, request, parts);
}

/** Sends one record now, if the sync covers it. */
export async function syncRecordCommand(bridge: Bridge, name: string, recordId: string): Promise<Run> {
  const definition = await findSync(bridge, name);
  const parts = await bridge.runParts(definition);
  return runSync(definition, { trigger: 'record', recordIds: [recordId] }, parts);
}

/** The sync with that DeveloperName (capitals do not count); ConfigError says why it cannot be run. */
export async function findSync(bridge: Bridge, name: string): Promise<SyncDefinition> {
  const { syncs, problems } = await bridge.config(30);
  const wanted = name.toLowerCase();
  const found = syncs.find((sync) => sync.name.toLowerCase() === wanted);
  if (found) return found;
  const problem = problems.find((candidate) => candidate.sync?.toLowerCase() === wanted);
  if (problem)
    throw new ConfigError(problem.code, `${problem.where}: ${problem.message}`, { fix: problem.fix });
  const known = syncs.map((sync) => sync.name).join(', ') || 'none';
  throw new ConfigError('config.unknown-sync', `There is no sync ${name}; those that can be run: ${known}.`, {
    fix: 'Use the DeveloperName of an Iterable_Sync__mdt record.'
  });
}
