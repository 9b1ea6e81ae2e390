import type { Row } from '../../model';
import { checkUse } from '../fields/check-field';
import {
  belongsToGroups,
  compileGroupOperand,
  type GroupedColumns,
  type GroupValue
} from './compile-group-operand';
import { compileTree } from '../rows/compile-tree';
import { compileValues } from '../values/compile-values';
import { groupRows, type Group } from './group-rows';
import { compareColumns, sortKeyOfField } from '../rows/order-rows';
import { malformed, notSupported, queryError } from '../query-errors';
import type { Entity, QueryContext, QueryRecord } from '../query-context';
import type { QueryTree, SelectItem } from '../query-tree';
import { resolveOperand } from '../fields/resolve-operand';

/** Rows that one answer may have: grouped queries have no cursor. Source: salesforce-api 2.1. */
const MAX_GROUPS = 2000;
const MAX_TOTALS_COLUMNS = 3;

/** From the rows that match to the rows of the answer. */
export type AnswerGroups = (rows: readonly Row[]) => QueryRecord[];

/** True for queries whose rows are `AggregateResult`s. */
export function isGrouped({ select, grouping, having }: QueryTree): boolean {
  return (
    !!grouping || !!having || select.some((item) => item.kind === 'operand' && belongsToGroups(item.operand))
  );
}

/** GROUP BY, HAVING, ORDER BY, LIMIT and the SELECT list of a grouped query. Source: salesforce-api 2.1. */
export function planGroups(context: QueryContext, entity: Entity, tree: QueryTree): AnswerGroups {
  checkClauses(tree);
  const grouped = groupedColumns(context, entity, tree);
  const toRecord = compileRecord(context, entity, grouped, tree.select);
  const keeps = compileHaving(context, entity, grouped, tree);
  const compare = compileGroupOrder(context, entity, grouped, tree);
  const { limit = Infinity, offset = 0 } = tree;
  return (rows) => {
    const groups = groupRows(rows, grouped.kind, grouped.fields).filter(keeps);
    const ordered = compare ? inOrder(groups, compare) : groups;
    return withinOneAnswer(ordered.slice(offset, offset + limit)).map(toRecord);
  };
}

function checkClauses({ grouping, limit, offset, orderBy }: QueryTree): void {
  if (grouping) return;
  if (orderBy.length > 0) throw notSupported('ORDER BY beside aggregates without GROUP BY');
  if (limit === undefined && offset === undefined) return;
  throw malformed('Non-grouped query that uses overall aggregate functions cannot also use LIMIT');
}

function groupedColumns(context: QueryContext, entity: Entity, { grouping }: QueryTree): GroupedColumns {
  const { kind = 'plain', operands = [] } = grouping ?? {};
  if (kind !== 'plain' && operands.length > MAX_TOTALS_COLUMNS)
    throw notSupported(`${kind} of more than 3 columns`);
  const fields = operands.map((operand) => {
    const resolved = resolveOperand(context, entity, operand);
    checkUse(context, resolved, 'grouped');
    return resolved;
  });
  return { kind, fields };
}

function compileRecord(
  context: QueryContext,
  entity: Entity,
  grouped: GroupedColumns,
  items: readonly SelectItem[]
): (group: Group) => QueryRecord {
  const columns = new Map<string, GroupValue['read']>();
  let unnamed = 0;
  for (const item of items) {
    if (item.kind !== 'operand') throw notSupported(`${item.kind} beside aggregates`);
    const { field, read } = compileGroupOperand(context, entity, grouped, item.operand);
    const name = item.alias ?? (item.operand.kind === 'field' ? field.name : `expr${unnamed++}`);
    if (columns.has(name)) throw malformed(`duplicate alias: ${name}`);
    columns.set(name, read);
  }
  return (group) => {
    const record: QueryRecord = { attributes: { type: 'AggregateResult' } };
    for (const [name, read] of columns) record[name] = read(group);
    return record;
  };
}

function compileHaving(
  context: QueryContext,
  entity: Entity,
  grouped: GroupedColumns,
  { having }: QueryTree
): (group: Group) => boolean {
  if (!having) return () => true;
  return compileTree<Group>(having, (test) => {
    if (test.kind === 'query') throw notSupported('a semi-join in HAVING');
    const value = compileGroupOperand(context, entity, grouped, test.operand);
    const ofValue = compileValues(context, value, test);
    return (group) => ofValue(value.read(group));
  });
}

type CompareKeys = (left: readonly unknown[], right: readonly unknown[]) => number;

interface GroupOrder {
  readonly keysOf: (group: Group) => readonly unknown[];
  readonly compare: CompareKeys;
}

function compileGroupOrder(
  context: QueryContext,
  entity: Entity,
  grouped: GroupedColumns,
  { orderBy }: QueryTree
): GroupOrder | undefined {
  if (orderBy.length === 0) return undefined;
  const values = orderBy.map(({ operand }) => compileGroupOperand(context, entity, grouped, operand));
  const columns = orderBy.map(({ descending, nulls }, index) => {
    const keyOf = sortKeyOfField((values[index] as GroupValue).field);
    return { keyOf: (keys: readonly unknown[]) => keyOf(keys[index]), descending, nulls };
  });
  return { keysOf: (group) => values.map(({ read }) => read(group)), compare: compareColumns(columns) };
}

/** Aggregates are computed once a group, not once a comparison. */
function inOrder(groups: readonly Group[], { keysOf, compare }: GroupOrder): Group[] {
  return groups
    .map((group) => ({ group, keys: keysOf(group) }))
    .sort((left, right) => compare(left.keys, right.keys))
    .map(({ group }) => group);
}

function withinOneAnswer(groups: readonly Group[]): readonly Group[] {
  if (groups.length <= MAX_GROUPS) return groups;
  throw queryError(
    'EXCEEDED_ID_LIMIT',
    'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch'
  );
}
