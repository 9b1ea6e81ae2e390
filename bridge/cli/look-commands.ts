import { Option, type Command } from 'commander';
import { isoTime, wholeNumber } from '../cli-values';
import { exitCodes } from '../commands/exit-codes';
import { runsTable } from '../commands/run-log';
import { salesforceCallsText } from '../commands/salesforce-calls-text';
import { statusOf } from '../commands/status';
import { runsText, statusText } from '../commands/text';
import { lastRanges, rangeOf, type LastRange } from '../commands/time-range';
import { ConfigError } from '../errors';
import { runStates, type RunState } from '../sync/model';
import { formOption, printed, type Form } from './forms';
import { command, type Performance } from './performance';

/** Definitions that `status` shows are at most this old, in seconds. */
const definitionSeconds = 30;

interface RunsOptions {
  readonly sync?: string;
  readonly status?: RunState;
  readonly last?: LastRange;
  readonly since?: string;
  readonly until?: string;
  readonly limit: number;
  readonly cursor?: string;
  readonly format: Form;
}

export function addLookCommands(program: Command, { perform }: Performance): void {
  command(program, 'status', 'every sync: how far it is, its last run').action(() =>
    perform('bridge status', async ({ config, org, ledger, clock, salesforceBudget: budget }) => {
      const read = await config(definitionSeconds);
      const organizationId = await org.organizationId();
      const answer = await statusOf({ config: read, organizationId, ledger, now: clock.now(), budget });
      const text = [statusText(answer), salesforceCallsText(await budget.status())].join('\n');
      return { json: answer, text, exitCode: exitCodes.done };
    })
  );
  command(program, 'runs', 'the latest runs, newest first')
    .option('--sync <sync>', 'only of this sync')
    .addOption(new Option('--status <state>', 'only in this state').choices(runStates))
    .addOption(
      new Option('--last <range>', 'begun in the last hours or days').choices(lastRanges).conflicts('since')
    )
    .option('--since <iso>', 'begun from this time on', isoTime)
    .option('--until <iso>', 'begun before this time', isoTime)
    .option('--limit <n>', 'at most so many', wholeNumber, 20)
    .option('--cursor <run>', 'those before this run: the "next" of the page before')
    .addOption(formOption())
    .action((options: RunsOptions) =>
      perform('bridge runs', async ({ ledger, clock }) => {
        const { sync, status: state, last, since: from, until: to, limit, cursor } = options;
        if (cursor !== undefined && !(await ledger.run(cursor))) throw noRun(cursor);
        const range = rangeOf({ last, from, to }, clock.now());
        const found = await ledger.runs({ sync, state, ...range, limit: limit + 1, before: cursor });
        const runs = found.slice(0, limit);
        const next = found.length > limit ? (runs.at(-1)?.run ?? null) : null;
        const more = next === null ? [] : [`There are more: --cursor ${next}`];
        const text = [runsText(runs), ...more].join('\n');
        return printed(options.format, { json: { runs, next }, csv: runsTable(runs), text });
      })
    );
}

const noRun = (id: string): ConfigError =>
  new ConfigError('bridge.usage', `There is no run ${id} on record to go on from.`, {
    fix: 'Use the "next" of the page before; runs are kept for RETENTION_DAYS.'
  });
