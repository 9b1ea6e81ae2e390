import { setTimeout as sleep } from 'node:timers/promises';

/** Looks until the answer is something (not false, null or undefined), and gives up with a word after a while. */
export async function eventually<T>(
  what: string,
  look: () => T | Promise<T>,
  seconds = 30
): Promise<Exclude<T, false | null | undefined>> {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    const found = await look();
    if (found !== false && found !== null && found !== undefined)
      return found as Exclude<T, false | null | undefined>;
    await sleep(10);
  }
  throw new Error(`${what}: not within ${seconds} s`);
}
