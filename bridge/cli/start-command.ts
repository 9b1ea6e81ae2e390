import type { Command } from 'commander';
import { exitCodes } from '../commands/exit-codes';
import { serve } from '../main';
import { command, type Performance } from './performance';

export function addStart(program: Command, { terminal, perform, announce }: Performance): void {
  command(program, 'start', 'run the service: schedules, jobs and the admin endpoint, until SIGTERM').action(
    () => {
      const stop = terminal.listenForStop();
      return perform('bridge start', async (bridge) => {
        await serve(bridge, {
          stop,
          announce: (url) => announce({ json: { url }, text: `The admin endpoint listens on ${url}` })
        });
        return { json: null, text: 'stopped', exitCode: exitCodes.done };
      });
    }
  );
}
