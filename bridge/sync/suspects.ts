import { fitsType } from './iterable-types';
import type { Batch, Operation, Payload } from './model';
import type { Clue, RowFailure, TypeClash } from './ports';

/** The operations that the refusal of a call points at; empty when it points at none. Pure. */
export function suspectsOf(batch: Batch, clue: Clue): Operation[] {
  switch (clue.kind) {
    case 'none':
      return [];
    case 'row':
      return batch.operations.slice(clue.index, clue.index + 1);
    case 'identity':
      return batch.operations.filter((operation) => isAbout(operation, { by: 'email', key: clue.value }));
    case 'type':
      return batch.operations.filter((operation) =>
        clue.fields.some((clash) => clashes(batch, operation, clash))
      );
  }
}

/** Whether an identifier in an answer is this operation's: its own, or one that it would set (iterable-api 2.5). */
export function isAbout({ payload }: Operation, { by, key }: Pick<RowFailure, 'by' | 'key'>): boolean {
  const same = (value: unknown): boolean =>
    value === key ||
    (by === 'email' && typeof value === 'string' && value.toLowerCase() === key.toLowerCase());
  return (
    same(payload[by]) || same(payload.dataFields?.[by]) || same((payload.user as Payload | undefined)?.[by])
  );
}

/**
 * Capitals count in Iterable: `City` and `city` are two fields (iterable-api 4). Undefined for what is not sent; a
 * field of the elements of an array (`pets.name`) has the values of them all.
 */
export const valueOf = (operation: Operation, field: string): unknown =>
  valueAt(operation.payload.dataFields, field.split('.'));

function valueAt(value: unknown, [name, ...inside]: readonly string[]): unknown {
  if (name === undefined) return value;
  if (Array.isArray(value)) {
    const values = value
      .map((item) => valueAt(item, [name, ...inside]))
      .filter((found) => found !== undefined);
    return values.length > 0 ? values : undefined;
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return valueAt((value as Record<string, unknown>)[name], inside);
}

/**
 * The answer lists values of the field up to the bad one, good ones among them (seed 004): a listed value that does
 * not fit the expected type is to blame; only when every listed one seems to fit are all of them suspects.
 */
function clashes(batch: Batch, operation: Operation, clash: TypeClash): boolean {
  const value = valueOf(operation, clash.field);
  if (value === null || value === undefined) return false;
  const misfits = batch.operations.some((other) => !fitsType(valueOf(other, clash.field), clash.expected));
  if (misfits) return !fitsType(value, clash.expected);
  return clash.values?.some((listed) => sameValue(listed, value)) ?? false;
}

const sameValue = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
