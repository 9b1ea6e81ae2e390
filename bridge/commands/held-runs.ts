import { userInfo } from 'node:os';
import { findSync } from '../config/find-sync';
import { BusyError } from '../errors';
import type { Run } from '../sync/model';
import { runSync } from '../sync/run-sync';
import type { Bridge } from '../wire';
import {
  approveHeld,
  definitionSeconds,
  discardHeld,
  requirePutBack,
  type DecisionParts
} from './decide-held';

const partsOf = ({ ledger, config, clock }: Bridge): DecisionParts => ({
  ledger,
  config: (seconds) => config(seconds),
  now: () => clock.now()
});

/** Who decides on the command line: the user of this machine. */
const thisUser = (): string => userInfo().username;

export interface Decided {
  /** The run that was held. */
  readonly held: Run;
  /** The run that sent the removals; null when a run of the sync is under way: its next one does. */
  readonly run: Run | null;
}

/** `bridge approve`: the removals are sent at once. */
export async function approveCommand(bridge: Bridge, runId: string): Promise<Decided> {
  const parts = partsOf(bridge);
  const held = await approveHeld(runId, thisUser(), parts);
  const definition = findSync(await parts.config(definitionSeconds), held.sync);
  try {
    const request = { trigger: 'record', approves: runId } as const;
    return { held, run: await runSync(definition, request, await bridge.runParts(definition)) };
  } catch (error) {
    if (error instanceof BusyError) return { held, run: null };
    throw error;
  }
}

/** `bridge discard`. */
export const discardCommand = (bridge: Bridge, runId: string): Promise<Run> =>
  discardHeld(runId, thisUser(), partsOf(bridge));

/** `bridge put-back`: BusyError while the sync is being run. */
export async function putBackCommand(bridge: Bridge, runId: string): Promise<Run> {
  const definition = await requirePutBack(runId, partsOf(bridge));
  const request = { trigger: 'record', putsBack: runId } as const;
  return runSync(definition, request, await bridge.runParts(definition));
}
