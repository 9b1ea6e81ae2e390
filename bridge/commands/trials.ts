import { randomUUID } from 'node:crypto';
import { BusyError, ConfigError } from '../errors';
import type { GroupName } from '../sync/forecast/outcome-groups';
import { forecastPeople, type AskedPeople, type PeoplePage, type PersonAhead } from '../sync/forecast/people';
import { unsaidAmong } from '../sync/trial/cannot-undo';
import { choosePeople } from '../sync/trial/choose-people';
import type { Trial, TrialChange } from '../ledger/ledger';
import type { SyncDefinition } from '../config/sync-definition';
import type { Bridge } from '../wire';
import { trialView, type TrialView } from './trial-view';
import { unpublishedSync, type UnpublishedRows } from './unpublished';

export interface AskedTrial {
  readonly definition: UnpublishedRows;
  /** People at most. */
  readonly limit: number;
}

export interface TrialPlanAnswer {
  readonly sync: string;
  readonly object: string;
  readonly limit: number;
  readonly people: readonly PersonAhead[];
  readonly creates: number;
  readonly updates: number;
  readonly writes: readonly string[];
  readonly cannotUndo: readonly string[];
}

/** Who changes by being sent. */
const changing: ReadonlySet<GroupName> = new Set(['create', 'update']);

/** Trials that are shown of a sync. */
const shown = 20;

/** The people behind one group of a forecast of everything. */
export async function forecastPeopleCommand(
  bridge: Bridge,
  rows: UnpublishedRows,
  asked: AskedPeople
): Promise<PeoplePage> {
  const definition = await unpublishedSync(rows, bridge.org.client());
  return forecastPeople(definition, asked, await lookParts(bridge, definition));
}

/** What a trial would do; nothing is written to say so. */
export async function planTrial(
  bridge: Bridge,
  { definition: rows, limit }: AskedTrial
): Promise<TrialPlanAnswer> {
  const definition = await unpublishedSync(rows, bridge.org.client());
  const choice = await choosePeople(definition, limit, await lookParts(bridge, definition));
  const count = (name: GroupName): number => choice.people.filter(({ outcome }) => outcome === name).length;
  return {
    sync: definition.name,
    object: definition.sourceObject,
    limit,
    people: choice.people,
    creates: count('create'),
    updates: count('update'),
    writes: choice.writes,
    cannotUndo: choice.cannotUndo
  };
}

/** A person waits for the answer. */
async function lookParts(bridge: Bridge, definition: SyncDefinition) {
  const parts = await bridge.runParts(definition);
  return { ...parts, ledger: bridge.ledger, destination: parts.destination.inLane('interactive') };
}

export interface WantedTrial extends AskedTrial {
  readonly note: string;
  readonly by: string | null;
  /** Records and sentences of the plan that somebody agreed to; left out, nobody looked before. */
  readonly people?: readonly string[];
  readonly cannotUndo?: readonly string[];
}

/**
 * Stores the trial; the service sends it. ConfigError when nobody would change, BusyError when another trial is undecided
 * or what cannot be undone is more than somebody agreed to.
 */
export async function startTrial(bridge: Bridge, wanted: WantedTrial): Promise<TrialView> {
  const { definition: rows, limit, note, by } = wanted;
  const definition = await unpublishedSync(rows, bridge.org.client());
  const choice = await choosePeople(definition, limit, await lookParts(bridge, definition), wanted.people);
  refuseUnsaid(choice.cannotUndo, wanted.cannotUndo);
  if (!choice.people.some(({ outcome }) => changing.has(outcome)))
    throw new ConfigError('trial.nobody', 'None of the records looked at would change in Iterable.', {
      fix: 'Change the definition or its scope, or publish it: there is nothing to try.'
    });
  const trial: Trial = {
    trial: randomUUID(),
    kind: 'people',
    sync: definition.name,
    object: definition.sourceObject,
    project: definition.project.name,
    definition: definition.version,
    rows: JSON.stringify(rows),
    note,
    state: 'sending',
    startedAt: bridge.clock.now().toISOString(),
    startedBy: by,
    endedAt: null,
    decidedAt: null,
    decidedBy: null,
    cannotUndo: choice.cannotUndo,
    problem: null,
    run: randomUUID(),
    isLearned: false
  };
  const started = await bridge.ledger.startTrial(
    trial,
    choice.people.map(({ recordId }) => recordId)
  );
  if (!started)
    throw new BusyError('trial.undecided', 'Another trial of this sync is neither undone nor kept.', {
      fix: 'Undo it or keep it first: what people had before belongs to one trial at a time.'
    });
  return viewOf(bridge, trial);
}

function refuseUnsaid(now: readonly string[], said: readonly string[] | undefined): void {
  const [first] = said ? unsaidAmong(now, said) : [];
  if (first === undefined) return;
  throw new BusyError('trial.changed', `Meanwhile the trial would do more that cannot be undone: ${first}`, {
    fix: 'Look again at what the trial would do, then start it.'
  });
}

export const findTrial = async (bridge: Bridge, id: string): Promise<TrialView> =>
  viewOf(bridge, await trialOfPeople(bridge, id));

/** ConfigError where there is none. */
export async function trialOfPeople({ ledger }: Pick<Bridge, 'ledger'>, id: string): Promise<Trial> {
  const trial = await ledger.trial(id);
  if (trial?.kind !== 'people') throw unknownTrial();
  return trial;
}

const unknownTrial = (): ConfigError =>
  new ConfigError('trial.unknown', 'There is no trial of this id, or it is older than RETENTION_DAYS.', {
    fix: 'GET /v1/trials?sync=<name> lists the trials of a sync.'
  });

/** Newest first. */
export async function trialsOfSync(bridge: Bridge, sync: string): Promise<TrialView[]> {
  const trials = await bridge.ledger.trialsOf(sync, shown);
  return Promise.all(trials.map((trial) => viewOf(bridge, trial)));
}

const viewOf = async ({ ledger }: Bridge, trial: Trial): Promise<TrialView> =>
  trialView(trial, await ledger.trialPeople(trial.trial), await ledger.rememberedUsers(trial.trial));

/** Asks for the undo, which the service does; asked again it changes nothing, but tries again what failed. */
export async function undoTrialCommand(bridge: Bridge, id: string, by: string | null): Promise<TrialView> {
  const view = await findTrial(bridge, id);
  if (view.state === 'undoing') return view;
  if (view.state === 'undone' && !view.people.some(({ undo }) => undo === 'failed')) return view;
  return decide(bridge, id, by, { from: ['sending', 'sent', 'failed', 'undone'], set: { state: 'undoing' } });
}

/** The trial stands; it cannot be undone any more. */
export async function keepTrialCommand(bridge: Bridge, id: string, by: string | null): Promise<TrialView> {
  const view = await findTrial(bridge, id);
  if (view.state === 'kept') return view;
  return decide(bridge, id, by, { from: ['sent', 'failed'], set: { state: 'kept' } });
}

async function decide(
  bridge: Bridge,
  id: string,
  by: string | null,
  change: TrialChange
): Promise<TrialView> {
  const at = { decidedAt: bridge.clock.now().toISOString(), decidedBy: by, problem: null };
  const changed = await bridge.ledger.changeTrial(id, { ...change, set: { ...change.set, ...at } });
  if (changed) return viewOf(bridge, changed);
  const { state } = await findTrial(bridge, id);
  throw new BusyError('trial.decided', `The trial is ${stateWords[state]}.`, {
    fix: state === 'sending' || state === 'undoing' ? 'Wait until that is done.' : 'Start a new trial.'
  });
}

/** Completes "The trial is". */
export const stateWords: Readonly<Record<Trial['state'], string>> = {
  sending: 'still being sent',
  sent: 'sent',
  failed: 'stopped by a problem',
  undoing: 'being undone',
  undone: 'undone',
  kept: 'kept already'
};
