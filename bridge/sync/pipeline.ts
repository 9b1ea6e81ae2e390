import { TransientError } from '../errors';
import type { BatchAssembler } from './batch';
import type { Bookmark, RecordState } from './bookkeeping';
import { decide, type Decider, type Decision } from './decide';
import { deliver, type DeliveryContext } from './deliver';
import type { Batch, Counts, Operation, Outcome, SourceRecord } from './model';

/** A page on its way: its outcomes are stored together, when there is one for each record. */
interface PendingPage {
  readonly decisions: readonly Decision[];
  readonly outcomes: Map<string, Outcome>;
  readonly bookmark?: Bookmark;
}

export interface PipelineParts {
  readonly decider: Decider;
  readonly delivery: DeliveryContext;
  readonly batches: BatchAssembler;
  /** Batches in flight at once. */
  readonly concurrency: number;
  /** Runs before a page's operations are sent, e.g. to create fields. Outcomes it answers replace the sending. */
  readonly prepare: (decisions: readonly Decision[]) => Promise<ReadonlyMap<string, Outcome>>;
  readonly commit: (page: CompletedPage) => Promise<void>;
  readonly notice: (text: string) => void;
}

export interface CompletedPage {
  readonly records: readonly { record: SourceRecord; outcome: Outcome; known: RecordState | null }[];
  readonly mapped: number;
  readonly bookmark?: Bookmark;
}

/** Batches in a row that could not be delivered before the destination counts as unreachable. */
const unreachableAfter = 2;
/** Pages that may wait for a batch to fill before it is sent as it is: memory stays flat, the bookmark keeps moving. */
const waitingPages = 10;

/**
 * Extraction, mapping, delivery and ledger overlap here: `take` accepts the next page as soon as there is room, batches
 * are filled across pages, and pages are committed in order, each when all of its records have their outcome. A record
 * that comes again while it is on its way waits until that is stored.
 */
export class Pipeline {
  private readonly pages: PendingPage[] = [];
  private readonly pageOf = new Map<string, PendingPage>();
  private readonly inFlight = new Set<Promise<void>>();
  private committing: Promise<void> = Promise.resolve();
  private failure: { readonly error: unknown } | null = null;
  private exhaustedInARow = 0;

  constructor(private readonly parts: PipelineParts) {}

  async take(given: readonly SourceRecord[], bookmark?: Bookmark): Promise<void> {
    this.throwFailure();
    const records = lastOfEach(given);
    if (records.some((record) => this.pageOf.has(record.id))) await this.finish();
    const decisions = await decide(records, this.parts.decider);
    const settled = await this.parts.prepare(decisions);
    const page: PendingPage = { decisions, outcomes: new Map(settled), bookmark };
    this.pages.push(page);
    for (const decision of decisions) {
      if ('outcome' in decision) page.outcomes.set(decision.record.id, decision.outcome);
      else if (!settled.has(decision.record.id)) await this.send(decision.operation, page);
    }
    if (this.pages.length > waitingPages) await this.flush();
    await this.commitReady();
    while (this.pages.length > waitingPages && this.inFlight.size > 0) await this.nextDelivery();
  }

  /** Sends what is left and waits until everything is stored. */
  async finish(): Promise<void> {
    await this.flush();
    await Promise.all(this.inFlight);
    await this.commitReady();
    this.throwFailure();
    if (this.pages.length > 0) throw new Error(`${this.pages.length} pages have records without an outcome`);
  }

  /** Waits for what is under way after a failure, so that its outcomes are stored all the same. */
  async drain(): Promise<void> {
    await Promise.allSettled(this.inFlight);
    await this.commitReady().catch(() => undefined);
  }

  private async flush(): Promise<void> {
    const rest = this.parts.batches.flush();
    if (rest) await this.dispatch(rest);
  }

  private async send(operation: Operation, page: PendingPage): Promise<void> {
    this.pageOf.set(operation.recordId, page);
    const batch = this.parts.batches.add(operation);
    if (batch) await this.dispatch(batch);
  }

  /** Back-pressure: waits for a place before the batch goes off. */
  private async dispatch(batch: Batch): Promise<void> {
    while (this.inFlight.size >= this.parts.concurrency) await this.nextDelivery();
    this.throwFailure();
    const work: Promise<void> = this.deliverBatch(batch)
      .catch((error: unknown) => {
        this.failure ??= { error };
      })
      .finally(() => this.inFlight.delete(work));
    this.inFlight.add(work);
  }

  private async nextDelivery(): Promise<void> {
    await Promise.race(this.inFlight);
    this.throwFailure();
  }

  private async deliverBatch(batch: Batch): Promise<void> {
    const delivery = await deliver(batch, this.parts.delivery);
    if (delivery.filteredOutFields.length > 0) {
      this.parts.notice(
        `Iterable dropped the fields ${delivery.filteredOutFields.join(', ')}: it does not know them.`
      );
    }
    for (const outcome of delivery.outcomes) {
      this.pageOf.get(outcome.recordId)?.outcomes.set(outcome.recordId, outcome);
      this.pageOf.delete(outcome.recordId);
    }
    this.exhaustedInARow = delivery.exhausted ? this.exhaustedInARow + 1 : 0;
    await this.commitReady();
    if (this.exhaustedInARow >= unreachableAfter) {
      throw new TransientError(
        'iterable.unreachable',
        'Iterable could not be reached for several calls in a row; the run stops and goes on with the next one.'
      );
    }
  }

  private commitReady(): Promise<void> {
    this.committing = this.committing.then(async () => {
      for (let page = this.pages[0]; page && isComplete(page); page = this.pages[0]) {
        this.pages.shift();
        await this.parts.commit(toCompleted(page));
      }
    });
    return this.committing;
  }

  private throwFailure(): void {
    if (this.failure) throw this.failure.error;
  }
}

/** A change field that people set can bring a record twice: it counts once, as it was read last. */
const lastOfEach = (records: readonly SourceRecord[]): SourceRecord[] => [
  ...new Map(records.map((record) => [record.id, record])).values()
];

const isComplete = (page: PendingPage): boolean => page.outcomes.size >= page.decisions.length;

function toCompleted(page: PendingPage): CompletedPage {
  return {
    records: page.decisions.flatMap((decision) => {
      const outcome = page.outcomes.get(decision.record.id);
      return outcome ? [{ record: decision.record, outcome, known: decision.known }] : [];
    }),
    mapped: page.decisions.filter(
      (decision) => 'operation' in decision || decision.outcome.identityKey !== undefined
    ).length,
    bookmark: page.bookmark
  };
}

/** The counts of one page: each record counts once (DESIGN section 4). Pure. */
export function countsOf(page: CompletedPage): Partial<Counts> {
  const counts: Partial<Counts> = { extracted: page.records.length, mapped: page.mapped };
  for (const { outcome } of page.records) counts[outcome.status] = (counts[outcome.status] ?? 0) + 1;
  return counts;
}
