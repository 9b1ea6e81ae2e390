import { Option, type Command } from 'commander';
import { isoTime, salesforceId, wholeNumber } from '../cli-values';
import type { Answer } from '../commands/command-output';
import { exitCodeOfRun } from '../commands/exit-codes';
import { createProgress } from '../commands/progress';
import { runCommand, syncRecordCommand, type RunOptions } from '../commands/run';
import { runText, troubleOf } from '../commands/text';
import type { DryRun } from '../sync/dry-run';
import type { Run } from '../sync/model';
import { command, type Performance } from './performance';

export function addRunCommands(program: Command, { terminal, perform }: Performance): void {
  command(program, 'run <sync>', 'run one sync now')
    .option('--since <iso>', 'read what changed since this time', isoTime)
    .addOption(new Option('--full', 'read everything').conflicts('since'))
    .option('--dry-run', 'say what a run would do, and write nothing')
    .option('--max <n>', 'at most so many records', wholeNumber)
    .action((sync: string, options: RunOptions) => {
      const signal = options.dryRun ? undefined : terminal.listenForStop();
      return perform(`bridge run ${sync}`, async (bridge) => {
        const progress = createProgress(terminal.stderr, sync);
        try {
          const work = runCommand(bridge, sync, { ...options, signal }, (_run, counts) =>
            progress.show(counts)
          );
          return runAnswer(await work);
        } finally {
          progress.end();
        }
      });
    });
  command(program, 'sync-record', 'send one record now, if the sync covers it')
    .argument('<sync>')
    .argument('<id>', 'Salesforce record id', salesforceId)
    .action((sync: string, id: string) =>
      perform(`bridge sync-record ${sync}`, async (bridge) =>
        runAnswer(await syncRecordCommand(bridge, sync, id))
      )
    );
}

const runAnswer = (run: Run | DryRun): Answer => ({
  json: run,
  text: runText(run),
  exitCode: exitCodeOfRun(run),
  trouble: troubleOf(run)
});
