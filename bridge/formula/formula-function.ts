import type { Bound, Kind } from './bound';
import type { CallArguments } from './call-arguments';

/** What a parameter takes: one kind, one of several, anything, or T and S: the same kind wherever the letter stands. */
export type Parameter = Kind | readonly Kind[] | 'any' | 'T' | 'S';

/** One function of the language. */
export interface FormulaFunction {
  /** By number of arguments, where the function takes any number of them. */
  readonly takes: readonly Parameter[] | ((count: number) => readonly Parameter[]);
  /** How many of the last parameters may be left out. */
  readonly optional?: number;
  readonly gives: Kind | 'T' | 'S';
  /** True when the value depends on the moment of evaluation. */
  readonly readsClock?: boolean;
  bind(args: CallArguments): Bound;
}

/** By name, in capitals. */
export type FunctionTable = Readonly<Record<string, FormulaFunction>>;
