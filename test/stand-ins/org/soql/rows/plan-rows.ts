import type { Row } from '../../model';
import { compileChildren, type ChildPlan } from './compile-children';
import { checkSemiJoins, compileSemiJoin } from './compile-semi-join';
import { compileSelect } from './compile-select';
import { compileWhere } from './compile-where';
import { checkCustomMetadata } from './custom-metadata';
import { expandFields } from './expand-fields';
import { firstInOrder } from './first-rows';
import { compileOrder } from './order-rows';
import { notSupported, queryError } from '../query-errors';
import { placeOf, type Entity, type QueryContext, type RowTest } from '../query-context';
import { isGrouped } from '../groups/plan-groups';
import type { QueryTree } from '../query-tree';

/** Largest OFFSET, and the levels and number of child subqueries. Source: salesforce-api 2.2. */
const MAX_OFFSET = 2000;
const MAX_CHILDREN = 20;
const MAX_CHILD_LEVELS = 5;

/** WHERE of a query: the rows that match. `enough` ends the search early where no order asks for all. */
export function planSearch(
  context: QueryContext,
  entity: Entity,
  tree: QueryTree
): (enough: number) => Row[] {
  checkCustomMetadata(context, entity, tree);
  const test = tree.where && compileConditions(context, entity, tree.where);
  return (enough) => findRows(context, entity, test, enough);
}

function compileConditions(
  context: QueryContext,
  entity: Entity,
  where: NonNullable<QueryTree['where']>
): RowTest {
  checkSemiJoins(where);
  return compileWhere(context, entity, where, (outer, tested, join) =>
    compileSemiJoin(context, outer, tested, join)
  );
}

function findRows(
  { source, includeDeleted }: QueryContext,
  { schema }: Entity,
  test: RowTest | undefined,
  enough: number
): Row[] {
  const rows: Row[] = [];
  for (const row of source.rows(schema.name, { includeDeleted })) {
    if (rows.length >= enough) break;
    if (!test || test(row)) rows.push(row);
  }
  return rows;
}

/** A query that answers records: everything is checked and compiled before a row is read. */
export function planRows(context: QueryContext, entity: Entity, tree: QueryTree, level = 1): ChildPlan {
  const select = expandFields(entity, tree);
  checkChildren(tree, level);
  const toRecord = compileSelect(context, entity, select, (parent, query) =>
    compileChildren(context, parent, query, (child, childTree) =>
      planChild(context, child, childTree, level + 1)
    )
  );
  const search = planSearch(context, entity, tree);
  const { limit = Infinity, offset = 0, orderBy } = tree;
  checkOffset(context, offset);
  const compare = orderBy.length > 0 ? compileOrder(context, entity, orderBy) : undefined;
  const page = (rows: readonly Row[]): readonly Row[] =>
    (compare ? firstInOrder(rows, compare, offset + limit) : rows).slice(offset, offset + limit);
  return { find: () => search(compare || level > 1 ? Infinity : offset + limit), page, toRecord };
}

function planChild(context: QueryContext, entity: Entity, tree: QueryTree, level: number): ChildPlan {
  if (isGrouped(tree)) throw notSupported('aggregates in a child subquery');
  return planRows(context, entity, tree, level);
}

function checkChildren({ select }: QueryTree, level: number): void {
  const children = select.filter(({ kind }) => kind === 'children').length;
  if (children === 0) return;
  if (children > MAX_CHILDREN) throw notSupported(`more than ${MAX_CHILDREN} child subqueries`);
  if (level >= MAX_CHILD_LEVELS)
    throw notSupported(`child subqueries of more than ${MAX_CHILD_LEVELS} levels`);
}

/** @throws OrgError NUMBER_OUTSIDE_VALID_RANGE */
export function checkOffset(context: QueryContext, offset: number): void {
  if (offset <= MAX_OFFSET) return;
  const message = `Maximum SOQL offset allowed is ${MAX_OFFSET}`;
  throw queryError('NUMBER_OUTSIDE_VALID_RANGE', message, placeOf(context, String(offset)));
}
