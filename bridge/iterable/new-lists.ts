import { BridgeError, TransientError } from '../errors';

/** As long as a list that was just made may be unknown to the calls that change it (iterable-api 9), and as much again. */
const newForMs = 120_000;

/** Lists that a project made in this process. */
export class NewLists {
  private readonly madeAt = new Map<number, number>();

  constructor(private readonly now: () => number) {}

  add(listId: number): void {
    this.madeAt.set(listId, this.now());
  }

  /**
   * Iterable answers the same for a list that is not there and for one that was just made. Nothing in the answer tells
   * them apart: for a list made here less than two minutes ago it may pass, for all others it is an error of the
   * configuration. Both have the code `iterable.unknown-list`.
   */
  explain(listId: number, error: unknown): unknown {
    const isUnknown = error instanceof BridgeError && error.code === 'iterable.unknown-list';
    const age = this.now() - (this.madeAt.get(listId) ?? -Infinity);
    return isUnknown && age < newForMs
      ? new TransientError(error.code, `The list ${listId} was just made and cannot be changed yet`)
      : error;
  }
}
