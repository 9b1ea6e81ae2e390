import { isObject, type JsonObject } from '../fields/field-types';

/** A value under its dotted path; elements of arrays stand for themselves. */
export interface Leaf {
  readonly path: string;
  readonly name: string;
  readonly value: unknown;
}

/** All fields of an item, objects among them. */
export function leavesOf(object: JsonObject, parent = ''): Leaf[] {
  return Object.entries(object).flatMap(([name, value]) => {
    const path = parent + name;
    const values: readonly unknown[] = Array.isArray(value) && value.length > 0 ? value : [value];
    return values.flatMap((one) => [
      { path, name, value: one },
      ...(isObject(one) ? leavesOf(one, `${path}.`) : [])
    ]);
  });
}
