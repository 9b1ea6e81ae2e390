import type { FieldSchema } from '../../model';
import { aggregateFunction } from './aggregate-functions';
import { dateFunction } from '../fields/date-functions';
import type { Group } from './group-rows';
import { malformed, notSupported } from '../query-errors';
import { placeOf, type Entity, type QueryContext } from '../query-context';
import type { CallOperand, Grouping, Operand } from '../query-tree';
import type { ResolvedField } from '../fields/resolve-field';
import { onlyParameter, resolveOperand } from '../fields/resolve-operand';
import { syntheticField } from '../fields/synthetic-field';

/** A value of a group: a grouped column, an aggregate or GROUPING(). */
export interface GroupValue {
  readonly field: FieldSchema;
  readonly path: string;
  readonly read: (group: Group) => unknown;
}

/** The columns of GROUP BY; none for one group of all rows. */
export interface GroupedColumns {
  readonly kind: Grouping['kind'];
  readonly fields: readonly ResolvedField[];
}

/** True for what makes a query a grouped one, with or without GROUP BY. */
export function belongsToGroups(operand: Operand): boolean {
  if (operand.kind === 'field') return false;
  return operand.name === 'GROUPING' || !!aggregateFunction(operand.name) || !!dateFunction(operand.name);
}

/** @throws OrgError MALFORMED_QUERY for what is neither grouped nor aggregated */
export function compileGroupOperand(
  context: QueryContext,
  entity: Entity,
  grouped: GroupedColumns,
  operand: Operand
): GroupValue {
  if (operand.kind === 'call') {
    if (operand.name === 'GROUPING') return grouping(context, entity, grouped, operand);
    if (aggregateFunction(operand.name)) return aggregate(context, entity, operand);
  }
  const resolved = resolveOperand(context, entity, operand);
  return groupedColumn(context, grouped, resolved, columnOf(context, entity, grouped, operand));
}

function groupedColumn(
  context: QueryContext,
  { fields }: GroupedColumns,
  { field, path, read }: ResolvedField,
  column: number
): GroupValue {
  if (!fields[column])
    throw malformed(`Field must be grouped or aggregated: ${path}`, placeOf(context, path));
  const ofGroup = ({ rows: [first], rolled }: Group): unknown =>
    !first || rolled.has(column) ? null : read(first);
  return { field, path, read: ofGroup };
}

/** A date function may also be of a grouped date field: it has one value in each group. */
function columnOf(
  context: QueryContext,
  entity: Entity,
  { fields }: GroupedColumns,
  operand: Operand
): number {
  const wanted = resolveOperand(context, entity, operand);
  const column = indexOf(fields, wanted);
  return column < 0 && wanted.argument?.field.type === 'date' ? indexOf(fields, wanted.argument) : column;
}

function indexOf(fields: readonly ResolvedField[], wanted: ResolvedField): number {
  const identity = identityOf(wanted);
  return fields.findIndex((field) => identityOf(field) === identity);
}

/** Names in the schema's own spelling, so that `name` and `Name` are one column. */
function identityOf({ steps, field }: ResolvedField): string {
  const names = [...steps.map(({ relationship }) => relationship), field.name];
  return names.join('.').toLowerCase().replace(/\s+/g, '');
}

function aggregate(context: QueryContext, entity: Entity, call: CallOperand): GroupValue {
  const compute = aggregateFunction(call.name);
  const parameter = onlyParameter(call);
  if (!compute || parameter.kind !== 'field') throw notSupported(call.text);
  const { field, path, read } = resolveOperand(context, entity, parameter);
  if (!compute.takes(field.type)) {
    throw malformed(
      `field ${field.name} does not support aggregate operator ${call.name}`,
      placeOf(context, path)
    );
  }
  const present = ({ rows }: Group): unknown[] =>
    rows.map(read).filter((value) => value !== null && value !== '');
  return {
    field: compute.result(field),
    path: call.text,
    read: (group) => compute.of(field, present(group))
  };
}

function grouping(
  context: QueryContext,
  entity: Entity,
  grouped: GroupedColumns,
  call: CallOperand
): GroupValue {
  if (grouped.kind === 'plain') throw malformed('GROUPING() needs GROUP BY ROLLUP or GROUP BY CUBE');
  const column = columnOf(context, entity, grouped, onlyParameter(call));
  if (column < 0) throw malformed(`Field must be grouped or aggregated: ${call.text}`);
  return {
    field: syntheticField(call.text, 'int'),
    path: call.text,
    read: ({ rolled }) => (rolled.has(column) ? 1 : 0)
  };
}
