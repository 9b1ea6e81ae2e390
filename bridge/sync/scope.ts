import type { Scope, SyncDefinition } from '../config/sync-definition';
import type { ReadingWindow } from './bookkeeping';
import { selectList } from './select-list';

/** A scope made ready for its change field: everything of the SOQL but window, position and limit. */
export interface ScopeQuery {
  readonly fields: readonly string[];
  readonly object: string;
  readonly changeField: string;
  /** Condition of the scope, with its macros; null for all records. */
  readonly condition: string | null;
  /** The records in scope where something else than a condition chose them; they are read by these ids. Null: by window. */
  readonly recordIds: readonly string[] | null;
}

/** Beginning of time for `[INTERVAL_TIMESTAMP]` before the first window is complete. */
const beginning = '1970-01-01T00:00:00Z';

/** What a campaign member needs to be matched with the links of its campaign. */
const memberFields = ['CampaignId', 'Status'];
/** A scope that the org has yet to make a condition of covers nothing. */
export const noRecord = 'Id = null';

/** The definition's scope with the fields that the sync needs besides its own; see `resolveScope` for the rest. Pure. */
export function scopeQuery(definition: SyncDefinition, neededFields: readonly string[]): ScopeQuery {
  const { scope, sourceObject, changeField, includeDeleted } = definition;
  const own = scope.type === 'SOQL' ? scope.fields : scope.type === 'Campaign' ? memberFields : [];
  return {
    fields: selectList([...neededFields, ...own], includeDeleted ? 'liveChildren' : 'allChildren'),
    object: sourceObject,
    changeField,
    condition: conditionOf(scope),
    recordIds: null
  };
}

function conditionOf(scope: Scope): string | null {
  if (scope.type === 'All') return null;
  return 'condition' in scope ? scope.condition : noRecord;
}

/** SOQL of the page after `position`, in the order of (change field, Id). */
export function pageQuery(scope: ScopeQuery, window: ReadingWindow, limit: number): string {
  const { changeField, fields } = scope;
  const order = `ORDER BY ${changeField} ASC, Id ASC LIMIT ${limit}`;
  return `SELECT ${fields.join(', ')} ${fromWindow(scope, window)} ${order}`;
}

/** The same records, the newest first: a look at the other end of the window. */
export function newestQuery(scope: ScopeQuery, window: ReadingWindow, limit: number): string {
  const { changeField, fields } = scope;
  const order = `ORDER BY ${changeField} DESC, Id DESC LIMIT ${limit}`;
  return `SELECT ${fields.join(', ')} ${fromWindow(scope, window)} ${order}`;
}

/** SOQL of records of the window by their Ids: a look at its middle, where thousands may share one moment. */
export function afterIdQuery(scope: ScopeQuery, window: ReadingWindow, after: string, limit: number): string {
  const order = `AND Id > '${soqlText(after)}' ORDER BY Id ASC LIMIT ${limit}`;
  return `SELECT ${scope.fields.join(', ')} ${fromWindow(scope, window)} ${order}`;
}

/** SOQL of how many records all pages have together, as `total` of the only row. */
export const countQuery = (scope: ScopeQuery, window: ReadingWindow): string =>
  `SELECT COUNT(Id) total ${fromWindow(scope, window)}`;

function fromWindow(scope: ScopeQuery, window: ReadingWindow): string {
  const { changeField } = scope;
  const conditions = [
    ...scopeConditions(scope, window.start),
    ...(window.start ? [`${changeField} >= ${soqlDateTime(window.start)}`] : []),
    `${changeField} < ${soqlDateTime(window.end)}`,
    ...(window.position ? [afterPosition(changeField, window.position)] : [])
  ];
  return `FROM ${scope.object} WHERE ${conditions.join(' AND ')}`;
}

/** SOQL of ids in scope after `after`, whatever changed when; by Id. */
export function idsQuery(scope: ScopeQuery, after: string, limit: number): string {
  const conditions = [...scopeConditions(scope, null), ...(after ? [`Id > '${soqlText(after)}'`] : [])];
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
  return `SELECT Id FROM ${scope.object}${where} ORDER BY Id ASC LIMIT ${limit}`;
}

/** SOQL of how many records are in scope, as `total` of the only row. */
export function scopeCountQuery(scope: ScopeQuery): string {
  const where = scopeConditions(scope, null).map((condition) => ` WHERE ${condition}`);
  return `SELECT COUNT(Id) total FROM ${scope.object}${where.join('')}`;
}

/** SOQL of all records in scope, to be asked how it would be run. */
export function wholeScopeQuery(scope: ScopeQuery): string {
  const where = scopeConditions(scope, null).map((condition) => ` WHERE ${condition}`);
  return `SELECT Id FROM ${scope.object}${where.join('')}`;
}

/** SOQL of given records, as far as they are in scope. */
export function recordsQuery(scope: ScopeQuery, ids: readonly string[]): string {
  const list = ids.map((id) => `'${soqlText(id)}'`).join(',');
  const conditions = [...scopeConditions(scope, null), `Id IN (${list})`];
  return `SELECT ${scope.fields.join(', ')} FROM ${scope.object} WHERE ${conditions.join(' AND ')}`;
}

/** Where one reading by keyset begins and ends; `stamp` is the field or path that orders it. */
export interface StampRange {
  readonly stamp: string;
  readonly start: string;
  readonly end: string;
  readonly position: ReadingWindow['position'];
}

const inRange = ({ stamp, start, end, position }: StampRange): string[] => [
  `${stamp} >= ${soqlDateTime(start)}`,
  `${stamp} < ${soqlDateTime(end)}`,
  ...(position ? [afterPosition(stamp, position)] : [])
];

const inOrder = ({ stamp }: StampRange, limit: number): string =>
  `ORDER BY ${stamp} ASC, Id ASC LIMIT ${limit}`;

/**
 * SOQL of records in scope whose parent changed in the range while they did not: what is read through a relationship is
 * not seen in the record's own stamp (salesforce-api 2.4).
 */
export function parentChangesQuery(scope: ScopeQuery, range: StampRange, limit: number): string {
  const unchanged = `${scope.changeField} < ${soqlDateTime(range.start)}`;
  const conditions = [...scopeConditions(scope, null), ...inRange(range), unchanged];
  return `SELECT Id, ${range.stamp} FROM ${scope.object} WHERE ${conditions.join(' AND ')} ${inOrder(range, limit)}`;
}

/** SOQL of child rows that changed in the range, with what leads to their parent. */
export function childChangesQuery(object: string, lookup: string, range: StampRange, limit: number): string {
  const conditions = inRange(range).join(' AND ');
  return `SELECT Id, ${lookup}, ${range.stamp} FROM ${object} WHERE ${conditions} ${inOrder(range, limit)}`;
}

/** SOQL of ids and stamps of the window, whatever the scope selects. */
export function changedIdsQuery(
  { object, changeField }: ScopeQuery,
  { start, end, position }: ReadingWindow,
  limit: number
): string {
  const range: StampRange = { stamp: changeField, start: start ?? beginning, end, position };
  return `SELECT Id, ${changeField} FROM ${object} WHERE ${inRange(range).join(' AND ')} ${inOrder(range, limit)}`;
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
