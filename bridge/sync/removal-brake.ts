import type { StepResult } from './step-result';
import type { Operation } from './model';

/** Fewer removals are never a wave; more always are (DESIGN rule 8). */
const fewest = 25;
const most = 500;

/** Whether so many removals of one run, among so many who were there, wait for a person's word. Pure. */
export const isWave = (removals: number, present: number, percent: number): boolean =>
  removals > most || (removals >= fewest && removals > (present * percent) / 100);

/**
 * Removals of a run are counted before the first of them is sent: until then they wait. Whoever asks by hand about
 * single records is not a wave.
 */
export class RemovalBrake {
  private state: 'counting' | 'released' | 'held' = 'counting';
  private wave = 0;

  get isCounting(): boolean {
    return this.state === 'counting';
  }

  release(): void {
    this.state = 'released';
  }

  hold(wave: number): void {
    this.state = 'held';
    this.wave = wave;
  }

  /** Why a removal is not sent now; null when it is. */
  verdict(operation: Operation, now: Date): StepResult | null {
    if (this.state === 'released' || !operation.removal) return null;
    const base = { status: 'deferred', operation, waits: true, retryAt: now.toISOString() } as const;
    if (this.state === 'counting')
      return {
        ...base,
        code: pendingCode,
        message: 'The removal is sent when all of the run have been counted.'
      };
    return {
      ...base,
      code: 'removal-held',
      message: `Held for approval: the run would have removed ${this.wave} people.`,
      fix: 'Check the scope and its members. What was meant goes out when the Removal Brake allows it.'
    };
  }
}

const pendingCode = 'removal-pending';

export const isPendingRemoval = ({ code }: Pick<StepResult, 'code'>): boolean => code === pendingCode;
