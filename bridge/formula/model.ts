/** What a formula is to the rest of the bridge: text in, a compiled formula or problems out. No I/O, no clock. */

/** The type of what a formula gives; text covers ids, e-mail addresses and the like. */
export type FormulaType = 'text' | 'number' | 'boolean' | 'date' | 'datetime' | 'time';

/** A field as describe knows it. */
export interface FormulaField {
  /** The path in Salesforce's own capitals: `Name`, `Account.Name`. */
  readonly name: string;
  /** `string`, `picklist`, `currency`, ... as describe says it; source: salesforce-api 6. */
  readonly type: string;
  /** Of a picklist: lets literals be checked. */
  readonly picklistValues?: readonly PicklistValue[];
}

export interface PicklistValue {
  readonly value: string;
  readonly label: string | null;
}

/**
 * The fields that a formula may name, by lower-case path (`account.name`). A Map will do, and so will an object that
 * looks a path up when it is asked. `values` are what unknown names are compared with. A global such as `$user.email`
 * is a field like any other here: it is refused unless it is found.
 */
export interface FormulaFields {
  get(path: string): FormulaField | undefined;
  values(): Iterable<FormulaField>;
}

/** A record as Salesforce answers it: parents are nested objects. */
export type FormulaRow = Readonly<Record<string, unknown>>;

export interface FormulaOptions {
  readonly fields: FormulaFields;
  /** IANA name: TODAY() and DATEVALUE(date/time) are dates there. */
  readonly timeZone: string;
  /** What a blank number field is: Salesforce's "treat blank fields as zeroes" or "as blanks". */
  readonly blanks: 'zero' | 'blank';
  /** The type that is needed, e.g. `boolean` for a condition; another one is a problem. */
  readonly expects?: FormulaType;
  /** How a field is read from a row; without it, parents are nested objects. */
  readonly reader?: (path: readonly string[]) => (row: FormulaRow) => unknown;
}

/** Where in the text, to underline it: `start` and `end` count UTF-16 units from 0, line and column from 1. */
export interface FormulaPosition {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

/** Why a formula cannot be used, as an admin can act on it. */
export interface FormulaProblem {
  /** Stable, e.g. `formula.unknown-field`; docs/formulas.md lists them. */
  readonly code: string;
  readonly message: string;
  readonly position: FormulaPosition;
  readonly fix: string;
}

/** `YYYY-MM-DD` for a date, ISO 8601 in UTC for a date/time, `hh:mm:ss.SSSZ` for a time; null is blank. */
export type FormulaValue = string | number | boolean | null;

/**
 * Why one record has no value: what Salesforce shows as #Error!, or a field that holds what its type forbids. It is
 * given back, never thrown out of `evaluate`, and holds no values of the record.
 */
export class FormulaFault extends Error {
  constructor(
    /** Stable, e.g. `formula.division-by-zero`. */
    readonly code: string,
    message: string,
    /** The field concerned, as a path; null when none is. */
    readonly field: string | null,
    readonly fix: string
  ) {
    super(message);
  }
}

export interface CompiledFormula {
  readonly text: string;
  readonly type: FormulaType;
  /** The paths that must be in the row, in Salesforce's capitals, each once. */
  readonly fields: readonly string[];
  /** True when the value changes with time alone (TODAY, NOW, TIMENOW): nothing on the record tells that it did. */
  readonly readsClock: boolean;
  /** Never throws. A boolean formula is never null: what is neither true nor false counts as false. */
  evaluate(row: FormulaRow, now: Date): FormulaValue | FormulaFault;
}

export type FormulaAnswer =
  { readonly formula: CompiledFormula } | { readonly problems: readonly FormulaProblem[] };
