import { Command } from 'commander';
import { addCallCommands } from './cli/call-commands';
import { addCheckCommands } from './cli/check-commands';
import { addDeadLetterCommands } from './cli/dead-letter-commands';
import { addDefinitionCommands } from './cli/definition-commands';
import { addErrorCommands } from './cli/error-commands';
import { addHeldCommands } from './cli/held-commands';
import { addCountsCommands } from './cli/counts-commands';
import { addIterableCommands } from './cli/iterable-commands';
import { addLookCommands } from './cli/look-commands';
import { addOutboundMessageCommands } from './cli/outbound-message-commands';
import type { Performance } from './cli/performance';
import { addPauseCommands } from './cli/pause-commands';
import { addPreviewCommands } from './cli/preview-commands';
import { addRunCommands } from './cli/run-commands';
import { addStart } from './cli/start-command';

/** The commands of DESIGN section 4 that exist, with their options. */
export function createProgram(performance: Performance): Command {
  const { stdout, stderr } = performance.terminal;
  const program = new Command('bridge')
    .description('Keeps the people in Salesforce and Iterable in step.')
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) })
    .exitOverride()
    .showHelpAfterError('("bridge --help" lists the commands, "bridge <command> --help" their options)');
  for (const add of [
    addStart,
    addRunCommands,
    addLookCommands,
    addCheckCommands,
    addDefinitionCommands,
    addHeldCommands,
    addPauseCommands,
    addPreviewCommands,
    addCallCommands,
    addCountsCommands,
    addIterableCommands,
    addDeadLetterCommands,
    addErrorCommands,
    addOutboundMessageCommands
  ])
    add(program, performance);
  return program;
}
