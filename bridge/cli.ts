import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { checkCommand } from './commands/check';
import { doctorCommand } from './commands/doctor';
import { runCommand, syncRecordCommand, type RunOptions } from './commands/run';
import { statusCommand } from './commands/status';
import { checkText, countsText, doctorText, runsText, runText, statusText } from './commands/text';
import { BridgeError } from './errors';
import { serve } from './main';
import { readSettings } from './settings';
import type { DryRun } from './sync/dry-run';
import type { Counts, Run } from './sync/model';
import { wire, type Bridge } from './wire';

/** What a command ends with; DESIGN section 4. */
export const exitCodes = { done: 0, failed: 1, wrongUsage: 2, withRejected: 3 } as const;

interface Answer {
  readonly json: unknown;
  readonly text: string;
  readonly exitCode: number;
}

/** Runs the command line; answers the exit code. stdout holds the answer alone, everything else goes to stderr. */
export async function main(argv: readonly string[]): Promise<number> {
  let exitCode: number = exitCodes.done;
  const program = createProgram(async (form, label, work) => {
    exitCode = await runWithBridge(form, label, work);
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUsage;
    throw error;
  }
}

type Work = (bridge: Bridge) => Promise<Answer>;
type RunWork = (form: Form, label: string, work: Work) => Promise<void>;
type Form = 'json' | 'text';

const formOf = (options: { json?: boolean }): Form => (options.json ? 'json' : 'text');

async function runWithBridge(form: Form, label: string, work: Work): Promise<number> {
  let bridge: Bridge | null = null;
  try {
    bridge = await wire(readSettings(), label);
    const answer = await work(bridge);
    process.stdout.write(`${form === 'json' ? JSON.stringify(answer.json, null, 2) : answer.text}\n`);
    return answer.exitCode;
  } catch (error) {
    if (!(error instanceof BridgeError)) throw error;
    if (form === 'json')
      process.stdout.write(
        `${JSON.stringify({ error: { code: error.code, message: error.message, fix: error.fix } })}\n`
      );
    process.stderr.write(`${error.message}\n${error.fix ? `${error.fix}\n` : ''}`);
    return exitCodes.failed;
  } finally {
    await bridge?.close();
  }
}

function createProgram(run: RunWork): Command {
  const program = new Command('bridge')
    .description('Keeps the people in Salesforce and Iterable in step.')
    .exitOverride()
    .showHelpAfterError();
  program
    .command('start')
    .description('run the service: schedules, jobs and the admin endpoint, until SIGTERM')
    .action(() => run('text', 'bridge start', serve));
  addRunCommands(program, run);
  addLookCommands(program, run);
  return program;
}

function addRunCommands(program: Command, run: RunWork): void {
  program
    .command('run <sync>')
    .description('run one sync now')
    .option('--since <iso>', 'read what changed since this time', isoTime)
    .option('--full', 'read everything')
    .option('--dry-run', 'say what a run would do, and write nothing')
    .option('--max <n>', 'at most so many records', wholeNumber)
    .option('--json', 'one JSON document on stdout')
    .action((sync: string, options: RunOptions & { json?: boolean }) =>
      run(formOf(options), `bridge run ${sync}`, async (bridge) =>
        runAnswer(await runCommand(bridge, sync, options, showProgress))
      )
    );
  program
    .command('sync-record')
    .argument('<sync>')
    .argument('<id>', 'Salesforce record id', recordId)
    .description('send one record now, if the sync covers it')
    .option('--json', 'one JSON document on stdout')
    .action((sync: string, id: string, options: { json?: boolean }) =>
      run(formOf(options), `bridge sync-record ${sync}`, async (bridge) =>
        runAnswer(await syncRecordCommand(bridge, sync, id))
      )
    );
}

function addLookCommands(program: Command, run: RunWork): void {
  const look = (name: string, description: string) =>
    program.command(name).description(description).option('--json', 'one JSON document on stdout');
  look('status', 'every sync: how far it is, its last run').action((options: { json?: boolean }) =>
    run(formOf(options), 'bridge status', async (bridge) => {
      const answer = await statusCommand(bridge);
      return { json: answer, text: statusText(answer), exitCode: exitCodes.done };
    })
  );
  look('runs', 'the latest runs, newest first')
    .option('--sync <sync>', 'only of this sync')
    .option('--limit <n>', 'at most so many', wholeNumber, 20)
    .action((options: { json?: boolean; sync?: string; limit: number }) =>
      run(formOf(options), 'bridge runs', async (bridge) => {
        const runs = await bridge.ledger.runs({ sync: options.sync, limit: options.limit });
        return { json: { runs }, text: runsText(runs), exitCode: exitCodes.done };
      })
    );
  look('check [sync]', 'definitions against Salesforce and Iterable').action(
    (sync: string | undefined, options: { json?: boolean }) =>
      run(formOf(options), 'bridge check', async (bridge) => {
        const answer = await checkCommand(bridge, sync);
        const exitCode = answer.problems.length > 0 ? exitCodes.failed : exitCodes.done;
        return { json: answer, text: checkText(answer), exitCode };
      })
  );
  look('doctor', 'connections, permissions, limits, clock and store').action((options: { json?: boolean }) =>
    run(formOf(options), 'bridge doctor', async (bridge) => {
      const findings = await doctorCommand(bridge);
      const exitCode = findings.every((finding) => finding.ok) ? exitCodes.done : exitCodes.failed;
      return { json: { findings }, text: doctorText(findings), exitCode };
    })
  );
}

function runAnswer(run: Run | DryRun): Answer {
  const failed = !('dryRun' in run) && run.state !== 'done';
  const exitCode = failed
    ? exitCodes.failed
    : run.counts.rejected > 0
      ? exitCodes.withRejected
      : exitCodes.done;
  return { json: run, text: runText(run), exitCode };
}

function showProgress(_run: string, counts: Readonly<Counts>): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${countsText(counts)} `);
}

function isoTime(value: string): string {
  const moment = new Date(value);
  if (!/^\d{4}-\d{2}-\d{2}/.test(value) || Number.isNaN(moment.getTime())) {
    throw new InvalidArgumentError('it must be an ISO time such as 2026-01-31T08:00:00Z.');
  }
  if (moment.getTime() > Date.now()) throw new InvalidArgumentError('it lies in the future.');
  return moment.toISOString();
}

function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError('it must be a whole number above 0.');
  return number;
}

function recordId(value: string): string {
  if (/^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/.test(value)) return value;
  throw new CommanderError(
    exitCodes.wrongUsage,
    'bridge.recordId',
    `${value} is not a Salesforce record id.`
  );
}
