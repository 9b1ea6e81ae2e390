import { BridgeError, messageOf } from '../errors';
import { noCounts, type Counts, type Run, type RunTrigger } from '../sync/model';

/** Requests that are remembered; the oldest go first. */
const remembered = 1000;

/** A run that somebody asked for, before the ledger knows it: it waits, could not start, or was a dry run. */
export interface RequestedRun extends Omit<Run, 'state' | 'startedAt' | 'definition'> {
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly requestedAt: string;
  readonly startedAt: string | null;
  readonly definition: null;
  readonly dryRun?: true;
}

interface Request {
  readonly run: string;
  readonly sync: string;
  readonly trigger: RunTrigger;
  readonly dryRun?: boolean;
}

interface Remembered {
  readonly key: string;
  shown: RequestedRun;
}

/**
 * What was asked of this process, so that a run can be followed from the moment it was asked for. Nothing here has to
 * outlive the process: what is asked for waits in the queue, what was done stands in the ledger. Only the answers of
 * dry runs, which may write nothing anywhere, are nowhere else.
 */
export class RequestedRuns {
  private readonly requests = new Map<string, Remembered>();

  constructor(private readonly now: () => Date) {}

  /** Remembers what is asked for by the job with that key. */
  add(key: string, request: Request): void {
    this.requests.set(request.run, {
      key,
      shown: waiting(request, this.now().toISOString())
    });
    for (const oldest of this.requests.keys()) {
      if (this.requests.size <= remembered) break;
      this.requests.delete(oldest);
    }
  }

  /** It was not put in line after all. */
  remove(run: string): void {
    this.requests.delete(run);
  }

  find(run: string): RequestedRun | null {
    return this.requests.get(run)?.shown ?? null;
  }

  /** The run that the job with that key is to do; null when this process does not know it. */
  ofKey(key: string): string | null {
    const found = [...this.requests.values()].findLast((request) => request.key === key);
    return found?.shown.run ?? null;
  }

  /** It could not start and waits on: why. */
  delayed(run: string | undefined, error: unknown): void {
    this.change(run, { state: 'waiting', error: problemOf(error) });
  }

  /** It could not start and never will. */
  failed(run: string | undefined, error: unknown): void {
    this.change(run, { state: 'failed', error: problemOf(error), endedAt: this.now().toISOString() });
  }

  started(run: string | undefined): void {
    this.change(run, { state: 'running', error: null, startedAt: this.now().toISOString() });
  }

  counted(run: string | undefined, counts: Counts): void {
    this.change(run, { state: 'done', counts, endedAt: this.now().toISOString() });
  }

  private change(run: string | undefined, change: Partial<RequestedRun>): void {
    const known = run === undefined ? undefined : this.requests.get(run);
    if (known) known.shown = { ...known.shown, ...change };
  }
}

const waiting = ({ dryRun, ...request }: Request, requestedAt: string): RequestedRun => ({
  ...request,
  state: 'waiting',
  counts: noCounts(),
  bookmark: null,
  requestedAt,
  startedAt: null,
  endedAt: null,
  calls: { salesforce: 0, iterable: 0 },
  definition: null,
  query: null,
  notices: [],
  error: null,
  ...(dryRun && { dryRun })
});

/** As people who follow a run are told of it. */
export function problemOf(error: unknown): NonNullable<Run['error']> {
  if (error instanceof BridgeError) return { code: error.code, message: error.message, fix: error.fix };
  return { code: 'run.unexpected', message: messageOf(error), fix: 'The log of the bridge says more.' };
}
