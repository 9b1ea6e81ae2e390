import type { Source } from './ports';
import { fieldOf, nameSchema, type SourceField, type SourceSchema } from './source-schema';

/** What a path of relationships leads to. */
export interface FoundField {
  readonly field: SourceField;
  /** The object that has the field; `Name` for a parent of several objects. */
  readonly object: string;
}

/** The first name of a path that the integration user cannot read, and the object that should have it. */
export interface UnreadableName {
  readonly missing: string;
  readonly object: string;
}

/** Follows `Account.Owner.Name` from an object; a path may begin with the object itself, as SOQL allows. */
export async function findField(
  path: string,
  start: SourceSchema,
  source: Source
): Promise<FoundField | UnreadableName> {
  const names = path.split('.');
  const last = names.at(-1) ?? path;
  const schema = await followPath(names.slice(0, -1), start, source);
  if ('missing' in schema) return schema;
  const field = fieldOf(schema, last);
  return field ? { field, object: schema.object } : { missing: last, object: schema.object };
}

/** The object at the end of relationship names. */
export async function followPath(
  relationships: readonly string[],
  start: SourceSchema,
  source: Source
): Promise<SourceSchema | UnreadableName> {
  let schema = start;
  for (const [index, name] of relationships.entries()) {
    const [parent, ...others] = parentsOf(schema, name);
    if (parent) schema = others.length > 0 ? nameSchema : await source.describe(parent);
    else if (index > 0 || name.toLowerCase() !== start.object.toLowerCase())
      return { missing: name, object: schema.object };
  }
  return schema;
}

/** Objects that a relationship may lead to; none for a name that is no relationship. */
const parentsOf = (schema: SourceSchema, relationship: string): readonly string[] =>
  [...schema.fields.values()].find(
    (field) => field.relationshipName?.toLowerCase() === relationship.toLowerCase()
  )?.referenceTo ?? [];
