import type { BudgetClock } from '../../../bridge/iterable/rate-limit';

/** Time that passes only when everybody sleeps: then it jumps to whoever wakes first. */
export interface VirtualClock extends BudgetClock {
  /** Calls the work at that millisecond. */
  at(milliseconds: number, work: () => void): void;
  /** Lets time pass until nobody sleeps any more. */
  run(): Promise<void>;
}

export function virtualClock(): VirtualClock {
  let now = 0;
  let order = 0;
  const alarms: { readonly at: number; readonly order: number; readonly ring: () => void }[] = [];
  const set = (at: number, ring: () => void): (() => void) => {
    const alarm = { at, order: (order += 1), ring };
    alarms.push(alarm);
    return () => void (alarms.includes(alarm) && alarms.splice(alarms.indexOf(alarm), 1));
  };
  return {
    now: () => now,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        const abort = (): void => {
          cancel();
          reject(new Error('aborted'));
        };
        const cancel = set(now + milliseconds, () => {
          signal?.removeEventListener('abort', abort);
          resolve();
        });
        signal?.addEventListener('abort', abort);
      }),
    at: (milliseconds, work) => void set(milliseconds, work),
    run: async () => {
      for (;;) {
        // Whoever was woken does all it can before time goes on.
        for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
        alarms.sort((one, other) => one.at - other.at || one.order - other.order);
        const next = alarms.shift();
        if (!next) return;
        now = next.at;
        next.ring();
      }
    }
  };
}
