import { activeSyncs } from '../config/active-syncs';
import { findSync } from '../config/find-sync';
import type { Config } from '../config/load-config';
import type { SyncDefinition } from '../config/sync-definition';
import { ConfigError } from '../errors';
import type { HeldDecision, Ledger, WriteBack } from '../ledger/ledger';
import type { Run } from '../sync/model';
import { discardedWriteBacks } from '../sync/leaving/discarded';
import { refusePaused } from './pause';

/** What a person's word on a run is given to. */
export interface DecisionParts {
  readonly ledger: Pick<Ledger, 'run' | 'heldRecords' | 'decideHeld' | 'otherStatuses' | 'takenAwayBy'>;
  /** Definitions that are at most so many seconds old. */
  readonly config: (maxAgeSeconds: number) => Promise<Config>;
  readonly now: () => Date;
}

/** Definitions by which a decision is carried out are at most so old, in seconds. */
export const definitionSeconds = 30;
/** Held records that are read at a time. */
const atOnce = 2000;

/**
 * Lets the held removals of a run go: they are due from now on. Answers the run, done.
 * ConfigError `run.unknown`, `run.not-held` when it does not wait (any more), or `sync.paused`.
 */
export async function approveHeld(runId: string, by: string, parts: DecisionParts): Promise<Run> {
  const { sync } = await requireHeld(runId, parts);
  // Without the sync nobody could send them.
  refusePaused(findSync(await parts.config(definitionSeconds), sync));
  return decide(runId, { decision: 'approved', by }, [], parts);
}

/** Keeps everybody where they are; errors as of `approveHeld`. */
export async function discardHeld(runId: string, by: string, parts: DecisionParts): Promise<Run> {
  const { sync } = await requireHeld(runId, parts);
  const writeBacks = await writeBacksOf(runId, sync, by, parts);
  return decide(runId, { decision: 'discarded', by }, writeBacks, parts);
}

async function decide(
  runId: string,
  word: Pick<HeldDecision, 'decision' | 'by'>,
  writeBacks: readonly WriteBack[],
  parts: DecisionParts
): Promise<Run> {
  await requireHeld(runId, parts);
  const decision = { ...word, at: parts.now().toISOString() };
  const decided = await parts.ledger.decideHeld(runId, decision, writeBacks);
  // Somebody else was quicker.
  return decided ?? (await requireHeld(runId, parts));
}

async function requireRun(runId: string, { ledger }: Pick<DecisionParts, 'ledger'>): Promise<Run> {
  const run = await ledger.run(runId);
  if (run) return run;
  const fix = 'See "bridge runs" for the ids of runs.';
  throw new ConfigError('run.unknown', `There is no run ${runId}.`, { fix });
}

async function requireHeld(runId: string, parts: Pick<DecisionParts, 'ledger'>): Promise<Run> {
  const run = await requireRun(runId, parts);
  if (run.state === 'held') return run;
  const { decision = null, decidedBy, decidedAt } = run.held ?? {};
  const message = decision
    ? `The removals of run ${runId} were ${decision} by ${decidedBy} at ${decidedAt}.`
    : `Run ${runId} holds no removals: it is ${run.state}.`;
  const fix =
    decision === 'approved'
      ? 'Put back what the run took away that sent them, if that was a mistake.'
      : 'Only a run in the state held waits for a decision: see "bridge status".';
  throw new ConfigError('run.not-held', message, { fix });
}

/** The records themselves say so too, once the sync runs; without its definition nothing is known of how. */
async function writeBacksOf(
  runId: string,
  sync: string,
  by: string,
  { ledger, config, now }: DecisionParts
): Promise<WriteBack[]> {
  const { syncs } = await config(definitionSeconds);
  const definition = syncs.find(({ name }) => name === sync);
  if (!definition) return [];
  const active = activeSyncs(syncs);
  const found: WriteBack[] = [];
  for (let after: string | undefined; ;) {
    const held = await ledger.heldRecords(runId, { after, limit: atOnce });
    const ids = held.map(({ recordId }) => recordId);
    found.push(
      ...(await discardedWriteBacks(ids, { definition, by, now: now() }, { ledger, activeSyncs: active }))
    );
    if (held.length < atOnce) return found;
    after = ids.at(-1);
  }
}

/**
 * The definition of a run whose removals can be put back. ConfigError `run.unknown`, or `run.nothing-to-put-back` when
 * the run took nothing away, when that was put back already or is not kept any more.
 */
export async function requirePutBack(runId: string, parts: DecisionParts): Promise<SyncDefinition> {
  const run = await requireRun(runId, parts);
  const [first] = await parts.ledger.takenAwayBy(runId, { limit: 1 });
  if (first) {
    const definition = findSync(await parts.config(definitionSeconds), run.sync);
    refusePaused(definition);
    return definition;
  }
  throw new ConfigError(
    'run.nothing-to-put-back',
    `Run ${runId} took nothing away that is not back by now, or it is too long ago.`,
    { fix: 'Removals are sent by the run that follows an approval: see "bridge runs" for its id.' }
  );
}
