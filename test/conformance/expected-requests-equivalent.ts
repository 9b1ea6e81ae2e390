import type { ProjectOptions, ProjectType } from '../stand-ins/iterable/options';
import type { Row } from '../stand-ins/org/model';

export type ColumnKind = 'text' | 'longText' | 'datetime' | 'date' | 'number' | 'whole' | 'checkbox';

/** Field of the record -> its kind, and where its value stands in the vendor's input; `*` is the first member. */
export type Columns = Readonly<Record<string, readonly [kind: ColumnKind, from: string]>>;

export interface EquivalentStep {
  readonly operation: string;
  /** Of the step. */
  readonly target?: string;
  /** Where the target stands in the input instead. */
  readonly targetFrom?: string;
  readonly values?: Row;
  /** Source by target; a row says more than the source. */
  readonly mappings: Readonly<Record<string, string | Row>>;
}

/** Our definition for cases of another integration: the input is a record of a custom object. */
export interface Equivalent {
  /** Row of the parity list, in front of the test's name. */
  readonly parity: string;
  readonly cases: readonly string[];
  readonly type: ProjectType;
  /** E-mail in an email-based project, else user id. */
  readonly identity?: 'Email' | 'UserId';
  readonly columns: Columns;
  /** Rows below the record, where they stand in the input; one alone counts as one row. */
  readonly children?: { readonly from: string; readonly columns: Columns };
  readonly steps: readonly EquivalentStep[];
  /** Columns with e-mails or user ids of those who are in Iterable before. */
  readonly known?: readonly string[];
  readonly project?: Partial<ProjectOptions>;
}

/** Where a value stands; undefined where there is none. `#` answers the first member's name instead. */
export function valueAt(input: unknown, path: string): unknown {
  let value = input;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    if (name === '#') return Object.keys(value)[0];
    value = name === '*' ? Object.values(value)[0] : (value as Record<string, unknown>)[name];
  }
  return value === '<undefined>' ? undefined : value;
}
