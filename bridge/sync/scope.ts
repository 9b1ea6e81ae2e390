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

/** The definition's scope with the fields that the sync needs besides its own. Pure. */
export function scopeQuery(definition: SyncDefinition, neededFields: readonly string[]): ScopeQuery {
  const { scope, sourceObject, changeField } = definition;
  return {
    fields: distinct([...neededFields, ...(scope.type === 'SOQL' ? scope.fields : [])]),
    object: sourceObject,
    changeField,
    condition: scope.type === 'All' ? null : scope.condition
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

/** First spelling wins; SOQL refuses a field selected twice. */
function distinct(fields: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const field of fields) if (!seen.has(field.toLowerCase())) seen.set(field.toLowerCase(), field);
  return [...seen.values()];
}
