import type { ProjectDefinition, SyncDefinition } from '../config/sync-definition';
import { rulesOf, type PersonSource } from './consent/opt-out-fields';
import { identitySource } from './map';
import type { Source } from './ports';
import type { SourceSchema } from './source-schema';

const fieldPath = /^[A-Za-z]\w*(\.[A-Za-z]\w*)+$/;

/** Whose people they are, and where their identity is read. */
export interface PeopleOf {
  readonly project: ProjectDefinition;
  readonly object: string;
  /** Path or formula of the identity. */
  readonly identity: string;
}

/** As `personSources`, of an object whose sync reads the identity there. */
export async function personSourcesAlong(
  { project, object, identity }: PeopleOf,
  source: Pick<Source, 'describe'>
): Promise<PersonSource[]> {
  const schema = await source.describe(object);
  const found: PersonSource[] = [{ schema }];
  for (const path of [...pathsOf(identity), ...personsOfMember(project, object)]) {
    const person = found.some((known) => known.path?.toLowerCase() === path.toLowerCase())
      ? null
      : await followed(path.split('.'), schema, source);
    if (person) found.push({ schema: person, path });
  }
  return found;
}

const pathsOf = (identity: string): string[] =>
  fieldPath.test(identity) ? [identity.slice(0, identity.lastIndexOf('.'))] : [];

/**
 * A campaign member has an address of its own, and its person's Email Opt Out; the boxes of rules are ticked at its
 * contact or lead, and which rule an Email Opt Out follows is known there alone.
 */
const personsOfMember = (project: ProjectDefinition, object: string): string[] =>
  object.toLowerCase() === 'campaignmember'
    ? ['Contact', 'Lead'].filter((person) => rulesOf(project, person).length > 0)
    : [];

/**
 * The object itself, and the one that the identity is read from where a relationship leads to it (`Contact.Email`); of a
 * campaign member also its contact and lead, where the project's rules are about them.
 */
export const personSources = (
  definition: SyncDefinition,
  source: Pick<Source, 'describe'>
): Promise<PersonSource[]> => {
  const { project, sourceObject: object } = definition;
  return personSourcesAlong({ project, object, identity: identitySource(definition) }, source);
};

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
