import type { BegunCall, CallEnded, CallEnd, CallLog } from './call-log';
import { describeCall } from './describe-call';
import type { CallEntry } from './stored-call';

/** Between two writes, in milliseconds: what the last one did not take is lost when the process is killed. */
const writeEveryMs = 1000;
/** So many are written at once, without waiting. */
const mostWaiting = 500;

interface Recording {
  readonly write: (calls: readonly CallEntry[]) => Promise<void>;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
}

/**
 * Keeps every attempt of every call. It is written beside the work, in slices: a run never waits for it, and what
 * goes wrong with it stops no run.
 */
export class RecordedCalls {
  private waiting: CallEntry[] = [];
  private timer: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly recording: Recording) {}

  /** Where the clients of one run tell of their calls; the run's id is told once it is known. */
  ofSync(sync: string): RunCalls {
    return new RunCalls(sync, this.recording, (entry) => this.add(entry));
  }

  /** For calls of the bridge itself, such as the reading of definitions: kept when something is wrong with them. */
  ofBridge(): CallLog {
    return new RunCalls(null, this.recording, (entry) => {
      if (entry.causes.length > 0) this.add(entry);
    });
  }

  /** Writes what waits. */
  flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const calls = this.waiting;
    this.waiting = [];
    if (calls.length > 0)
      this.writing = this.writing
        .then(() => this.recording.write(calls))
        .catch((error: unknown) => this.recording.onError(error));
    return this.writing;
  }

  private add(entry: CallEntry): void {
    this.waiting.push(entry);
    if (this.waiting.length >= mostWaiting) void this.flush();
    else this.timer ??= setTimeout(() => void this.flush(), writeEveryMs).unref();
  }
}

/** The calls of one run, with their attempts counted. */
export class RunCalls implements CallLog {
  private run: string | null = null;
  private readonly attempts = new Attempts();

  constructor(
    private readonly sync: string | null,
    private readonly recording: Recording,
    private readonly add: (entry: CallEntry) => void
  ) {}

  /** Calls from now on are the run's. */
  readonly runIs = (run: string): void => {
    this.run = run;
  };

  begin(call: BegunCall): CallEnded {
    const startedAt = this.recording.now();
    const start = performance.now();
    const attempt = this.attempts.next(call.key);
    const { run, sync } = this;
    return (end: CallEnd) => {
      if (end.code === '') this.attempts.done(call.key);
      const durationMs = Math.round(performance.now() - start);
      try {
        this.add(describeCall(call, end, { startedAt, durationMs, attempt, run, sync }));
      } catch (error) {
        this.recording.onError(error);
      }
    };
  }
}

/** How often each call was tried. */
class Attempts {
  private readonly ofObjects = new WeakMap<object, number>();
  private readonly ofTexts = new Map<string, number>();

  next(key: object | string): number {
    const attempt = (typeof key === 'string' ? this.ofTexts.get(key) : this.ofObjects.get(key)) ?? 0;
    if (typeof key === 'string') this.ofTexts.set(key, attempt + 1);
    else this.ofObjects.set(key, attempt + 1);
    return attempt + 1;
  }

  done(key: object | string): void {
    if (typeof key === 'string') this.ofTexts.delete(key);
    else this.ofObjects.delete(key);
  }
}
