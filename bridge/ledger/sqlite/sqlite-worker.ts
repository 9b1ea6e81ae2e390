/** Entry of the ledger's thread: owns the connection and does one operation after another. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { TransientError } from '../../errors';
import { type Connection, isBusy } from './connection';
import { type Answer, type Request, packError } from './messages';
import { closeFile, openFile } from './open-file';
import { operations } from './operations';

type AnyOperation = (db: Connection, ...args: readonly unknown[]) => unknown;

const serve = (port: MessagePort, path: string): void => {
  let db: Connection | undefined;
  const answer = (id: number, work: () => unknown): void => {
    const message: Answer = attempt(id, work);
    port.postMessage(message);
  };
  answer(0, () => {
    db = openFile(path);
  });
  if (!db) return port.close();
  const connection = db;
  port.on('message', (request: Request) => {
    if (request.operation === 'close') {
      answer(request.id, () => closeFile(connection));
      return port.close();
    }
    const operation = operations[request.operation] as AnyOperation;
    answer(request.id, () => operation(connection, ...request.args));
  });
};

const attempt = (id: number, work: () => unknown): Answer => {
  try {
    return { id, value: work() };
  } catch (error) {
    return { id, error: packError(isBusy(error) ? busyError(error) : error) };
  }
};

const busyError = (cause: unknown): TransientError =>
  new TransientError('ledger.busy', 'Another process has been writing to the ledger for too long.', {
    cause
  });

if (!parentPort) throw new Error('This file is started as a thread by ledger-thread.ts.');
serve(parentPort, (workerData as { path: string }).path);
