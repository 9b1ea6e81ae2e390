import type { SyncDefinition } from '../config/sync-definition';
import { messageOf } from '../errors';
import type { ClaimAnswer, IdentityClaim, PageCommit, SyncStatus, WriteBack } from './bookkeeping';
import { drainWriteBacks } from './drain-write-backs';
import { noCounts, type Counts, type Outcome, type Run, type RunState, type SourceRecord } from './model';
import { countsOf, type CompletedPage } from './page';
import { missingOf } from './record-id';
import { isPendingRemoval } from './removal-brake';
import { runError } from './run-error';
import type { HeldLease } from './run-lease';
import type { RunParts } from './run-parts';
import { isSettling } from './settling';
import { givenUp } from './given-up';
import { writeBackFor, type StatusFields } from './write-back';

/** Keeps the ledger's side of one run: pages, counts, calls, notices, the records' own fields, the end. */
export class RunRecorder {
  private readonly notices: string[];
  private readonly counts: Counts;
  private readonly callsBefore: { salesforce: number; iterable: number };
  private statusFields: StatusFields | null = null;
  private writingBack: Promise<void> = Promise.resolve();
  private removals: SourceRecord[] = [];
  private readonly hasArrays: boolean;
  private readonly displaced = new Set<string>();
  private settling: { ids: string[]; until: string | null } = { ids: [], until: null };

  constructor(
    private readonly definition: SyncDefinition,
    private readonly run: Run,
    private readonly parts: RunParts,
    private readonly held: HeldLease
  ) {
    this.notices = [...run.notices];
    this.hasArrays = definition.steps.some(({ mappings }) => mappings.some(({ kind }) => kind === 'Array'));
    this.counts = { ...noCounts(), ...run.counts };
    this.callsBefore = { salesforce: parts.source.calls, iterable: parts.destination.calls };
  }

  begin(statusFields: StatusFields | null): void {
    this.statusFields = statusFields;
    if (!statusFields && this.definition.writeBack !== 'None') {
      this.notice(
        `${this.definition.sourceObject} has no status fields that the integration user may write: nothing is written back.`
      );
    }
  }

  /** The SOQL of the first page, as it is executed. */
  async reading(query: string): Promise<void> {
    await this.parts.ledger.updateRun(this.held.lease, this.run.run, { query });
  }

  notice(text: string, insteadOf?: string): void {
    const place = insteadOf === undefined ? -1 : this.notices.indexOf(insteadOf);
    if (place >= 0) this.notices.splice(place, 1);
    if (!this.notices.includes(text)) this.notices.push(text);
  }

  /** Outcomes, bookmark and what is due to be written back become durable together. */
  async commit(page: CompletedPage): Promise<void> {
    const { ledger, clock } = this.parts;
    await this.releaseFormer(page);
    const counts = countsOf(page);
    await ledger.commitPage(this.held.lease, {
      runId: this.run.run,
      sync: this.definition.name,
      project: this.definition.project.name,
      children: this.hasArrays ? childrenOf(page) : undefined,
      outcomes: page.records.map(({ outcome }) => outcome),
      bookmark: page.bookmark,
      writeBacks: await this.writeBacksOf(page),
      counts,
      calls: this.newCalls(),
      at: clock.now().toISOString()
    });
    this.add(counts);
    await this.remindDisplaced(page);
    for (const { outcome, record } of page.records) {
      if (isSettling(outcome)) this.noteSettling(outcome);
      if (isPendingRemoval(outcome)) this.removals.push(record);
    }
    this.parts.onProgress?.(this.run.run, this.counts);
    await this.writeBack();
  }

  /** Who lost an identity while this run had the record in hand is to be looked at again all the same. */
  noteDisplaced(answers: ClaimAnswer[]): ClaimAnswer[] {
    for (const { displaced } of answers) {
      if (displaced?.sync === this.definition.name) this.displaced.add(displaced.recordId);
    }
    return answers;
  }

  /** What a page stores of a record takes the reminder away that was set before. */
  private async remindDisplaced({ records }: CompletedPage): Promise<void> {
    const { ledger, clock } = this.parts;
    const ids = records.map(({ record }) => record.id).filter((id) => this.displaced.delete(id));
    if (ids.length > 0) await ledger.lookAgain(this.definition.name, ids, clock.now().toISOString());
  }

  /** Records to come back to in this run, and when the last of them has settled; from then on they are nobody's. */
  takeSettling(): { readonly ids: readonly string[]; readonly until: string | null } {
    const { ids, until } = this.settling;
    this.settling = { ids: [], until: null };
    return { ids, until };
  }

  /** Records whose removals wait until all of the run are counted; from then on they are nobody's. */
  takeRemovals(): readonly SourceRecord[] {
    const { removals } = this;
    this.removals = [];
    return removals;
  }

  get settlingCount(): number {
    return this.settling.ids.length;
  }

  private noteSettling({ recordId, retryAt = '' }: Outcome): void {
    const { ids, until } = this.settling;
    ids.push(recordId);
    if (until === null || retryAt > until) this.settling = { ids, until: retryAt };
  }

  /** Records that were asked for by id and are not in scope (any more): said, not forgotten. */
  async closeMissing(
    asked: readonly string[],
    present: readonly SourceRecord[],
    { again = false } = {}
  ): Promise<void> {
    const missing = missingOf(asked, present);
    if (missing.length === 0) return;
    const outcomes = missing.map((recordId): Outcome => ({
      recordId,
      object: this.definition.sourceObject,
      status: 'skipped',
      code: 'out-of-scope',
      message: 'The record is not in the scope of the sync, or was deleted.'
    }));
    const skipped = missing.length;
    const counts = again ? { deferred: -skipped, skipped } : { extracted: skipped, skipped };
    await this.parts.ledger.commitPage(this.held.lease, {
      runId: this.run.run,
      sync: this.definition.name,
      project: this.definition.project.name,
      outcomes,
      writeBacks: [],
      counts,
      calls: this.newCalls(),
      at: this.parts.clock.now().toISOString()
    });
    this.add(counts);
  }

  /** What a run that was cut off had committed but not yet written to the records. */
  async writeBackLeftOver(): Promise<void> {
    await this.writeBack();
    await this.finishWriteBacks();
  }

  finishWriteBacks(): Promise<void> {
    return this.writingBack;
  }

  async close(state: Extract<RunState, 'done' | 'interrupted'>): Promise<Run> {
    return this.end(state, null);
  }

  /** Write-backs that are under way are waited for: their ledger rows are finished by them. */
  async fail(error: unknown): Promise<Run> {
    await this.writingBack;
    const stored = runError(error);
    this.parts.log.warn({ run: this.run.run, sync: this.definition.name, code: stored.code }, 'run failed');
    return this.end('failed', stored);
  }

  private async end(state: RunState, error: Run['error']): Promise<Run> {
    const { ledger, clock } = this.parts;
    const bookmark = await ledger.bookmark(this.definition.name);
    await ledger.updateRun(this.held.lease, this.run.run, {
      state,
      endedAt: state === 'interrupted' ? null : clock.now().toISOString(),
      error,
      notices: this.notices,
      bookmark: bookmark?.mark ?? null,
      calls: this.newCalls()
    });
    const stored = await ledger.run(this.run.run);
    if (!stored) throw new Error(`run ${this.run.run} is not in the ledger`);
    this.parts.log.info({ run: stored.run, sync: stored.sync, state, counts: stored.counts }, 'run ended');
    return stored;
  }

  /** One drain at a time; the one before is waited for, so that deliveries cannot run far ahead of the records. */
  private async writeBack(): Promise<void> {
    await this.writingBack;
    const names = this.statusFields;
    if (names) this.writingBack = this.drain(names);
  }

  /** The status is news about the delivery, never a reason for it to fail. */
  private async drain(names: StatusFields): Promise<void> {
    const { source, ledger, clock } = this.parts;
    const { lease } = this.held;
    try {
      const { written, errors } = await drainWriteBacks({
        source,
        ledger,
        clock,
        lease,
        names,
        runId: this.run.run,
        sync: this.definition.name
      });
      const counts = { writtenBack: written, writeBackErrors: errors.size };
      if (written + errors.size > 0)
        await ledger.updateRun(lease, this.run.run, { counts, calls: this.newCalls() });
      this.add(counts);
      if (errors.size > 0)
        this.notice(`The status could not be written to ${errors.size} records: ${[...errors.values()][0]}`);
    } catch (error) {
      this.notice(
        `The status could not be written to the records; the next run does it: ${messageOf(error)}`
      );
    }
  }

  private async writeBacksOf(page: CompletedPage): Promise<WriteBack[]> {
    const names = this.statusFields;
    if (!names) return [];
    const others = await this.otherStatuses(page);
    const now = this.parts.clock.now();
    return page.records.flatMap(({ record, outcome }) => {
      // The run comes back to it: a word in between would only move the record's stamp.
      if (isSettling(outcome) || isPendingRemoval(outcome)) return [];
      const shown = { record, outcome, others: others.get(record.id) ?? [] };
      const due = writeBackFor(this.definition, shown, names, now);
      return due ? [due] : [];
    });
  }

  private async otherStatuses(page: CompletedPage): Promise<Map<string, SyncStatus[]>> {
    const labels = new Map(this.parts.activeSyncs.map((sync) => [sync.name, sync.label]));
    labels.delete(this.definition.name);
    if (labels.size === 0 || page.records.length === 0) return new Map();
    const ids = page.records.map(({ record }) => record.id);
    const all = await this.parts.ledger.otherStatuses(this.definition.name, ids);
    return new Map([...all].map(([id, statuses]) => [id, labelled(statuses, labels)]));
  }

  /** Whoever moved to another address, or is gone, no longer owns the old one. */
  private async releaseFormer(page: CompletedPage): Promise<void> {
    const former = page.records.flatMap((ended) =>
      givenUp(ended).map((key): IdentityClaim => ({
        key,
        sync: this.definition.name,
        recordId: ended.outcome.recordId,
        object: ended.outcome.object,
        rank: null
      }))
    );
    if (former.length > 0) await this.parts.ledger.releaseIdentities(this.definition.project.name, former);
  }

  private newCalls(): { salesforce: number; iterable: number } {
    const now = { salesforce: this.parts.source.calls, iterable: this.parts.destination.calls };
    const calls = {
      salesforce: now.salesforce - this.callsBefore.salesforce,
      iterable: now.iterable - this.callsBefore.iterable
    };
    Object.assign(this.callsBefore, now);
    return calls;
  }

  private add(counts: Partial<Counts>): void {
    for (const [name, count] of Object.entries(counts)) this.counts[name as keyof Counts] += count;
  }
}

/** Child rows that were in arrays, of the records that Iterable took. */
function childrenOf(page: CompletedPage): PageCommit['children'] {
  return page.records.flatMap(({ outcome, childIds, known }) =>
    outcome.status === 'delivered' && (childIds.length > 0 || known)
      ? [{ recordId: outcome.recordId, childIds }]
      : []
  );
}

function labelled(statuses: readonly SyncStatus[], labels: ReadonlyMap<string, string>): SyncStatus[] {
  return statuses
    .filter((status) => labels.has(status.sync))
    .map(({ sync, status, message }) => ({
      sync,
      status,
      message: `${labels.get(sync)}: ${message || 'in Iterable'}`
    }));
}
