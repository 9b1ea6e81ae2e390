import { malformed, notSupported, queryError } from '../query-errors';
import { placeOf, type Entity, type QueryContext } from '../query-context';
import type { Condition, Operand, QueryTree } from '../query-tree';
import { resolveField } from '../fields/resolve-field';

/** Longest text that is not a long text area. */
const LONG_TEXT = 255;

/** The part of SOQL that custom metadata types take. Source: salesforce-api 9. @throws OrgError for the rest */
export function checkCustomMetadata(context: QueryContext, entity: Entity, tree: QueryTree): void {
  if (!entity.schema.name.toLowerCase().endsWith('__mdt')) return;
  const { select, where, orderBy, offset } = tree;
  if (offset !== undefined) throw malformed('OFFSET is not supported on custom metadata types');
  for (const item of select) {
    if (item.kind === 'children')
      throw malformed('child subqueries are not supported on custom metadata types');
    if (item.kind === 'operand') refuseFunction(item.operand);
  }
  for (const { operand } of orderBy) {
    refuseFunction(operand);
    if (operand.kind === 'field') checkOrder(context, entity, operand.path);
  }
  if (tree.grouping) throw malformed('GROUP BY is not supported on custom metadata types');
  if (where) checkCondition(context, entity, where);
}

function refuseFunction(operand: Operand): void {
  if (operand.kind === 'call') throw notSupported(`${operand.name} on custom metadata types`);
}

function checkOrder(context: QueryContext, entity: Entity, path: string): void {
  const { steps } = resolveField(context, entity, path);
  if (steps.length > 0)
    throw malformed('ORDER BY a relationship field is not supported on custom metadata types');
}

function checkCondition(context: QueryContext, entity: Entity, condition: Condition): void {
  switch (condition.kind) {
    case 'and':
      condition.parts.forEach((part) => checkCondition(context, entity, part));
      return;
    case 'or':
      checkAlternatives(context, entity, condition.parts);
      return;
    case 'not':
      throw notSupported('NOT on custom metadata types');
    case 'query':
      throw notSupported('a semi-join on custom metadata types');
    case 'values':
      checkColumn(context, entity, condition.operand);
  }
}

/** OR joins `=` and LIKE on one column. */
function checkAlternatives(context: QueryContext, entity: Entity, parts: readonly Condition[]): void {
  const columns = new Set<string>();
  for (const part of parts) {
    const fits = part.kind === 'values' && (part.operator === '=' || part.operator === 'LIKE');
    if (!fits || part.operand.kind !== 'field') throw malformed('Disjunctions not supported');
    checkColumn(context, entity, part.operand);
    columns.add(resolveField(context, entity, part.operand.path).path.toLowerCase());
  }
  if (columns.size > 1) throw malformed('Disjunctions not supported');
}

function checkColumn(context: QueryContext, entity: Entity, operand: Operand): void {
  refuseFunction(operand);
  if (operand.kind !== 'field') return;
  const { field, path } = resolveField(context, entity, operand.path);
  if (field.type !== 'textarea' || field.length <= LONG_TEXT) return;
  throw queryError(
    'INVALID_FIELD',
    `field '${field.name}' can not be filtered in a query call`,
    placeOf(context, path)
  );
}
