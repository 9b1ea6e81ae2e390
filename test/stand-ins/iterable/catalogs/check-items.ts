import { fitsType, type JsonObject } from '../fields/field-types';
import type { Catalog } from './catalogs';
import { leavesOf, type Leaf } from './leaves';

/** Rules for items, iterable-api 11; the stricter reading of 30 kB. */

const itemId = /^[A-Za-z0-9-]{1,255}$/;
const maxItemBytes = 30_000;
const maxFields = 350;

export const sizeOf = (value: JsonObject): number => Buffer.byteLength(JSON.stringify(value));

/** What is wrong with an item beside so many other fields; `whole` is the item after the write. Null when nothing is. */
export function itemProblem(
  catalog: Catalog,
  fields: ReadonlySet<string>,
  [id, value]: readonly [string, JsonObject],
  whole: JsonObject
): string | null {
  if (!itemId.test(id)) return `Item id ${id} has other than 1 to 255 alphanumeric characters and dashes`;
  if (sizeOf(whole) > maxItemBytes) return `Item ${id} is larger than ${maxItemBytes} bytes`;
  const leaves = leavesOf(value);
  const dotted = leaves.find(({ name }) => name.includes('.'));
  if (dotted) return `Field name ${dotted.name} contains a period`;
  const misfit = leaves.find((leaf) => !fits(catalog, leaf));
  if (misfit) return `Field ${misfit.path} has the type ${catalog.mappings.get(misfit.path)}`;
  const total = new Set([...fields, ...leaves.map(({ path }) => path)]).size;
  return total > maxFields ? `The catalog would have ${total} fields, at most ${maxFields}` : null;
}

function fits({ mappings }: Catalog, { path, value }: Leaf): boolean {
  const type = mappings.get(path);
  const isEmpty = value === null || (Array.isArray(value) && value.length === 0);
  return type === undefined || isEmpty || fitsType(type, value, 'mismatch');
}
