import { findSync } from '../config/find-sync';
import type { Config } from '../config/load-config';
import type { SyncDefinition } from '../config/sync-definition';
import { ConfigError } from '../errors';
import type { Ledger } from '../ledger/ledger';
import { hasTurns } from '../queue/schedule';

export interface PauseParts {
  readonly ledger: Pick<Ledger, 'pauseSync' | 'resumeSync'>;
  /** Definitions that are at most so many seconds old, with pauses as they are. */
  readonly config: (maxAgeSeconds: number) => Promise<Config>;
  readonly now: () => Date;
}

/** How a sync stands after somebody paused or resumed it. */
export interface PausedSync {
  /** DeveloperName. */
  readonly sync: string;
  readonly label: string;
  readonly status: SyncDefinition['status'];
  /** Null when it is not paused here. */
  readonly pausedBy: string | null;
  readonly pausedAt: string | null;
}

/** Definitions by which a sync is paused are at most so old, in seconds. */
const definitionSeconds = 30;

/**
 * Ends the turns of a sync until somebody resumes it; a run under way goes to its end. Pausing again changes nothing: who
 * did it first counts. ConfigError `sync.paused-in-definition` or `sync.no-turns` where there is nothing to pause.
 */
export async function pauseSync(name: string, by: string, parts: PauseParts): Promise<PausedSync> {
  const definition = findSync(await parts.config(definitionSeconds), name);
  refuseOthers(definition);
  await parts.ledger.pauseSync({ sync: definition.name, by, at: parts.now().toISOString() });
  return standing(definition.name, parts);
}

/**
 * Gives a sync its turns back. It goes on where it stopped: what changed meanwhile is read by its next run. Resuming one
 * that is not paused changes nothing; errors as of `pauseSync`.
 */
export async function resumeSync(name: string, parts: PauseParts): Promise<PausedSync> {
  const definition = findSync(await parts.config(definitionSeconds), name);
  await parts.ledger.resumeSync(definition.name);
  refuseOthers(definition);
  return standing(definition.name, parts);
}

/** A sync that a person paused begins no run, whoever asks for it: ConfigError `sync.paused`. */
export function refusePaused({ name, pausedHere }: SyncDefinition): void {
  if (!pausedHere) return;
  throw new ConfigError('sync.paused', `${name} is paused since ${pausedHere.at}, by ${pausedHere.by}.`, {
    fix: `Resume it first: on Home, or with "bridge resume ${name}".`
  });
}

function refuseOthers({ name, status, pausedHere }: SyncDefinition): void {
  if (pausedHere || hasTurns(status)) return;
  if (status === 'Paused')
    throw new ConfigError('sync.paused-in-definition', `${name} is Paused in its definition.`, {
      fix: 'Set its status to Active in the editor (Iterable Sync, Syncs) and publish it.'
    });
  throw new ConfigError('sync.no-turns', `${name} is ${status}: it has no turns that could be paused.`, {
    fix: `Set Status of the Iterable_Sync__mdt record ${name} to Active, so that it runs by its schedule.`
  });
}

async function standing(name: string, { config }: PauseParts): Promise<PausedSync> {
  const { label, status, pausedHere } = findSync(await config(definitionSeconds), name);
  return { sync: name, label, status, pausedBy: pausedHere?.by ?? null, pausedAt: pausedHere?.at ?? null };
}
