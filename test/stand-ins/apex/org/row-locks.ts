/** `FOR UPDATE`: rows that one transaction holds until it ends or calls out. Source: package-toolchain 5, Apex reference. */
import { setTimeout as after } from 'node:timers/promises';
import type { RecordStore } from '../../org/store/record-store';
import type { Execution } from '../execution';
import { raise } from '../values';

interface Lock {
  readonly holder: Execution;
  readonly released: Promise<true>;
}

const allLocks = new WeakMap<RecordStore, Map<string, Lock>>();
const longestWaitMs = 10_000;

/**
 * Waits until nobody else holds one of the rows, and holds them; they may have changed meanwhile.
 * @throws QueryException after ten seconds
 */
export async function lockRows(exec: Execution, ids: readonly string[]): Promise<void> {
  const { store } = exec.world.database.org;
  const locks = allLocks.get(store) ?? new Map<string, Lock>();
  allLocks.set(store, locks);
  const taken = (): Lock | undefined =>
    ids.map((id) => locks.get(id)).find((lock) => lock && lock.holder !== exec);
  for (let lock = taken(); lock; lock = taken()) {
    const isFree = await Promise.race([lock.released, after(longestWaitMs, false, { ref: false })]);
    if (!isFree) throw raise('QueryException', 'UNABLE_TO_LOCK_ROW, unable to obtain exclusive access');
  }
  let release = (): void => undefined;
  const released = new Promise<true>((resolve) => (release = () => resolve(true)));
  const mine = ids.filter((id) => !locks.has(id));
  mine.forEach((id) => locks.set(id, { holder: exec, released }));
  exec.locks.push(() => {
    mine.forEach((id) => locks.delete(id));
    release();
  });
}
