import type { compileSync } from 'sformula';
import { type Kind, isAmountKind } from './bound';
import { fieldKind } from './field-kinds';
import type { FormulaFunction, Parameter } from './formula-function';
import type { FormulaField } from './model';

/** What sformula's typer is told of fields and functions. */
export type TypeDictionary = NonNullable<NonNullable<Parameters<typeof compileSync>[1]>['inputTypes']>;
type SformulaType = NonNullable<TypeDictionary[string]>;

export const sformulaType = (kind: Kind): SformulaType => {
  if (kind === 'text') return { type: 'string' };
  if (kind === 'null') return { type: 'any' };
  return isAmountKind(kind) || kind === 'boolean' ? { type: kind } : { type: kind };
};

export const fieldType = (field: FormulaField): SformulaType => sformulaType(fieldKind(field.type) ?? 'null');

/** Of sformula's types the ones that a part of a formula can have, as ours. */
export function kindOf(type: string): Kind {
  switch (type) {
    case 'number':
    case 'boolean':
    case 'date':
    case 'datetime':
    case 'time':
    case 'picklist':
    case 'multipicklist':
      return type;
    case 'any':
      return 'null';
    default:
      return 'text';
  }
}

/** Parameters are templates so that a literal null fits everywhere. */
export function functionType({ takes, optional = 0, gives }: Omit<FormulaFunction, 'bind'>): SformulaType {
  const argumentsFor = (count: number) => {
    const parameters = typeof takes === 'function' ? takes(count) : takes;
    return parameters.map((parameter, index) => ({
      argument: parameterType(parameter, index),
      optional: index >= parameters.length - optional
    }));
  };
  const returns: SformulaType =
    gives === 'T' || gives === 'S' ? { type: 'template', ref: gives } : sformulaType(gives);
  return { type: 'function', arguments: argumentsFor, returns };
}

function parameterType(parameter: Parameter, index: number): SformulaType {
  if (parameter === 'any') return { type: 'any' };
  if (parameter === 'T' || parameter === 'S') return { type: 'template', ref: parameter };
  const kinds = typeof parameter === 'string' ? [parameter] : parameter;
  return { type: 'template', ref: `parameter ${index}`, anyOf: kinds.map(sformulaType) };
}
