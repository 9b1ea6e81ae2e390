import type { FieldSchema, FieldType, ObjectSchema, Row, SoqlSource } from '../stand-ins/org/model';
import type { Condition, QueryTree } from '../stand-ins/org/soql/query-tree';
import { readQuery } from '../stand-ins/org/soql/read/read-query';
import { objectSchema, soqlSource } from '../stand-ins/org/soql/soql-fixture';
import { readDescribes } from './recordings';

/** A query and its answer, as an org gave it. */
export interface RecordedQuery {
  readonly soql: string;
  readonly result: { readonly totalSize: number; readonly records: readonly RecordedRow[] };
}

/** One row of a recorded answer. */
export interface RecordedRow extends Record<string, unknown> {
  readonly attributes: { readonly type: string; readonly url?: string };
}

interface Describe {
  readonly keyPrefix?: string;
  readonly fields: readonly (Partial<FieldSchema> & { readonly name: string; readonly type: FieldType })[];
  readonly childRelationships: readonly {
    readonly childSObject: string;
    readonly field: string;
    readonly relationshipName: string | null;
  }[];
}

let known: ReadonlyMap<string, Describe> | undefined;

function describes(): ReadonlyMap<string, Describe> {
  return (known ??= readDescribes<Describe>());
}

function describeOf(object: string): Describe {
  return describes().get(object) ?? { fields: [], childRelationships: [] };
}

/**
 * A source that holds the rows of one recorded answer and, where a condition or a limit could be seen to work, a row
 * that the answer must leave out. Schemas are the recorded describes; objects without one have the columns of the rows.
 */
export function recordedSource(recorded: RecordedQuery): SoqlSource {
  const tables = new Map<string, Map<string, Row>>();
  const tree = readQuery(recorded.soql);
  const main = objectNamed(tree.from);
  recorded.result.records.forEach((row) => addAnswer(tables, main, tree, row));
  addUnseen(tables, main, tree, recorded.result.records.length);
  const rows = Object.fromEntries([...tables].map(([name, byId]) => [name, [...byId.values()]]));
  const names = new Set([main, ...tables.keys(), ...describes().keys()]);
  const schemas = new Map([...names].map((name) => [name.toLowerCase(), schemaOf(name, rows[name] ?? [])]));
  return { ...soqlSource({ objects: {}, rows }), ...access(schemas, rows) };
}

function access(schemas: ReadonlyMap<string, ObjectSchema>, rows: Readonly<Record<string, readonly Row[]>>) {
  const find = (object: string): ObjectSchema | undefined => schemas.get(object.toLowerCase());
  return {
    schemaOf: find,
    schemas: () => schemas.values(),
    rows: (object: string) => rows[find(object)?.name ?? ''] ?? []
  };
}

type Tables = Map<string, Map<string, Row>>;

function addAnswer(tables: Tables, main: string, tree: QueryTree, answered: RecordedRow): void {
  if (answered.attributes.type !== 'AggregateResult') {
    addRow(tables, answered, conditionValues(main, tree.where));
    return;
  }
  const count = Number(answered['expr0']);
  for (let number = 1; number <= count; number++) addTo(tables, main, { Id: madeUpId(number) });
}

/** An answer row as a stored one: parents and children go to their own tables, tied by their lookups. */
function addRow(tables: Tables, { attributes, ...values }: RecordedRow, more: Row): string {
  const id = attributes.url?.split('/').at(-1) ?? '';
  const row: Row = { ...more, Id: id };
  for (const [name, value] of Object.entries(values)) {
    if (isRow(value)) row[lookupOf(attributes.type, name)] = addRow(tables, value, {});
    else if (isChildren(value))
      value.records.forEach((child) => addChild(tables, attributes.type, name, id, child));
    else if (name !== 'Id') row[name] = value;
  }
  addTo(tables, attributes.type, row);
  return id;
}

function addChild(
  tables: Tables,
  parent: string,
  relationship: string,
  id: string,
  child: RecordedRow
): void {
  const found = describeOf(parent).childRelationships.find(
    ({ relationshipName }) => relationshipName === relationship
  );
  addRow(tables, child, found ? { [found.field]: id } : {});
}

function addTo(tables: Tables, object: string, row: Row): void {
  const table = tables.get(object) ?? new Map<string, Row>();
  table.set(String(row['Id']), { ...table.get(String(row['Id'])), ...row });
  tables.set(object, table);
}

function isRow(value: unknown): value is RecordedRow {
  return typeof value === 'object' && value !== null && 'attributes' in value;
}

function isChildren(value: unknown): value is { readonly records: readonly RecordedRow[] } {
  return typeof value === 'object' && value !== null && 'records' in value;
}

function lookupOf(object: string, relationship: string): string {
  return (
    describeOf(object).fields.find(({ relationshipName }) => relationshipName === relationship)?.name ??
    relationship
  );
}

/** What every row of the answer has, because the query asked for it without showing it. */
function conditionValues(object: string, where: Condition | undefined): Row {
  const test = onlyTest(object, where);
  return test?.operator === '=' ? { [test.field]: test.text } : {};
}

/** A row that the condition or the limit keeps out of the answer. */
function addUnseen(tables: Tables, object: string, { where, limit }: QueryTree, found: number): void {
  const test = onlyTest(object, where);
  if (test?.operator === '=') addTo(tables, object, { Id: madeUpId(0), [test.field]: `not ${test.text}` });
  if (test?.operator === '!=') addTo(tables, object, { Id: madeUpId(0), [test.field]: test.text });
  if (limit !== undefined && limit === found) addTo(tables, object, { Id: madeUpId(0) });
}

/** A WHERE clause of one condition with a text, its field as the describe spells it. */
function onlyTest(object: string, where: Condition | undefined) {
  if (where?.kind !== 'values' || where.operand.kind !== 'field') return undefined;
  const [literal] = where.values;
  const wanted = where.operand.path;
  const field = describeOf(object).fields.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  if (literal?.kind !== 'text') return undefined;
  return { field: field?.name ?? wanted, operator: where.operator, text: literal.raw };
}

function madeUpId(number: number): string {
  return `zzz${String(number).padStart(12, '0')}AAA`;
}

function objectNamed(name: string): string {
  return [...describes().keys()].find((key) => key.toLowerCase() === name.toLowerCase()) ?? name;
}

function schemaOf(name: string, rows: readonly Row[]): ObjectSchema {
  const { fields, keyPrefix } = describeOf(name);
  const columns = new Set(rows.flatMap((row) => Object.keys(row)));
  for (const field of fields) columns.delete(field.name);
  const plain = [...columns].map((column) => [column, column === 'Id' ? 'id' : 'string'] as const);
  const described = fields.map((field) => [field.name, { ...field, ...children(name, field.name) }] as const);
  const prefix = keyPrefix ?? String(rows[0]?.['Id'] ?? '').slice(0, 3);
  return objectSchema(name, { keyPrefix: prefix, fields: Object.fromEntries([...described, ...plain]) });
}

/** Describes name the children on the parent; schemas name them on the lookup. */
function children(object: string, field: string): { readonly childRelationshipName: string | null } {
  for (const { childRelationships } of describes().values()) {
    const found = childRelationships.find((child) => child.childSObject === object && child.field === field);
    if (found?.relationshipName) return { childRelationshipName: found.relationshipName };
  }
  return { childRelationshipName: null };
}
