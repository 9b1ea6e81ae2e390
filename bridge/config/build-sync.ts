import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json';
import type { ConfigRows, MappingRow, ProjectRow, StepRow, SyncRow } from './rows';
import type {
  ConfigProblem,
  FieldMapping,
  ProjectDefinition,
  Scope,
  StepDefinition,
  SyncDefinition
} from './sync-definition';

interface Built {
  readonly definition: SyncDefinition | null;
  readonly problems: readonly ConfigProblem[];
}

type Report = (where: string, code: string, message: string, fix: string) => void;

const longestIntervalMinutes = 24 * 60;

/** The rows of one sync -> its definition, with everything that keeps it from running. Pure. */
export function buildSync(row: SyncRow, rows: ConfigRows): Built {
  const problems: ConfigProblem[] = [];
  const report: Report = (where, code, message, fix) =>
    problems.push({ sync: row.DeveloperName, where, code, message, fix });
  const at = (field: string): string => `Iterable_Sync.${row.DeveloperName}, ${field}`;

  const project = findProject(row, rows.projects, report, at);
  const scope = readScope(row, report, at);
  const step = findStep(row, rows, report);
  const intervalMinutes = readInterval(row, report, at);
  refuseUnsupported(row, report, at);
  if (!row.Source_Object__c)
    report(
      at('Source_Object__c'),
      'config.missing',
      'No Salesforce object is chosen.',
      'Choose the object to read.'
    );
  if (!project || !scope || !step || !row.Source_Object__c) return { definition: null, problems };

  const definition = {
    name: row.DeveloperName,
    label: row.MasterLabel ?? row.DeveloperName,
    project,
    status: row.Status__c,
    sourceObject: row.Source_Object__c,
    scope,
    changeField: row.Change_Field__c,
    includeDeleted: row.Include_Deleted__c,
    checkHashes: row.Check_Hashes__c,
    maxRecords: row.Max_Records__c,
    batchSize: row.Batch_Size__c,
    intervalMinutes,
    identity: {
      kind: identityKind(row, project),
      source: row.Identity_Source__c
    },
    writeBack: row.Write_Back__c,
    step
  };
  return { definition: { ...definition, version: versionOf(definition) }, problems };
}

/** What decides the content of a call; the scope and the schedule are left out, so that changing them re-sends nothing. */
function versionOf(definition: Omit<SyncDefinition, 'version'>): string {
  const { project, sourceObject, identity, step } = definition;
  const content = canonicalJson({ project: project.name, type: project.type, sourceObject, identity, step });
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

function identityKind(row: SyncRow, project: ProjectDefinition): 'email' | 'userId' {
  const chosen = row.Identity__c ?? (project.type === 'Email' ? 'Email' : 'UserId');
  return chosen === 'Email' ? 'email' : 'userId';
}

function findProject(
  row: SyncRow,
  projects: readonly ProjectRow[],
  report: Report,
  at: (field: string) => string
): ProjectDefinition | null {
  const found = projects.find((project) => project.DeveloperName === row.Project__r);
  if (!found) {
    report(
      at('Project__c'),
      'config.missing',
      'The Iterable project of this sync does not exist.',
      'Choose a project.'
    );
    return null;
  }
  if (row.Identity__c === 'UserId' && found.Project_Type__c === 'Email') {
    report(
      at('Identity__c'),
      'config.not-supported',
      'An email-based project cannot be matched by userId yet.',
      'Choose Email.'
    );
  }
  if (row.Identity__c === 'Email' && found.Project_Type__c === 'UserId') {
    report(
      at('Identity__c'),
      'config.identity',
      'A userID-based project finds its users by userId only.',
      'Choose UserId.'
    );
  }
  return {
    name: found.DeveloperName,
    dataCenter: found.Data_Center__c,
    type: found.Project_Type__c,
    organizationId: found.Organization_Id__c,
    bulkCallsPerSecond: found.Bulk_Calls_Per_Second__c,
    active: found.Active__c
  };
}

function readScope(row: SyncRow, report: Report, at: (field: string) => string): Scope | null {
  if (row.Scope_Type__c === 'All') return { type: 'All' };
  if (row.Scope_Type__c === 'Filter' && row.Filter__c) return { type: 'Filter', filter: row.Filter__c };
  if (row.Scope_Type__c === 'SOQL' && row.Query__c) return { type: 'SOQL', query: row.Query__c };
  if (row.Scope_Type__c === 'Filter')
    report(
      at('Filter__c'),
      'config.missing',
      'The filter is blank.',
      'Write a SOQL condition, or choose the scope All.'
    );
  else if (row.Scope_Type__c === 'SOQL')
    report(
      at('Query__c'),
      'config.missing',
      'The query is blank.',
      'Write a SOQL query, or choose another scope.'
    );
  else
    report(
      at('Scope_Type__c'),
      'config.not-supported',
      `The scope ${row.Scope_Type__c} is not supported yet.`,
      'Choose All, Filter or SOQL.'
    );
  return null;
}

function readInterval(row: SyncRow, report: Report, at: (field: string) => string): number {
  const minutes = Number(row.Schedule__c);
  if (Number.isInteger(minutes) && minutes >= 1 && minutes <= longestIntervalMinutes) return minutes;
  report(
    at('Schedule__c'),
    'config.schedule',
    `The schedule "${row.Schedule__c}" is not a number of minutes from 1 to ${longestIntervalMinutes}.`,
    'Write the minutes between two runs, e.g. 10.'
  );
  return longestIntervalMinutes;
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
  if (row.Status__c === 'Capture') refuse('Status__c', 'Capture');
  if (row.Steps_From__c) refuse('Steps_From__c', 'Using the steps of another sync');
  if (row.Duplicate_Rule__c) refuse('Duplicate_Rule__c', 'A duplicate rule');
  if (row.Write_Back__c === 'Status_Object') refuse('Write_Back__c', 'Write-back to the status object');
}

function findStep(row: SyncRow, rows: ConfigRows, report: Report): StepDefinition | null {
  const steps = rows.steps.filter((step) => step.Sync__r === row.DeveloperName && step.Active__c);
  const [step, ...others] = steps.sort((a, b) => a.Order__c - b.Order__c);
  if (!step) {
    report(
      `Iterable_Sync.${row.DeveloperName}`,
      'config.missing',
      'The sync has no active step.',
      'Add a step with the operation Update_User.'
    );
    return null;
  }
  if (others.length > 0) {
    report(
      `Iterable_Step.${others[0]?.DeveloperName}`,
      'config.not-supported',
      'More than one step is not supported yet.',
      'Keep one active step.'
    );
  }
  return readStep(step, rows.mappings, report);
}

function readStep(step: StepRow, mappings: readonly MappingRow[], report: Report): StepDefinition {
  const at = (field: string): string => `Iterable_Step.${step.DeveloperName}, ${field}`;
  const refuse = (field: string, what: string) =>
    report(
      at(field),
      'config.not-supported',
      `${what} is not supported yet.`,
      'Leave the field blank or choose another value.'
    );
  if (step.Operation__c !== 'Update_User') refuse('Operation__c', `The operation ${step.Operation__c}`);
  if (step.Mode__c !== 'Upsert') refuse('Mode__c', `The mode ${step.Mode__c}`);
  if (step.Condition__c) refuse('Condition__c', 'A condition');
  if (step.On_Exit__c && step.On_Exit__c !== 'Nothing')
    refuse('On_Exit__c', `${step.On_Exit__c} on leaving scope`);
  return {
    name: step.DeveloperName,
    operation: 'Update_User',
    mergeNestedObjects: step.Merge_Nested_Objects__c,
    createNewFields: step.Create_New_Fields__c,
    mappings: mappings
      .filter(
        (mapping) =>
          mapping.Step__r === step.DeveloperName &&
          mapping.Active__c &&
          mapping.Direction__c !== 'To_Salesforce'
      )
      .sort((a, b) => a.Order__c - b.Order__c || (a.DeveloperName < b.DeveloperName ? -1 : 1))
      .flatMap((mapping) => readMapping(mapping, report))
  };
}

function readMapping(row: MappingRow, report: Report): FieldMapping[] {
  const at = (field: string): string => `Iterable_Field_Mapping.${row.DeveloperName}, ${field}`;
  if (row.Kind__c === 'Formula' || row.Kind__c === 'Array') {
    report(
      at('Kind__c'),
      'config.not-supported',
      `The kind ${row.Kind__c} is not supported yet.`,
      'Choose Field or Value.'
    );
    return [];
  }
  if (row.Direction__c === 'Two_Way')
    report(
      at('Direction__c'),
      'config.not-supported',
      'Two_Way is not supported yet.',
      'Choose To_Iterable.'
    );
  if (!row.Target__c)
    report(
      at('Target__c'),
      'config.missing',
      'The Iterable field is blank.',
      'Write email, userId or dataFields.<name>.'
    );
  if (!row.Source__c)
    report(
      at('Source__c'),
      'config.missing',
      'The source is blank.',
      'Choose a Salesforce field or write the constant.'
    );
  if (!row.Target__c || !row.Source__c) return [];
  return [
    {
      name: row.DeveloperName,
      kind: row.Kind__c,
      source: row.Source__c,
      target: row.Target__c,
      transform: row.Transform__c ?? 'none',
      targetType: row.Target_Type__c,
      nullPolicy: row.Null_Policy__c,
      defaultValue: row.Default__c,
      required: row.Required__c
    }
  ];
}
