import { checkSubquery } from './read-subquery';
import type { Report } from './report';
import type { ConfigRows, MappingRow, StepRow, SyncRow } from './rows';
import type { FieldMapping, StepDefinition } from './sync-definition';

/** The active steps of a sync in their order, with their mappings; null when there is none. Pure. */
export function findSteps(row: SyncRow, rows: ConfigRows, report: Report): StepDefinition[] | null {
  const steps = rows.steps
    .filter((step) => step.Sync__r === row.DeveloperName && step.Active__c)
    .sort((a, b) => a.Order__c - b.Order__c || (a.DeveloperName < b.DeveloperName ? -1 : 1));
  refuseExits(row, steps, report);
  if (steps.length > 0) return steps.map((step) => readStep(step, rows.mappings, report));
  report(
    `Iterable_Sync.${row.DeveloperName}`,
    'config.missing',
    'The sync has no active step.',
    'Add a step, e.g. with the operation Update_User.'
  );
  return null;
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
  const isMembers = step.Operation__c === 'Subscribe_List' && step.On_Exit__c === 'Remove_From_List';
  if (step.On_Exit__c && step.On_Exit__c !== 'Nothing' && !isMembers)
    refuse('On_Exit__c', `${step.On_Exit__c} on leaving scope`);
  return {
    name: step.DeveloperName,
    operation: step.Operation__c,
    mode: step.Mode__c,
    condition: step.Condition__c,
    removesOnLeave: step.Operation__c === 'Subscribe_List' && step.On_Exit__c !== 'Nothing',
    target: step.Target__c,
    mergeNestedObjects: step.Merge_Nested_Objects__c,
    removeUnmapped: step.Remove_Unmapped__c,
    createNewFields: step.Create_New_Fields__c,
    mappings: mappings
      .filter((mapping) => mapping.Step__r === step.DeveloperName && mapping.Active__c)
      .sort((a, b) => a.Order__c - b.Order__c || (a.DeveloperName < b.DeveloperName ? -1 : 1))
      .flatMap((mapping) => readMapping(mapping, report))
  };
}

/** Whoever leaves the scope is only told from the others where the scope is a campaign's. */
function refuseExits({ Scope_Type__c: scope }: SyncRow, steps: readonly StepRow[], report: Report): void {
  const asking = steps.filter(({ On_Exit__c: exit }) => exit === 'Remove_From_List');
  for (const { DeveloperName: name } of scope === 'Campaign' ? [] : asking) {
    report(
      `Iterable_Step.${name}, On_Exit__c`,
      'config.not-supported',
      `Remove_From_List on leaving scope is not supported yet for the scope ${scope}.`,
      'Leave the field blank, or choose the scope Campaign.'
    );
  }
}

const sourceHints = {
  Field: 'Choose a Salesforce field.',
  Value: 'Write the constant.',
  Formula: 'Write the formula.',
  Array: 'Write a child relationship, e.g. Pets__r, or a field of several values.'
} as const;

function readMapping(row: MappingRow, report: Report): FieldMapping[] {
  const at = (field: string): string => `Iterable_Field_Mapping.${row.DeveloperName}, ${field}`;
  const refuse = (field: string, what: string, instead: string) =>
    report(at(field), 'config.not-supported', `${what} is not supported yet.`, `Choose ${instead}.`);
  const missing = (field: string, what: string, fix: string) =>
    report(at(field), 'config.missing', `${what} is blank.`, fix);
  const { Kind__c: kind, Source__c: source, Target__c: target, Direction__c: direction } = row;
  if (direction !== 'To_Iterable') refuse('Direction__c', `The direction ${direction}`, 'To_Iterable');
  if (!target)
    missing('Target__c', 'The target', 'Write email, userId or dataFields.<name>, or another of the step.');
  if (!source) missing('Source__c', 'The source', sourceHints[kind]);
  if (!target || !source) return [];
  if (kind === 'Array') checkSubquery(source, at('Source__c'), report);
  return [
    {
      name: row.DeveloperName,
      kind,
      source,
      target,
      transform: row.Transform__c ?? 'none',
      targetType: row.Target_Type__c,
      // Whose last child row is gone has none: an array says so unless it is told not to.
      nullPolicy: row.Null_Policy__c ?? (kind === 'Array' ? 'Clear' : 'Skip'),
      defaultValue: row.Default__c,
      required: row.Required__c
    }
  ];
}
