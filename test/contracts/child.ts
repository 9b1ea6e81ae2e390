import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Another process of the bridge: a script of this folder that says on stdout, line by line, how far it is. */
export interface Child {
  readonly pid: number;
  /** The next line it printed; rejects when it ends without one. */
  line(): Promise<string>;
  /** All lines printed so far and not yet taken. */
  linesLeft(): string[];
  /** kill -9, and wait for its end. */
  kill(): Promise<void>;
  /** Asks it to stop, as a service is stopped. */
  terminate(): void;
  /** Its exit code. */
  ended(): Promise<number | null>;
}

export const startChild = (script: string, argument: unknown): Child => {
  const args = ['--require', require.resolve('tsx/cjs'), join(__dirname, script), JSON.stringify(argument)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  const readers: { resolve(line: string): void; reject(error: Error): void }[] = [];
  createInterface(child.stdout).on('line', (line) => {
    const reader = readers.shift();
    if (reader) reader.resolve(line);
    else lines.push(line);
  });
  // After the streams are drained, unlike 'exit'.
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  void closed.then((code) => {
    for (const { reject } of readers) reject(new Error(`${script} ended with ${code}.`));
  });
  return {
    pid: child.pid ?? 0,
    line: () => takeLine(lines, readers),
    linesLeft: () => lines.splice(0),
    kill: async () => {
      child.kill('SIGKILL');
      await closed;
    },
    terminate: () => void child.kill('SIGTERM'),
    ended: () => closed
  };
};

const takeLine = (
  lines: string[],
  readers: { resolve(line: string): void; reject(error: Error): void }[]
): Promise<string> => {
  const line = lines.shift();
  if (line !== undefined) return Promise.resolve(line);
  return new Promise((resolve, reject) => readers.push({ resolve, reject }));
};

/** The argument that startChild gave to this process. */
export const childArgument = <Argument>(): Argument => JSON.parse(process.argv[2] ?? 'null') as Argument;
