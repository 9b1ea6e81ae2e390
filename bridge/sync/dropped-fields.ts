import type { Delivery, OperationResult } from './delivery';
import type { Operation } from './model';
import { valueOf } from './suspects';

/**
 * Fields that Iterable does not know and left out of what it took: the call counts as a success there (iterable-api 4),
 * but what the record was to say did not arrive. Such records are rejected until the fields are there (DESIGN rule 2).
 */

/** The operations that had a value for one of the fields, and for which; null and empty arrays are none. Pure. */
export function carriersOf(
  operations: readonly Operation[],
  fields: readonly string[]
): ReadonlyMap<Operation, readonly string[]> {
  const carriers = new Map<Operation, readonly string[]>();
  for (const operation of fields.length > 0 ? operations : []) {
    const carried = fields.filter((field) => hasValue(valueOf(operation, field)));
    if (carried.length > 0) carriers.set(operation, carried);
  }
  return carriers;
}

const hasValue = (value: unknown): boolean =>
  Array.isArray(value) ? value.some(hasValue) : value !== null && value !== undefined;

/** Types and fields of events are those of their name alone (iterable-api 4). */
export const eventNamesOf = (operations: Iterable<Operation>): ReadonlySet<string> =>
  new Set([...operations].map(({ payload }) => String(payload.eventName ?? '')));

/** The user, or the event, is there all the same: without these values. */
export function droppedResult(operation: Operation, fields: readonly string[]): OperationResult {
  const event = operation.payload.eventName;
  const of = typeof event === 'string' ? ` of the event ${event}` : '';
  return {
    status: 'rejected',
    code: 'iterable.field-dropped',
    message: `Iterable does not know the ${plural(fields)}${of} and left out what the record has for ${fields.length > 1 ? 'them' : 'it'}; the rest arrived.`,
    field: fields[0],
    fix: 'Create the field in Iterable, or let the step create new fields; then send the record again.',
    arrived: true,
    operation
  };
}

const plural = (fields: readonly string[]): string =>
  `${fields.length > 1 ? 'fields' : 'field'} ${fields.join(', ')}`;

/** One notice of a run for all that was dropped in it. */
export class DroppedNotice {
  private readonly fields = new Set<string>();
  private records = 0;
  private last: string | undefined;

  /** Null when the delivery dropped nothing. */
  after({ filteredOutFields, results }: Delivery): { text: string; insteadOf?: string } | null {
    if (filteredOutFields.length === 0) return null;
    for (const field of filteredOutFields) this.fields.add(field);
    this.records += results.filter(({ code }) => code === 'iterable.field-dropped').length;
    const insteadOf = this.last;
    this.last = this.text;
    return { text: this.last, insteadOf };
  }

  private get text(): string {
    const dropped = `Iterable dropped the ${plural([...this.fields].sort())}`;
    if (this.records === 0) return `${dropped}: it does not know them.`;
    const [records, need] =
      this.records === 1 ? ['1 record', 'It needs'] : [`${this.records} records`, 'They need'];
    return `${dropped} of ${records}: it does not know them. ${need} attention; create the fields, then send them again.`;
  }
}
