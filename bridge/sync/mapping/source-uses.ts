import type { FieldMapping, StepDefinition, SyncDefinition } from '../../config/sync-definition';
import type { FormulaType } from '../../formula/model';
import { arrayTargetOf } from './compile-array';
import type { FormulaUse } from './formulas';
import { identityMapping, identitySource, isPath } from './identity-source';
import { fieldsOfRule, namedRule } from './rank';
import { readOutputPath } from './step-outputs';
import { needsUser } from './targets';
import { allMappings } from './unmapped';

/** A field path, and the row and field in which an admin wrote it. */
export interface UsedPath {
  readonly path: string;
  readonly where: string;
}

export interface UsedFormula {
  readonly text: string;
  readonly where: string;
  readonly use: FormulaUse;
  /** What it may give; anything where nothing is said. */
  readonly gives?: readonly FormulaType[];
}

/** What is read of one row: of the record, or of the rows of an array. */
export interface RowUses {
  readonly paths: readonly UsedPath[];
  readonly formulas: readonly UsedFormula[];
}

export interface UsedArray extends RowUses {
  /** Source__c. */
  readonly source: string;
  readonly where: string;
  readonly hasElements: boolean;
}

export interface SourceUses extends RowUses {
  readonly arrays: readonly UsedArray[];
}

/** Everything that a sync reads of its records, as it was written. Pure. */
export function sourceUses(definition: SyncDefinition): SourceUses {
  const own = ofSync(definition);
  const steps = definition.steps.map((step) => ofStep(step, definition));
  return {
    paths: [...steps.flatMap(({ paths }) => paths), ...own.paths],
    formulas: [...steps.flatMap(({ formulas }) => formulas), ...own.formulas],
    arrays: steps.flatMap(({ arrays }) => arrays)
  };
}

function ofSync(definition: SyncDefinition): RowUses {
  const at = (field: string): string => `Iterable_Sync.${definition.name}, ${field}`;
  const identity = identitySource(definition);
  const paths: UsedPath[] = fieldsOfRule(definition).map((path) => ({
    path,
    where: at('Duplicate_Rule__c')
  }));
  const formulas: UsedFormula[] = [];
  const isOwn = definition.steps.some(concernsUser) && identityMapping(definition) === null;
  if (isOwn && isPath(identity)) paths.push({ path: identity, where: at('Identity_Source__c') });
  else if (isOwn)
    formulas.push({
      text: identity,
      where: at('Identity_Source__c'),
      use: 'value',
      gives: ['text', 'number']
    });
  if (namedRule(definition.duplicateRule) === null)
    formulas.push({
      text: definition.duplicateRule ?? '',
      where: at('Duplicate_Rule__c'),
      use: 'value',
      gives: ['number', 'boolean', 'date', 'datetime']
    });
  return { paths, formulas };
}

const concernsUser = ({ operation }: StepDefinition): boolean => needsUser(operation);

function ofStep(step: StepDefinition, definition: SyncDefinition): SourceUses {
  const mappings = allMappings(step, definition);
  const where = placeOf(step, definition);
  const flat = ofRow(
    mappings.filter((mapping) => mapping.kind !== 'Array' && arrayTargetOf(mapping) === null),
    where
  );
  const condition: UsedFormula[] =
    step.condition === null
      ? []
      : [{ text: step.condition, where: `Iterable_Step.${step.name}, Condition__c`, use: 'condition' }];
  const arrays = mappings
    .filter((mapping) => mapping.kind === 'Array' && arrayTargetOf(mapping) === null)
    .map((mapping) => {
      const elements = mappings.filter((element) => arrayTargetOf(element) === mapping.target);
      const { source } = mapping;
      return { source, where: where(mapping), hasElements: elements.length > 0, ...ofRow(elements, where) };
    });
  return { paths: flat.paths, formulas: [...condition, ...flat.formulas], arrays };
}

function ofRow(mappings: readonly FieldMapping[], where: (mapping: FieldMapping) => string): RowUses {
  const fields = mappings.filter((mapping) => mapping.kind === 'Field' && readOutputPath(mapping) === null);
  return {
    paths: fields.map((mapping) => ({ path: mapping.source, where: where(mapping) })),
    formulas: mappings
      .filter(({ kind }) => kind === 'Formula')
      .map((mapping) => ({ text: mapping.source, where: where(mapping), use: 'value' }))
  };
}

/** What the query selects and nobody maps was written in the query. */
const placeOf =
  (step: StepDefinition, { name }: SyncDefinition) =>
  (mapping: FieldMapping): string =>
    step.mappings.includes(mapping)
      ? `Iterable_Field_Mapping.${mapping.name}, Source__c`
      : `Iterable_Sync.${name}, Query__c`;
