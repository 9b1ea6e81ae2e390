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
  /** An account that may be a company, whose boxes say nothing of its contacts: those of person accounts alone count. */
  readonly isOnlyIfPerson?: true;
}

/** The rules that go from Salesforce to Iterable. */
export const rulesToIterable = ({ consentRules }: ProjectDefinition): ConsentRule[] =>
  consentRules.filter((rule) => rule.direction !== 'To_Salesforce');

/** Those of them that are about an object. */
export const rulesOf = (project: ProjectDefinition, object: string): ConsentRule[] =>
  rulesToIterable(project).filter((rule) => rule.object.toLowerCase() === object.toLowerCase());

/** Fields that only person accounts have: Salesforce's own, and those of contacts (`No_News__pc`) (salesforce-api 6). */
const ofPersonAccounts = /^Person[A-Za-z]+$|__pc$/i;

/** Whether a rule says something of whoever is read there. */
export const countsAlong = (
  { field }: Pick<ConsentRule, 'field'>,
  { isOnlyIfPerson }: Pick<PersonSource, 'isOnlyIfPerson'>
): boolean => !isOnlyIfPerson || ofPersonAccounts.test(field);

/** The rules that are about the people of a source. */
export const rulesAlong = (project: ProjectDefinition, source: PersonSource): ConsentRule[] =>
  rulesOf(project, source.schema.object).filter((rule) => countsAlong(rule, source));

/** A field that says of a record "opted out". */
export interface OptOutField {
  /** As in a SELECT. */
  readonly path: string;
  /** What the project says that the person leaves by it. Null: Salesforce's own Email Opt Out, which always counts. */
  readonly rules: readonly ConsentRule[] | null;
}

/**
 * The fields that say of a record "opted out", to be read with it: those of the project's rules, and Salesforce's own
 * Email Opt Out where the integration user sees it. Pure.
 */
export function optOutsOf(project: ProjectDefinition, sources: readonly PersonSource[]): OptOutField[] {
  return sources.flatMap((source) => {
    const { schema, path } = source;
    const rules = rulesAlong(project, source);
    const nameOf = (name: string): string | readonly string[] => fieldOf(schema, name)?.name ?? [];
    const own = standardFields.flatMap(nameOf);
    const names = [...own, ...rules.flatMap((rule) => nameOf(rule.field))];
    return [...new Set(names)].map((name) => ({
      path: path ? `${path}.${name}` : name,
      rules: own.includes(name) ? null : rules.filter((rule) => nameOf(rule.field) === name)
    }));
  });
}

/** Paths of `optOutsOf`. Pure. */
export const optOutFields = (project: ProjectDefinition, sources: readonly PersonSource[]): string[] =>
  optOutsOf(project, sources).map(({ path }) => path);

/** Which of the fields (as `optOutFields` named them) says of a record that the person opted out; null when none does. */
export function optOutReader(
  fields: readonly string[]
): (record: Pick<SourceRecord, 'fields'>) => string | null {
  const readers = fields.map((field) => ({ field, read: pathReader(field.split('.')) }));
  return ({ fields: row }) => readers.find(({ read }) => read(row) === true)?.field ?? null;
}
