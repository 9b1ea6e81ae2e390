import { composeQuery, parseQuery, type Query } from '@jetstreamapp/soql-parser-js';
import { ConfigError, messageOf } from '../errors';
import type { SyncDefinition } from '../config/sync-definition';
import type { ReadingWindow } from './bookkeeping';

/** A scope made ready for its change field: everything of the SOQL but window, position and limit. */
export interface ScopeQuery {
  readonly fields: readonly string[];
  readonly object: string;
  readonly changeField: string;
  /** Condition of the scope, with its macros; null for all records. */
  readonly condition: string | null;
}

/** Beginning of time for `[INTERVAL_TIMESTAMP]` before the first window is complete. */
const beginning = '1970-01-01T00:00:00Z';

/**
 * The definition's scope with the fields that the sync needs besides its own.
 * @throws ConfigError for a filter or query that is not SOQL, or that uses what a sync cannot page through.
 */
export function scopeQuery(definition: SyncDefinition, neededFields: readonly string[]): ScopeQuery {
  const { scope, sourceObject, changeField } = definition;
  if (scope.type === 'SOQL') return fromQuery(definition, scope.query, neededFields);
  return {
    fields: distinct(neededFields),
    object: sourceObject,
    changeField,
    condition: scope.type === 'Filter' ? checkedFilter(definition, scope.filter) : null
  };
}

/** SOQL of the page after `position`, in the order of (change field, Id). */
export function pageQuery(scope: ScopeQuery, window: ReadingWindow, limit: number): string {
  const { changeField } = scope;
  const conditions = [
    ...scopeConditions(scope, window.start),
    ...(window.start ? [`${changeField} >= ${soqlDateTime(window.start)}`] : []),
    `${changeField} < ${soqlDateTime(window.end)}`,
    ...(window.position ? [afterPosition(changeField, window.position)] : [])
  ];
  return [
    `SELECT ${scope.fields.join(', ')} FROM ${scope.object}`,
    `WHERE ${conditions.join(' AND ')}`,
    `ORDER BY ${changeField} ASC, Id ASC LIMIT ${limit}`
  ].join(' ');
}

/** SOQL of given records, as far as they are in scope. */
export function recordsQuery(scope: ScopeQuery, ids: readonly string[]): string {
  const list = ids.map((id) => `'${soqlText(id)}'`).join(',');
  const conditions = [...scopeConditions(scope, null), `Id IN (${list})`];
  return `SELECT ${scope.fields.join(', ')} FROM ${scope.object} WHERE ${conditions.join(' AND ')}`;
}

function scopeConditions(scope: ScopeQuery, start: string | null): string[] {
  return scope.condition ? [`(${withMacros(scope.condition, start)})`] : [];
}

function afterPosition(changeField: string, position: NonNullable<ReadingWindow['position']>): string {
  const stamp = soqlDateTime(position.changedAt);
  return `(${changeField} > ${stamp} OR (${changeField} = ${stamp} AND Id > '${soqlText(position.id)}'))`;
}

function withMacros(condition: string, start: string | null): string {
  const stamp = start ? soqlDateTime(start) : beginning;
  return condition
    .replaceAll(/\[INTERVAL_TIMESTAMP\]/gi, stamp)
    .replaceAll(/\[INTERVAL_DATE\]/gi, stamp.slice(0, 10));
}

/** A moment as SOQL writes it: unquoted, whole seconds unless it has a fraction (salesforce-api 2.3). */
export function soqlDateTime(iso: string): string {
  return new Date(iso).toISOString().replace('.000Z', 'Z');
}

/** Text between single quotes (salesforce-api 2.3). */
export function soqlText(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n').replaceAll('\r', '\\r');
}

function fromQuery(definition: SyncDefinition, text: string, neededFields: readonly string[]): ScopeQuery {
  const where = `Iterable_Sync.${definition.name}, Query__c`;
  const query = parse(where, withQuotedMacros(text));
  refuseUnpageable(where, query);
  const object = query.sObject ?? definition.sourceObject;
  if (object.toLowerCase() !== definition.sourceObject.toLowerCase()) {
    throw invalid(where, `the query reads ${object}, but the sync's object is ${definition.sourceObject}`);
  }
  return {
    fields: distinct([...neededFields, ...selectedFields(query)]),
    object: definition.sourceObject,
    changeField: definition.changeField,
    condition: query.where ? withPlainMacros(whereText(query)) : null
  };
}

/** The parser knows no macros: while it looks, they are literals that nobody else would write. */
const standIns = [
  ['[INTERVAL_TIMESTAMP]', '1000-01-01T11:11:11Z'],
  ['[INTERVAL_DATE]', '1000-01-01']
] as const;

const withQuotedMacros = (text: string): string =>
  standIns.reduce(
    (result, [macro, literal]) =>
      result.replaceAll(new RegExp(macro.replaceAll(/[[\]]/g, '\\$&'), 'gi'), literal),
    text
  );
const withPlainMacros = (text: string): string =>
  standIns.reduce((result, [macro, literal]) => result.replaceAll(literal, macro), text);

function refuseUnpageable(where: string, query: Query): void {
  const refused: [string, unknown][] = [
    ['LIMIT', query.limit],
    ['OFFSET', query.offset],
    ['GROUP BY', query.groupBy],
    ['HAVING', query.having],
    ['FOR', query.for],
    ['WITH', query.withDataCategory ?? query.withSecurityEnforced ?? query.withAccessLevel]
  ];
  const found = refused.find(([, value]) => value !== undefined);
  if (found) throw invalid(where, `${found[0]} cannot be used in a sync's query; Max_Records__c caps a run`);
  const odd = query.fields?.find((field) => field.type !== 'Field' && field.type !== 'FieldRelationship');
  if (odd) throw invalid(where, `the query selects something other than fields (${odd.type})`);
}

const selectedFields = (query: Query): string[] =>
  textBetween(composeQuery({ fields: query.fields, sObject: 'X' }), 'SELECT ', ' FROM X').split(', ');
const whereText = (query: Query): string =>
  composeQuery({ ...idFromX, where: query.where }).slice('SELECT Id FROM X WHERE '.length);
const idFromX: Query = { fields: [{ type: 'Field', field: 'Id' }], sObject: 'X' };

function checkedFilter(definition: SyncDefinition, filter: string): string {
  const where = `Iterable_Sync.${definition.name}, Filter__c`;
  const query = parse(where, `SELECT Id FROM ${definition.sourceObject} WHERE ${withQuotedMacros(filter)}`);
  refuseUnpageable(where, query);
  if (query.orderBy) throw invalid(where, 'ORDER BY cannot be part of a filter');
  return filter;
}

function parse(where: string, soql: string): Query {
  try {
    return parseQuery(soql);
  } catch (cause) {
    throw invalid(where, messageOf(cause), cause);
  }
}

function invalid(where: string, why: string, cause?: unknown): ConfigError {
  return new ConfigError('config.invalid-soql', `${where}: ${why}.`, { fix: 'Correct the SOQL.', cause });
}

const textBetween = (text: string, before: string, after: string): string =>
  text.slice(before.length, text.lastIndexOf(after));

/** First spelling wins; SOQL refuses a field selected twice. */
function distinct(fields: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const field of fields) if (!seen.has(field.toLowerCase())) seen.set(field.toLowerCase(), field);
  return [...seen.values()];
}
