import { TransientError } from '../errors';
import type { Crossing } from './crossing';
import { decide, type Decider, type Decision } from './decide';
import { deliver } from './deliver';
import type { DeliveryContext } from './delivery';
import { DroppedNotice } from './dropped-fields';
import type { Lanes } from './lanes';
import type { Batch, Call, Operation, SourceRecord } from './model';
import { endpointTraits } from './operations/traits';
import {
  isComplete,
  lastOfEach,
  toCompleted,
  type CompletedPage,
  type PendingPage,
  type Taking
} from './page';
import type { Plan } from './plan-model';
import { afterTheFirst, mustWait, settling } from './settling';
import { captured, outcomeOf, type StepResult } from './step-result';

/** A record on its way through its steps. */
interface Progress {
  readonly record: SourceRecord;
  readonly page: PendingPage;
  readonly plan: Plan;
  readonly results: StepResult[];
  /** Index of the step to take next. */
  next: number;
}

export interface PipelineParts {
  readonly decider: Decider;
  readonly delivery: DeliveryContext;
  readonly lanes: Lanes;
  /** Shared with the other pipelines of the run. */
  readonly crossing: Crossing;
  /** Batches in flight at once. */
  readonly concurrency: number;
  readonly settleSeconds: number;
  /** False while a sync only captures: everything is worked out, nothing is sent. */
  readonly sends: boolean;
  /** Runs before a page's operations are sent, e.g. to create fields. */
  readonly prepare: (decisions: readonly Decision[]) => Promise<void>;
  readonly commit: (page: CompletedPage) => Promise<void>;
  /** `insteadOf` is a notice that the new one takes the place of. */
  readonly notice: (text: string, insteadOf?: string) => void;
}

/** Batches in a row that could not be delivered before the destination counts as unreachable. */
const unreachableAfter = 2;
/** Pages that may wait for a batch to fill before it is sent as it is: memory stays flat, the bookmark keeps moving. */
const waitingPages = 10;

/**
 * Extraction, mapping, delivery and ledger overlap here: `take` accepts the next page as soon as there is room, batches
 * are filled across pages, and pages are committed in order, each when all of its records have their outcome. A record's
 * steps follow each other, each when the one before was accepted; a user that several records concern is in one call at
 * a time. A record that comes again while it is on its way, here or in another pipeline of the run, waits until that is
 * stored.
 */
export class Pipeline {
  private readonly pages: PendingPage[] = [];
  private readonly underWay = new Map<string, Progress>();
  private readonly inFlight = new Set<Promise<void>>();
  private readonly ready: Progress[] = [];
  /** Records whose next call waits for another one for the same user. */
  private parked = 0;
  private committing: Promise<void> = Promise.resolve();
  private failure: { readonly error: unknown } | null = null;
  private exhaustedInARow = 0;
  private readonly dropped = new DroppedNotice();

  constructor(private readonly parts: PipelineParts) {}

  async take(given: readonly SourceRecord[], about: Taking = {}): Promise<void> {
    this.throwFailure();
    const records = await this.enter(lastOfEach(given), about.isOutdated);
    const decisions = await decide(records, this.parts.decider);
    await this.parts.prepare(decisions);
    const { bookmark, again = false } = about;
    const page: PendingPage = { decisions, outcomes: new Map(), bookmark, again };
    this.pages.push(page);
    for (const decision of decisions) {
      const { record } = decision;
      if ('outcome' in decision) page.outcomes.set(record.id, decision.outcome);
      else this.begin({ record, page, plan: decision.plan, results: [], next: 0 });
    }
    await this.advance();
    if (this.pages.length > waitingPages) await this.flush();
    await this.commitReady();
    await this.makeRoom();
  }

  /** Answers the records that are still to be taken once they are this pipeline's alone. */
  private async enter(
    records: readonly SourceRecord[],
    isOutdated: Taking['isOutdated']
  ): Promise<readonly SourceRecord[]> {
    const { crossing } = this.parts;
    const ids = records.map(({ id }) => id);
    if (ids.some((id) => crossing.isWith(this, id))) await this.finish();
    // Whoever has one of the records may itself wait for a user whose call is not sent yet.
    else if (!crossing.isFreeFor(this, ids)) await this.flush();
    await crossing.enter(ids, this);
    const outdated = isOutdated ? ids.filter(isOutdated) : [];
    if (outdated.length === 0) return records;
    crossing.leave(outdated, this);
    return records.filter(({ id }) => !outdated.includes(id));
  }

  /** A user with many calls, which follow each other, keeps its page waiting: reading waits too, memory stays flat. */
  private async makeRoom(): Promise<void> {
    while (this.pages.length > waitingPages) {
      if (this.inFlight.size === 0) await this.flush();
      if (this.inFlight.size === 0) return;
      await this.nextDelivery();
    }
  }

  /** Sends what is left and waits until everything is stored. */
  async finish(): Promise<void> {
    await this.advance();
    while (this.underWay.size > 0 || this.inFlight.size > 0) {
      this.throwFailure();
      await this.flush();
      // The last batches may have come back while the rest was being sent.
      if (this.underWay.size > 0 && this.inFlight.size === 0 && this.ready.length === 0)
        await this.waitForOthers();
      await this.nextDelivery();
    }
    await this.commitReady();
    this.throwFailure();
    if (this.pages.length > 0) throw new Error(`${this.pages.length} pages have records without an outcome`);
  }

  /** A user that is in a call of another pipeline. */
  private waitForOthers(): Promise<void> {
    if (this.parked === 0) throw new Error(`${this.underWay.size} records wait for nothing`);
    return this.parts.crossing.change();
  }

  /** Waits for what is under way after a failure, so that its outcomes are stored all the same. */
  async drain(): Promise<void> {
    await Promise.allSettled(this.inFlight);
    await this.commitReady().catch(() => undefined);
    this.parts.crossing.leaveAll(this);
  }

  private begin(progress: Progress): void {
    this.underWay.set(progress.record.id, progress);
    this.ready.push(progress);
  }

  /** Takes every record that can go on to its next call. */
  private async advance(): Promise<void> {
    for (let progress = this.ready.shift(); progress; progress = this.ready.shift()) {
      const operation = this.nextOperation(progress);
      if (!operation) this.end(progress);
      else if (this.mayGo(operation, progress)) {
        const batch = this.parts.lanes.add(operation);
        if (batch) await this.dispatch(batch);
      }
    }
  }

  /** The record's next call; null when it has come to its end. */
  private nextOperation(progress: Progress): Operation | null {
    const { plan, results } = progress;
    if (results.some(isTheLast)) return null;
    for (let step = plan.steps[progress.next]; step; step = plan.steps[(progress.next += 1)]) {
      if ('operation' in step) {
        const wait = this.waitFor(step.operation, progress);
        if (!wait) return step.operation;
        results.push(wait);
        return null;
      }
      results.push(step.result);
      if (step.result.status === 'rejected' || step.result.ends) return null;
    }
    return null;
  }

  /** Why the operation does not go now; null when it may. */
  private waitFor(operation: Operation, { plan, results }: Progress): StepResult | null {
    const { delivery, settleSeconds, sends } = this.parts;
    const now = delivery.clock.now();
    if (!sends) return captured(operation, now);
    const until =
      afterTheFirst(results, now, settleSeconds) ??
      mustWait(operation, { ...plan, results, now, settleSeconds });
    return until && settling(operation, until, results);
  }

  /** False when another record's call for the same user is on its way: this one follows it. */
  private mayGo(operation: Operation, progress: Progress): boolean {
    if (!endpointTraits[operation.call.endpoint].oneAtATime) return true;
    const isFree = this.parts.crossing.takeUser(operation.identity.key, this, () => {
      this.parked -= 1;
      this.ready.push(progress);
    });
    if (!isFree) this.parked += 1;
    return isFree;
  }

  private end(progress: Progress): void {
    const { record, plan, results, page } = progress;
    const at = this.parts.delivery.clock.now().toISOString();
    page.outcomes.set(record.id, outcomeOf(record, results, { ...plan, at }));
    this.underWay.delete(record.id);
  }

  private async flush(): Promise<void> {
    for (const batch of this.parts.lanes.flush()) await this.dispatch(batch);
  }

  /** Back-pressure: waits for a place before the batch goes off. */
  private async dispatch(batch: Batch<Call>): Promise<void> {
    while (this.inFlight.size >= this.parts.concurrency) await Promise.race(this.inFlight);
    this.throwFailure();
    const work: Promise<void> = this.deliverBatch(batch)
      .catch((error: unknown) => {
        this.failure ??= { error };
      })
      .finally(() => this.inFlight.delete(work));
    this.inFlight.add(work);
  }

  private async nextDelivery(): Promise<void> {
    if (this.inFlight.size > 0) await Promise.race(this.inFlight);
    this.throwFailure();
    await this.advance();
  }

  private async deliverBatch(batch: Batch<Call>): Promise<void> {
    const delivery = await deliver(batch, this.parts.delivery);
    const dropped = this.dropped.after(delivery);
    if (dropped) this.parts.notice(dropped.text, dropped.insteadOf);
    if (delivery.tooLarge) this.parts.lanes.shrink(batch.call, batch.bytes);
    for (const result of delivery.results) this.settle(result);
    this.exhaustedInARow = delivery.exhausted ? this.exhaustedInARow + 1 : 0;
    await this.commitReady();
    if (this.exhaustedInARow >= unreachableAfter) {
      throw new TransientError(
        'iterable.unreachable',
        'Iterable could not be reached for several calls in a row; the run stops and goes on with the next one.'
      );
    }
  }

  /** A call's result: the record goes on, and so does the next one that waits for the same user. */
  private settle(result: StepResult & { readonly operation: Operation }): void {
    const { operation } = result;
    const progress = this.underWay.get(operation.recordId);
    if (!progress) throw new Error(`a call was made for ${operation.recordId}, which is not under way`);
    const step = progress.plan.steps[progress.next];
    const ifUnknown = step && 'operation' in step ? step.ifUnknown : undefined;
    progress.next += 1;
    if (result.status !== 'skipped' || !ifUnknown) progress.results.push(result);
    else if (ifUnknown !== 'go on') {
      progress.results.push(ifUnknown);
      progress.next = progress.plan.steps.length;
    }
    // A record that has come to its end has its outcome now: its page may be the next one to be stored.
    if (progress.next >= progress.plan.steps.length || progress.results.some(isTheLast)) this.end(progress);
    else this.ready.push(progress);
    this.release(operation);
  }

  private release({ call, identity: { key } }: Operation): void {
    if (endpointTraits[call.endpoint].oneAtATime) this.parts.crossing.releaseUser(key);
  }

  private commitReady(): Promise<void> {
    this.committing = this.committing.then(async () => {
      for (let page = this.pages[0]; page && isComplete(page); page = this.pages[0]) {
        this.pages.shift();
        await this.parts.commit(toCompleted(page));
        this.parts.crossing.leave(idsOf(page), this);
      }
    });
    return this.committing;
  }

  private throwFailure(): void {
    if (this.failure) throw this.failure.error;
  }
}

/** Nothing follows for the record in this run. */
const isTheLast = ({ status, ends }: StepResult): boolean =>
  status === 'rejected' || status === 'deferred' || Boolean(ends);

const idsOf = ({ decisions }: PendingPage): string[] => decisions.map(({ record }) => record.id);
