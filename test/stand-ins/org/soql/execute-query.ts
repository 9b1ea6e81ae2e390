import type { SoqlSource } from '../model';
import { isGrouped, planGroups } from './groups/plan-groups';
import { checkOffset, planRows, planSearch } from './rows/plan-rows';
import { malformed } from './query-errors';
import { entityNamed, type Entity, type QueryContext, type QueryRecord } from './query-context';
import type { QueryTree } from './query-tree';
import { readQuery } from './read/read-query';

export type { QueryRecord } from './query-context';

/** How a query is asked. */
export interface QueryOptions {
  /** True for queryAll: deleted rows are found too. */
  readonly includeDeleted: boolean;
  /** API version for `attributes.url`; 66.0 when absent. */
  readonly version?: string;
}

/** All rows of an answer; paging is the caller's. */
export interface QueryResult {
  /** Rows found; for `COUNT()` the number counted, while `rows` is empty. */
  readonly totalSize: number;
  readonly rows: QueryRecord[];
  /** The object of the FROM clause. */
  readonly objectType: string;
}

/**
 * Executes SOQL over a source. Source: salesforce-api 2.1 to 2.3, 9.
 *
 * @throws OrgError 400 as the platform words it; "not supported by the local org: ..." for what is not executed here
 */
export function executeQuery(source: SoqlSource, soql: string, options: QueryOptions): QueryResult {
  const context = contextOf(source, soql, options);
  const tree = readQuery(soql);
  const entity = entityNamed(context, tree.from, tree.alias);
  const objectType = entity.schema.name;
  if (isCount(tree)) return { totalSize: countRows(context, entity, tree), rows: [], objectType };
  const rows = isGrouped(tree) ? answerGroups(context, entity, tree) : answerRows(context, entity, tree);
  return { totalSize: rows.length, rows, objectType };
}

export function contextOf(
  source: SoqlSource,
  soql: string,
  { includeDeleted, version }: QueryOptions
): QueryContext {
  const objectByPrefix = new Map([...source.schemas()].map((schema) => [schema.keyPrefix, schema]));
  return { source, soql, includeDeleted, version: (version ?? '66.0').replace(/^v/, ''), objectByPrefix };
}

/** `SELECT COUNT()`, which answers no rows. */
function isCount({ select }: QueryTree): boolean {
  const counts = select.filter(
    (item) => item.kind === 'operand' && item.operand.kind === 'call' && item.operand.parameters.length === 0
  );
  if (counts.length === 0) return false;
  const [only] = select;
  const plain = only?.kind === 'operand' && only.alias === undefined && only.operand.kind === 'call';
  if (select.length === 1 && plain && only.operand.name === 'COUNT') return true;
  throw malformed('COUNT() must be the only element of the SELECT list, without an alias');
}

function countRows(context: QueryContext, entity: Entity, tree: QueryTree): number {
  if (tree.grouping || tree.having || tree.orderBy.length > 0) {
    throw malformed('COUNT() cannot be combined with GROUP BY, HAVING or ORDER BY');
  }
  const { limit = Infinity, offset = 0 } = tree;
  checkOffset(context, offset);
  return Math.max(0, planSearch(context, entity, tree)(offset + limit).length - offset);
}

function answerGroups(context: QueryContext, entity: Entity, tree: QueryTree): QueryRecord[] {
  checkOffset(context, tree.offset ?? 0);
  const search = planSearch(context, entity, tree);
  return planGroups(context, entity, tree)(search(Infinity));
}

function answerRows(context: QueryContext, entity: Entity, tree: QueryTree): QueryRecord[] {
  const { find, page, toRecord } = planRows(context, entity, tree);
  return page(find()).map(toRecord);
}
