import type { ConsentRule, ProjectDefinition } from '../../config/sync-definition';
import { readPath } from '../map';
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

/**
 * The fields that say of a record "opted out", to be read with it: those of the project's rules, and Salesforce's own
 * Email Opt Out where the integration user sees it. Paths as in a SELECT. Pure.
 */
export function optOutFields(project: ProjectDefinition, sources: readonly PersonSource[]): string[] {
  const rules = rulesToIterable(project);
  return sources.flatMap(({ schema, path }) => {
    const ruled = rules.filter((rule) => isOf(rule, schema.object)).map((rule) => rule.field);
    const names = [...standardFields, ...ruled].flatMap((name) => fieldOf(schema, name)?.name ?? []);
    return [...new Set(names)].map((name) => (path ? `${path}.${name}` : name));
  });
}

/** The field that says that the person opted out; null when none does. `fields` as `optOutFields` named them. Pure. */
export const optedOutBy = (record: SourceRecord, fields: readonly string[]): string | null =>
  fields.find((field) => readPath(record.fields, field.split('.')) === true) ?? null;

export const isOptedOut = (record: SourceRecord, fields: readonly string[]): boolean =>
  optedOutBy(record, fields) !== null;

export const isOf = (rule: ConsentRule, object: string): boolean =>
  rule.object.toLowerCase() === object.toLowerCase();
