import type { FieldMapping } from '../../config/sync-definition';
import type { Payload, SourceRecord } from '../model';
import { compileTransform } from '../transforms/compile-transform';
import type { Transform } from '../transforms/table';
import { typeOfFormula } from './formula-types';
import { compiledAt, evaluated } from './formulas';
import type { MapTrace } from './map-trace';
import { pathReader, payloadReader, type Row } from './read-path';
import { typeAt, unknownType, type SourcePlace, type SourceType } from './source-types';
import { readOutputPath } from './step-outputs';

/** What the mapping of one record shares. */
export interface MapContext {
  readonly record: SourceRecord;
  readonly now: Date;
  /** Payloads of the steps before, by their names in lower case. */
  readonly outputs: Map<string, Payload>;
  /** Grows with the rows that go into arrays. */
  readonly childIds: string[];
  /** Whoever follows the mapping. */
  readonly trace?: MapTrace;
}

export type ReadSource = (row: Row, context: MapContext) => unknown;

/** A mapping's source made ready: how it is read, and what makes its values fit to be sent. */
export interface CompiledSource {
  readonly read: ReadSource;
  readonly transform: Transform;
}

export function compileSource(mapping: FieldMapping, place: SourcePlace): CompiledSource {
  switch (mapping.kind) {
    case 'Value':
      return { read: () => mapping.source, transform: transformOf(mapping, unknownType, place) };
    case 'Formula':
      return formulaSource(mapping, place);
    default:
      return readOutputPath(mapping) ? outputSource(mapping, place) : fieldSource(mapping, place);
  }
}

function formulaSource(mapping: FieldMapping, place: SourcePlace): CompiledSource {
  const formula = compiledAt(mapping.source, 'value', place);
  const value = evaluated(formula, `The formula for ${mapping.target}`);
  return {
    read: (row, { now }) => value(row, now),
    transform: transformOf(mapping, typeOfFormula(formula.type), place)
  };
}

function fieldSource(mapping: FieldMapping, place: SourcePlace): CompiledSource {
  const type = typeAt(place, mapping.source) ?? unknownType;
  return {
    read: pathReader((type.path ?? mapping.source).split('.')),
    transform: transformOf(mapping, type, place)
  };
}

/** It has the form in which it is sent already. */
const asItIs = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? structuredClone(value) : value;

function outputSource(mapping: FieldMapping, place: SourcePlace): CompiledSource {
  const { step, path } = readOutputPath(mapping) ?? { step: '', path: '' };
  const [name, read] = [step.toLowerCase(), payloadReader(path.split('.'))];
  return {
    read: (_row, { outputs }) => read(outputs.get(name)),
    transform: isNone(mapping) ? { apply: asItIs, type: 'string' } : transformOf(mapping, unknownType, place)
  };
}

export const isNone = ({ transform }: FieldMapping): boolean => /^\s*none\s*$/i.test(transform);

export const transformOf = ({ transform }: FieldMapping, field: SourceType, place: SourcePlace): Transform =>
  compileTransform(transform, { field, timeZone: place.timeZone });
