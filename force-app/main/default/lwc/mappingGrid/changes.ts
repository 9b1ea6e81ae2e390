import { mappingsOf, newName, rowOfSync, withMapping } from 'c/draft';
import type { DraftDefinition, MappingRow } from 'c/draft';

/** What a new mapping begins with; further columns as the metadata type has them. */
export interface NewMapping extends Partial<Omit<MappingRow, 'DeveloperName'>> {
  readonly source: string | null;
  readonly target: string | null;
}

/** MasterLabel of a metadata record. */
const LONGEST_LABEL = 40;

export const rowsOfStep = (definition: DraftDefinition, stepName: string): MappingRow[] =>
  mappingsOf(definition, stepName);

export function newMapping(
  definition: DraftDefinition,
  stepName: string,
  { source, target, ...columns }: NewMapping
): MappingRow {
  const last = mappingsOf(definition, stepName).at(-1)?.Order__c ?? 0;
  return {
    Kind__c: 'Field',
    Direction__c: 'To_Iterable',
    Required__c: false,
    ...columns,
    DeveloperName: newName(rowOfSync(definition).DeveloperName),
    MasterLabel: (target ?? source ?? stepName).slice(0, LONGEST_LABEL),
    Step__c: stepName,
    Order__c: last + 1,
    Source__c: source,
    Target__c: target,
    Active__c: true
  };
}

export const added = (
  definition: DraftDefinition,
  stepName: string,
  given: readonly NewMapping[]
): DraftDefinition =>
  given.reduce((made, each) => withMapping(made, newMapping(made, stepName, each)), definition);

/** One place up or down; orders are counted anew, so that rows with the same one get their own. */
export function moved(definition: DraftDefinition, mapping: MappingRow, by: 1 | -1): DraftDefinition {
  const rows = mappingsOf(definition, mapping.Step__c ?? '');
  const from = rows.findIndex(({ DeveloperName: name }) => name === mapping.DeveloperName);
  const to = from + by;
  const [other, own] = [rows[to], rows[from]];
  if (!other || !own) return definition;
  rows[to] = own;
  rows[from] = other;
  return rows.reduce((made, row, index) => withMapping(made, { ...row, Order__c: index + 1 }), definition);
}
