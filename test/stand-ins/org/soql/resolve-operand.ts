import { notSupported } from './query-errors';
import { Entity, QueryContext } from './query-context';
import { Operand } from './query-tree';
import { ResolvedField, resolveField } from './resolve-field';

/** A field, or a function of fields, as something that can be read from a row. */
export function resolveOperand(context: QueryContext, entity: Entity, operand: Operand): ResolvedField {
  if (operand.kind === 'field') return resolveField(context, entity, operand.path);
  throw notSupported(operand.text);
}
