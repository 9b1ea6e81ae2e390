import { CommanderError } from 'commander';
import { createProgram } from './cli-program';
import type { Performance, Work } from './cli/performance';
import { CommandOutput, type Form } from './commands/command-output';
import { exitCodeOfError, exitCodes } from './commands/exit-codes';
import { processTerminal, type Terminal } from './commands/terminal';
import { BridgeError, messageOf } from './errors';
import { readSettings } from './settings';
import { wire, type Bridge } from './wire';

/** Runs the command line; answers the exit code. stdout holds the answer alone, everything else goes to stderr. */
export async function main(argv: readonly string[], terminal: Terminal = processTerminal()): Promise<number> {
  const form: Form = argv.includes('--json') ? 'json' : 'text';
  const output = new CommandOutput(form, terminal);
  let exitCode: number = exitCodes.done;
  const performance: Performance = {
    terminal,
    announce: (answer) => output.answer(answer),
    perform: async (label, work) => {
      exitCode = await perform(label, work, output, terminal);
    }
  };
  try {
    await createProgram(performance).parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return wrongUsage(error, output);
    throw error;
  }
}

async function perform(
  label: string,
  work: Work,
  output: CommandOutput,
  terminal: Terminal
): Promise<number> {
  let bridge: Bridge | null = null;
  try {
    bridge = await wire(readSettings(terminal.environment), label);
    const answer = await work(bridge);
    output.answer(answer);
    return answer.exitCode;
  } catch (error) {
    if (error instanceof BridgeError) {
      output.error(error);
      return exitCodeOfError(error);
    }
    bridge?.log.debug({ err: error }, 'unexpected error');
    output.error(unexpected(error));
    return exitCodes.failed;
  } finally {
    await bridge?.close();
  }
}

/** Commander has said it on stderr; a program that reads stdout is told there. */
function wrongUsage(error: CommanderError, output: CommandOutput): number {
  if (error.exitCode === 0) return exitCodes.done;
  output.usage(
    error.code === 'commander.help' ? 'No command was given.' : error.message.replace(/^error: /, '')
  );
  return exitCodes.wrongUsage;
}

/** A defect, in a line or two; where it arose stands in the log at level debug. */
const unexpected = (error: unknown) => ({
  code: 'bridge.unexpected',
  message: `Unexpected error: ${messageOf(error)}`,
  fix: 'This is a defect of the bridge: please report it with what LOG_LEVEL=debug shows.'
});
