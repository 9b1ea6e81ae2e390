import type { FormulaFunction, FunctionTable } from '../formula-function';
import { choiceFunctions } from './choices';
import { dateFunctions } from './dates';
import { logicFunctions } from './logic';
import { numberFunctions } from './numbers';
import { regexFunctions } from './regex';
import { textFunctions } from './text';

const tables: readonly FunctionTable[] = [
  logicFunctions,
  choiceFunctions,
  textFunctions,
  numberFunctions,
  dateFunctions,
  regexFunctions
];

const functions: ReadonlyMap<string, FormulaFunction> = new Map(
  tables.flatMap((table) => Object.entries(table))
);

/** By name, in capitals. */
export const findFunction = (name: string): FormulaFunction | undefined => functions.get(name);

/** The names of all functions that formulas may use, in capitals. */
export const functionNames: readonly string[] = [...functions.keys()].sort();
