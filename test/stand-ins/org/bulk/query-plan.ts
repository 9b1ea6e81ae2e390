/** Which SOQL the Bulk API takes, and the columns it answers. Source: salesforce-api 3.1. */
import { type FieldSchema, OrgError, type Row, type SoqlSource } from '../model';
import { executeQuery } from '../soql/execute-query';
import { resolveField } from '../soql/fields/resolve-field';
import { type Entity, entityNamed, type QueryContext } from '../soql/query-context';
import type { Operand, QueryTree, SelectItem } from '../soql/query-tree';
import { readQuery } from '../soql/read/read-query';
import { expandFields } from '../soql/rows/expand-fields';
import type { Switches } from '../switches';

interface Column {
  /** `Name`, or `Account.Name` for a field of a parent. */
  readonly header: string;
  readonly write: (record: Row) => string;
}

export interface QueryPlan {
  readonly soql: string;
  readonly object: string;
  readonly includeDeleted: boolean;
  readonly columns: readonly Column[];
  /** ORDER BY and LIMIT switch the splitting of large tables off. */
  readonly pkChunking: boolean;
}

export interface PlanOptions {
  readonly includeDeleted: boolean;
  readonly version: string;
  readonly unsupportedObjects: readonly string[];
  readonly wholeNumbers: Switches['bulkWholeNumbers'];
}

/** Throws what the creation of the job answers: errors of the query, and what Bulk does not do. */
export function planQuery(source: SoqlSource, soql: string, options: PlanOptions): QueryPlan {
  const { includeDeleted, version } = options;
  const tree = readQuery(soql);
  const context: QueryContext = { source, soql, includeDeleted, version, objectByPrefix: new Map() };
  const entity = entityNamed(context, tree.from, tree.alias);
  checkObject(entity.schema.name, options.unsupportedObjects);
  refuseClauses(tree);
  const columns = expandFields(entity, tree).map((item) => columnOf(context, entity, item, options));
  executeQuery(withoutRows(source), soql, { includeDeleted, version });
  const pkChunking = tree.orderBy.length === 0 && tree.limit === undefined;
  return { soql, object: entity.schema.name, includeDeleted, columns, pkChunking };
}

/** Throws INVALIDENTITY. */
export function checkObject(name: string, unsupported: readonly string[]): void {
  if (!name.endsWith('__mdt') && !unsupported.includes(name)) return;
  throw new OrgError(400, 'INVALIDENTITY', `Entity '${name}' is not supported by the Bulk API.`);
}

/** A source on which a query is checked and nothing is read. */
function withoutRows(source: SoqlSource): SoqlSource {
  return {
    schemaOf: (object) => source.schemaOf(object),
    schemas: () => source.schemas(),
    rows: () => [],
    rowById: () => undefined,
    now: () => source.now(),
    timeZone: () => source.timeZone()
  };
}

const notInBulk = (what: string) =>
  new OrgError(400, 'FEATURENOTENABLED', `${what} not supported in Bulk V2 Query with CSV content type`);

function refuseClauses({ select, grouping, having, offset }: QueryTree): void {
  if (grouping || having) throw notInBulk('GROUP BY');
  if (offset !== undefined) throw notInBulk('OFFSET');
  for (const item of select) {
    if (item.kind === 'children') throw notInBulk('Aggregate Relationships');
    if (item.kind === 'typeof') throw notInBulk('TYPEOF');
    if (item.kind === 'operand' && isAggregate(item.operand)) throw notInBulk('Aggregate functions');
  }
}

const isAggregate = (operand: Operand) =>
  operand.kind === 'call' && operand.name !== 'TOLABEL' && operand.name !== 'FIELDS';

function columnOf(context: QueryContext, entity: Entity, item: SelectItem, options: PlanOptions): Column {
  if (item.kind !== 'operand') throw notInBulk(item.kind);
  const { operand, alias } = item;
  const own = operand.kind === 'field' ? operand : operand.parameters[0];
  if (own?.kind !== 'field') throw notInBulk('Nested functions');
  const { field, steps } = resolveField(context, entity, own.path);
  refuseField(field);
  const path = [...steps.map(({ relationship }) => relationship), alias ?? field.name];
  const isLabel = operand.kind === 'call';
  return {
    header: path.join('.'),
    write: (record) => cellOf(path.reduce(step, record), isLabel ? undefined : field, options)
  };
}

const step = (value: unknown, name: string): unknown => (value as Row | null)?.[name] ?? null;

function refuseField({ type }: FieldSchema): void {
  if (type === 'base64') throw notInBulk('Blob field');
  if (type !== 'address' && type !== 'location') return;
  const message = 'Selecting compound data not supported in Bulk Query';
  throw new OrgError(400, 'FUNCTIONALITY_NOT_ENABLED', message);
}

/** A value as CSV writes it; null and empty text look alike. */
function cellOf(value: unknown, field: FieldSchema | undefined, { wholeNumbers }: PlanOptions): string {
  if (value === null || value === undefined) return '';
  if (field?.type === 'datetime') return String(value).replace('+0000', 'Z');
  const plain = typeof value !== 'number' || wholeNumbers === 'plain' || !Number.isInteger(value);
  return plain ? String(value) : `${value}.0`;
}
