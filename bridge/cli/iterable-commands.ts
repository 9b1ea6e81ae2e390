import { InvalidArgumentError, type Command } from 'commander';
import { exitCodes } from '../commands/exit-codes';
import { fieldsText, madeFieldText } from '../commands/iterable-text';
import { fieldsOf, iterableTypes, makeField, projectAccess } from '../commands/iterable-project';
import type { IterableType } from '../config/sync-definition';
import type { WantedField } from '../sync/create-field';
import { identityProblem } from '../sync/identity';
import { command, type Performance } from './performance';

/** Definitions by which a project is found are at most this old, in seconds. */
const definitionSeconds = 30;

export function addIterableCommands(program: Command, { perform }: Performance): void {
  const fields = command(
    program,
    'fields <project>',
    'the user fields of an Iterable project, and how many it may have'
  ).action((project: string) =>
    perform('bridge fields', async (bridge) => {
      const access = projectAccess(bridge, await bridge.config(definitionSeconds), project);
      const answer = await fieldsOf(access);
      return { json: answer, text: fieldsText(answer), exitCode: exitCodes.done };
    })
  );
  command(fields, 'create <project> <name>', 'makes a user field; its type stays for good')
    .requiredOption('--type <type>', `one of ${iterableTypes.join(', ')}`, typeOf)
    .requiredOption(
      '--user <email or user id>',
      'a user who is there: Iterable makes fields by writing a value to somebody; it is taken away again',
      userOf
    )
    .action((project: string, name: string, options: { type: IterableType; user: WantedField['user'] }) =>
      perform('bridge fields create', async (bridge) => {
        const access = projectAccess(bridge, await bridge.config(definitionSeconds), project);
        const made = await makeField(access, bridge, { name, ...options });
        return { json: made, text: madeFieldText(made), exitCode: exitCodes.done };
      })
    );
}

function typeOf(value: string): IterableType {
  const type = iterableTypes.find((known) => known === value);
  if (type) return type;
  throw new InvalidArgumentError(`It must be one of ${iterableTypes.join(', ')}.`);
}

function userOf(value: string): WantedField['user'] {
  const kind = value.includes('@') ? 'email' : 'userId';
  const problem = identityProblem(kind, value);
  if (problem) throw new InvalidArgumentError(`It cannot be a user: ${problem}.`);
  return kind === 'email' ? { email: value } : { userId: value };
}
