import { iterableTypeOf } from './source-schema';
import type { ConfigProblem, FieldMapping, IterableType, SyncDefinition } from '../config/sync-definition';
import { typeGoesInto } from './iterable-types';
import type { SourceTypes } from './map';
import { compileTransform } from './transforms/compile-transform';
import { TransformFault } from './transforms/parse-transform';

export interface GuardAnswer {
  readonly problems: readonly ConfigProblem[];
  /** Fields that do not exist yet and may be created, with the type they are meant to have. */
  readonly toCreate: ReadonlyMap<string, IterableType>;
}

/**
 * Compares what the sync would write with the fields that Iterable has, before the first write (DESIGN rule 4). Pure.
 * A field's name is its path below `dataFields`.
 */
export function guardFields(
  definition: SyncDefinition,
  sourceTypes: SourceTypes,
  iterableFields: ReadonlyMap<string, string>
): GuardAnswer {
  const problems: ConfigProblem[] = [];
  const toCreate = new Map<string, IterableType>();
  for (const mapping of definition.steps.flatMap((step) => step.mappings)) {
    const field = iterableFieldOf(mapping);
    if (field === null) continue;
    const type = resultTypeOf(mapping, sourceTypes, definition.timeZone);
    const problem = problemOf(definition, mapping, { field, type, iterableFields });
    if (problem) problems.push(problem);
    else if (!iterableFields.has(field)) toCreate.set(field, type);
  }
  return { problems, toCreate };
}

interface Written {
  readonly field: string;
  readonly type: IterableType;
  readonly iterableFields: ReadonlyMap<string, string>;
}

function problemOf(
  definition: SyncDefinition,
  mapping: FieldMapping,
  written: Written
): ConfigProblem | null {
  const { field, type, iterableFields } = written;
  const { name: sync, steps } = definition;
  const existing = iterableFields.get(field);
  if (existing !== undefined) {
    return typeGoesInto(type, existing) ? null : typeClash(sync, mapping, field, type, existing);
  }
  const outer = outerFields(field).find((name) => !holdsOthers(iterableFields.get(name)));
  if (outer) return typeClash(sync, mapping, outer, 'object', iterableFields.get(outer) ?? '');
  if (!steps.some((step) => step.createNewFields)) return unknownField(sync, mapping, field);
  return field.split('.').some(isImpossibleName) ? impossibleName(sync, mapping, field) : null;
}

/** `a.b.c` -> `a`, `a.b`. */
const outerFields = (field: string): string[] =>
  field
    .split('.')
    .slice(0, -1)
    .map((_, index, names) => names.slice(0, index + 1).join('.'));

const holdsOthers = (type: string | undefined): boolean =>
  type === undefined || type === 'object' || type === 'nested';

/** Iterable's API takes such names, its screens do not (iterable-api 4). */
const isImpossibleName = (name: string): boolean => /^(_.*|\d+)$/.test(name);

/** Null for what is not below `dataFields`. */
export function iterableFieldOf(mapping: FieldMapping): string | null {
  return mapping.target.startsWith('dataFields.') ? mapping.target.slice('dataFields.'.length) : null;
}

function resultTypeOf(mapping: FieldMapping, types: SourceTypes, timeZone: string): IterableType {
  if (mapping.targetType) return mapping.targetType;
  if (mapping.kind === 'Value') return 'string';
  const field = types.get(mapping.source.toLowerCase()) ?? { type: 'string', scale: 0 };
  try {
    return compileTransform(mapping.transform, { field, timeZone }).type;
  } catch (error) {
    // A transform that cannot be used is the mapping check's to name.
    if (error instanceof TransformFault) return iterableTypeOf(field);
    throw error;
  }
}

const unknownField = (sync: string, mapping: FieldMapping, field: string): ConfigProblem => ({
  sync,
  where: `Iterable_Field_Mapping.${mapping.name}, Target__c`,
  code: 'guard.unknown-field',
  message: `Iterable has no user field "${field}".`,
  fix: `Create it in Iterable, correct the name (capitals count), or allow the step to create new fields.`
});

const impossibleName = (sync: string, mapping: FieldMapping, field: string): ConfigProblem => ({
  sync,
  where: `Iterable_Field_Mapping.${mapping.name}, Target__c`,
  code: 'guard.field-name',
  message: `"${field}" is not created in Iterable: a name may not begin with _ nor be a number.`,
  fix: 'Choose another name.'
});

const typeClash = (
  sync: string,
  mapping: FieldMapping,
  field: string,
  type: string,
  existing: string
): ConfigProblem => ({
  sync,
  where: `Iterable_Field_Mapping.${mapping.name}, Target__c`,
  code: 'guard.type-clash',
  message: `The Iterable field "${field}" has the type ${existing} for good, but ${mapping.source} would be sent as ${type}.`,
  fix: 'Choose a transform or a target type that gives the right type, or map onto another field.'
});
