import { InvalidArgumentError, type Command } from 'commander';
import { wholeNumber } from '../cli-values';
import { definitionOf, definitionsOf } from '../commands/definitions';
import { definitionText, definitionsText } from '../commands/definitions-text';
import { exitCodes } from '../commands/exit-codes';
import { command, type Performance } from './performance';

interface Asked {
  readonly version?: string;
  readonly limit: number;
  readonly cursor?: number;
}

function versionOf(value: string): string {
  if (/^[0-9a-f]{16}$/.test(value)) return value;
  throw new InvalidArgumentError('It must be the definition of a run: 16 digits.');
}

/** What a sync is and was. */
export function addDefinitionCommands(program: Command, { perform }: Performance): void {
  command(program, 'definitions', 'what a sync was, newest first; or the rows that a run was pinned to')
    .argument('<sync>', 'DeveloperName of the sync')
    .option('--version <version>', 'the rows of this version, as "bridge runs --json" names it', versionOf)
    .option('--limit <n>', 'at most so many', wholeNumber, 20)
    .option('--cursor <cursor>', 'go on where the list before ended: its "next"', wholeNumber)
    .action((sync: string, { version, limit, cursor }: Asked) =>
      perform(`bridge definitions ${sync}`, async ({ ledger }) => {
        if (version !== undefined) {
          const answer = await definitionOf(ledger, sync, version);
          return { json: answer, text: definitionText(answer), exitCode: exitCodes.done };
        }
        const answer = await definitionsOf(ledger, sync, { limit, cursor: cursor?.toString() });
        return { json: answer, text: definitionsText(answer), exitCode: exitCodes.done };
      })
    );
}
