import { unpublishedRows, unpublishedSync } from '../commands/unpublished';
import type { Config } from '../config/load-config';
import type { Ledger, LeaseOwner, Trial } from '../ledger/ledger';
import type { Logger } from '../logger';
import type { SalesforceOrg } from '../salesforce/salesforce-client';
import type { Clock } from '../sync/ports';
import type { RunParts } from '../sync/run-parts';
import { withLease } from '../sync/run-lease';
import { learnTrial } from '../sync/trial/learn-trial';
import { optedOutNow } from '../sync/trial/opted-out-now';
import { sendTrial } from '../sync/trial/send-trial';
import { undoTrial } from '../sync/trial/undo-trial';
import type { SyncDefinition } from '../config/sync-definition';
import { refuseProject } from '../sync/refuse-project';
import { identitySourceOf, projectOfTrial } from './project-of-trial';
import { TrialTurns } from './trial-turns';

/** What of the bridge they need. */
interface WithTrials {
  readonly org: Pick<SalesforceOrg, 'client'>;
  readonly ledger: Ledger;
  readonly owner: LeaseOwner;
  readonly clock: Clock;
  readonly log: Logger;
  readonly config: (maxAgeSeconds: number) => Promise<Config>;
  readonly runParts: (definition: Pick<SyncDefinition, 'name' | 'project'>) => Promise<RunParts>;
}

/** What waits for the bridge of trials, done with the clients and the ledger of the service. */
export function trialTurns(bridge: WithTrials, signal: AbortSignal): TrialTurns {
  const { ledger, owner, clock, log } = bridge;
  const definitionOf = (trial: Trial): Promise<SyncDefinition> =>
    unpublishedSync(unpublishedRows.parse(JSON.parse(trial.rows)), bridge.org.client());
  const partsOf = async (definition: Pick<SyncDefinition, 'name' | 'project'>) => {
    const parts = await bridge.runParts(definition);
    return { ...parts, ledger, signal, destination: parts.destination.inLane('interactive') };
  };
  return new TrialTurns({
    ledger,
    log,
    now: () => clock.now(),
    withLease: (trial, work) => withLease({ ledger, owner, clock }, leaseOf(trial), work),
    send: async (trial, held) => {
      const definition = await definitionOf(trial);
      const parts = await partsOf(definition);
      const others = parts.activeSyncs.filter(({ name }) => name !== definition.name);
      // A definition that is not published is taken as if it were.
      return sendTrial(definition, trial, held, { ...parts, activeSyncs: [...others, definition] });
    },
    undo: async (trial, held) => {
      const found = await projectOfTrial(trial, { ...bridge, definitionOf });
      const { project } = found;
      const parts = await partsOf({ name: trial.sync, project });
      await refuseProject(project, parts.source);
      const about = { project, object: trial.object, identitySource: identitySourceOf(trial) };
      const optedOut = (ids: readonly string[]): Promise<ReadonlySet<string>> =>
        found.hasRules ? optedOutNow(ids, about, parts.source) : Promise.resolve(new Set(ids));
      return undoTrial(trial, held, { ...parts, syncs: found.syncs, optedOut });
    },
    learn: (trial, held) => learnTrial(trial, held, { ledger, clock })
  });
}

/** People of a sync are sent by one at a time, a run or a trial; fields concern no run. */
const leaseOf = ({ kind, sync, trial }: Trial): string =>
  kind === 'people' ? `sync:${sync}` : `fields:${trial}`;
