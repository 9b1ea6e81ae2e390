import type { Command } from 'commander';
import { wholeNumber } from '../cli-values';
import { syncCounts, syncReason } from '../commands/counts';
import { reasonText, syncCountsText } from '../commands/counts-text';
import { exitCodes } from '../commands/exit-codes';
import { RecentLists } from '../commands/recent-lists';
import { command, type Performance } from './performance';

interface CountWords {
  readonly reason?: string;
  readonly limit: number;
  readonly cursor?: string;
}

export function addCountsCommands(program: Command, { perform }: Performance): void {
  command(program, 'counts <sync>', 'how many there are on both sides, and why they differ')
    .option('--reason <reason>', 'the records that this reason counts')
    .option('--limit <n>', 'at most so many of them', wholeNumber, 100)
    .option('--cursor <cursor>', 'go on after it')
    .action((sync: string, { reason, limit, cursor }: CountWords) =>
      perform('bridge counts', async (bridge) => {
        const counting = {
          bridge,
          config: await bridge.config(0),
          lists: new RecentLists(() => bridge.clock.now())
        };
        if (reason === undefined) {
          const answer = await syncCounts(counting, sync);
          return { json: answer, text: syncCountsText(answer), exitCode: exitCodes.done };
        }
        const page = await syncReason(counting, sync, { reason, limit, cursor });
        return { json: page, text: reasonText(page), exitCode: exitCodes.done };
      })
    );
}
