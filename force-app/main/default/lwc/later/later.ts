/** Work that waits until nothing more comes for a while: a search while one types, a draft while one edits. */

export interface Later {
  /** Does the work after the wait, in the place of what was asked for before and was not begun. */
  ask(work: () => void | Promise<void>): void;
  /** Does at once what still waits; resolves when it is done, and at once where nothing waits. */
  now(): Promise<void>;
  /** Forgets what still waits. To be called when the component leaves the page. */
  stop(): void;
}

/** @param wait milliseconds without another asking after which the work is begun. The work shows its own failures. */
export function startLater(wait: number): Later {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: (() => void | Promise<void>) | null = null;

  const now = async (): Promise<void> => {
    clearTimeout(timer);
    const work = waiting;
    waiting = null;
    await work?.();
  };
  const stop = (): void => {
    clearTimeout(timer);
    waiting = null;
  };
  const ask = (work: () => void | Promise<void>): void => {
    stop();
    waiting = work;
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- beside c/poll the one place that waits by the clock
    timer = setTimeout(() => void now(), wait);
  };
  return { ask, now, stop };
}
