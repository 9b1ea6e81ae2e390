import type { Clock } from '../ports';

/** A clock on which waiting takes no time: it stands later afterwards. For what is worked out instead of done. */
export function scratchClock(clock: Pick<Clock, 'now'>): Clock {
  let passedMs = 0;
  return {
    now: () => new Date(clock.now().getTime() + passedMs),
    sleep: (milliseconds) => {
      passedMs += Math.max(0, milliseconds);
      return Promise.resolve();
    },
    random: () => 0
  };
}
