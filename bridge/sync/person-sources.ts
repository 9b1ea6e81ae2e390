import type { SyncDefinition } from '../config/sync-definition';
import type { PersonSource } from './consent/opt-out-fields';
import { identitySource } from './map';
import type { Source } from './ports';
import type { SourceSchema } from './source-schema';

const fieldPath = /^[A-Za-z]\w*(\.[A-Za-z]\w*)+$/;

/** As `personSources`, of an object whose sync reads the identity there. */
export async function personSourcesAlong(
  object: string,
  path: string,
  source: Pick<Source, 'describe'>
): Promise<PersonSource[]> {
  const schema = await source.describe(object);
  if (!fieldPath.test(path)) return [{ schema }];
  const names = path.split('.').slice(0, -1);
  const person = await followed(names, schema, source);
  return person ? [{ schema }, { schema: person, path: names.join('.') }] : [{ schema }];
}

/** The object itself, and the one that the identity is read from where a relationship leads to it (`Contact.Email`). */
export const personSources = (
  definition: SyncDefinition,
  source: Pick<Source, 'describe'>
): Promise<PersonSource[]> => personSourcesAlong(definition.sourceObject, identitySource(definition), source);

/** Null where the way is not known, or may lead to several objects. */
async function followed(
  names: readonly string[],
  start: SourceSchema,
  source: Pick<Source, 'describe'>
): Promise<SourceSchema | null> {
  let schema = start;
  for (const name of names) {
    const link = [...schema.fields.values()].find(
      (field) => field.relationshipName?.toLowerCase() === name.toLowerCase()
    );
    const [parent, ...others] = link?.referenceTo ?? [];
    if (!parent || others.length > 0) return null;
    schema = await source.describe(parent);
  }
  return schema;
}
