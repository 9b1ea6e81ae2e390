import { writeFileSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { salesforceId } from '../cli-values';
import type { AskedDefinition } from '../commands/asked-definition';
import type { Answer } from '../commands/command-output';
import { exitCodes } from '../commands/exit-codes';
import { explainCommand } from '../commands/explain';
import { explainText } from '../commands/explain-text';
import { previewCommand, type PreviewAnswer, type PreviewRequest } from '../commands/preview';
import { previewText } from '../commands/preview-text';
import type { UnpublishedRows } from '../commands/unpublished';
import { ConfigError } from '../errors';
import type { GivenFields } from '../sync/preview/given-record';
import { dataFile } from './data-file';
import { definitionFile } from './definition-file';
import { command, type Performance } from './performance';

interface Words {
  readonly record?: string;
  /** True without a file: the form of the answer. */
  readonly json?: true | GivenFields;
  readonly data?: GivenFields;
  readonly definition?: UnpublishedRows;
  readonly save?: string;
  readonly live?: true;
}

export function addPreviewCommands(program: Command, performance: Performance): void {
  addPreview(program, performance);
  addExplain(program, performance);
}

function addExplain(program: Command, { perform }: Performance): void {
  command(
    program,
    'explain <id>',
    'why a record is, or is not, in Iterable: by Salesforce id, e-mail or user id'
  ).action((id: string) =>
    perform('bridge explain', async (bridge) => {
      const answer = await explainCommand(bridge, id);
      return { json: answer, text: explainText(answer), exitCode: exitCodes.done };
    })
  );
}

function addPreview(program: Command, { perform }: Performance): void {
  const preview = program
    .command('preview [sync]')
    .description('what a sync would do with one record, step by step; sends nothing and writes nothing')
    .option('--record <id>', 'a record of the org', salesforceId)
    .option(
      '--json [file]',
      'with a file: the record as JSON; without: one JSON document on stdout',
      dataFile
    )
    .option('--data <file>', 'the record as JSON, like --json <file>, with the answer as text', dataFile)
    .addOption(
      new Option('--definition <file>', 'rows that are not published, as JSON').argParser(definitionFile)
    )
    .option('--save <file>', 'keep the original data as JSON, to be given to --json <file>')
    .addOption(
      new Option(
        '--live',
        'afterwards really send the record to the Iterable project, and read the user back'
      ).conflicts(['data', 'definition'])
    )
    .action((sync: string | undefined, words: Words) => {
      const asked = readRequest(sync, words);
      if (typeof asked === 'string') return preview.error(`error: ${asked}`);
      return perform(`bridge preview ${sync ?? ''}`.trim(), async (bridge) => {
        const answer = await previewCommand(bridge, asked);
        if (words.save !== undefined) save(words.save, answer);
        return answered(answer);
      });
    });
}

/** What is asked for, or what is wrong with it. */
function readRequest(sync: string | undefined, words: Words): PreviewRequest | string {
  const { record: recordId, definition, live } = words;
  const record = words.data ?? (typeof words.json === 'object' ? words.json : undefined);
  if ((sync === undefined) === (definition === undefined)) return 'give a sync, or --definition with a file';
  if ((recordId === undefined) === (record === undefined))
    return 'give --record with an id, or --json with a file';
  if (live && record) return '--live sends a record of the org: give it with --record';
  const asked: AskedDefinition = definition ? { definition } : { sync: sync ?? '' };
  return { ...asked, ...(record ? { record } : { recordId: recordId ?? '' }), live };
}

/** People's data: for the owner alone, and never over another file. */
function save(path: string, { originalData }: PreviewAnswer): void {
  try {
    writeFileSync(path, `${JSON.stringify(originalData, null, 2)}\n`, { flag: 'wx', mode: 0o600 });
  } catch (cause) {
    throw new ConfigError('preview.not-saved', `The original data could not be written to ${path}.`, {
      cause,
      fix: 'Name a file that does not exist yet, in a folder that this user may write to.'
    });
  }
}

const answered = (answer: PreviewAnswer): Answer => ({
  json: answer,
  text: previewText(answer),
  exitCode: exitCodeOf(answer)
});

function exitCodeOf({ outcome, live }: PreviewAnswer): number {
  if (live && live.run.state !== 'done') return exitCodes.failed;
  return outcome.status === 'rejected' ? exitCodes.withRejected : exitCodes.done;
}
