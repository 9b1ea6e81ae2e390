import type { FieldSchema, Row } from '../../model';
import { compileWhere } from './compile-where';
import { malformed, notSupported } from '../query-errors';
import { entityNamed, placeOf, type Entity, type QueryContext } from '../query-context';
import type { Condition, QueryCondition, QueryTree } from '../query-tree';
import { resolveField, type ResolvedField } from '../fields/resolve-field';

const MAX_SEMI_JOINS = 2;

/**
 * `field IN (SELECT ...)` and `NOT IN`: the ids of the subquery are read once. An empty reference is in no list, so
 * `NOT IN` holds for it. Source: SOQL guide, "Comparison Operators", semi-join and anti-join restrictions.
 */
export function compileSemiJoin(
  context: QueryContext,
  entity: Entity,
  tested: ResolvedField,
  { operator, query }: QueryCondition
): (value: unknown) => boolean {
  const inner = entityNamed(context, query.from, query.alias);
  const selected = selectedId(context, inner, query);
  checkObjects(context, entity, inner, tested, selected);
  const rows = rowsOf(context, inner, query);
  let ids: ReadonlySet<unknown> | undefined;
  const found = (value: unknown): boolean => (ids ??= idsOf(rows(), selected)).has(value);
  return operator === 'IN'
    ? (value) => value !== null && found(value)
    : (value) => value === null || !found(value);
}

/** Semi-joins stand at the top of a WHERE clause, alone or joined by AND, two at most. */
export function checkSemiJoins(condition: Condition): void {
  const top = condition.kind === 'and' ? condition.parts : [condition];
  const joins = top.filter(({ kind }) => kind === 'query').length;
  if (joins > MAX_SEMI_JOINS) throw malformed('Maximum 2 semi join sub-selects are allowed.');
  if (top.some((part) => part.kind !== 'query' && hasSemiJoin(part))) {
    throw malformed(
      'Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.'
    );
  }
}

function hasSemiJoin(condition: Condition): boolean {
  if (condition.kind === 'not') return hasSemiJoin(condition.part);
  return 'parts' in condition ? condition.parts.some(hasSemiJoin) : condition.kind === 'query';
}

function selectedId(context: QueryContext, inner: Entity, query: QueryTree): ResolvedField {
  const [item, another] = query.select;
  const clauses = query.grouping ?? query.having ?? query.limit ?? query.offset ?? query.orderBy[0];
  if (clauses !== undefined) throw notSupported('clauses other than WHERE in a semi-join');
  if (item?.kind !== 'operand' || item.operand.kind !== 'field' || item.alias !== undefined || another) {
    throw malformed('semi join sub-selects can only query one id field');
  }
  const { path } = item.operand;
  const selected = resolveField(context, inner, path);
  if (isReference(selected.field) && selected.steps.length === 0) return selected;
  throw malformed(
    `semi join sub-selects can only query id fields, cannot use: '${path}'`,
    placeOf(context, path)
  );
}

function checkObjects(
  context: QueryContext,
  outer: Entity,
  inner: Entity,
  tested: ResolvedField,
  selected: ResolvedField
): void {
  if (!isReference(tested.field) || tested.steps.length > 0) {
    throw notSupported(`a semi-join on ${tested.path}: only ids and references of the object itself`);
  }
  if (outer.schema.name === inner.schema.name)
    throw malformed('The inner and outer selects should not be on the same object type');
  const targets = objectsOf(outer, tested.field);
  if (objectsOf(inner, selected.field).some((name) => targets.includes(name))) return;
  throw malformed(
    `The selected field '${selected.path}' in the subquery and the left operand field in the where expression in the ` +
      `outer query should point to the same object type`,
    placeOf(context, selected.path)
  );
}

function isReference({ type }: FieldSchema): boolean {
  return type === 'id' || type === 'reference';
}

function objectsOf({ schema }: Entity, field: FieldSchema): readonly string[] {
  return field.type === 'id' ? [schema.name] : field.referenceTo;
}

function rowsOf(context: QueryContext, inner: Entity, { where }: QueryTree): () => Row[] {
  const test = where && compileWhere(context, inner, where, refuseNesting);
  const { source, includeDeleted } = context;
  return () => {
    const rows = [...source.rows(inner.schema.name, { includeDeleted })];
    return test ? rows.filter(test) : rows;
  };
}

function refuseNesting(): never {
  throw malformed('Nesting of semi join sub-selects is not supported');
}

function idsOf(rows: readonly Row[], { read }: ResolvedField): ReadonlySet<unknown> {
  return new Set(rows.map(read).filter((id) => id !== null));
}
