import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { TransientError } from '../../errors';
import { type Answer, type Request, unpackError } from './messages';
import type { AnswerOf, ArgsOf, OperationName } from './operations';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** The thread that owns the ledger file, seen from the others: calls go over as messages and come back as promises. */
export class LedgerThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private readonly exited: Promise<void>;
  private lastId = 0;
  private stopped: Error | null = null;

  private constructor(path: string) {
    // A thread does not inherit what its parent uses to read TypeScript (a loader, a test runner), so it is told.
    this.worker = new Worker(join(__dirname, 'sqlite-worker.ts'), {
      name: 'ledger',
      workerData: { path },
      execArgv: ['--require', require.resolve('tsx/cjs')]
    });
    // It keeps the process running only while something is asked of it.
    this.worker.unref();
    this.worker.on('message', (answer: Answer) => this.settle(answer));
    this.worker.on('error', (error) => this.stop(error));
    this.exited = new Promise((resolve) => {
      this.worker.once('exit', () => {
        this.stop(new Error('The ledger is closed.'));
        resolve();
      });
    });
  }

  /** Rejects with what kept the file from being opened. */
  static async start(path: string): Promise<LedgerThread> {
    const thread = new LedgerThread(path);
    await thread.answerTo(0);
    return thread;
  }

  call<Name extends OperationName>(operation: Name, ...args: ArgsOf<Name>): Promise<AnswerOf<Name>> {
    return this.send((id) => ({ id, operation, args })) as Promise<AnswerOf<Name>>;
  }

  /** After the calls made so far. A second call does nothing. */
  async close(): Promise<void> {
    if (!this.stopped) {
      const closed = this.send((id) => ({ id, operation: 'close' }));
      this.stopped = new Error('The ledger is closed.');
      await closed;
    }
    this.worker.ref();
    await this.exited;
  }

  private async send(request: (id: number) => Request): Promise<unknown> {
    if (this.stopped) throw stoppedError(this.stopped);
    const id = ++this.lastId;
    const answer = this.answerTo(id);
    this.worker.postMessage(request(id));
    return answer;
  }

  private answerTo(id: number): Promise<unknown> {
    this.worker.ref();
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
  }

  private settle(answer: Answer): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if (this.waiting.size === 0) this.worker.unref();
    if ('error' in answer) waiting?.reject(unpackError(answer.error));
    else waiting?.resolve(answer.value);
  }

  private stop(reason: Error): void {
    this.stopped ??= reason;
    for (const { reject } of this.waiting.values()) reject(stoppedError(this.stopped));
    this.waiting.clear();
  }
}

const stoppedError = (cause: Error): TransientError =>
  new TransientError('ledger.stopped', `The ledger does not answer: ${cause.message}`, {
    cause,
    fix: 'Start the bridge again.'
  });
