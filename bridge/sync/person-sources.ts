import type { ProjectDefinition, SyncDefinition } from '../config/sync-definition';
import { countsAlong, rulesOf, type PersonSource } from './consent/opt-out-fields';
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
  for (const way of [...waysOf(identity), ...waysToPeople(project, object)]) {
    const person = found.some((known) => known.path?.toLowerCase() === way.path.toLowerCase())
      ? null
      : await followed(way.path.split('.'), schema, source);
    if (person) found.push({ schema: person, ...way });
  }
  return found;
}

type Way = Pick<PersonSource, 'isOnlyIfPerson'> & { readonly path: string };

const waysOf = (identity: string): Way[] =>
  fieldPath.test(identity) ? [{ path: identity.slice(0, identity.lastIndexOf('.')) }] : [];

/**
 * A campaign member has an address of its own, and its person's Email Opt Out; the boxes of rules are ticked at its
 * contact or lead, and which rule an Email Opt Out follows is known there alone. A contact may be a person account.
 */
const peopleBehind: Readonly<Record<string, readonly (readonly [string, Way])[]>> = {
  campaignmember: [
    ['Contact', { path: 'Contact' }],
    ['Lead', { path: 'Lead' }],
    ['Account', { path: 'Contact.Account', isOnlyIfPerson: true }]
  ],
  contact: [['Account', { path: 'Account', isOnlyIfPerson: true }]]
};

const waysToPeople = (project: ProjectDefinition, object: string): Way[] =>
  (peopleBehind[object.toLowerCase()] ?? [])
    .filter(([person, way]) => rulesOf(project, person).some((rule) => countsAlong(rule, way)))
    .map(([, way]) => way);

/**
 * The object itself, and the one that the identity is read from where a relationship leads to it (`Contact.Email`); of a
 * campaign member also its contact and lead, where the project's rules are about them, and of a contact its person account.
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
