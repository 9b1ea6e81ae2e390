import type { ClaimAnswer, IdentityClaim } from '../bookkeeping';
import type { Decision } from '../decide';
import { givenUp } from '../given-up';
import type { Outcome, SourceRecord } from '../model';
import type { CompletedPage } from '../page';
import { Pipeline } from '../pipeline';
import type { Clock } from '../ports';
import { pipelineParts, sharedParts } from '../prepare-run';
import type { ReadySync } from '../ready-sync';
import type { RunParts } from '../run-parts';
import { isSettling } from '../settling';
import {
  IntendedCalls,
  type DestinationReads,
  type IntendedCall,
  type RequestWriter
} from './intended-calls';
import { ScratchLedger, type LedgerReads } from './scratch-ledger';

/** What a rehearsal reads; what it would write goes nowhere. */
export interface RehearsalParts extends Pick<RunParts, 'source' | 'activeSyncs' | 'settleSeconds'> {
  readonly destination: DestinationReads;
  readonly ledger: LedgerReads;
  readonly requests: RequestWriter;
  /** The one that the ready sync was given: waiting takes no time on it. */
  readonly clock: Clock;
}

/** What a run would do with records. */
export interface Rehearsal {
  /** By record id, one for each time that the run looks at it: it comes back to a record whose user has to settle. */
  readonly decisions: ReadonlyMap<string, readonly Decision[]>;
  /** The last one of each record. */
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** In their order. */
  readonly calls: readonly IntendedCall[];
  /** Until when the run waits before it goes on, by record id. */
  readonly waits: ReadonlyMap<string, readonly Outcome[]>;
  readonly notices: readonly string[];
  /** Who owns an identity at the end, in the project of the sync. */
  ownerOf(key: string): Promise<IdentityClaim | null>;
}

/**
 * A run over these records, up to what Iterable and the ledger would hear of it: the run's own pipeline works on a
 * ledger and a destination that only write down.
 */
export async function rehearse(
  ready: ReadySync,
  records: readonly SourceRecord[],
  parts: RehearsalParts
): Promise<Rehearsal> {
  const stage = new Stage(ready, parts);
  // Whoever asks about single records means them.
  ready.context.brake.release();
  await stage.play(records);
  for (let again = stage.takeSettling(); again.length > 0; again = stage.takeSettling()) {
    const ids = new Set(again.map(({ recordId }) => recordId));
    const until = Math.max(...again.map(({ retryAt = '' }) => Date.parse(retryAt)));
    await parts.clock.sleep(until - parts.clock.now().getTime());
    await stage.play(
      records.filter(({ id }) => ids.has(id)),
      { again: true }
    );
  }
  return stage;
}

/** The pipeline with everything that it would write to. */
class Stage implements Rehearsal {
  readonly decisions = new Map<string, Decision[]>();
  readonly outcomes = new Map<string, Outcome>();
  readonly waits = new Map<string, Outcome[]>();
  readonly notices: string[] = [];
  private readonly ledger: ScratchLedger;
  private readonly destination: IntendedCalls;
  private readonly pipeline: Pipeline;
  private settling: Outcome[] = [];

  constructor(
    private readonly ready: ReadySync,
    private readonly parts: RehearsalParts
  ) {
    this.ledger = new ScratchLedger(parts.ledger);
    this.destination = new IntendedCalls(parts.destination, parts.requests);
    this.pipeline = new Pipeline(this.pipelineParts());
  }

  get calls(): readonly IntendedCall[] {
    return this.destination.made;
  }

  async play(records: readonly SourceRecord[], about: { readonly again?: boolean } = {}): Promise<void> {
    await this.pipeline.take(records, about);
    await this.pipeline.finish();
  }

  /** Records that the run comes back to; from then on they are nobody's. */
  takeSettling(): readonly Outcome[] {
    const { settling } = this;
    this.settling = [];
    return settling;
  }

  private pipelineParts() {
    const { ready, parts, ledger, destination } = this;
    const inHand = { ...parts, ledger, destination };
    const shared = sharedParts(ready, {}, inHand);
    const own = pipelineParts(ready, { request: {}, parts: inHand, recorder: this }, shared);
    return {
      ...own,
      prepare: async (decisions: readonly Decision[]) => {
        for (const decision of decisions) listed(this.decisions, decision.record.id).push(decision);
        await own.prepare(decisions);
      }
    };
  }

  async ownerOf(key: string): Promise<IdentityClaim | null> {
    const owners = await this.ledger.identityOwners(key);
    return owners.find(({ project }) => project === this.ready.definition.project.name) ?? null;
  }

  notice(text: string): void {
    if (!this.notices.includes(text)) this.notices.push(text);
  }

  noteDisplaced(answers: ClaimAnswer[]): ClaimAnswer[] {
    return answers;
  }

  async commit({ records }: CompletedPage): Promise<void> {
    const { name: sync, project } = this.ready.definition;
    const at = this.parts.clock.now().toISOString();
    for (const ended of records) {
      const { outcome, record } = ended;
      const claims = givenUp(ended).map((key) => ({
        ...{ key, sync, recordId: record.id, object: record.object, rank: null }
      }));
      await this.ledger.releaseIdentities(project.name, claims);
      await this.ledger.keep(outcome, { sync, project: project.name, at });
      this.outcomes.set(record.id, outcome);
      if (!isSettling(outcome)) continue;
      this.settling.push(outcome);
      listed(this.waits, record.id).push(outcome);
    }
  }
}

function listed<T>(lists: Map<string, T[]>, id: string): T[] {
  const list = lists.get(id) ?? [];
  lists.set(id, list);
  return list;
}
