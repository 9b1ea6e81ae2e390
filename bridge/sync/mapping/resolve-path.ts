import type { Source } from '../ports';
import { fieldOf, nameSchema, type SourceField, type SourceSchema } from '../source-schema';

export interface ResolvedPath {
  /** In Salesforce's own capitals. */
  readonly path: string;
  readonly field: SourceField;
}

export interface MissingName {
  readonly missing: string;
  readonly object: string;
}

/** Follows a path through describe, from an object over its parents to a field. */
export async function resolvePath(
  path: string,
  start: SourceSchema,
  source: Pick<Source, 'describe'>
): Promise<ResolvedPath | MissingName> {
  const names = path.split('.');
  const known: string[] = [];
  let schema = start;
  for (const name of names.slice(0, -1)) {
    const link = [...schema.fields.values()].find(
      (field) => field.relationshipName?.toLowerCase() === name.toLowerCase()
    );
    const [parent, ...others] = link?.referenceTo ?? [];
    if (!parent) return { missing: name, object: schema.object };
    known.push(link?.relationshipName ?? name);
    schema = others.length > 0 ? nameSchema : await source.describe(parent);
  }
  const last = names.at(-1) ?? path;
  const field = fieldOf(schema, last);
  return field ? { path: [...known, field.name].join('.'), field } : { missing: last, object: schema.object };
}
