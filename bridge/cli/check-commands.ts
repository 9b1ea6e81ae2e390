import { Option, type Command } from 'commander';
import { isoTime } from '../cli-values';
import type { AskedDefinition } from '../commands/asked-definition';
import { checkCommand, type CheckAnswer } from '../commands/check';
import type { Answer } from '../commands/command-output';
import { doctorCommand } from '../commands/doctor';
import { exitCodes } from '../commands/exit-codes';
import { forecastCommand } from '../commands/forecast';
import { forecastText } from '../commands/forecast-text';
import { checkText, doctorText } from '../commands/text';
import type { UnpublishedRows } from '../commands/unpublished';
import { definitionFile } from './definition-file';
import { command, type Performance } from './performance';

const definitionOption = (): Option =>
  new Option(
    '--definition <file>',
    'rows that are not published, as JSON: projects, syncs, steps, mappings'
  ).argParser(definitionFile);

export function addCheckCommands(program: Command, performance: Performance): void {
  addCheck(program, performance);
  addForecast(program, performance);
  addDoctor(program, performance);
}

function addCheck(program: Command, { perform }: Performance): void {
  command(program, 'check [sync]', 'definitions against Salesforce and Iterable')
    .addOption(definitionOption())
    .action((sync: string | undefined, { definition }: { definition?: UnpublishedRows }) =>
      perform('bridge check', async (bridge) =>
        checkedAnswer(await checkCommand(bridge, definition ? { definition } : { sync }))
      )
    );
}

const checkedAnswer = (answer: CheckAnswer): Answer => ({
  json: answer,
  text: checkText(answer),
  exitCode: answer.problems.length > 0 ? exitCodes.failed : exitCodes.done
});

interface ForecastWords {
  readonly definition?: UnpublishedRows;
  readonly full?: boolean;
  readonly since?: string;
}

function addForecast(program: Command, { perform }: Performance): void {
  const forecast = command(
    program,
    'forecast [sync]',
    'what a run would come to: records, calls, minutes, share of the daily budget'
  )
    .option('--since <iso>', 'as if what changed since this time were read', isoTime)
    .addOption(new Option('--full', 'as if everything were read').conflicts('since'))
    .addOption(definitionOption())
    .action((sync: string | undefined, { definition, ...options }: ForecastWords) => {
      if ((sync === undefined) === (definition === undefined))
        forecast.error('error: give a sync, or --definition with a file');
      const asked: AskedDefinition = definition ? { definition } : { sync: sync ?? '' };
      return perform('bridge forecast', async (bridge) => {
        const answer = await forecastCommand(bridge, asked, options);
        return { json: answer, text: forecastText(answer), exitCode: exitCodes.done };
      });
    });
}

function addDoctor(program: Command, { perform }: Performance): void {
  command(program, 'doctor', 'connections, permissions, limits, clock and store').action(() =>
    perform('bridge doctor', async (bridge) => {
      const findings = await doctorCommand(bridge);
      const exitCode = findings.every((finding) => finding.ok) ? exitCodes.done : exitCodes.failed;
      return { json: { findings }, text: doctorText(findings), exitCode };
    })
  );
}
