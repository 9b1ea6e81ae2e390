import { readExit } from './on-exit';
import { checkSubquery } from './read-subquery';
import type { Report } from './report';
import type { ConfigRows, MappingRow, StepRow, SyncRow } from './rows';
import type { FieldMapping, StepDefinition } from './sync-definition';

/** The active steps of a sync in their order, with their mappings; null when there is none. Pure. */
export function findSteps(row: SyncRow, rows: ConfigRows, report: Report): StepDefinition[] | null {
  const steps = rows.steps
    .filter((step) => step.Sync__r === row.DeveloperName && step.Active__c)
    .sort((a, b) => a.Order__c - b.Order__c || (a.DeveloperName < b.DeveloperName ? -1 : 1));
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
  return {
    name: step.DeveloperName,
    operation: step.Operation__c,
    mode: step.Mode__c,
    condition: step.Condition__c,
    onExit: readExit(step, report),
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
