import { fieldOf, nameSchema, unmappableTypes, type SourceField, type SourceSchema } from './source-schema';
import type { ConfigProblem, SyncDefinition } from '../config/sync-definition';
import { ConfigError, type BridgeError } from '../errors';
import { mappingProblems } from './examine-mappings';
import { identitySource, type SourceTypes } from './map';
import type { Source } from './ports';
import { scopeQuery, type ScopeQuery } from './scope';
import { statusFieldNames, type StatusFields } from './write-back';

/** A definition held against what the org has: ready to read and map, or the reasons why not. */
export interface Examined {
  readonly problems: readonly ConfigProblem[];
  readonly scope: ScopeQuery;
  readonly sourceTypes: SourceTypes;
  /** The record's own status fields under this org's names; null where there are none that may be written. */
  readonly statusFields: StatusFields | null;
}

/** Read besides what is mapped, where the object has them: they decide about a record as a whole. */
const decidingFields = ['IsDeleted', 'MasterRecordId', 'IsConverted', 'HasOptedOutOfEmail'];

export async function examine(definition: SyncDefinition, source: Source): Promise<Examined> {
  const problems: ConfigProblem[] = [];
  const schema = await source.describe(definition.sourceObject);
  const paths = sourcePaths(definition);
  const sourceTypes = new Map<string, SourceField>();
  for (const [path, where] of paths) {
    const field = await resolvePath(path, schema, source);
    if ('missing' in field) problems.push(unreadable(definition.name, where, path, field));
    else if (unmappableTypes.has(field.type))
      problems.push(compound(definition.name, where, path, field.type));
    else sourceTypes.set(path.toLowerCase(), field);
  }
  problems.push(...mappingProblems(definition), ...changeFieldProblems(definition, schema));
  const statusFields = statusFieldsOf(schema, source);
  const needed = neededFields(definition, schema, [...paths.keys()], statusFields);
  return { problems, sourceTypes, statusFields, scope: scopeQuery(definition, needed) };
}

/** Source paths of the mappings and the identity, with the row where each is configured. */
function sourcePaths(definition: SyncDefinition): Map<string, string> {
  const paths = new Map<string, string>();
  for (const mapping of definition.steps.flatMap((step) => step.mappings)) {
    if (mapping.kind === 'Field')
      paths.set(mapping.source, `Iterable_Field_Mapping.${mapping.name}, Source__c`);
  }
  const identity = identitySource(definition);
  if (!paths.has(identity)) paths.set(identity, `Iterable_Sync.${definition.name}, Identity_Source__c`);
  return paths;
}

type Missing = { readonly missing: string; readonly object: string };

async function resolvePath(
  path: string,
  start: SourceSchema,
  source: Source
): Promise<SourceField | Missing> {
  const names = path.split('.');
  let schema = start;
  for (const name of names.slice(0, -1)) {
    const link = [...schema.fields.values()].find(
      (field) => field.relationshipName?.toLowerCase() === name.toLowerCase()
    );
    const [parent, ...others] = link?.referenceTo ?? [];
    if (!parent) return { missing: name, object: schema.object };
    schema = others.length > 0 ? nameSchema : await source.describe(parent);
  }
  const last = names.at(-1) ?? path;
  return fieldOf(schema, last) ?? { missing: last, object: schema.object };
}

const unreadable = (sync: string, where: string, path: string, missing: Missing): ConfigProblem => ({
  sync,
  where,
  code: 'config.unknown-source',
  message: `${path}: ${missing.object} has no ${missing.missing} that the integration user can read.`,
  fix: 'Correct the name, or give the integration user read access to the field.'
});

const compound = (sync: string, where: string, path: string, type: string): ConfigProblem => ({
  sync,
  where,
  code: 'config.compound-source',
  message: `${path} is a field of type ${type}, which cannot be sent as one value.`,
  fix: 'Map its parts instead, e.g. MailingCity.'
});

function changeFieldProblems(definition: SyncDefinition, schema: SourceSchema): ConfigProblem[] {
  const field = fieldOf(schema, definition.changeField);
  if (field?.type === 'datetime') return [];
  return [
    {
      sync: definition.name,
      where: `Iterable_Sync.${definition.name}, Change_Field__c`,
      code: 'config.change-field',
      message: `${definition.changeField} is not a date and time of ${schema.object} that the integration user can read.`,
      fix: 'Use SystemModstamp where the object has it, else LastModifiedDate or CreatedDate.'
    }
  ];
}

function statusFieldsOf(schema: SourceSchema, source: Source): StatusFields | null {
  const names: StatusFields = {
    status: source.qualify(statusFieldNames.status),
    message: source.qualify(statusFieldNames.message),
    lastSynced: source.qualify(statusFieldNames.lastSynced)
  };
  const writable = Object.values(names).every((name: string) => fieldOf(schema, name)?.updateable);
  return writable ? names : null;
}

function neededFields(
  definition: SyncDefinition,
  schema: SourceSchema,
  paths: readonly string[],
  statusFields: StatusFields | null
): string[] {
  const deciding = decidingFields.filter((name) => fieldOf(schema, name));
  return ['Id', definition.changeField, ...deciding, ...Object.values(statusFields ?? {}), ...paths];
}

/** Problems as the error that stops a run: the first one in full, the rest counted. */
export function problemsError(problems: readonly ConfigProblem[]): BridgeError {
  const [first] = problems;
  const rest = problems.length > 1 ? ` (and ${problems.length - 1} more: run "bridge check")` : '';
  return new ConfigError(first?.code ?? 'config.invalid', `${first?.where}: ${first?.message}${rest}`, {
    fix: first?.fix
  });
}
