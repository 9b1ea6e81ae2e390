import { Command, Option } from 'commander';
import { isoTime, salesforceId, wholeNumber } from './cli-values';
import { checkCommand } from './commands/check';
import type { Answer } from './commands/command-output';
import { doctorCommand } from './commands/doctor';
import { exitCodeOfRun, exitCodes } from './commands/exit-codes';
import { createProgress } from './commands/progress';
import { runCommand, syncRecordCommand, type RunOptions } from './commands/run';
import { statusOf } from './commands/status';
import type { Terminal } from './commands/terminal';
import { checkText, doctorText, runsText, runText, statusText, troubleOf } from './commands/text';
import { serve } from './main';
import type { DryRun } from './sync/dry-run';
import type { Run } from './sync/model';
import type { Bridge } from './wire';

/** Definitions that `status` shows are at most this old, in seconds. */
const definitionSeconds = 30;

/** What a command does with the bridge; null when it has said everything itself. */
type Work = (bridge: Bridge) => Promise<Answer>;

/** How a command is carried out: opens the bridge under the label, which names the process to others. */
export interface Performance {
  readonly terminal: Terminal;
  perform(label: string, work: Work): Promise<void>;
  /** The answer before the work is done, for the command that goes on. */
  announce(answer: Pick<Answer, 'json' | 'text'>): void;
}

/** The commands of DESIGN section 4 that exist, with their options. */
export function createProgram(performance: Performance): Command {
  const { stdout, stderr } = performance.terminal;
  const program = new Command('bridge')
    .description('Keeps the people in Salesforce and Iterable in step.')
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) })
    .exitOverride()
    .showHelpAfterError('("bridge --help" lists the commands, "bridge <command> --help" their options)');
  addStart(program, performance);
  addRunCommands(program, performance);
  addLookCommands(program, performance);
  addCheckCommands(program, performance);
  return program;
}

const command = (program: Command, name: string, description: string): Command =>
  program.command(name).description(description).option('--json', 'one JSON document on stdout');

function addStart(program: Command, { terminal, perform, announce }: Performance): void {
  command(program, 'start', 'run the service: schedules, jobs and the admin endpoint, until SIGTERM').action(
    () => {
      const stop = terminal.listenForStop();
      return perform('bridge start', async (bridge) => {
        await serve(bridge, {
          stop,
          announce: (url) => announce({ json: { url }, text: `The admin endpoint listens on ${url}` })
        });
        return { json: null, text: 'stopped', exitCode: exitCodes.done };
      });
    }
  );
}

function addRunCommands(program: Command, { terminal, perform }: Performance): void {
  command(program, 'run <sync>', 'run one sync now')
    .option('--since <iso>', 'read what changed since this time', isoTime)
    .addOption(new Option('--full', 'read everything').conflicts('since'))
    .option('--dry-run', 'say what a run would do, and write nothing')
    .option('--max <n>', 'at most so many records', wholeNumber)
    .action((sync: string, options: RunOptions) => {
      const signal = options.dryRun ? undefined : terminal.listenForStop();
      return perform(`bridge run ${sync}`, async (bridge) => {
        const progress = createProgress(terminal.stderr, sync);
        try {
          const work = runCommand(bridge, sync, { ...options, signal }, (_run, counts) =>
            progress.show(counts)
          );
          return runAnswer(await work);
        } finally {
          progress.end();
        }
      });
    });
  command(program, 'sync-record', 'send one record now, if the sync covers it')
    .argument('<sync>')
    .argument('<id>', 'Salesforce record id', salesforceId)
    .action((sync: string, id: string) =>
      perform(`bridge sync-record ${sync}`, async (bridge) =>
        runAnswer(await syncRecordCommand(bridge, sync, id))
      )
    );
}

function addLookCommands(program: Command, { perform }: Performance): void {
  command(program, 'status', 'every sync: how far it is, its last run').action(() =>
    perform('bridge status', async ({ config, org, ledger, clock }) => {
      const read = await config(definitionSeconds);
      const organizationId = await org.organizationId();
      const answer = await statusOf({ config: read, organizationId, ledger, now: clock.now() });
      return { json: answer, text: statusText(answer), exitCode: exitCodes.done };
    })
  );
  command(program, 'runs', 'the latest runs, newest first')
    .option('--sync <sync>', 'only of this sync')
    .option('--limit <n>', 'at most so many', wholeNumber, 20)
    .action((options: { sync?: string; limit: number }) =>
      perform('bridge runs', async ({ ledger }) => {
        const runs = await ledger.runs({ sync: options.sync, limit: options.limit });
        return { json: { runs }, text: runsText(runs), exitCode: exitCodes.done };
      })
    );
}

function addCheckCommands(program: Command, { perform }: Performance): void {
  command(program, 'check [sync]', 'definitions against Salesforce and Iterable').action(
    (sync: string | undefined) =>
      perform('bridge check', async (bridge) => {
        const answer = await checkCommand(bridge, sync);
        const exitCode = answer.problems.length > 0 ? exitCodes.failed : exitCodes.done;
        return { json: answer, text: checkText(answer), exitCode };
      })
  );
  command(program, 'doctor', 'connections, permissions, limits, clock and store').action(() =>
    perform('bridge doctor', async (bridge) => {
      const findings = await doctorCommand(bridge);
      const exitCode = findings.every((finding) => finding.ok) ? exitCodes.done : exitCodes.failed;
      return { json: { findings }, text: doctorText(findings), exitCode };
    })
  );
}

const runAnswer = (run: Run | DryRun): Answer => ({
  json: run,
  text: runText(run),
  exitCode: exitCodeOfRun(run),
  trouble: troubleOf(run)
});
