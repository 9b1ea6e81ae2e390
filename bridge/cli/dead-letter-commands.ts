import { InvalidArgumentError, Option, type Command } from 'commander';
import { wholeNumber } from '../cli-values';
import type { Answer } from '../commands/command-output';
import { selectionProblem, showDeadLetter, type Selection } from '../commands/dead-letters';
import { causesText, deadLettersText, deferredText, replayText } from '../commands/dead-letters-text';
import { exitCodeOfRun, exitCodes } from '../commands/exit-codes';
import { replayCommand, type ReplayAnswer } from '../commands/replay';
import { explainCode } from '../error-catalogue/catalogue';
import { ConfigError } from '../errors';
import type { Ledger } from '../ledger/ledger';
import { recordId } from '../run-job';
import { command, type Performance } from './performance';
import { telling } from './telling';

interface ListOptions {
  readonly sync?: string;
  readonly cause?: string;
  readonly field?: string;
  readonly limit: number;
  readonly after?: string;
  readonly cursor?: string;
  readonly byCause?: boolean;
  readonly deferred?: boolean;
  readonly expired?: boolean;
  readonly payload?: boolean;
}

interface ReplayOptions extends Omit<Selection, 'ids'> {
  readonly id?: readonly string[];
}

/** `bridge dead-letters list|replay`. */
export function addDeadLetterCommands(program: Command, { perform }: Performance): void {
  const group = program.command('dead-letters').description('records that were refused or wait for a try');
  command(group, 'list', 'what was refused and why; or what waits, and until when')
    .option('--sync <sync>', 'only of this sync')
    .option('--cause <code>', 'only with this code, e.g. iterable.type-mismatch')
    .option('--field <field>', 'only about this field')
    .option('--limit <n>', 'at most so many', wholeNumber, 50)
    .option('--cursor <id>', 'those behind this one: the "next" of the page before')
    .addOption(new Option('--after <id>', 'the same as --cursor').conflicts('cursor'))
    .option('--by-cause', 'counted by cause, field and sync')
    .addOption(new Option('--deferred', 'records that wait for another try').conflicts(['byCause', 'field']))
    .addOption(new Option('--expired', 'whose details are gone').conflicts('deferred'))
    .option('--payload', "the payload as it was sent, with people's data")
    .action((options: ListOptions) =>
      perform('bridge dead-letters list', ({ ledger }) => listAnswer(options, ledger))
    );
  command(group, 'replay', 'send dead letters again now')
    .addOption(
      new Option('--id <id...>', 'dead letters (<sync>:<record id>) or records').argParser(letterIds)
    )
    .option('--cause <code>', 'all with this code')
    .option('--field <field>', 'all about this field')
    .option('--sync <sync>', 'all of this sync')
    .option('--all', 'all there are')
    .action(({ id, ...options }: ReplayOptions) =>
      perform(
        'bridge dead-letters replay',
        telling(async (bridge) => {
          const selection = { ids: id, ...options };
          refuse(selection);
          return replayAnswer(await replayCommand(bridge, selection));
        })
      )
    );
}

async function listAnswer(options: ListOptions, ledger: Ledger): Promise<Answer> {
  const { sync, cause: code, field, limit, expired } = options;
  const after = options.cursor ?? options.after;
  const filter = { sync, code, field, expired };
  const exitCode = exitCodes.done;
  if (options.byCause) {
    const causes = await ledger.deadLetterCauses(filter);
    return { json: { causes }, text: causesText(causes), exitCode };
  }
  if (options.deferred) {
    const found = await ledger.deferredRecords({ sync, code, limit: limit + 1, after });
    const page = pageOf(found, limit);
    return { json: { deferred: page.items, next: page.next }, text: deferredText(page.items), exitCode };
  }
  const found = await ledger.deadLetters({ ...filter, limit: limit + 1, after });
  const page = pageOf(found, limit);
  const deadLetters = page.items.map((letter) =>
    showDeadLetter(letter, options.payload ? 'whole' : 'redacted')
  );
  return { json: { deadLetters, next: page.next }, text: deadLettersText(deadLetters), exitCode };
}

function pageOf<Item extends { readonly id: string }>(found: readonly Item[], limit: number) {
  const items = found.slice(0, limit);
  return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}

function letterIds(value: string, before: readonly string[] = []): string[] {
  const colon = value.lastIndexOf(':');
  const parsed = recordId.safeParse(value.slice(colon + 1));
  if (!parsed.success || colon === 0)
    throw new InvalidArgumentError('It must be the id of a dead letter (<sync>:<record id>) or of a record.');
  return [...before, value.slice(0, colon + 1) + parsed.data];
}

function refuse(selection: Selection): void {
  const { cause } = selection;
  if (cause !== undefined && !explainCode(cause))
    throw new ConfigError('bridge.usage', `There is no cause ${cause}.`, {
      fix: 'Run "bridge dead-letters list --by-cause" to see the causes that there are.'
    });
  const problem = selectionProblem(selection);
  if (problem !== null)
    throw new ConfigError('bridge.usage', problem, { fix: 'Use --id, --cause, --field, --sync or --all.' });
}

function replayAnswer(answer: ReplayAnswer): Answer {
  const { runs, waiting, counts } = answer;
  const isDone = waiting.length === 0 && runs.every((run) => exitCodeOfRun(run) !== exitCodes.failed);
  const afterRuns = counts.rejected > 0 ? exitCodes.withRejected : exitCodes.done;
  const trouble = [
    ...waiting.map(({ message }) => message),
    ...runs.flatMap(({ error }) => error?.message ?? [])
  ];
  return {
    json: answer,
    text: replayText(answer),
    exitCode: isDone ? afterRuns : exitCodes.failed,
    trouble: trouble.join('\n')
  };
}
