import type {
  FieldMapping,
  IterableType,
  StepDefinition,
  SyncDefinition
} from '../../config/sync-definition';
import { iterableTypeOf } from '../source-schema';
import { TransformFault } from '../transforms/parse-transform';
import { readArraySource } from './array-source';
import { isNone, transformOf } from './compile-source';
import { typeOfFormula } from './formula-types';
import { compileAt } from './formulas';
import { typeAt, unknownType, type SourcePlace, type SourceType } from './source-types';
import { readOutputPath, sameName } from './step-outputs';

/** The Iterable type of what a mapping sends; null where a check has named why there is none. Arrays: of an element. */
export function resultType(
  mapping: FieldMapping,
  step: StepDefinition,
  definition: SyncDefinition,
  place: SourcePlace
): IterableType | null {
  if (mapping.targetType) return mapping.targetType;
  if (readOutputPath(mapping) && isNone(mapping)) return outputType(mapping, step, definition, place);
  const type = sourceType(mapping, place);
  return type && transformedType(mapping, type, place);
}

function sourceType(mapping: FieldMapping, place: SourcePlace): SourceType | null {
  switch (mapping.kind) {
    case 'Value':
      return unknownType;
    case 'Formula': {
      const answer = compileAt(mapping.source, 'value', place);
      return 'formula' in answer ? typeOfFormula(answer.formula.type) : null;
    }
    case 'Array':
      return typeAt(place, readArraySource(mapping.source).name) ?? unknownType;
    case 'Field':
      return typeAt(place, mapping.source) ?? unknownType;
  }
}

/** A transform that cannot be used is the mapping check's to name. */
function transformedType(mapping: FieldMapping, type: SourceType, place: SourcePlace): IterableType {
  try {
    return transformOf(mapping, type, place).type;
  } catch (error) {
    if (error instanceof TransformFault) return iterableTypeOf(type);
    throw error;
  }
}

/** What an earlier step made keeps its type. */
function outputType(
  mapping: FieldMapping,
  step: StepDefinition,
  definition: SyncDefinition,
  place: SourcePlace
): IterableType | null {
  const output = readOutputPath(mapping);
  const before = definition.steps.slice(0, definition.steps.indexOf(step));
  const maker = before.find(({ name }) => output !== null && sameName(name, output.step));
  const writer = maker?.mappings.find(({ target }) => target === output?.path);
  if (maker && writer) return resultType(writer, maker, definition, place);
  return output?.path === 'createdAt' ? 'long' : 'string';
}
