/** A condition of SOQL, taken apart so that it can be looked at clause by clause. */
export type Condition =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | Clause;

/** The smallest part of a condition: one comparison. */
export interface Clause {
  readonly kind: 'clause';
  /** As SOQL, with the macros of a sync's query. */
  readonly text: string;
  /** Null for what only Salesforce can say: semi-joins, functions, dates that move by themselves. */
  readonly test: ClauseTest | null;
  /** Fields of the record that it names. */
  readonly fields: readonly string[];
}

export interface ClauseTest {
  /** Path as written. */
  readonly field: string;
  readonly operator: ClauseOperator;
  /** One, or those of a list. */
  readonly values: readonly Literal[];
}

export type ClauseOperator =
  '=' | '!=' | '<' | '<=' | '>' | '>=' | 'LIKE' | 'IN' | 'NOT IN' | 'INCLUDES' | 'EXCLUDES';

export type Literal =
  | { readonly type: 'text' | 'date' | 'moment'; readonly value: string }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'null'; readonly value: null };
