import type { Query } from '@jetstreamapp/soql-parser-js';
import type { ConditionFacts } from '../config/sync-definition';
import { fieldsRead, namesRelativeDate } from './fields-read';
import { conditionText, InvalidSoql, parseSoql } from './parse-soql';

/** What a condition reads, known before it runs. */
export const factsOf = (query: Query): ConditionFacts => ({
  reads: fieldsRead(query),
  relativeDates: namesRelativeDate(query.where)
});

/** The condition of a list view's SOQL; what else it says is how the view is shown. Throws InvalidSoql. */
export function readListViewQuery(soql: string): { condition: string | null; facts: ConditionFacts } {
  const query = parseSoql(soql);
  if (query.usingScope && query.usingScope.toLowerCase() !== 'everything')
    throw new InvalidSoql(`The list view depends on who looks at it (${query.usingScope.toLowerCase()}).`);
  const condition = query.where ? conditionText(query.where) : null;
  return { condition, facts: factsOf({ where: query.where }) };
}
