import type { Logger } from '../logger';

/**
 * Work that comes round: now, and again so many milliseconds after it was done. Answers how to end it; work that is
 * under way then is not waited for, and its end is nobody's concern.
 */
export function repeat(what: string, everyMs: number, log: Logger, work: () => Promise<void>): () => void {
  let failed = 0;
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const once = async (): Promise<void> => {
    try {
      await work();
      if (failed > 0) log.info({ failed }, `${what} works again`);
      failed = 0;
    } catch (error) {
      failed += 1;
      // One line an outage, not one a try.
      if (failed === 1 && !ended) log.warn({ err: error }, `${what} failed; trying again`);
    }
    if (!ended) timer = setTimeout(() => void once(), everyMs);
  };
  void once();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
