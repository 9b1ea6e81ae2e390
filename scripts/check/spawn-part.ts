import { spawn } from 'node:child_process';
import path from 'node:path';
import type { RunPart } from './run-parts';

const root = path.resolve(__dirname, '../..');

/** Runs the part's command in the repository's root, with nothing on stdin, and keeps what it prints. */
export const spawnPart: RunPart = async (part) => {
  const startedAt = performance.now();
  const [program, ...args] = part.command;
  const { code, output } = await runToEnd(path.join(root, 'node_modules/.bin', program), args);
  return { name: part.name, passed: code === 0, seconds: (performance.now() - startedAt) / 1000, output };
};

/** The code is null for a program that did not start or was killed. */
function runToEnd(program: string, args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const end = (code: number | null): void => resolve({ code, output: Buffer.concat(chunks).toString() });
    const keep = (chunk: Buffer): unknown => chunks.push(chunk);
    const env = { ...process.env, NO_COLOR: '1' };
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env });
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => {
      keep(Buffer.from(`${error.message}\n`));
      end(null);
    });
    child.on('close', end);
  });
}
