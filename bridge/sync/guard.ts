import type {
  ConfigProblem,
  FieldMapping,
  IterableType,
  StepDefinition,
  SyncDefinition
} from '../config/sync-definition';
import { isImpossible } from './field-names';
import { holdsOthers, typeGoesInto } from './iterable-types';
import type { SourceTypes } from './mapping/source-types';
import { writesProfile } from './mapping/targets';
import { isUnmapped } from './mapping/unmapped';
import { writtenFields, type WrittenField } from './mapping/written-fields';
import type { CatalogFields } from './ports';

export interface GuardAnswer {
  readonly problems: readonly ConfigProblem[];
  /** Fields that do not exist yet and may be created, with the type they are meant to have. */
  readonly toCreate: ReadonlyMap<string, IterableType>;
}

/**
 * Compares what the sync would write to profiles with the user fields that Iterable has, before the first write
 * (DESIGN rule 4). Pure. A field's name is its path below `dataFields`; of an array's elements `pets.name`. Fields of
 * events cannot be asked for, so nothing is said of them.
 */
export function guardFields(
  definition: SyncDefinition,
  sourceTypes: SourceTypes,
  iterableFields: ReadonlyMap<string, string>
): GuardAnswer {
  const problems: ConfigProblem[] = [];
  const toCreate = new Map<string, IterableType>();
  for (const step of definition.steps.filter(({ operation }) => writesProfile(operation))) {
    for (const written of writtenFields(step, definition, sourceTypes)) {
      const known = new Map([...iterableFields, ...toCreate]);
      const found = profileProblem(written, step, known);
      if (found) problems.push(inStep(definition, step, written.mapping, found));
      else if (!known.has(written.field)) toCreate.set(written.field, written.type);
    }
  }
  return { problems, toCreate };
}

/** The same for the fields of a catalog's items. Fields without a type take what comes, until someone gives them one. */
export function guardCatalogFields(
  step: StepDefinition,
  definition: SyncDefinition,
  sourceTypes: SourceTypes,
  { defined, undefinedFields }: CatalogFields
): GuardAnswer {
  const problems: ConfigProblem[] = [];
  const toCreate = new Map<string, IterableType>();
  for (const written of writtenFields(step, definition, sourceTypes)) {
    const [field = written.field, inside] = written.field.split('.');
    const type = inside === undefined && written.type !== 'nested' ? written.type : 'object';
    const existing = defined.get(field);
    const found = existing !== undefined && !typeGoesInto(type, existing);
    if (found) problems.push(inStep(definition, step, written.mapping, clash(written, existing, 'catalog')));
    else if (existing === undefined && step.createNewFields) toCreate.set(field, type);
    else if (existing === undefined && !undefinedFields.includes(field))
      problems.push(inStep(definition, step, written.mapping, unknownField(field, 'catalog')));
  }
  return { problems, toCreate };
}

type Found = Pick<ConfigProblem, 'code' | 'message' | 'fix'>;

function inStep(
  definition: SyncDefinition,
  step: StepDefinition,
  mapping: FieldMapping,
  found: Found
): ConfigProblem {
  const { name: sync } = definition;
  const where = isUnmapped(mapping, step)
    ? `Iterable_Sync.${sync}, Query__c`
    : `Iterable_Field_Mapping.${mapping.name}, Target__c`;
  return { sync, where, ...found };
}

function profileProblem(
  written: WrittenField,
  { createNewFields }: StepDefinition,
  iterableFields: ReadonlyMap<string, string>
): Found | null {
  const { field, type } = written;
  const existing = iterableFields.get(field);
  if (existing !== undefined) return typeGoesInto(type, existing) ? null : clash(written, existing, 'user');
  const outer = outerFields(field).find((name) => !holdsOthers(iterableFields.get(name)));
  if (outer !== undefined)
    return clash({ ...written, field: outer, type: 'object' }, iterableFields.get(outer) ?? '', 'user');
  if (!createNewFields) return unknownField(field, 'user');
  return field.split('.').some(isImpossible) ? impossibleName(field) : null;
}

/** `a.b.c` -> `a`, `a.b`. */
const outerFields = (field: string): string[] =>
  field
    .split('.')
    .slice(0, -1)
    .map((_, index, names) => names.slice(0, index + 1).join('.'));

const unknownField = (field: string, of: 'user' | 'catalog'): Found => ({
  code: 'guard.unknown-field',
  message: `Iterable has no ${of} field "${field}".`,
  fix: `Create it in Iterable, correct the name (capitals count), or allow the step to create new fields.`
});

const impossibleName = (field: string): Found => ({
  code: 'guard.field-name',
  message: `"${field}" is not created in Iterable: a name may not begin with _, be a number, nor contain a comma or a #.`,
  fix: 'Choose another name.'
});

const clash = ({ field, type, mapping }: WrittenField, existing: string, of: 'user' | 'catalog'): Found => ({
  code: 'guard.type-clash',
  message: `The Iterable ${of === 'catalog' ? 'catalog field' : 'field'} "${field}" has the type ${existing} for good, but ${mapping.source} would be sent as ${type}.`,
  fix: 'Choose a transform or a target type that gives the right type, or map onto another field.'
});
