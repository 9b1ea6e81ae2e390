import type { FieldSchema } from '../../model';
import { notSupported } from '../query-errors';

/** `toLabel()` of a stored value: labels instead of API names; a value without a label is shown as it is. */
export function labelOf(field: FieldSchema): (value: unknown) => unknown {
  if (field.type !== 'picklist' && field.type !== 'multipicklist') {
    throw notSupported(`toLabel() of the ${field.type} field ${field.name}`);
  }
  const labels = new Map(field.picklistValues.map(({ value, label }) => [value, label]));
  const one = (value: string): string => labels.get(value) ?? value;
  return (value) => (typeof value === 'string' ? value.split(';').map(one).join(';') : value);
}
