import { findSteps } from './build-step';
import type { Report } from './report';
import type { ConfigRows, SyncRow } from './rows';
import type { ConfigProblem, StepDefinition } from './sync-definition';

/**
 * The steps that a sync runs: its own, or those of the sync that Steps_From__c names, so that many sources share one
 * pipeline. Null when there are none. Pure.
 */
export function stepsOf(row: SyncRow, rows: ConfigRows, report: Report): StepDefinition[] | null {
  if (!row.Steps_From__c) return findSteps(row, rows, report);
  const giver = findSync(row.Steps_From__c, rows);
  const problem = giver ? refusal(row, giver, rows) : missing(row.Steps_From__c);
  if (giver && !problem) return findSteps(giver, rows, report);
  const where = `Iterable_Sync.${row.DeveloperName}, Steps_From__c`;
  if (problem) report(where, 'config.steps-from', problem.message, problem.fix);
  return null;
}

const stepRow = /^Iterable_(Step|Field_Mapping)\./;

/** Rows that cannot be read, of the steps that the sync takes: it must not run without them either. */
export const takenProblems = (row: SyncRow, rowProblems: readonly ConfigProblem[]): ConfigProblem[] =>
  rowProblems
    .filter(({ sync, where }) => isNamed(sync, row.Steps_From__c) && stepRow.test(where))
    .map((problem) => ({ ...problem, sync: row.DeveloperName }));

interface Refusal {
  readonly message: string;
  readonly fix: string;
}

const missing = (name: string): Refusal => ({
  message: `There is no sync ${name} to take steps from.`,
  fix: 'Write the DeveloperName of a sync that has steps.'
});

function refusal(row: SyncRow, giver: SyncRow, rows: ConfigRows): Refusal | null {
  const [taker, name] = [row.DeveloperName, giver.DeveloperName];
  if (giver === row) return { message: `${taker} names itself.`, fix: 'Leave the field blank.' };
  if (giver.Steps_From__c) return chain(row, giver, rows);
  if (giver.Status__c === 'Archived')
    return { message: `The sync ${name} is archived.`, fix: 'Name another sync, or set this one Inactive.' };
  if (giver.Direction__c !== row.Direction__c)
    return { message: `The sync ${name} goes the other way.`, fix: 'Name a sync of the same direction.' };
  if (giver.Project__r !== row.Project__r)
    return {
      message: `The sync ${name} belongs to another project.`,
      fix: 'Name a sync of the same project.'
    };
  const own = rows.steps.find((step) => step.Sync__r === taker && step.Active__c);
  if (!own) return null;
  return {
    message: `${taker} has the step ${own.DeveloperName} of its own beside those of ${name}.`,
    fix: 'Switch its own steps off, or leave Steps From blank.'
  };
}

function chain(row: SyncRow, giver: SyncRow, rows: ConfigRows): Refusal {
  const [taker, name] = [row.DeveloperName, giver.DeveloperName];
  const next = findSync(giver.Steps_From__c ?? '', rows);
  if (next === row)
    return {
      message: `${taker} and ${name} take their steps from each other.`,
      fix: 'Give one of them steps.'
    };
  const from = next?.DeveloperName ?? giver.Steps_From__c;
  return {
    message: `The sync ${name} has no steps of its own: it takes them from ${from}.`,
    fix: next ? `Name ${from} itself.` : 'Name a sync that has steps.'
  };
}

const findSync = (name: string, { syncs }: ConfigRows): SyncRow | undefined =>
  syncs.find((sync) => isNamed(sync.DeveloperName, name));

/** DeveloperNames are the same in any case. */
const isNamed = (name: string | null, wanted: string | null): boolean =>
  name !== null && name.toLowerCase() === wanted?.toLowerCase();
