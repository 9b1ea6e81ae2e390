import type { Query } from '@jetstreamapp/soql-parser-js';
import { unreadableClauses } from '../soql/clauses';
import { InvalidSoql, parseSoql } from '../soql/parse-soql';
import type { Report } from './report';

/**
 * The source of an array: a name alone, or a child relationship with the clauses of a subquery. What cannot be used is
 * reported. Pure.
 */
export function checkSubquery(source: string, where: string, report: Report): void {
  if (/^[\w.]+$/.test(source)) return;
  try {
    const query = parseSoql(`SELECT Id FROM ${source}`);
    const refused = refusedClause(query);
    if (refused) throw new InvalidSoql(`${refused} cannot be used for the rows of an array.`);
  } catch (error) {
    if (!(error instanceof InvalidSoql)) throw error;
    report(
      where,
      'config.invalid-soql',
      error.message,
      'Write the child relationship and, if need be, WHERE, ORDER BY and LIMIT, e.g. Pets__r WHERE Active__c = true.'
    );
  }
}

/** The first clause other than WHERE, ORDER BY and LIMIT. */
function refusedClause(query: Query): string | undefined {
  const clauses = [...unreadableClauses(query), ['An alias', query.sObjectAlias] as const];
  return clauses.find(([, value]) => value !== undefined)?.[0];
}
