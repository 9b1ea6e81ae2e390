import type { SyncDefinition } from '../config/sync-definition';
import type { ClaimAnswer, IdentityClaim, PageCommit, ReadingWindow } from './bookkeeping';
import type { CountedRemoval } from './leaving/leaving-ledger';
import { removalReason } from './leaving/left-reason';
import type { NotForSync } from './leaving/read-chosen';
import { noCounts, type Counts, type HeldRemovals, type Outcome, type Run, type RunState } from './model';
import { countsOf, type CompletedPage } from './page';
import { heldRemovals, isPendingRemoval } from './removal-brake';
import { runError } from './run-error';
import type { HeldLease } from './run-lease';
import type { RunParts, RunRequest } from './run-parts';
import { isSettling } from './settling';
import { givenUp, withoutOtherSyncs } from './given-up';
import { RunWriteBacks } from './run-write-backs';
import { Turns } from './turns';
import type { StatusFields } from './write-back';

/** Keeps the ledger's side of one run: pages, counts, calls, notices, the records' own fields, the end. */
export class RunRecorder {
  private readonly notices: string[];
  private readonly counts: Counts;
  private readonly callsBefore: { salesforce: number; iterable: number };
  private readonly writeBacks: RunWriteBacks;
  /** In which this run, and those within it, write to the records. */
  readonly statusTurns: Turns;
  private removals: CountedRemoval[] = [];
  private wave: HeldRemovals | undefined;
  private undone: string | undefined;
  private readonly hasArrays: boolean;
  private readonly displaced = new Set<string>();
  private settling: { ids: string[]; until: string | null } = { ids: [], until: null };

  constructor(
    private readonly definition: SyncDefinition,
    private readonly run: Run,
    private readonly parts: RunParts,
    private readonly held: HeldLease,
    host?: Pick<RunRecorder, 'statusTurns'>
  ) {
    this.notices = [...run.notices];
    this.hasArrays = definition.steps.some(({ mappings }) => mappings.some(({ kind }) => kind === 'Array'));
    this.counts = { ...noCounts(), ...run.counts };
    this.callsBefore = { salesforce: parts.source.calls, iterable: parts.destination.calls };
    this.statusTurns = host?.statusTurns ?? new Turns();
    this.writeBacks = new RunWriteBacks(definition, parts, {
      runId: run.run,
      lease: held.lease,
      notice: (text) => this.notice(text),
      note: (counts) => this.note(counts),
      turns: this.statusTurns,
      reach: host ? 'own records' : 'all of the sync'
    });
  }

  begin(statusFields: StatusFields | null): void {
    this.writeBacks.begin(statusFields);
  }

  /** What this run puts back was taken away by another one. */
  undoes(runId: string): void {
    this.undone = runId;
  }

  /** The SOQL of the first page, as it is executed. */
  async reading(query: string, { start, end }: ReadingWindow): Promise<void> {
    await this.parts.ledger.updateRun(this.held.lease, this.run.run, { query, window: { start, end } });
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
      writeBacks: await this.writeBacks.of(page.records),
      counts,
      calls: this.newCalls(),
      at: clock.now().toISOString(),
      putsBack: this.undone
    });
    this.add(counts);
    await this.remindDisplaced(page);
    for (const { outcome, record } of page.records) {
      if (isSettling(outcome)) this.noteSettling(outcome);
      if (isPendingRemoval(outcome))
        this.removals.push({ recordId: record.id, reason: removalReason(record, this.definition) });
    }
    this.parts.onProgress?.(this.run.run, this.counts);
    await this.writeBacks.start();
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
  takeRemovals(): readonly CountedRemoval[] {
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

  /** The removals wait for a person from now on, and with them the run. */
  async hold(removals: readonly CountedRemoval[], present: number): Promise<void> {
    const heldAt = this.parts.clock.now().toISOString();
    const held = { ...heldRemovals(removals, present), heldAt };
    await this.parts.ledger.holdRemovals(this.held.lease, this.run.run, { held, removals });
    this.wave = held;
    this.notice(
      `Held for approval: the run would have removed ${removals.length} of ${present} records: ${held.reasons
        .map(({ reason, count }) => `${count} ${reason}`)
        .join('; ')}.`
    );
    await this.writeBacks.queueHeld(removals);
    await this.writeBacks.start();
  }

  /** Records that were asked for by id and are not for the sync (any more): said, not forgotten. */
  async closeOthers(others: readonly NotForSync[], { again = false } = {}): Promise<void> {
    if (others.length === 0) return;
    const skipped = others.length;
    const counts = again ? { deferred: -skipped, skipped } : { extracted: skipped, skipped };
    await this.parts.ledger.commitPage(this.held.lease, {
      runId: this.run.run,
      sync: this.definition.name,
      project: this.definition.project.name,
      outcomes: others.map((other) => ({
        ...other,
        object: this.definition.sourceObject,
        status: 'skipped'
      })),
      writeBacks: [],
      counts,
      calls: this.newCalls(),
      at: this.parts.clock.now().toISOString()
    });
    this.add(counts);
  }

  /**
   * What a run that was cut off, or a person's decision, left to be written to the records. A reading of everything begins
   * behind the second of these stamps: else it would pass over the very records.
   */
  async writeBackLeftOver({ full }: Pick<RunRequest, 'full'>): Promise<void> {
    const before = this.counts.writtenBack;
    await this.writeBacks.start();
    await this.finishWriteBacks();
    if (full && this.counts.writtenBack > before) await this.parts.clock.sleep(1000);
  }

  finishWriteBacks(): Promise<void> {
    return this.writeBacks.finish();
  }

  async close(state: Extract<RunState, 'done' | 'interrupted'>): Promise<Run> {
    return this.end(this.wave ? 'held' : state, null);
  }

  /** Write-backs that are under way are waited for: their ledger rows are finished by them. */
  async fail(error: unknown): Promise<Run> {
    await this.writeBacks.finish();
    const stored = runError(error);
    this.parts.log.warn({ run: this.run.run, sync: this.definition.name, code: stored.code }, 'run failed');
    // What waits for a person goes on waiting.
    return this.wave ? this.end('held', null) : this.end('failed', stored);
  }

  private async end(state: RunState, error: Run['error']): Promise<Run> {
    const { ledger, clock } = this.parts;
    const bookmark = await ledger.bookmark(this.definition.name);
    await ledger.updateRun(this.held.lease, this.run.run, {
      state,
      endedAt: state === 'interrupted' || state === 'held' ? null : clock.now().toISOString(),
      error,
      notices: this.notices,
      bookmark: bookmark?.mark ?? null,
      calls: this.newCalls()
    });
    const stored = await ledger.run(this.run.run);
    if (!stored) throw new Error(`run ${this.run.run} is not in the ledger`);
    const { run, sync, counts } = stored;
    this.parts.log.info({ run, sync, state: stored.state, counts }, 'run ended');
    return stored;
  }

  /** Whoever moved to another address, or is gone, no longer owns the old one. */
  private async releaseFormer(page: CompletedPage): Promise<void> {
    const records = await withoutOtherSyncs(page.records, this.definition, this.parts);
    const former = records.flatMap((ended) =>
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

  /** Counts that the ledger is told by themselves. */
  private async note(counts: Partial<Counts>): Promise<void> {
    await this.parts.ledger.updateRun(this.held.lease, this.run.run, { counts, calls: this.newCalls() });
    this.add(counts);
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
