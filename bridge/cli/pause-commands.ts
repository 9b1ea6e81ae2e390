import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { exitCodes } from '../commands/exit-codes';
import { pauseSync, resumeSync, type PauseParts } from '../commands/pause';
import type { Bridge } from '../wire';
import { command, type Performance } from './performance';

const partsOf = ({ ledger, config, clock }: Bridge): PauseParts => ({
  ledger,
  config: (seconds) => config(seconds),
  now: () => clock.now()
});

/** Stops the runs of a sync, and gives them back; a service on the same folder hears of it at once. */
export function addPauseCommands(program: Command, { perform }: Performance): void {
  command(program, 'pause', 'begin no run of a sync until it is resumed')
    .argument('<sync>')
    .action((sync: string) =>
      perform(`bridge pause ${sync}`, async (bridge) => {
        const paused = await pauseSync(sync, userInfo().username, partsOf(bridge));
        const text = `${paused.sync} is paused since ${paused.pausedAt}, by ${paused.pausedBy}. A run under way goes to its end.`;
        return { json: paused, text, exitCode: exitCodes.done };
      })
    );
  command(program, 'resume', 'give a paused sync its runs back')
    .argument('<sync>')
    .action((sync: string) =>
      perform(`bridge resume ${sync}`, async (bridge) => {
        const resumed = await resumeSync(sync, partsOf(bridge));
        const text = `${resumed.sync} is ${resumed.status}. Its next run reads what changed since the last one.`;
        return { json: resumed, text, exitCode: exitCodes.done };
      })
    );
}
