import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

/** What `bridge run --json` prints; source: the README's section on commands. */
export interface BridgeRun {
  readonly run: string;
  readonly sync: string;
  readonly state: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly calls: { readonly salesforce: number; readonly iterable: number };
  readonly startedAt: string;
  readonly endedAt: string;
  readonly notices: readonly string[];
  readonly error: { readonly message: string; readonly fix: string } | null;
}

const launcher = resolve(__dirname, '../bridge');
/** 3: finished, with records that were rejected. */
const finished = new Set([0, 3]);

/** Runs a sync in a process of its own, as an operator would; its progress goes to our stderr. */
export async function runBridge(
  sync: string,
  environment: Readonly<Record<string, string>>
): Promise<BridgeRun> {
  const child = spawn(process.execPath, [launcher, 'run', sync, '--json'], {
    env: { ...process.env, LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'inherit']
  });
  const output: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => output.push(part));
  const code = await new Promise<number | null>((done, fail) =>
    child.once('close', done).once('error', fail)
  );
  const text = Buffer.concat(output).toString();
  if (code === null || !finished.has(code)) throw new Error(`bridge run ${sync} ended with ${code}: ${text}`);
  return JSON.parse(text) as BridgeRun;
}
