import type { Command } from 'commander';
import { wholeNumber } from '../cli-values';
import { exitCodes } from '../commands/exit-codes';
import { statusOf } from '../commands/status';
import { runsText, statusText } from '../commands/text';
import { command, type Performance } from './performance';

/** Definitions that `status` shows are at most this old, in seconds. */
const definitionSeconds = 30;

export function addLookCommands(program: Command, { perform }: Performance): void {
  command(program, 'status', 'every sync: how far it is, its last run').action(() =>
    perform('bridge status', async ({ config, org, ledger, clock }) => {
      const read = await config(definitionSeconds);
      const organizationId = await org.organizationId();
      const answer = await statusOf({ config: read, organizationId, ledger, now: clock.now() });
      return { json: answer, text: statusText(answer), exitCode: exitCodes.done };
    })
  );
  command(program, 'runs', 'the latest runs, newest first')
    .option('--sync <sync>', 'only of this sync')
    .option('--limit <n>', 'at most so many', wholeNumber, 20)
    .action((options: { sync?: string; limit: number }) =>
      perform('bridge runs', async ({ ledger }) => {
        const runs = await ledger.runs({ sync: options.sync, limit: options.limit });
        return { json: { runs }, text: runsText(runs), exitCode: exitCodes.done };
      })
    );
}
