import type { FieldType, Query, Subquery } from '@jetstreamapp/soql-parser-js';
import { unreadableClauses } from '../soql/clauses';
import { conditionText, InvalidSoql, parseSoql, selectedTexts } from '../soql/parse-soql';
import { factsOf } from '../soql/read-condition';
import type { SyncRow } from './rows';
import type { Scope } from './sync-definition';

/** What is wrong with a scope, and in which field of the sync. */
export interface ScopeProblem {
  readonly field: string;
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

/** Scope of a sync as written -> as read: SOQL is parsed, so that what cannot be paged through is refused. Pure. */
export function readScope(row: SyncRow): Scope | ScopeProblem {
  switch (row.Scope_Type__c) {
    case 'All':
      return { type: 'All' };
    case 'Filter':
      return row.Filter__c ? readSoql('Filter__c', row.Filter__c, readFilter) : blank('Filter__c');
    case 'SOQL':
      return row.Query__c
        ? readSoql('Query__c', row.Query__c, (text) => readQuery(text, row))
        : blank('Query__c');
    case 'List_View':
      return row.Filter__c
        ? { type: 'List_View', view: row.Filter__c }
        : named('list view', 'Choose one that is shared with all users.');
    case 'Report':
      return reportId.test(row.Filter__c ?? '')
        ? { type: 'Report', report: row.Filter__c ?? '' }
        : named('report', 'Choose one; in Setup write its id, which begins with 00O.');
    case 'Campaign':
      throw new Error('A campaign scope is made of links, not of the sync alone.');
  }
}

const reportId = /^00O\w{12}(\w{3})?$/;

const named = (what: string, fix: string): ScopeProblem => ({
  field: 'Filter__c',
  code: 'config.missing',
  message: `No ${what} is chosen.`,
  fix
});

const blank = (field: string): ScopeProblem => ({
  field,
  code: 'config.missing',
  message: `${field} is blank.`,
  fix: 'Write it, or choose the scope All.'
});

function readSoql(field: string, text: string, read: (text: string) => Scope): Scope | ScopeProblem {
  try {
    return read(text);
  } catch (error) {
    if (!(error instanceof InvalidSoql)) throw error;
    return { field, code: 'config.invalid-soql', message: error.message, fix: 'Correct the SOQL.' };
  }
}

function readFilter(filter: string): Scope {
  const query = parseSoql(`SELECT Id FROM Scope WHERE ${filter}`);
  refuseUnpageable(query);
  if (query.orderBy) throw new InvalidSoql('ORDER BY cannot be part of a filter.');
  return { type: 'Filter', condition: filter, facts: factsOf({ where: query.where }) };
}

function readQuery(text: string, row: SyncRow): Scope {
  const query = parseSoql(text);
  refuseUnpageable(query);
  if (query.sObject?.toLowerCase() !== row.Source_Object__c?.toLowerCase()) {
    throw new InvalidSoql(
      `The query reads ${query.sObject}, but the sync's object is ${row.Source_Object__c}.`
    );
  }
  const condition = query.where ? conditionText(query.where) : null;
  return { type: 'SOQL', fields: selectedTexts(query), condition, facts: factsOf(query) };
}

function refuseUnpageable(query: Query): void {
  const refused = [
    ['LIMIT', query.limit] as const,
    ...unreadableClauses(query),
    ['An alias of the object', query.sObjectAlias] as const
  ];
  const found = refused.find(([, value]) => value !== undefined);
  if (found)
    throw new InvalidSoql(`${found[0]} cannot be used in a sync's query; Max_Records__c caps a run.`);
  refuseOddFields(query.fields ?? []);
}

function refuseOddFields(fields: readonly FieldType[]): void {
  for (const field of fields) {
    if (field.type === 'FieldSubquery') refuseOddChildren(field.subquery);
    else if (field.type !== 'Field' && field.type !== 'FieldRelationship')
      throw new InvalidSoql(`The query selects something other than fields (${field.type}).`);
    if ('alias' in field && field.alias !== undefined)
      throw new InvalidSoql('The query gives a field another name.');
  }
}

/** Child rows are read whole: a cap or a grouping would make an array of a part of them. */
function refuseOddChildren({ fields = [], limit, offset, groupBy, sObjectPrefix }: Subquery): void {
  if (limit !== undefined || offset !== undefined || groupBy !== undefined)
    throw new InvalidSoql('A subquery for child records cannot have LIMIT, OFFSET or GROUP BY.');
  if (sObjectPrefix) throw new InvalidSoql('A subquery names the child relationship alone.');
  refuseOddFields(fields);
}
