import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A Redis server of our own: nothing in it outlives `stop`. */
export interface RealRedis {
  readonly url: string;
  stop(): Promise<void>;
}

const command = 'redis-server';

const isInstalled = spawnSync(command, ['--version']).status === 0;

/** A suite that needs Redis: passed over, with a word, where it is not installed; with CI=true it fails there. */
export const describeOnRedis = (name: string, suite: () => void): void => {
  if (isInstalled || process.env.CI === 'true') return describe(name, suite);
  console.warn('skipped: redis-server not installed');
  describe.skip(name, suite);
};

/** Starts redis-server on a free port of this machine, or on the port given. */
export const startRealRedis = async (port?: number): Promise<RealRedis> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await startOn(port ?? (await freePort()));
    } catch (error) {
      // Someone else may have taken the port in between.
      if (port !== undefined || tries === 5) throw error;
    }
  }
};

const startOn = async (port: number): Promise<RealRedis> => {
  const dir = mkdtempSync(join(tmpdir(), 'redis-'));
  const options = { port, bind: '127.0.0.1', dir, save: '', appendonly: 'no', daemonize: 'no' };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const server = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await ready(server);
  const stop = async (): Promise<void> => {
    server.kill('SIGKILL');
    await ended;
    rmSync(dir, { recursive: true, force: true });
  };
  return { url: `redis://127.0.0.1:${port}`, stop };
};

const ready = (server: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`redis-server ended with ${code}.`)));
    if (!server.stdout) throw new Error('redis-server was started without a pipe.');
    createInterface(server.stdout).on('line', (line) => {
      if (line.includes('Ready to accept connections')) resolve();
    });
  });

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
