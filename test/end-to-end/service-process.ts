import type { ChildProcess } from 'node:child_process';
import { asking, type Running } from './service-world';
import { eventually } from './eventually';
import type { World } from './world';

export interface ServiceProcess extends Running {
  readonly child: ChildProcess;
  /** Everything it has written to stderr. */
  readonly stderr: () => string;
  /** Sends the signal and waits for the end; answers the exit code, null after SIGKILL. */
  end(signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): Promise<number | null>;
}

/** `bridge start` in a process of its own. */
export async function startProcess(world: World): Promise<ServiceProcess> {
  const child = world.start('start', '--json');
  const exit = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const told = { stdout: '', stderr: '' };
  child.stdout?.on('data', (text: Buffer) => (told.stdout += text.toString()));
  child.stderr?.on('data', (text: Buffer) => (told.stderr += text.toString()));
  const url = await eventually('the address of the service', () => {
    if (child.exitCode !== null) throw new Error(`the service ended: ${told.stderr}`);
    return told.stdout.endsWith('}\n') && (JSON.parse(told.stdout) as { url: string }).url;
  });
  return {
    ...asking(url),
    child,
    stderr: () => told.stderr,
    end: (signal) => {
      child.kill(signal);
      return exit;
    }
  };
}
