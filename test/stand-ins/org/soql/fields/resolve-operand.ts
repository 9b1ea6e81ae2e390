import type { Row } from '../../model';
import { dateFunction } from './date-functions';
import { malformed, notSupported } from '../query-errors';
import type { Entity, QueryContext } from '../query-context';
import type { CallOperand, Operand } from '../query-tree';
import { resolveField, type ResolvedField } from './resolve-field';
import { syntheticField } from './synthetic-field';
import { offsetsOf } from '../values/time-zone';

type OffsetAt = (instant: number) => number;

const TIME_ZONE = 'CONVERTTIMEZONE';

/** A field, or a date function of one, as something that can be read from a row. */
export function resolveOperand(context: QueryContext, entity: Entity, operand: Operand): ResolvedField {
  return operand.kind === 'field'
    ? resolveField(context, entity, operand.path)
    : resolveDateFunction(context, entity, operand);
}

/** Without convertTimezone() a datetime counts in UTC, with it in the running user's time zone. */
function resolveDateFunction(context: QueryContext, entity: Entity, call: CallOperand): ResolvedField {
  const compute = dateFunction(call.name);
  if (!compute) throw notSupported(`the function ${call.name} here`);
  const { argument, offsetAt } = argumentOf(context, call);
  const inner = resolveField(context, entity, argument);
  const { type } = inner.field;
  if (!compute.on.includes(type) || (offsetAt && type !== 'datetime')) {
    throw malformed(`field '${inner.field.name}' of type ${type} does not support the function ${call.name}`);
  }
  const read = (row: Row): unknown => {
    const moment = momentOf(inner.read(row), offsetAt);
    return moment === null ? null : compute.of(moment);
  };
  const field = syntheticField(call.text, compute.result);
  return { steps: inner.steps, field, path: argument, read, readOwn: read, argument: inner };
}

function argumentOf(context: QueryContext, call: CallOperand): { argument: string; offsetAt?: OffsetAt } {
  const parameter = onlyParameter(call);
  if (parameter.kind === 'field') return { argument: parameter.path };
  const inner = onlyParameter(parameter);
  if (parameter.name !== TIME_ZONE || inner.kind !== 'field') throw notSupported(call.text);
  return { argument: inner.path, offsetAt: offsetsOf(context.source.timeZone()) };
}

/** The one parameter of a function. */
export function onlyParameter({ name, parameters }: CallOperand): Operand {
  const [first, second] = parameters;
  if (!first || second) throw malformed(`${name} takes one field`);
  return first;
}

function momentOf(value: unknown, offsetAt: OffsetAt | undefined): Date | null {
  if (typeof value !== 'string') return null;
  const instant = Date.parse(value.length === 10 ? `${value}T00:00:00Z` : value);
  return new Date(offsetAt ? instant + offsetAt(instant) : instant);
}
