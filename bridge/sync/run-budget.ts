import type { SyncDefinition } from '../config/sync-definition';
import { RateLimitError } from '../errors';
import { backlogFrom, laneOf } from './lane-of';
import type { Lane, RunState } from './model';
import type { Clock, RunLedger } from './ports';
import type { RunParts, RunRequest } from './run-parts';
import type { RunRecorder } from './run-recorder';
import type { BudgetPause, SourceBudget } from './source-budget';

/** Calls to Salesforce that a run makes whatever it finds: definitions, describes, clocks, what is gone. */
const callsOfAnyRun = 25;
/** Records of a page, of one with child rows, and of a call that writes statuses back (salesforce-api 2.1, 4). */
const readByCall = 2000;
const readWithChildrenByCall = 200;
const writtenByCall = 200;
/** A run takes at least so many, or it would never get on. */
const fewestRecords = 200;

interface LaneParts {
  readonly ledger: Pick<RunLedger, 'bookmark' | 'dueRecords'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** The lane of a run of the sync. */
export async function laneOfRun(
  sync: string,
  request: Pick<RunRequest, 'trigger' | 'recordIds' | 'full' | 'since'>,
  { ledger, clock }: LaneParts
): Promise<Lane> {
  const bookmark = await ledger.bookmark(sync);
  const due = await ledger.dueRecords(sync, clock.now().toISOString(), backlogFrom);
  return laneOf(request, { bookmark, due: due.length });
}

/** RateLimitError, before anything is begun, while runs of the lane have no calls to Salesforce left. */
export async function refuseWithoutCalls(
  lane: Lane,
  { budget, clock }: { readonly budget?: SourceBudget; readonly clock: Pick<Clock, 'now'> }
): Promise<void> {
  const pause = await budget?.look(lane);
  if (!pause) return;
  const wait = Date.parse(pause.until) - clock.now().getTime();
  throw new RateLimitError(pause.code, pause.message, {
    retryAfterSeconds: Math.max(1, Math.ceil(wait / 1000)),
    fix: 'Nothing: it goes on by itself. The settings SF_DAILY_SHARE_PERCENT and SF_RESERVE_PERCENT draw the lines.'
  });
}

/**
 * What a run may use. Its calls to Iterable go in its lane; between two pages it ends when the lane has no calls to
 * Salesforce left; and what is left sizes how many records it takes, where nobody said (Max records blank).
 */
export class RunBudget {
  readonly request: RunRequest;
  readonly parts: RunParts;
  private readonly pausing = new AbortController();
  private readonly unwatch: () => void;
  private paused: BudgetPause | null = null;
  /** Records that the calls that are left suffice for; null where that is not what caps the run. */
  private readonly sized: number | null;

  constructor(
    private readonly definition: SyncDefinition,
    run: { readonly request: RunRequest; readonly parts: RunParts; readonly lane: Lane },
    private readonly recorder: RunRecorder
  ) {
    const { request, parts, lane } = run;
    this.sized = sizeFor(definition, request, parts.budget?.callsLeft(lane) ?? null);
    const signals = [this.pausing.signal, ...(request.signal ? [request.signal] : [])];
    this.request = { ...request, signal: AbortSignal.any(signals), max: this.sized ?? request.max };
    this.parts = { ...parts, destination: parts.destination.inLane(lane) };
    this.unwatch = parts.budget?.watch(lane, (pause) => this.pause(pause)) ?? (() => undefined);
  }

  /** Says why records are left to the next run, where it was the budget. */
  async explain(end: Extract<RunState, 'done' | 'interrupted'>): Promise<void> {
    if (end === 'interrupted' && this.paused)
      this.recorder.notice(`Paused between two pages. ${this.paused.message}`);
    if (end === 'interrupted' || this.sized === null) return;
    const bookmark = await this.parts.ledger.bookmark(this.definition.name);
    if (!bookmark?.window) return;
    this.recorder.notice(
      `Max records is blank, so the Salesforce calls that are left sized it: ${this.sized} records. The next run goes on there.`
    );
  }

  /** Whether Salesforce itself refused to go on, which is no fault of the run: its next turn reads on. */
  isPausedBy(error: unknown): boolean {
    if (!(error instanceof RateLimitError) || error.code !== 'sf.request-limit') return false;
    this.recorder.notice(`Paused between two pages. ${error.message} It is asked again by itself.`);
    return true;
  }

  /** To be called at the end of the run. */
  close(): void {
    this.unwatch();
  }

  private pause(pause: BudgetPause): void {
    this.paused = pause;
    this.pausing.abort();
  }
}

/** Null where somebody said how many, where they were chosen, and where it is not known what is left. */
function sizeFor(
  { maxRecords, writeBack, steps }: SyncDefinition,
  { max, recordIds }: RunRequest,
  callsLeft: number | null
): number | null {
  if (maxRecords !== null || max !== undefined || recordIds || callsLeft === null) return null;
  const hasChildren = steps.some(({ mappings }) => mappings.some(({ kind }) => kind === 'Array'));
  const reading = 1 / (hasChildren ? readWithChildrenByCall : readByCall);
  const writing = writeBack === 'None' || writeBack === 'Errors_Only' ? 0 : 1 / writtenByCall;
  return Math.max(fewestRecords, Math.floor((callsLeft - callsOfAnyRun) / (reading + writing)));
}
