import { composeQuery, parseQuery, type Query } from '@jetstreamapp/soql-parser-js';
import { messageOf } from '../errors';
import type { SyncRow } from './rows';
import type { Scope } from './sync-definition';

/** What is wrong with a scope, and in which field of the sync. */
export interface ScopeProblem {
  readonly field: string;
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

class InvalidSoql extends Error {}

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
    default:
      return {
        field: 'Scope_Type__c',
        code: 'config.not-supported',
        message: `The scope ${row.Scope_Type__c} is not supported yet.`,
        fix: 'Choose All, Filter or SOQL.'
      };
  }
}

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
  const query = parse(`SELECT Id FROM Scope WHERE ${withoutMacros(filter)}`);
  refuseUnpageable(query);
  if (query.orderBy) throw new InvalidSoql('ORDER BY cannot be part of a filter.');
  return { type: 'Filter', condition: filter };
}

function readQuery(text: string, row: SyncRow): Scope {
  const query = parse(withoutMacros(text));
  refuseUnpageable(query);
  if (query.sObject?.toLowerCase() !== row.Source_Object__c?.toLowerCase()) {
    throw new InvalidSoql(
      `The query reads ${query.sObject}, but the sync's object is ${row.Source_Object__c}.`
    );
  }
  const condition = query.where ? withMacros(conditionOf(query)) : null;
  return { type: 'SOQL', fields: fieldsOf(query), condition };
}

function parse(soql: string): Query {
  try {
    return parseQuery(soql);
  } catch (cause) {
    throw new InvalidSoql(`It is not valid SOQL: ${firstWords(messageOf(cause))}`, { cause });
  }
}

/** The parser goes on to list every token that it would have taken. */
const firstWords = (text: string): string => (text.split('\n')[0] ?? '').trim().slice(0, 160);

function refuseUnpageable(query: Query): void {
  const refused: readonly [string, unknown][] = [
    ['LIMIT', query.limit],
    ['OFFSET', query.offset],
    ['GROUP BY', query.groupBy],
    ['HAVING', query.having],
    ['FOR', query.for],
    ['UPDATE', query.update],
    ['USING SCOPE', query.usingScope],
    ['WITH', query.withDataCategory ?? query.withSecurityEnforced ?? query.withAccessLevel],
    ['An alias of the object', query.sObjectAlias]
  ];
  const found = refused.find(([, value]) => value !== undefined);
  if (found)
    throw new InvalidSoql(`${found[0]} cannot be used in a sync's query; Max_Records__c caps a run.`);
  const odd = query.fields?.find((field) => field.type !== 'Field' && field.type !== 'FieldRelationship');
  if (odd) throw new InvalidSoql(`The query selects something other than fields (${odd.type}).`);
  const renamed = query.fields?.some((field) => 'alias' in field && field.alias !== undefined);
  if (renamed) throw new InvalidSoql('The query gives a field another name.');
}

/** The parser knows no macros: while it looks, they are literals that nobody else would write. */
const macros = [
  { macro: '[INTERVAL_TIMESTAMP]', form: /\[INTERVAL_TIMESTAMP\]/gi, literal: '1000-01-01T11:11:11Z' },
  { macro: '[INTERVAL_DATE]', form: /\[INTERVAL_DATE\]/gi, literal: '1000-01-01' }
] as const;

const withoutMacros = (text: string): string =>
  macros.reduce((result, { form, literal }) => result.replaceAll(form, literal), text);
const withMacros = (text: string): string =>
  macros.reduce((result, { macro, literal }) => result.replaceAll(literal, macro), text);

const idOfScope: Query = { fields: [{ type: 'Field', field: 'Id' }], sObject: 'Scope' };

const conditionOf = (query: Query): string =>
  composeQuery({ ...idOfScope, where: query.where }).slice('SELECT Id FROM Scope WHERE '.length);

const fieldsOf = (query: Query): string[] =>
  composeQuery({ fields: query.fields, sObject: 'Scope' })
    .slice('SELECT '.length, -' FROM Scope'.length)
    .split(', ');
