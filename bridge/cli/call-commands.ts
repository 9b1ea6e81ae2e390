import { Option, type Command } from 'commander';
import { isoTime, salesforceId, wholeNumber } from '../cli-values';
import { callsTable, findCall, findCalls, type AskedCalls } from '../commands/calls';
import { callText, callsText, outcomesText, searchText } from '../commands/calls-text';
import { exitCodes } from '../commands/exit-codes';
import { outcomesOf, outcomesTable, type AskedOutcomes } from '../commands/run-records';
import { search } from '../commands/search';
import { lastRanges } from '../commands/time-range';
import { ConfigError } from '../errors';
import type { OutcomeStatus } from '../sync/model';
import { formOption, printed, type Form } from './forms';
import { command, type Performance } from './performance';

const statuses: readonly OutcomeStatus[] = ['delivered', 'unchanged', 'skipped', 'rejected', 'deferred'];

/** Options that name a range of time (D-53). */
const withRange = (of: Command): Command =>
  of
    .addOption(new Option('--last <range>', 'the last hours or days').choices(lastRanges).conflicts('from'))
    .option('--from <iso>', 'from this time on', isoTime)
    .option('--to <iso>', 'before this time', isoTime);

export function addCallCommands(program: Command, { perform }: Performance): void {
  addCalls(program, perform);
  addRecords(program, perform);
  command(program, 'call', "one call: what was sent and answered, without people's data")
    .argument('<id>', '', wholeNumber)
    .action((id: number) =>
      perform('bridge call', async ({ ledger }) => {
        const call = await findCall(id, ledger);
        if (!call) throw noCall(id);
        return { json: call, text: callText(call), exitCode: exitCodes.done };
      })
    );
  command(program, 'search <text>', 'records by Salesforce Id, e-mail or Iterable user id').action(
    (text: string) =>
      perform('bridge search', async ({ ledger }) => {
        const answer = await search(text, ledger);
        return { json: answer, text: searchText(answer), exitCode: exitCodes.done };
      })
  );
}

function addCalls(program: Command, perform: Performance['perform']): void {
  withRange(command(program, 'calls', 'every call to Salesforce and Iterable, newest first'))
    .option('--run <id>', 'of this run')
    .option('--sync <sync>', 'of this sync')
    .option('--record <id>', 'about this Salesforce record', salesforceId)
    .option('--email <address>', 'about whoever has this address in Iterable')
    .option('--user-id <id>', 'about whoever has this user id in Iterable')
    .option('--cause <code>', 'with this cause, e.g. iterable.rate-limit')
    .option('--failed', 'only what went wrong, as a whole or in part')
    .addOption(new Option('--side <side>', 'of one side').choices(['salesforce', 'iterable']))
    .option('--limit <n>', 'at most so many', wholeNumber, 50)
    .option('--cursor <call>', 'those before this call', wholeNumber)
    .addOption(formOption())
    .action((options: AskedCalls & { readonly format: Form }) =>
      perform('bridge calls', async ({ ledger, clock }) => {
        const answer = await findCalls(options, ledger, clock.now());
        const csv = callsTable(answer.calls);
        return printed(options.format, { json: answer, csv, text: callsText(answer) });
      })
    );
}

function addRecords(program: Command, perform: Performance['perform']): void {
  command(program, 'records', 'what happened to each record of a run')
    .requiredOption('--run <id>', 'the run')
    .addOption(new Option('--status <status>', 'only of this status').choices(statuses))
    .option('--cause <code>', 'only with this cause')
    .option('--limit <n>', 'at most so many', wholeNumber, 1000)
    .option('--cursor <record>', 'those after this record', salesforceId)
    .addOption(new Option('--csv', 'the same as --format csv').implies({ format: 'csv' }))
    .addOption(formOption())
    .action((options: AskedOutcomes & { readonly format: Form }) =>
      perform('bridge records', async ({ ledger }) => {
        if (!(await ledger.run(options.run))) throw noRun(options.run);
        const { records, next } = await outcomesOf(options, ledger);
        const json = { records, next };
        return printed(options.format, {
          json,
          csv: outcomesTable(records),
          text: outcomesText(records, next)
        });
      })
    );
}

const noCall = (id: number): ConfigError =>
  new ConfigError('calls.unknown', `There is no call ${id} on record.`, {
    fix: 'Run "bridge calls"; calls are kept for RETENTION_DAYS.'
  });

const noRun = (id: string): ConfigError =>
  new ConfigError('runs.unknown', `There is no run ${id} on record.`, {
    fix: 'Run "bridge runs"; runs are kept for RETENTION_DAYS.'
  });
