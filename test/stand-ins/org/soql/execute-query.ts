import { Row, SoqlSource } from '../model';
import { compileSelect } from './compile-select';
import { compileWhere } from './compile-where';
import { firstInOrder } from './first-rows';
import { compileOrder } from './order-rows';
import { notSupported, queryError } from './query-errors';
import { Entity, entityNamed, placeOf, QueryContext, QueryRecord } from './query-context';
import { QueryTree } from './query-tree';
import { readQuery } from './read-query';

export type { QueryRecord } from './query-context';

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

const MAX_OFFSET = 2000;

/**
 * Executes SOQL over a source. Source: salesforce-api 2.1 to 2.3, 9.
 *
 * @throws OrgError 400 as the platform words it; "not supported by the local org: ..." for what is not executed here
 */
export function executeQuery(source: SoqlSource, soql: string, options: QueryOptions): QueryResult {
  const version = (options.version ?? '66.0').replace(/^v/, '');
  const context: QueryContext = { source, soql, includeDeleted: options.includeDeleted, version };
  const tree = readQuery(soql);
  const entity = entityNamed(context, tree.from, tree.alias);
  return isCount(tree) ? countRows(context, entity, tree) : selectRows(context, entity, tree);
}

function isCount({ select: [first, second] }: QueryTree): boolean {
  if (second || first?.kind !== 'operand' || first.operand.kind !== 'call') return false;
  return first.operand.name === 'COUNT' && first.operand.parameters.length === 0;
}

function countRows(context: QueryContext, entity: Entity, tree: QueryTree): QueryResult {
  return { totalSize: findRows(context, entity, tree).length, rows: [], objectType: entity.schema.name };
}

function selectRows(context: QueryContext, entity: Entity, tree: QueryTree): QueryResult {
  if (tree.grouping || tree.having) throw notSupported('GROUP BY and HAVING');
  const toRecord = compileSelect(context, entity, tree.select, () => {
    throw notSupported('child subqueries');
  });
  const rows = findRows(context, entity, tree).map(toRecord);
  return { totalSize: rows.length, rows, objectType: entity.schema.name };
}

function findRows(context: QueryContext, entity: Entity, tree: QueryTree): Row[] {
  const { where, orderBy, limit = Infinity, offset = 0 } = tree;
  if (offset > MAX_OFFSET) {
    throw queryError(
      'NUMBER_OUTSIDE_VALID_RANGE',
      'Maximum SOQL offset allowed is 2000',
      placeOf(context, String(offset))
    );
  }
  const test =
    where &&
    compileWhere(context, entity, where, () => {
      throw notSupported('semi-joins');
    });
  const compare = orderBy.length > 0 ? compileOrder(context, entity, orderBy) : undefined;
  const rows = matchingRows(context, entity, test, compare ? Infinity : offset + limit);
  return (compare ? firstInOrder(rows, compare, offset + limit) : rows).slice(offset);
}

function matchingRows(
  { source, includeDeleted }: QueryContext,
  { schema }: Entity,
  test: ((row: Row) => boolean) | undefined,
  enough: number
): Row[] {
  const rows: Row[] = [];
  for (const row of source.rows(schema.name, { includeDeleted })) {
    if (rows.length >= enough) break;
    if (!test || test(row)) rows.push(row);
  }
  return rows;
}
