import type { FieldSchema, ObjectSchema, Row } from '../../model';
import { malformed, notSupported, queryError } from '../query-errors';
import { placeOf, type Entity, type QueryContext, type QueryRecord, type ReadValue } from '../query-context';
import type { QueryTree } from '../query-tree';

/** How the rows of a query are found and answered; made by the planner for the child as for the main query. */
export interface ChildPlan {
  /** All rows that match, before ORDER BY and LIMIT. */
  readonly find: () => readonly Row[];
  readonly page: (rows: readonly Row[]) => readonly Row[];
  readonly toRecord: (row: Row) => QueryRecord;
}

/** Plans a child subquery as a query of its own. */
export type PlanChild = (entity: Entity, query: QueryTree) => ChildPlan;

/** The column of a child subquery. */
export interface ChildColumn {
  readonly name: string;
  /** `{totalSize, done, records}` of the parent row, or null when it has no children. Source: salesforce-api 2.1. */
  readonly read: ReadValue;
}

/** `(SELECT ... FROM Children)` in a SELECT list. The children of all parents are read once, by their lookup. */
export function compileChildren(
  context: QueryContext,
  parent: Entity,
  query: QueryTree,
  plan: PlanChild
): ChildColumn {
  const { schema, lookup } = childrenNamed(context, parent, query.from);
  if (query.offset !== undefined) throw notSupported('OFFSET in a child subquery');
  checkPrefix(parent, query);
  const { find, page, toRecord } = plan({ schema, alias: query.alias }, query);
  let byParent: ReadonlyMap<unknown, readonly Row[]> | undefined;
  const read: ReadValue = (row) => {
    byParent ??= groupByLookup(find(), lookup);
    const records = page(byParent.get(row['Id']) ?? []).map(toRecord);
    return records.length > 0 ? { totalSize: records.length, done: true, records } : null;
  };
  return { name: lookup.childRelationshipName ?? query.from, read };
}

interface Children {
  readonly schema: ObjectSchema;
  readonly lookup: FieldSchema;
}

function childrenNamed(context: QueryContext, { schema }: Entity, relationship: string): Children {
  const wanted = relationship.toLowerCase();
  for (const child of context.source.schemas()) {
    const lookup = child.fields.find(
      ({ childRelationshipName, referenceTo }) =>
        childRelationshipName?.toLowerCase() === wanted && referenceTo.includes(schema.name)
    );
    if (lookup && child.queryable) return { schema: child, lookup };
  }
  throw queryError(
    'INVALID_TYPE',
    `Didn't understand relationship '${relationship}' in FROM part of query call. If you are attempting to use a ` +
      "custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your " +
      'WSDL or the describe call for the appropriate names.',
    placeOf(context, relationship)
  );
}

/** `FROM Account.Contacts` and `FROM a.Contacts` say the parent once more. */
function checkPrefix({ schema, alias }: Entity, { from, prefix = [] }: QueryTree): void {
  const [first, second] = prefix.map((name) => name.toLowerCase());
  if (first === undefined) return;
  if (second === undefined && (first === alias?.toLowerCase() || first === schema.name.toLowerCase())) return;
  throw malformed(
    `Didn't understand relationship '${[...prefix, from].join('.')}' in FROM part of query call.`
  );
}

function groupByLookup(rows: readonly Row[], { name }: FieldSchema): ReadonlyMap<unknown, readonly Row[]> {
  const byParent = new Map<unknown, Row[]>();
  for (const row of rows) {
    const list = byParent.get(row[name]);
    if (list) list.push(row);
    else byParent.set(row[name], [row]);
  }
  return byParent;
}
