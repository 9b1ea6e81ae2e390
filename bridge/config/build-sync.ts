import { createHash } from 'node:crypto';
import { canonicalJson } from '../sync/canonical-json';
import { isTimeZone } from '../sync/transforms/zoned-dates';
import { campaignScope } from './campaign-links';
import { consentRulesOf } from './consent-rules';
import { projectOfRow } from './projects';
import { readScope } from './read-scope';
import type { Report } from './report';
import type { ConfigRows, ProjectRow, SyncRow } from './rows';
import { readSchedule } from './schedule';
import { stepsOf } from './steps-of';
import type {
  ConfigProblem,
  ProjectDefinition,
  Schedule,
  Scope,
  StepDefinition,
  SyncDefinition
} from './sync-definition';

interface Built {
  readonly definition: SyncDefinition | null;
  readonly problems: readonly ConfigProblem[];
}

/** The rows of one sync -> its definition, with everything that keeps it from running. Pure. */
export function buildSync(row: SyncRow, rows: ConfigRows): Built {
  const problems: ConfigProblem[] = [];
  const report: Report = (where, code, message, fix) =>
    problems.push({ sync: row.DeveloperName, where, code, message, fix });
  const at = (field: string): string => `Iterable_Sync.${row.DeveloperName}, ${field}`;

  const project = findProject(row, rows, report, at);
  const scope = scopeOf(row, rows, report, at);
  const steps = stepsOf(row, rows, report);
  const schedule = scheduleOf(row, report, at);
  refuseUnsupported(row, report, at);
  if (project?.type === 'Email' && row.Identity__c === 'UserId') refuseForgetting(steps, report, at);
  if (!row.Source_Object__c)
    report(
      at('Source_Object__c'),
      'config.missing',
      'No Salesforce object is chosen.',
      'Choose the object to read.'
    );
  if (!project || !scope || !steps || !schedule || !row.Source_Object__c)
    return { definition: null, problems };

  const definition = {
    ...plainValues(row),
    project,
    sourceObject: row.Source_Object__c,
    scope,
    schedule,
    timeZone: readTimeZone(row, report, at),
    identity: { kind: identityKind(row, project), source: row.Identity_Source__c },
    steps
  };
  return { definition: { ...definition, version: versionOf(definition) }, problems };
}

/** An email-based project forgets by address alone (iterable-api 6.7). */
function refuseForgetting(
  steps: readonly StepDefinition[] | null,
  report: Report,
  at: (field: string) => string
): void {
  if (!steps?.some(({ operation }) => /^(Forget|Unforget)_User$/.test(operation))) return;
  const message = 'An email-based project forgets people by their e-mail address only.';
  report(at('Identity__c'), 'config.identity', message, 'Choose Email.');
}

/** What the row says that needs no reading. */
const plainValues = (row: SyncRow) => ({
  name: row.DeveloperName,
  label: row.MasterLabel ?? row.DeveloperName,
  status: row.Status__c,
  changeField: row.Change_Field__c,
  includeDeleted: row.Include_Deleted__c,
  checkHashes: row.Check_Hashes__c,
  maxRecords: row.Max_Records__c,
  batchSize: row.Batch_Size__c,
  duplicateRule: row.Duplicate_Rule__c,
  removalBrakePercent: row.Removal_Brake_Percent__c,
  writeBack: row.Write_Back__c
});

/** What decides the content of a call; the scope and the schedule are left out, so that changing them re-sends nothing. */
function versionOf(definition: Omit<SyncDefinition, 'version'>): string {
  const { project, sourceObject, identity, steps } = definition;
  const content = canonicalJson({ project: project.name, type: project.type, sourceObject, identity, steps });
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

function identityKind(row: SyncRow, project: ProjectDefinition): 'email' | 'userId' {
  const chosen = row.Identity__c ?? (project.type === 'Email' ? 'Email' : 'UserId');
  return chosen === 'Email' ? 'email' : 'userId';
}

function findProject(
  row: SyncRow,
  rows: ConfigRows,
  report: Report,
  at: (field: string) => string
): ProjectDefinition | null {
  const found = rows.projects.find((project) => project.DeveloperName === row.Project__r);
  if (!found) {
    const message = 'The Iterable project of this sync does not exist.';
    report(at('Project__c'), 'config.missing', message, 'Choose a project.');
    return null;
  }
  refuseIdentity(row, found, report, at);
  return projectOfRow(found, consentRulesOf(found.DeveloperName, rows, report));
}

/** Source: iterable-api 3. */
function refuseIdentity(
  row: SyncRow,
  project: ProjectRow,
  report: Report,
  at: (field: string) => string
): void {
  if (row.Identity__c === 'Email' && project.Project_Type__c === 'UserId') {
    const message = 'A userID-based project finds its users by userId only.';
    report(at('Identity__c'), 'config.identity', message, 'Choose UserId.');
  }
}

function scopeOf(
  row: SyncRow,
  rows: ConfigRows,
  report: Report,
  at: (field: string) => string
): Scope | null {
  if (row.Scope_Type__c === 'Campaign') return campaignScope(row, rows, report);
  const scope = readScope(row);
  if ('type' in scope) return scope;
  report(at(scope.field), scope.code, scope.message, scope.fix);
  return null;
}

function scheduleOf(row: SyncRow, report: Report, at: (field: string) => string): Schedule | null {
  const schedule = readSchedule(row.Schedule__c);
  if ('turns' in schedule) return schedule;
  report(at('Schedule__c'), 'config.schedule', schedule.message, schedule.fix);
  return null;
}

function readTimeZone(row: SyncRow, report: Report, at: (field: string) => string): string {
  const name = row.Time_Zone__c ?? 'UTC';
  if (isTimeZone(name)) return name;
  const message = `There is no time zone ${name}.`;
  report(at('Time_Zone__c'), 'config.time-zone', message, 'Write an IANA name such as Europe/Berlin.');
  return 'UTC';
}

/** What the metadata can say and this version cannot do: said, never silently left out. */
function refuseUnsupported(row: SyncRow, report: Report, at: (field: string) => string): void {
  const refuse = (field: string, what: string) =>
    report(
      at(field),
      'config.not-supported',
      `${what} is not supported yet.`,
      'Leave the field blank or choose another value.'
    );
  if (row.Write_Back__c === 'Status_Object') refuse('Write_Back__c', 'Write-back to the status object');
}
