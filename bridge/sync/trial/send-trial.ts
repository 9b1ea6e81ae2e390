import type { SyncDefinition } from '../../config/sync-definition';
import { runConsent } from '../consent/run-consent';
import type { ClaimAnswer } from '../bookkeeping';
import { givenUp } from '../given-up';
import { readChosen } from '../leaving/read-chosen';
import type { Outcome } from '../model';
import type { CompletedPage } from '../page';
import { Pipeline } from '../pipeline';
import { pipelineParts, sharedParts } from '../prepare-run';
import { ScratchLedger } from '../preview/scratch-ledger';
import { readySync, type ReadySync } from '../ready-sync';
import type { HeldLease } from '../run-lease';
import type { RunParts } from '../run-parts';
import { isSettling } from '../settling';
import { RememberingDestination } from './remembering';
import type { RememberedUser, Trial, TrialLedger } from './trial-ledger';

export interface TrialParts extends Omit<RunParts, 'ledger'> {
  readonly ledger: RunParts['ledger'] & TrialLedger;
  readonly signal?: AbortSignal;
}

/**
 * Sends the people of a trial through the very pipeline of a run, so that what is seen is what a run does. Nothing of it
 * becomes part of what the bridge knows of the records until it is kept: outcomes stand with the trial alone. A trial
 * that was cut off goes on with whoever has no stored outcome. Answers false when it was stopped before the end.
 */
export async function sendTrial(
  given: SyncDefinition,
  trial: Trial,
  held: HeldLease,
  parts: TrialParts
): Promise<boolean> {
  const definition = forTrial(given);
  await runConsent(definition.project, parts, { signal: parts.signal });
  const people = await parts.ledger.trialPeople(trial.trial);
  const open = people.filter(({ outcome }) => outcome === null || isSettling(outcome));
  const ids = open.map(({ recordId }) => recordId);
  if (ids.length === 0) return true;
  const destination = await remembering(trial, held, parts);
  const own = { ...parts, destination };
  const ready = await readySync(definition, { trigger: 'api', recordIds: ids }, { ...own, mayCreate: true });
  if (ready.hasMadeList) await pause(parts.settleSeconds * 1000, parts);
  return new Stage(ready, trial, held, own).play(ids);
}

/** Whatever the draft says of its state: it sends, and it says nothing on the records. */
const forTrial = (definition: SyncDefinition): SyncDefinition => ({
  ...definition,
  status: 'Active',
  writeBack: 'None'
});

async function remembering(
  trial: Trial,
  held: HeldLease,
  parts: TrialParts
): Promise<RememberingDestination> {
  const before = await parts.ledger.rememberedUsers(trial.trial);
  const remember = async (users: readonly RememberedUser[]): Promise<void> => {
    held.signal.throwIfAborted();
    await parts.ledger.rememberUsers(held.lease, trial.trial, users);
  };
  const known = new Map(before.map((user) => [user.key, user]));
  const settled = (keys: readonly string[]): Promise<void> => untilSettled(trial, keys, parts);
  return new RememberingDestination(parts.destination, { remember, settled, clock: parts.clock, known });
}

/** What a run or an undo sent just now is not shown by Iterable yet: remembered would be what was before that. */
async function untilSettled({ project }: Trial, keys: readonly string[], parts: TrialParts): Promise<void> {
  if (keys.length === 0) return;
  const times = await parts.ledger.userTimes(project, keys);
  const undone = await parts.ledger.lastUndone(project);
  const last = [...times.values()].map(({ lastDeliveredAt }) => lastDeliveredAt);
  const newest = Math.max(...[...last, ...(undone === null ? [] : [undone])].map((time) => Date.parse(time)));
  const wait = newest + parts.settleSeconds * 1000 - parts.clock.now().getTime();
  if (wait > 0) await pause(wait, parts);
}

const pause = (
  milliseconds: number,
  { clock, signal }: Pick<TrialParts, 'clock' | 'signal'>
): Promise<void> => clock.sleep(milliseconds, signal).catch(() => undefined);

/** The pipeline with what it writes to: claims stay in memory, outcomes go to the trial. */
class Stage {
  private readonly scratch: ScratchLedger;
  private readonly pipeline: Pipeline;
  private settling: Outcome[] = [];

  constructor(
    private readonly ready: ReadySync,
    private readonly trial: Trial,
    private readonly held: HeldLease,
    private readonly parts: TrialParts
  ) {
    this.scratch = new ScratchLedger(parts.ledger);
    ready.context.brake.release();
    const inHand = { ...parts, ledger: this.scratch };
    const shared = sharedParts(ready, { signal: parts.signal }, parts);
    this.pipeline = new Pipeline(
      pipelineParts(ready, { request: { signal: parts.signal }, parts: inHand, recorder: this }, shared)
    );
  }

  async play(ids: readonly string[]): Promise<boolean> {
    try {
      await this.take(ids);
      for (let again = this.takeSettling(); again.length > 0; again = this.takeSettling()) {
        const until = Math.max(...again.map(({ retryAt = '' }) => Date.parse(retryAt)));
        await pause(until - this.parts.clock.now().getTime(), this.parts);
        if (this.parts.signal?.aborted) return false;
        await this.take(
          again.map(({ recordId }) => recordId),
          { again: true }
        );
      }
      return true;
    } catch (error) {
      await this.pipeline.drain();
      throw error;
    }
  }

  private async take(ids: readonly string[], about: { readonly again?: boolean } = {}): Promise<void> {
    this.held.signal.throwIfAborted();
    const { definition, extraction } = this.ready;
    const { records, others } = await readChosen(
      { definition, extraction, ready: this.ready, parts: this.parts },
      ids
    );
    const object = definition.sourceObject;
    await this.note(others.map((other) => ({ ...other, object, status: 'skipped' })));
    await this.pipeline.take(records, about);
    await this.pipeline.finish();
  }

  private takeSettling(): readonly Outcome[] {
    const { settling } = this;
    this.settling = [];
    return settling;
  }

  notice(): void {
    // What a trial comes to is told by its people.
  }

  noteDisplaced(answers: ClaimAnswer[]): ClaimAnswer[] {
    return answers;
  }

  async commit({ records }: CompletedPage): Promise<void> {
    const { name: sync, project } = this.ready.definition;
    const about = { sync, project: project.name, at: this.parts.clock.now().toISOString() };
    await this.note(records.map(({ outcome }) => outcome));
    for (const ended of records) {
      const { outcome, record } = ended;
      const claims = givenUp(ended).map((key) => ({
        key,
        sync,
        recordId: record.id,
        object: record.object,
        rank: null
      }));
      await this.scratch.releaseIdentities(project.name, claims);
      await this.scratch.keep(outcome, about);
      if (isSettling(outcome)) this.settling.push(outcome);
    }
  }

  private async note(outcomes: readonly Outcome[]): Promise<void> {
    if (outcomes.length > 0)
      await this.parts.ledger.noteTrialOutcomes(this.held.lease, this.trial.trial, outcomes);
  }
}
