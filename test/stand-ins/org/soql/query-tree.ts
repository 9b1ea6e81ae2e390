/** The closed form of a query: all that the engine knows to do; what does not fit here was refused while reading. */

export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type TestOperator = CompareOperator | 'LIKE' | 'IN' | 'NOT IN' | 'INCLUDES' | 'EXCLUDES';

/** A field path as written, e.g. `Account.Owner.Name`, or a function of operands. */
export type Operand = FieldOperand | CallOperand;

export interface FieldOperand {
  readonly kind: 'field';
  readonly path: string;
}

export interface CallOperand {
  readonly kind: 'call';
  /** Upper case. */
  readonly name: string;
  readonly parameters: readonly Operand[];
  /** As written, for messages. */
  readonly text: string;
}

export type Literal =
  | { readonly kind: 'text'; readonly raw: string }
  | { readonly kind: 'number'; readonly value: number; readonly whole: boolean; readonly raw: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'date'; readonly raw: string }
  | { readonly kind: 'datetime'; readonly raw: string }
  | { readonly kind: 'period'; readonly name: string; readonly count: number };

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | ValueTest
  | QueryTest;

export interface ValueTest {
  readonly kind: 'values';
  readonly operand: Operand;
  readonly operator: TestOperator;
  /** One value, or the list of a list operator. */
  readonly values: readonly Literal[];
}

/** Semi-join (`IN`) or anti-join (`NOT IN`). */
export interface QueryTest {
  readonly kind: 'query';
  readonly operand: Operand;
  readonly operator: 'IN' | 'NOT IN';
  readonly query: QueryTree;
}

export type SelectItem =
  | { readonly kind: 'operand'; readonly operand: Operand; readonly alias?: string }
  | { readonly kind: 'fields'; readonly group: string }
  | { readonly kind: 'children'; readonly query: QueryTree }
  | { readonly kind: 'typeof'; readonly relationship: string; readonly branches: readonly TypeofBranch[] };

export interface TypeofBranch {
  /** Undefined for ELSE. */
  readonly objectType?: string;
  readonly paths: readonly string[];
}

export interface OrderItem {
  readonly operand: Operand;
  readonly descending: boolean;
  readonly nulls: 'first' | 'last';
}

export interface Grouping {
  readonly kind: 'plain' | 'rollup' | 'cube';
  readonly operands: readonly Operand[];
}

export interface QueryTree {
  readonly select: readonly SelectItem[];
  /** Object, or the relationship of a child subquery. */
  readonly from: string;
  /** What stands before the relationship of a child subquery: `a` in `FROM a.Contacts`. */
  readonly prefix?: readonly string[];
  readonly alias?: string;
  readonly where?: Condition;
  readonly grouping?: Grouping;
  readonly having?: Condition;
  readonly orderBy: readonly OrderItem[];
  readonly limit?: number;
  readonly offset?: number;
}
