import type { Command } from 'commander';
import { runId } from '../cli-values';
import { exitCodeOfRun, exitCodes } from '../commands/exit-codes';
import { approveCommand, discardCommand, putBackCommand } from '../commands/held-runs';
import { approvedText, discardedRunText } from '../commands/held-text';
import { runText, troubleOf } from '../commands/text';
import { command, type Performance } from './performance';
import { telling } from './telling';

/** What a person says to removals that a run held, and how those that went out are undone. */
export function addHeldCommands(program: Command, performance: Performance): void {
  const perform: Performance['perform'] = (label, work) => performance.perform(label, work);
  command(program, 'approve', 'send the removals that a run held')
    .argument('<run>', 'id of the run that is held', runId)
    .action((id: string) =>
      perform(
        `bridge approve ${id}`,
        telling(async (bridge) => {
          const decided = await approveCommand(bridge, id);
          const { run } = decided;
          return {
            json: decided,
            text: approvedText(decided, runText),
            exitCode: run ? exitCodeOfRun(run) : exitCodes.done,
            trouble: run ? troubleOf(run) : ''
          };
        })
      )
    );
  command(program, 'discard', 'keep everybody whom a run would have removed')
    .argument('<run>', 'id of the run that is held', runId)
    .action((id: string) =>
      perform(
        `bridge discard ${id}`,
        telling(async (bridge) => {
          const held = await discardCommand(bridge, id);
          return { json: { held }, text: discardedRunText(held), exitCode: exitCodes.done };
        })
      )
    );
  addPutBack(program, perform);
}

function addPutBack(program: Command, perform: Performance['perform']): void {
  command(program, 'put-back', 'send again what a run removed or cleared')
    .argument('<run>', 'id of the run that sent the removals', runId)
    .action((id: string) =>
      perform(
        `bridge put-back ${id}`,
        telling(async (bridge) => {
          const run = await putBackCommand(bridge, id);
          return { json: run, text: runText(run), exitCode: exitCodeOfRun(run), trouble: troubleOf(run) };
        })
      )
    );
}
