/** What a write has to fulfil beyond each single value: required fields, lookups, unique values. */
import type { FieldSchema, ObjectSchema, Row } from '../model';
import type { Catalog } from '../schema/catalog';
import type { Plan } from './plan';
import * as refuse from './refusals';
import type { Stored } from './views';

export interface Checked extends Stored {
  readonly catalog: Catalog;
}

export function checkRequired(plan: Plan, row: Row): void {
  const missing = plan.required.filter((field) => row[field.name] === null).map((field) => field.name);
  if (missing.length > 0) throw refuse.required(missing);
}

/** Each lookup that is written points to a live record of a kind it may point to. */
export function checkReferences(store: Checked, object: ObjectSchema, values: Row): void {
  for (const name of Object.keys(values)) {
    const field = store.catalog.field(object, name);
    const id = values[name];
    if (field?.type === 'reference' && typeof id === 'string') checkReference(store, field, id);
  }
}

function checkReference(store: Checked, field: FieldSchema, id: string): void {
  const known = field.referenceTo.filter((name) => store.catalog.get(name));
  if (known.length === 0) return;
  const target = store.catalog.ofId(id);
  if (!target || !field.referenceTo.includes(target.name)) {
    // An id of an object that the local org does not have, where the lookup may point to such objects.
    if (!target && known.length < field.referenceTo.length) return;
    throw refuse.wrongIdType(field, id);
  }
  const row = store.get(target.name, id);
  if (row && row.IsDeleted !== true) return;
  throw target.name === 'RecordType' ? refuse.badRecordType(id) : refuse.noSuchReference();
}

export function checkUnique(store: Stored, plan: Plan, row: Row): void {
  for (const field of plan.unique) {
    const value = row[field.name];
    if (value === null || value === undefined) continue;
    const other = store
      .having(plan.object.name, field.name, value)
      .find((found) => found.Id !== row.Id && (!field.caseSensitive || found[field.name] === value));
    if (other) throw refuse.duplicate(field.name, String(other.Id));
  }
}
