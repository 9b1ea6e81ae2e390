import { InvalidArgumentError, type Command } from 'commander';
import { table } from '../commands/table';
import { explainCode, explainedCodes, type ExplainedCode } from '../error-catalogue/catalogue';
import { command, type Performance } from './performance';

/** `bridge errors [code]` needs neither settings nor a connection. */
export function addErrorCommands(program: Command, { announce }: Performance): void {
  command(program, 'errors', 'what a code means and what to do about it; without one: all codes')
    .argument('[code]', 'as it stands beside a message, e.g. iterable.type-mismatch', known)
    .action((found: ExplainedCode | undefined) => {
      const errors = explainedCodes();
      announce(
        found ? { json: found, text: entryText(found) } : { json: { errors }, text: listText(errors) }
      );
    });
}

function known(code: string): ExplainedCode {
  const found = explainCode(code);
  if (found) return found;
  throw new InvalidArgumentError('No error has this code; "bridge errors" lists them.');
}

const listText = (errors: readonly ExplainedCode[]): string =>
  table([
    ['CODE', 'DECISION', 'CAUSE'],
    ...errors.map(({ code, decision, cause }) => [code, decision, cause])
  ]);

const entryText = ({ code, decision, cause, fix, concerns, shows }: ExplainedCode): string =>
  [
    `${code}: ${decision}`,
    cause,
    `Fix: ${fix}`,
    `Concerns: ${concerns.join(', ')}`,
    `Shows in: ${shows.join(', ')}`
  ].join('\n');
