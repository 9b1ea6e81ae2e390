import type { Batch, Operation } from '../model';
import type { Clock } from '../ports';

/** Longer than a batch waits between its decision and its call. */
const rememberedMs = 60 * 60 * 1000;
/** Between two looks while somebody is being told of, where users need no time to settle. */
const shortestWaitMs = 5000;

interface Sending {
  readonly keys: ReadonlySet<string>;
  readonly done: Promise<unknown>;
}

/**
 * Whose opt-outs this process told a project of, and when. A call that replaces somebody's subscriptions whole was
 * worked out from what the person got before: after an opt-out it would take that back (DESIGN rule 6). So such calls
 * are held against this right before they go, and an opt-out waits for those that are on their way. People are known by
 * their identity keys and record ids, for an hour. Another process has its own: against that one only the time that
 * users take to settle helps.
 */
export class ToldOptOuts {
  /** When, in milliseconds, oldest first. */
  private readonly told = new Map<string, number>();
  private readonly telling = new Set<ReadonlySet<string>>();
  private readonly sending = new Set<Sending>();

  constructor(private readonly parts: { readonly clock: Clock; readonly settleSeconds: number }) {}

  /** The work tells of these people, and stores that it did. */
  async tell<T>(people: readonly string[], work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const keys = new Set(people);
    this.telling.add(keys);
    try {
      await this.settled(keys, signal);
      return await work();
    } finally {
      this.telling.delete(keys);
      this.remember(keys);
    }
  }

  /** Sends the batch; OvertakenError, and nothing is sent, when something in it is older than an opt-out. */
  async send<T>(batch: Batch, call: () => Promise<T>): Promise<T> {
    if (batch.call.endpoint !== 'bulkUpdateSubscriptions') return call();
    if (this.overtaken(batch).size > 0) throw new OvertakenError();
    const keys = new Set(batch.operations.flatMap(peopleOf));
    const sending = { keys, done: call() };
    this.sending.add(sending);
    try {
      return await sending.done;
    } finally {
      this.sending.delete(sending);
    }
  }

  /** What is older than an opt-out of its person, with the moment from which it can be decided anew. */
  overtaken(batch: Batch): ReadonlyMap<Operation, Date> {
    if (batch.call.endpoint !== 'bulkUpdateSubscriptions') return new Map();
    const late = batch.operations.flatMap((operation) => {
      const until = this.until(operation);
      return until === null ? [] : [[operation, new Date(until)] as const];
    });
    return new Map(late);
  }

  private until(operation: Operation): number | null {
    const people = peopleOf(operation);
    const settleMs = this.parts.settleSeconds * 1000;
    if ([...this.telling].some((keys) => people.some((key) => keys.has(key))))
      return this.now() + Math.max(settleMs, shortestWaitMs);
    const last = Math.max(...people.map((key) => this.told.get(key) ?? -Infinity));
    const readAt = operation.readAt === undefined ? -Infinity : Date.parse(operation.readAt);
    return last >= readAt && last > -Infinity ? last + settleMs + 1 : null;
  }

  /** What is on its way about these people has arrived, and Iterable has taken it in. */
  private async settled(keys: ReadonlySet<string>, signal?: AbortSignal): Promise<void> {
    const { clock, settleSeconds } = this.parts;
    const open = [...this.sending].filter((sending) => [...sending.keys].some((key) => keys.has(key)));
    if (open.length === 0) return;
    await Promise.allSettled(open.map(({ done }) => done));
    await clock.sleep(settleSeconds * 1000, signal).catch(() => undefined);
  }

  private remember(keys: ReadonlySet<string>): void {
    const now = this.now();
    for (const key of keys) {
      this.told.delete(key);
      this.told.set(key, now);
    }
    for (const [key, at] of this.told) {
      if (now - at <= rememberedMs) break;
      this.told.delete(key);
    }
  }

  private now(): number {
    return this.parts.clock.now().getTime();
  }
}

/** An opt-out was told meanwhile: part of the batch has to be decided anew. */
export class OvertakenError extends Error {}

const peopleOf = ({ identity, recordId }: Operation): string[] => [identity.key, recordId];
