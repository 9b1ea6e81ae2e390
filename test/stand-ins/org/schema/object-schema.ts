/** Builds the schema of an object from its fields; what is not said has the value most objects have. */
import type { FieldSchema, ObjectSchema } from '../model';

export type ObjectOptions = Partial<Omit<ObjectSchema, 'name' | 'label' | 'keyPrefix' | 'fields'>>;

export function object(
  name: string,
  keyPrefix: string,
  label: string,
  options: ObjectOptions,
  fields: readonly FieldSchema[]
): ObjectSchema {
  return {
    name,
    label,
    labelPlural: `${label}s`,
    keyPrefix,
    custom: /__(c|mdt|e)$/.test(name),
    queryable: true,
    createable: true,
    updateable: true,
    deletable: true,
    undeletable: true,
    mergeable: false,
    replicateable: true,
    ...options,
    fields
  };
}
