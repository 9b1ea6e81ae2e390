/** Asking again and again while the page is seen. The only timers of the package stand here and in c/later. */

/** After an asking that failed without being caught by the one who asks. */
const AFTER_FAILURE_MS = 30_000;

/** After this many failures in a row nothing is asked any more unasked: what lasts as long is no passing trouble. */
export const FAILURES_AT_MOST = 20;

export interface Poll {
  /** Asks at once; what is being asked at that moment is waited for first, as its answer may be too old. */
  refresh(): Promise<void>;
  /** Nothing is asked any more. To be called when the component leaves the page. */
  stop(): void;
}

/**
 * Asks at once, then each time after as many milliseconds as the last asking answered, until it answers null.
 * In a tab that nobody sees nothing is asked; what came due meanwhile is asked when the tab is seen again.
 * @param ask shows its own failures; one that it lets through is asked again after 30 seconds.
 */
export function startPoll(ask: () => Promise<number | null>): Poll {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = Promise.resolve();
  let following: Promise<void> | undefined;
  let isStopped = false;
  let isDue = false;

  const stop = (): void => {
    isStopped = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', onSeen);
  };
  const schedule = (wait: number | null): void => {
    clearTimeout(timer);
    if (wait === null) {
      stop();
    } else if (!isStopped) {
      // eslint-disable-next-line @lwc/lwc/no-async-operation -- the one place that may wait by the clock
      timer = setTimeout(comeDue, wait);
    }
  };
  const askOnce = async (): Promise<void> => {
    following = undefined;
    if (isStopped) return;
    isDue = false;
    schedule(await ask().catch(() => AFTER_FAILURE_MS));
  };
  const refresh = (): Promise<void> => {
    following ??= asking = asking.then(askOnce);
    return following;
  };
  const comeDue = (): void => {
    isDue = true;
    onSeen();
  };
  function onSeen(): void {
    if (isDue && document.visibilityState !== 'hidden') void refresh();
  }

  document.addEventListener('visibilitychange', onSeen);
  void refresh();
  return { refresh, stop };
}
