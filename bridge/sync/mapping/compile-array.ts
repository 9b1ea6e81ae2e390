import type { FieldMapping } from '../../config/sync-definition';
import { toIterableType, ValueProblem } from '../transforms/values';
import { readArraySource, rowPrefix } from './array-source';
import { asRecordProblem, compileMapping, isBlank, type MappingPlace, type Writer } from './compile-mapping';
import { transformOf, type MapContext } from './compile-source';
import { blankValue } from './problems';
import { pathReader, placer, type Row } from './read-path';
import { typeAt, unknownType } from './source-types';
import { targetConverter } from './target-values';
import { itemTargets, targetKind, type OperationTargets } from './targets';

const elementMark = '[].';

/** What elements of arrays below `dataFields` may hold. */
export const elementTargets: OperationTargets = { named: {}, data: 'free' };

/** Whether the mapping writes a field of the elements of an array, and of which. */
export function arrayTargetOf({ target }: FieldMapping): string | null {
  const at = target.indexOf(elementMark);
  return at < 0 ? null : target.slice(0, at);
}

/** The mapping as seen from an element. */
export const withinElement = (mapping: FieldMapping): FieldMapping => ({
  ...mapping,
  target: mapping.target.slice(mapping.target.indexOf(elementMark) + elementMark.length)
});

/** An array of what a child relationship or a field of several values holds; `elements` are what an element is made of. */
export function compileArray(
  mapping: FieldMapping,
  elements: readonly FieldMapping[],
  place: MappingPlace
): Writer {
  const items = itemReader(mapping, place);
  const make = elements.length > 0 ? elementMaker(mapping, elements, place) : itemConverter(mapping, place);
  const write = placer(mapping.target.split('.'));
  const empty = emptyPolicy(mapping);
  const valueOf = (row: Row, context: MapContext): unknown => {
    const made = items(row, context).map((item) => make(item, context));
    return made.length > 0 ? made : empty();
  };
  /** The array as a whole: its elements are not followed. */
  const traced = (row: Row, { trace, ...inside }: MapContext): unknown =>
    trace?.follow(mapping, { read: () => items(row, inside), make: () => valueOf(row, inside) });
  return (row, target, context) => {
    const value = context.trace ? traced(row, context) : valueOf(row, context);
    if (value !== undefined) write(target, value);
  };
}

/** Child rows as they are, other values as `{ Value: ... }`, so that both are read alike. */
type ItemReader = (row: Row, context: MapContext) => Row[];

function itemReader(mapping: FieldMapping, place: MappingPlace): ItemReader {
  const { name } = readArraySource(mapping.source);
  const children = typeAt(place, `${name}[]`);
  const type = typeAt(place, name) ?? unknownType;
  const read = pathReader((children?.path ?? type.path ?? name).split('.'));
  const transform = transformOf(mapping, type, place);
  return (row, { childIds }) => {
    const raw = read(row);
    if (isBlank(raw)) return [];
    if (isChildRows(raw)) {
      for (const { Id } of raw.records) if (typeof Id === 'string') childIds.push(Id);
      return [...raw.records];
    }
    try {
      const made = transform.apply(raw);
      const values: unknown[] = Array.isArray(made) ? made : [made];
      return values.filter((value) => !isBlank(value)).map((Value) => ({ Value }));
    } catch (error) {
      throw asRecordProblem(mapping, error);
    }
  };
}

/** A subquery's answer within a row; source: salesforce-api 2.1. */
const isChildRows = (value: unknown): value is { readonly records: readonly Row[] } =>
  typeof value === 'object' && value !== null && 'records' in value && Array.isArray(value.records);

type MakeItem = (item: Row, context: MapContext) => unknown;

function itemConverter(mapping: FieldMapping, place: MappingPlace): MakeItem {
  const { targetType } = mapping;
  const toTarget = targetConverter(targetKind(place.targets, mapping.target) ?? 'data', place.timeZone);
  return ({ Value }) => {
    try {
      if (Value === undefined) throw new ValueProblem('a value', 'a child row');
      const value = targetType ? toIterableType(Value, targetType) : Value;
      return toTarget ? only(toTarget([value])) : value;
    } catch (error) {
      throw asRecordProblem(mapping, error);
    }
  };
}

const only = (made: unknown): unknown => (Array.isArray(made) && made.length === 1 ? made[0] : made);

function elementMaker(
  mapping: FieldMapping,
  elements: readonly FieldMapping[],
  place: MappingPlace
): MakeItem {
  const isItems = targetKind(place.targets, mapping.target) === 'items';
  const targets = isItems ? itemTargets : elementTargets;
  const inside: MappingPlace = { ...place, targets, prefix: rowPrefix(mapping.source) };
  const made = elements.map(withinElement);
  const writers = made.map((element) => compileMapping(element, inside));
  const needed = (targets.required ?? []).flat();
  return (item, context) => {
    const element: Record<string, unknown> = {};
    for (const write of writers) write(item, element, context);
    for (const name of needed)
      if (isBlank(element[name])) throw blankValue(requirementOf(name, mapping, made));
    return element;
  };
}

const requirementOf = (name: string, mapping: FieldMapping, elements: readonly FieldMapping[]) => ({
  source: elements.find(({ target }) => target === name)?.source ?? mapping.source,
  target: `${mapping.target}[].${name}`
});

/** An array without elements: left out, sent empty, or as the default says: a list parted by semicolons, or JSON. */
function emptyPolicy(mapping: FieldMapping): () => unknown {
  const { nullPolicy, defaultValue, required } = mapping;
  if (nullPolicy === 'Default' && defaultValue !== null) {
    const value = readDefault(defaultValue);
    return () => value;
  }
  return () => {
    if (required) throw blankValue(mapping);
    return nullPolicy === 'Clear' ? [] : undefined;
  };
}

function readDefault(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) return value;
  } catch {
    // No JSON: a list as it is written in Salesforce.
  }
  return text.split(';').map((item) => item.trim());
}
