/** Where the stand-in takes the time from: writes fall due by it and rate budgets refill by it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}

export const systemClock = (): Clock => ({ now: () => Date.now() });

/** A clock that moves only when told to. */
export interface ManualClock extends Clock {
  advance(ms: number): void;
}

export function manualClock(start = Date.UTC(2026, 0, 1)): ManualClock {
  let time = start;
  return {
    now: () => time,
    advance: (ms) => {
      time += ms;
    }
  };
}

/** `yyyy-MM-dd HH:mm:ss +00:00`, as reads answer dates (iterable-api 4). */
export const asIterableDate = (time: number): string =>
  `${new Date(time).toISOString().slice(0, -5).replace('T', ' ')} +00:00`;
