import type { FieldSchema, SoqlSource } from '../model';
import { contextOf } from './execute-query';
import { entityNamed, type Entity, type QueryContext } from './query-context';
import type { Condition, QueryTree, ValuesCondition } from './query-tree';
import { readQuery } from './read/read-query';
import { planRows, planSearch } from './rows/plan-rows';

/** One way to run a query. Source: docs/contracts/salesforce-query-plan.md 2. */
export interface Plan {
  readonly cardinality: number;
  readonly fields: readonly string[];
  readonly leadingOperationType: 'Index' | 'TableScan';
  readonly notes: readonly Note[];
  readonly relativeCost: number;
  readonly sobjectCardinality: number;
  readonly sobjectType: string;
}

interface Note {
  readonly description: string;
  readonly fields: readonly string[];
  readonly tableEnumOrId: string;
}

const indexedNames = new Set(['Name', 'CreatedDate', 'SystemModstamp']);
const leadingOperators = new Set(['=', 'IN', '<', '<=', '>', '>=', 'LIKE']);

/** Of three records, as documented; it grows with the table (uncertain). */
const scanCost = (size: number): number => 0.65 + size / 1_000_000;

/** @throws OrgError as the query itself does when it is run */
export function explainQuery(source: SoqlSource, soql: string): Plan[] {
  const context = contextOf(source, soql, { includeDeleted: false });
  const tree = readQuery(soql);
  const entity = entityNamed(context, tree.from, tree.alias);
  planRows(context, entity, tree);
  const count = (where?: Condition): number => counted(context, entity, { ...tree, where });
  const size = count();
  const about = { sobjectCardinality: size, sobjectType: entity.schema.name };
  const parts = partsOf(tree.where).map((part) => ({ part, field: leadingField(entity, part) }));
  const led = parts.flatMap(({ part, field }) => (field ? [{ field, cardinality: count(part) }] : []));
  const notes = notesOf(entity, tree.where, new Set(led.map(({ field }) => field.name)));
  const byIndex = led.map(({ field, cardinality }): Plan => {
    const relativeCost = size === 0 ? 0 : cardinality / threshold(size, field);
    return {
      ...about,
      cardinality,
      fields: [field.name],
      leadingOperationType: 'Index',
      notes,
      relativeCost
    };
  });
  const cardinality = count(tree.where);
  const scan = { ...about, cardinality, fields: [], notes, relativeCost: scanCost(size) };
  return [...byIndex, { ...scan, leadingOperationType: 'TableScan' as const }].sort(
    (one, other) => one.relativeCost - other.relativeCost
  );
}

const counted = (context: QueryContext, entity: Entity, tree: QueryTree): number =>
  planSearch(context, entity, tree)(Infinity).length;

/** What all have to match. */
function partsOf(where: Condition | undefined): readonly Condition[] {
  if (!where) return [];
  return where.kind === 'and' ? where.parts.flatMap(partsOf) : [where];
}

/** The field of a comparison that an index can lead. */
function leadingField(entity: Entity, part: Condition): FieldSchema | null {
  if (part.kind !== 'values' || !leadingOperators.has(part.operator)) return null;
  if (part.values.some((value) => value.kind === 'null' || isOpenPattern(part, value))) return null;
  const field = fieldOf(entity, part);
  return field && isIndexed(field) ? field : null;
}

/** A pattern that begins with anything. */
const isOpenPattern = ({ operator }: ValuesCondition, value: ValuesCondition['values'][number]): boolean =>
  operator === 'LIKE' && value.kind === 'text' && /^'?[%_]/.test(value.raw);

function fieldOf({ schema }: Entity, { operand }: ValuesCondition): FieldSchema | null {
  if (operand.kind !== 'field') return null;
  const name = operand.path.toLowerCase();
  return schema.fields.find((field) => field.name.toLowerCase() === name) ?? null;
}

const isIndexed = ({ name, type, unique, externalId, idLookup }: FieldSchema): boolean =>
  type === 'id' || type === 'reference' || unique || externalId || idLookup || indexedNames.has(name);

/** Records that an index may find and still be worth it. */
function threshold(size: number, { custom }: FieldSchema): number {
  const [first, rest] = custom ? [0.1, 0.05] : [0.3, 0.15];
  return first * Math.min(size, 1_000_000) + rest * Math.max(0, size - 1_000_000);
}

function notesOf(entity: Entity, where: Condition | undefined, led: ReadonlySet<string>): Note[] {
  const compared = comparisonsOf(where).flatMap((part) => fieldOf(entity, part)?.name ?? []);
  const unused = [...new Set(compared)].filter((name) => !led.has(name));
  return ['IsDeleted', ...unused].map((name) => ({
    description: 'Not considering filter for optimization because unindexed',
    fields: [name],
    tableEnumOrId: entity.schema.name
  }));
}

function comparisonsOf(where: Condition | undefined): ValuesCondition[] {
  if (!where) return [];
  if (where.kind === 'values') return [where];
  if (where.kind === 'not') return comparisonsOf(where.part);
  return where.kind === 'query' ? [] : where.parts.flatMap(comparisonsOf);
}
