import { BridgeError, BusyError, LeaseLostError, RateLimitError, TransientError } from '../errors';
import type { Logger } from '../logger';
import type { Ledger, Trial, TrialState } from '../ledger/ledger';
import type { HeldLease } from '../sync/run-lease';

export interface TrialTurnsParts {
  readonly ledger: Pick<Ledger, 'openTrials' | 'trial' | 'changeTrial' | 'forgetBefore' | 'rememberedUsers'>;
  /** Holds what keeps runs of the sync from the same people while the work goes on; BusyError while a run has it. */
  readonly withLease: <T>(trial: Trial, work: (held: HeldLease) => Promise<T>) => Promise<T>;
  /** Each answers false when it was stopped before its end. */
  readonly send: (trial: Trial, held: HeldLease) => Promise<boolean>;
  readonly undo: (trial: Trial, held: HeldLease) => Promise<boolean>;
  readonly learn: (trial: Trial, held: HeldLease) => Promise<void>;
  readonly now: () => Date;
  readonly log: Pick<Logger, 'info' | 'warn'>;
}

/** After a turn that could not be taken, in milliseconds: for what may pass, and for what somebody has to mend. */
const retryMs = 10_000;
const mendedMs = 300_000;

/**
 * Trials that are to be sent, undone or learned of, each in a turn of its own. What is to be done stands in the ledger:
 * a process that starts after a kill -9 goes on with it.
 */
export class TrialTurns {
  private readonly inHand = new Map<string, Promise<void>>();
  private readonly notBefore = new Map<string, number>();

  constructor(private readonly parts: TrialTurnsParts) {}

  async look(): Promise<void> {
    const now = this.parts.now().getTime();
    for (const { trial } of await this.parts.ledger.openTrials()) {
      if (this.inHand.has(trial) || (this.notBefore.get(trial) ?? 0) > now) continue;
      const turn = this.takeTurn(trial).finally(() => this.inHand.delete(trial));
      this.inHand.set(trial, turn);
    }
  }

  /** What is under way has come to its end. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.inHand.values());
  }

  /** As the trial stands once the lease is held: another process may have taken its turn meanwhile. */
  private async takeTurn(id: string): Promise<void> {
    const found = await this.parts.ledger.trial(id);
    if (!found) return;
    try {
      await this.parts.withLease(found, async (held) => {
        const trial = await this.parts.ledger.trial(id);
        if (trial) await this.work(trial, held);
      });
      this.notBefore.delete(id);
    } catch (error) {
      this.notBefore.set(
        id,
        this.parts.now().getTime() + (waitsForNobody(found, error) ? retryMs : mendedMs)
      );
      await this.fail(found, error).catch(() => undefined);
    }
  }

  private async work(trial: Trial, held: HeldLease): Promise<void> {
    const { ledger } = this.parts;
    // A user that was made to bring fields into being is only taken away again.
    const state: TrialState = trial.kind === 'fields' && trial.state === 'sending' ? 'undoing' : trial.state;
    const at = this.parts.now().toISOString();
    if (state === 'sending') {
      if (await this.parts.send(trial, held))
        await ledger.changeTrial(trial.trial, {
          from: ['sending'],
          set: { state: 'sent', endedAt: this.parts.now().toISOString(), problem: null }
        });
    } else if (state === 'undoing') {
      if (!(await this.parts.undo(trial, held))) return;
      await ledger.forgetBefore(trial.trial);
      await ledger.changeTrial(trial.trial, {
        from: ['sending', 'undoing'],
        set: { state: 'undone', decidedAt: this.parts.now().toISOString(), problem: null }
      });
    } else if (state === 'kept' && !trial.isLearned) {
      await this.parts.learn(trial, held);
      await ledger.forgetBefore(trial.trial);
      await ledger.changeTrial(trial.trial, { from: ['kept'], set: { isLearned: true, problem: null } });
    }
    this.parts.log.info({ trial: trial.trial, sync: trial.sync, state, at }, 'turn of a trial');
  }

  /** What may pass is waited for; anything else ends the sending or the undo: it can then be undone (again) or kept. */
  private async fail(trial: Trial, error: unknown): Promise<void> {
    if (error instanceof LeaseLostError) return;
    const passes = mayPass(error);
    const problem =
      error instanceof BridgeError
        ? { message: error.message, fix: passes || trial.state !== 'undoing' ? error.fix : wayOut(error) }
        : { message: 'The bridge failed; its log says more.', fix: 'Undo what was sent, and try again.' };
    if (!passes) this.parts.log.warn({ err: error, trial: trial.trial }, 'turn of a trial failed');
    const ends = !passes && isAsked(trial);
    const endedAt = trial.endedAt ?? this.parts.now().toISOString();
    await this.parts.ledger.changeTrial(trial.trial, {
      from: [trial.state],
      set: { problem, ...(ends && { state: 'failed', endedAt }) }
    });
  }
}

/** Somebody asks again when it has ended; for the others the bridge tries by itself. */
const isAsked = ({ state, kind }: Trial): boolean => state !== 'kept' && kind === 'people';

const waitsForNobody = (trial: Trial, error: unknown): boolean => mayPass(error) || isAsked(trial);

const wayOut = ({ fix }: BridgeError): string =>
  [fix, 'Then undo again, or keep the trial as it is.'].filter(Boolean).join(' ');

const mayPass = (error: unknown): boolean =>
  error instanceof BusyError ||
  error instanceof TransientError ||
  error instanceof RateLimitError ||
  error instanceof LeaseLostError;
