import type { Query } from '@jetstreamapp/soql-parser-js';

/** Clauses with which a query cannot be read page by page, nor row by row: name and content of each. Pure. */
export const unreadableClauses = (query: Query): readonly (readonly [name: string, content: unknown])[] => [
  ['OFFSET', query.offset],
  ['GROUP BY', query.groupBy],
  ['HAVING', query.having],
  ['FOR', query.for],
  ['UPDATE', query.update],
  ['USING SCOPE', query.usingScope],
  ['WITH', query.withDataCategory ?? query.withSecurityEnforced ?? query.withAccessLevel]
];
