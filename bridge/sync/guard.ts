import { iterableTypeOf } from './source-schema';
import type { ConfigProblem, FieldMapping, IterableType, SyncDefinition } from '../config/sync-definition';
import { typeGoesInto } from './iterable-types';
import type { SourceTypes } from './map';
import { transforms } from './transforms';

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
  for (const mapping of definition.step.mappings) {
    const field = iterableFieldOf(mapping);
    if (field === null) continue;
    const type = resultTypeOf(mapping, sourceTypes);
    const existing = iterableFields.get(field);
    if (existing === undefined && definition.step.createNewFields) toCreate.set(field, type);
    else if (existing === undefined) problems.push(unknownField(definition.name, mapping, field));
    else if (!typeGoesInto(type, existing))
      problems.push(typeClash(definition.name, mapping, field, type, existing));
  }
  return { problems, toCreate };
}

/** Null for what is not below `dataFields`. */
export function iterableFieldOf(mapping: FieldMapping): string | null {
  return mapping.target.startsWith('dataFields.') ? mapping.target.slice('dataFields.'.length) : null;
}

function resultTypeOf(mapping: FieldMapping, types: SourceTypes): IterableType {
  if (mapping.targetType) return mapping.targetType;
  if (mapping.kind === 'Value') return 'string';
  const field = types.get(mapping.source.toLowerCase()) ?? { type: 'string', scale: 0 };
  return transforms[mapping.transform.toLowerCase()]?.resultType(field) ?? iterableTypeOf(field);
}

const unknownField = (sync: string, mapping: FieldMapping, field: string): ConfigProblem => ({
  sync,
  where: `Iterable_Field_Mapping.${mapping.name}, Target__c`,
  code: 'guard.unknown-field',
  message: `Iterable has no user field "${field}".`,
  fix: `Create it in Iterable, correct the name (capitals count), or allow the step to create new fields.`
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
