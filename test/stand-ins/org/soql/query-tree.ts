/** The closed form of a query: all that the engine knows to do; what does not fit here was refused while reading. */

/** Operators of one value. */
export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';
/** All operators of a condition. */
export type TestOperator = CompareOperator | 'LIKE' | 'IN' | 'NOT IN' | 'INCLUDES' | 'EXCLUDES';

/** A field path as written, e.g. `Account.Owner.Name`, or a function of operands. */
export type Operand = FieldOperand | CallOperand;

/** A field, by its path. */
export interface FieldOperand {
  readonly kind: 'field';
  readonly path: string;
}

/** A function and what it is applied to. */
export interface CallOperand {
  readonly kind: 'call';
  /** Upper case. */
  readonly name: string;
  readonly parameters: readonly Operand[];
  /** As written, for messages. */
  readonly text: string;
}

/** A value as the query writes it, not yet of a field's type. */
export type Literal =
  | { readonly kind: 'text'; readonly raw: string }
  | { readonly kind: 'number'; readonly value: number; readonly whole: boolean; readonly raw: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'date'; readonly raw: string }
  | { readonly kind: 'datetime'; readonly raw: string }
  | { readonly kind: 'period'; readonly name: string; readonly count: number };

/** A WHERE or HAVING clause. */
export type Condition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | ValuesCondition
  | QueryCondition;

/** One comparison with one value or a list. */
export interface ValuesCondition {
  readonly kind: 'values';
  readonly operand: Operand;
  readonly operator: TestOperator;
  /** One value, or the list of a list operator. */
  readonly values: readonly Literal[];
}

/** Semi-join (`IN`) or anti-join (`NOT IN`). */
export interface QueryCondition {
  readonly kind: 'query';
  readonly operand: Operand;
  readonly operator: 'IN' | 'NOT IN';
  readonly query: QueryTree;
}

/** One entry of a SELECT list. */
export type SelectItem =
  | { readonly kind: 'operand'; readonly operand: Operand; readonly alias?: string }
  | { readonly kind: 'fields'; readonly group: string }
  | { readonly kind: 'children'; readonly query: QueryTree }
  | { readonly kind: 'typeof'; readonly relationship: string; readonly branches: readonly TypeofBranch[] };

/** WHEN ... THEN, or ELSE. */
export interface TypeofBranch {
  /** Undefined for ELSE. */
  readonly objectType?: string;
  readonly paths: readonly string[];
}

/** One entry of ORDER BY. */
export interface OrderItem {
  readonly operand: Operand;
  readonly descending: boolean;
  readonly nulls: 'first' | 'last';
}

/** GROUP BY, with totals for ROLLUP and CUBE. */
export interface Grouping {
  readonly kind: 'plain' | 'rollup' | 'cube';
  readonly operands: readonly Operand[];
}

/** A query, a child subquery or the subquery of a semi-join. */
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
