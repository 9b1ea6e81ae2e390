import type {
  FieldMapping,
  IterableType,
  StepDefinition,
  SyncDefinition
} from '../../config/sync-definition';
import { rowPrefix } from './array-source';
import { arrayTargetOf, withinElement } from './compile-array';
import { resultType } from './result-type';
import type { SourcePlace, SourceTypes } from './source-types';
import { readOutputPath, sameName } from './step-outputs';
import { allMappings } from './unmapped';

/** A field below `dataFields` that a step writes. */
export interface WrittenField {
  /** `firstName`, `address.city`, `pets.name` for a field of the elements of an array. */
  readonly field: string;
  readonly type: IterableType;
  readonly mapping: FieldMapping;
}

/** The fields below `dataFields` that a step writes, with their types. What has none is not among them. Pure. */
export function writtenFields(
  step: StepDefinition,
  definition: SyncDefinition,
  types: SourceTypes
): WrittenField[] {
  const place = { types, prefix: '', timeZone: definition.timeZone };
  const mappings = allMappings(step, definition);
  return mappings.flatMap((mapping) => {
    const copied = copiedFields(mapping, step, definition, types);
    if (copied.length > 0) return copied;
    const field = fieldOf(mapping.target);
    if (field === null || hasElements(mapping, mappings)) return [];
    const type = typeOf(mapping, mappings, { step, definition, place });
    return type ? [{ field, type, mapping }] : [];
  });
}

/** Null for what is not below `dataFields`; the elements of an array have the fields of an object. */
const fieldOf = (target: string): string | null =>
  target.startsWith('dataFields.') ? target.slice('dataFields.'.length).replaceAll('[]', '') : null;

const hasElements = (mapping: FieldMapping, mappings: readonly FieldMapping[]): boolean =>
  mapping.kind === 'Array' && mappings.some((other) => arrayTargetOf(other) === mapping.target);

interface Typing {
  readonly step: StepDefinition;
  readonly definition: SyncDefinition;
  readonly place: SourcePlace;
}

function typeOf(
  mapping: FieldMapping,
  mappings: readonly FieldMapping[],
  { step, definition, place }: Typing
): IterableType | null {
  const array = arrayTargetOf(mapping);
  if (array === null) return resultType(mapping, step, definition, place);
  const outer = mappings.find((other) => other.kind === 'Array' && other.target === array);
  const inside = { ...place, prefix: outer ? rowPrefix(outer.source) : '' };
  return resultType(withinElement(mapping), step, definition, inside);
}

/** An object that an earlier step made, taken over with all its fields. */
function copiedFields(
  mapping: FieldMapping,
  step: StepDefinition,
  definition: SyncDefinition,
  types: SourceTypes
): WrittenField[] {
  const output = readOutputPath(mapping);
  if (!output || !/^dataFields($|\.)/.test(output.path) || !/^dataFields($|\.)/.test(mapping.target))
    return [];
  const before = definition.steps.slice(0, definition.steps.indexOf(step));
  const maker = before.find(({ name }) => sameName(name, output.step));
  if (!maker) return [];
  const inside = `${output.path}.`.slice('dataFields.'.length);
  const onto = `${mapping.target}.`.slice('dataFields.'.length);
  return writtenFields(maker, definition, types)
    .filter(({ field }) => field.startsWith(inside))
    .map(({ field, type }) => ({ field: onto + field.slice(inside.length), type, mapping }));
}
