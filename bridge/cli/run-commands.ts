import { Option, type Command } from 'commander';
import { isoTime, salesforceId, wholeNumber } from '../cli-values';
import type { Answer } from '../commands/command-output';
import { exitCodeOfRun } from '../commands/exit-codes';
import { createProgress } from '../commands/progress';
import { runCommand, syncRecordCommand, type RunOptions } from '../commands/run';
import { runText, troubleOf } from '../commands/text';
import type { DryRun } from '../sync/dry-run';
import type { Run } from '../sync/model';
import { command, type Performance, type Work } from './performance';
import { telling } from './telling';

export function addRunCommands(program: Command, { terminal, perform }: Performance): void {
  command(program, 'run <sync>', 'run one sync now')
    .option('--since <iso>', 'read what changed since this time', isoTime)
    .addOption(new Option('--full', 'read everything').conflicts('since'))
    .option('--dry-run', 'say what a run would do, and write nothing')
    .option('--max <n>', 'at most so many records', wholeNumber)
    .action((sync: string, options: RunOptions) => {
      const signal = options.dryRun ? undefined : terminal.listenForStop();
      const work: Work = async (bridge) => {
        const progress = createProgress(terminal.stderr, sync);
        try {
          const run = runCommand(bridge, sync, { ...options, signal }, (_run, counts) =>
            progress.show(counts)
          );
          return runAnswer(await run);
        } finally {
          progress.end();
        }
      };
      return perform(`bridge run ${sync}`, telling(work));
    });
  command(program, 'sync-record', 'send one record now, if the sync covers it')
    .argument('<sync>')
    .argument('<id>', 'Salesforce record id', salesforceId)
    .action((sync: string, id: string) =>
      perform(
        `bridge sync-record ${sync}`,
        telling(async (bridge) => runAnswer(await syncRecordCommand(bridge, sync, id)))
      )
    );
}

const runAnswer = (run: Run | DryRun): Answer => ({
  json: run,
  text: runText(run),
  exitCode: exitCodeOfRun(run),
  trouble: troubleOf(run)
});
