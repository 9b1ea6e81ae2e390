import type { FieldMapping, IterableType } from '../../config/sync-definition';
import { toIterableType, ValueProblem } from '../transforms/values';
import { compileSource, type CompiledSource, type MapContext } from './compile-source';
import { blankValue, wrongValue, type Purpose } from './problems';
import { placer, type Row } from './read-path';
import type { SourcePlace } from './source-types';
import { targetConverter } from './target-values';
import { targetKind, type OperationTargets, type TargetKind } from './targets';

/** Writes what a mapping makes of a row into a payload, or into an element of one. */
export type Writer = (row: Row, target: Record<string, unknown>, context: MapContext) => void;

/** Where a mapping stands: what it may read, and what its target takes. */
export interface MappingPlace extends SourcePlace {
  readonly targets: OperationTargets;
}

export function compileMapping(mapping: FieldMapping, place: MappingPlace): Writer {
  const source = compileSource(mapping, place);
  const value = valueOf(mapping, source, place);
  const write = placer(mapping.target.split('.'));
  return (row, target, context) => {
    const { trace } = context;
    const made = trace
      ? trace.follow(mapping, { read: () => source.read(row, context), make: () => value(row, context) })
      : value(row, context);
    if (made !== undefined) write(target, made);
  };
}

type Value = (row: Row, context: MapContext) => unknown;

/** Undefined leaves the target out of the payload. */
export function valueOf(mapping: FieldMapping, source: CompiledSource, place: MappingPlace): Value {
  const kind = targetKind(place.targets, mapping.target) ?? 'data';
  const convert = converter(mapping, source, kind, place);
  const blank = blankPolicy(mapping, source.transform.type, kind, place);
  if (mapping.kind === 'Value') {
    const constant = once(() => convert(mapping.source));
    return () => constant();
  }
  return (row, context) => {
    const raw = source.read(row, context);
    if (isBlank(raw)) return blank();
    const made = convert(raw);
    return isBlank(made) ? blank() : made;
  };
}

export const isBlank = (value: unknown): boolean => value === null || value === undefined || value === '';

function converter(
  mapping: FieldMapping,
  { transform }: CompiledSource,
  kind: TargetKind,
  place: SourcePlace
): (value: unknown) => unknown {
  const { targetType } = mapping;
  const toTarget = targetConverter(kind, place.timeZone);
  return (raw) => {
    try {
      let value = transform.apply(raw);
      if (targetType && !isBlank(value)) value = toIterableType(value, targetType);
      return toTarget && !isBlank(value) ? toTarget(value) : value;
    } catch (error) {
      throw asRecordProblem(mapping, error);
    }
  };
}

export const asRecordProblem = (purpose: Purpose, error: unknown): unknown =>
  error instanceof ValueProblem ? wrongValue(purpose, error) : error;

/** What is sent for a blank value, as the null policy says. */
export function blankPolicy(
  mapping: FieldMapping,
  type: IterableType,
  kind: TargetKind,
  place: SourcePlace
): () => unknown {
  const { nullPolicy, defaultValue, required, targetType } = mapping;
  if (nullPolicy === 'Default' && defaultValue !== null) {
    const toTarget = targetConverter(kind, place.timeZone);
    return once(() => {
      try {
        return toTarget ? toTarget(defaultValue) : toIterableType(defaultValue, targetType ?? type);
      } catch (error) {
        throw asRecordProblem(mapping, error);
      }
    });
  }
  if (required)
    return () => {
      throw blankValue(mapping);
    };
  const value = nullPolicy === 'Clear' ? clearedOf(kind) : undefined;
  return () => value;
}

/** Only data can be emptied by null and a set of ids by none; elsewhere what is blank is left out (iterable-api 4, 7.1). */
function clearedOf(kind: TargetKind): null | undefined | readonly never[] {
  if (kind === 'data') return null;
  return kind === 'ids' ? [] : undefined;
}

/** Computed when it is first asked for: what cannot be computed is the problem of each record that needs it. */
function once(make: () => unknown): () => unknown {
  let made: { readonly value: unknown } | null = null;
  return () => (made ??= { value: make() }).value;
}
