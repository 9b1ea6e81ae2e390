import type { ConsentRule, ProjectDefinition } from '../../config/sync-definition';
import { pathReader } from '../mapping/read-path';
import type { SourceRecord } from '../model';
import { fieldOf, type SourceSchema } from '../source-schema';

/** Email Opt Out of contacts, leads and campaign members, and of person accounts. */
const standardFields = ['HasOptedOutOfEmail', 'PersonHasOptedOutOfEmail'];

/** An object that the sync reads the person from: its own, or one that a relationship such as `Contact` leads to. */
export interface PersonSource {
  readonly schema: SourceSchema;
  /** Of a parent: the path to it as the sync writes it, e.g. `Contact`. */
  readonly path?: string;
}

/** The rules that go from Salesforce to Iterable. */
export const rulesToIterable = ({ consentRules }: ProjectDefinition): ConsentRule[] =>
  consentRules.filter((rule) => rule.direction !== 'To_Salesforce');

/** Those of them that are about an object. */
export const rulesOf = (project: ProjectDefinition, object: string): ConsentRule[] =>
  rulesToIterable(project).filter((rule) => rule.object.toLowerCase() === object.toLowerCase());

/**
 * The fields that say of a record "opted out", to be read with it: those of the project's rules, and Salesforce's own
 * Email Opt Out where the integration user sees it. Paths as in a SELECT. Pure.
 */
export function optOutFields(project: ProjectDefinition, sources: readonly PersonSource[]): string[] {
  return sources.flatMap(({ schema, path }) => {
    const ruled = rulesOf(project, schema.object).map((rule) => rule.field);
    const names = [...standardFields, ...ruled].flatMap((name) => fieldOf(schema, name)?.name ?? []);
    return [...new Set(names)].map((name) => (path ? `${path}.${name}` : name));
  });
}

/** Which of the fields (as `optOutFields` named them) says of a record that the person opted out; null when none does. */
export function optOutReader(
  fields: readonly string[]
): (record: Pick<SourceRecord, 'fields'>) => string | null {
  const readers = fields.map((field) => ({ field, read: pathReader(field.split('.')) }));
  return ({ fields: row }) => readers.find(({ read }) => read(row) === true)?.field ?? null;
}
