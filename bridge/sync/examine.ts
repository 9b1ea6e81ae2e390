import { fieldOf, unmappableTypes, type SourceField, type SourceSchema } from '../config/source-schema';
import type { ConfigProblem, FieldMapping, SyncDefinition } from '../config/sync-definition';
import { BridgeError, ConfigError } from '../errors';
import { identitySource, type SourceTypes } from './map';
import type { Source } from './ports';
import { scopeQuery, type ScopeQuery } from './scope';
import { toIterableType, transforms, ValueProblem } from './transforms';
import { statusFieldNames, type StatusFields } from './write-back';

/** A definition held against what the org has: ready to read and map, or the reasons why not. */
export interface Examined {
  readonly problems: readonly ConfigProblem[];
  readonly scope: ScopeQuery | null;
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
  return { problems, sourceTypes, statusFields, scope: readScope(definition, needed, problems) };
}

/** Source paths of the mappings and the identity, with the row where each is configured. */
function sourcePaths(definition: SyncDefinition): Map<string, string> {
  const paths = new Map<string, string>();
  for (const mapping of definition.step.mappings) {
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
    const parent = link?.referenceTo[0];
    if (!parent) return { missing: name, object: schema.object };
    schema = await source.describe(parent);
  }
  const last = names[names.length - 1]!;
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

const targetForm = /^(email|userId|dataFields(\.[^.,#\s][^.,#]*)+)$/;
/** Iterable's own profile fields; source: iterable-api 4. */
const managedFields = new Set([
  'email',
  'userId',
  'signupDate',
  'signupSource',
  'profileUpdatedAt',
  'emailListIds',
  'userListIds',
  'unsubscribedChannelIds',
  'unsubscribedMessageTypeIds',
  'subscribedMessageTypeIds',
  'devices',
  'browserTokens',
  'shoppingCartItems',
  'itblInternal',
  'itblUserId',
  '__proto__',
  'constructor',
  'prototype'
]);

function mappingProblems(definition: SyncDefinition): ConfigProblem[] {
  const seen = new Set<string>();
  return definition.step.mappings.flatMap((mapping) => {
    const found = [
      targetProblem(mapping, definition, seen),
      transformProblem(mapping),
      constantProblem(mapping)
    ];
    seen.add(mapping.target);
    return found
      .filter((problem) => problem !== null)
      .map((problem) => ({ ...problem, sync: definition.name }));
  });
}

type Found = Omit<ConfigProblem, 'sync'> | null;

function targetProblem(mapping: FieldMapping, definition: SyncDefinition, seen: ReadonlySet<string>): Found {
  const where = `Iterable_Field_Mapping.${mapping.name}, Target__c`;
  if (seen.has(mapping.target)) {
    return {
      where,
      code: 'config.double-target',
      message: `Two mappings write ${mapping.target}.`,
      fix: 'Switch one of them off.'
    };
  }
  const field = mapping.target.split('.')[1];
  const emailAsData = mapping.target === 'dataFields.email' && definition.identity.kind === 'userId';
  if (targetForm.test(mapping.target) && (emailAsData || !field || !managedFields.has(field))) return null;
  return {
    where,
    code: 'config.target',
    message: `${mapping.target} is not a field that a sync can write.`,
    fix: 'Use email, userId or dataFields.<name>, and none of the fields that Iterable keeps itself.'
  };
}

function transformProblem(mapping: FieldMapping): Found {
  if (transforms[mapping.transform.toLowerCase()]) return null;
  return {
    where: `Iterable_Field_Mapping.${mapping.name}, Transform__c`,
    code: 'config.transform',
    message: `There is no transform "${mapping.transform}".`,
    fix: `Choose one of ${Object.keys(transforms).join(', ')}.`
  };
}

/** A constant or default that is not of the target's type would refuse every record. */
function constantProblem(mapping: FieldMapping): Found {
  const constant =
    mapping.kind === 'Value'
      ? mapping.source
      : mapping.nullPolicy === 'Default'
        ? mapping.defaultValue
        : null;
  if (constant === null || !mapping.targetType) return null;
  try {
    toIterableType(constant, mapping.targetType);
    return null;
  } catch (error) {
    if (!(error instanceof ValueProblem)) throw error;
    const field = mapping.kind === 'Value' ? 'Source__c' : 'Default__c';
    return {
      where: `Iterable_Field_Mapping.${mapping.name}, ${field}`,
      code: 'config.constant',
      message: `The constant is not of the target type: expected ${error.expected}.`,
      fix: 'Correct the constant or the target type.'
    };
  }
}

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

function readScope(
  definition: SyncDefinition,
  needed: readonly string[],
  problems: ConfigProblem[]
): ScopeQuery | null {
  try {
    return scopeQuery(definition, needed);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const [where] = error.message.split(':');
    problems.push({
      sync: definition.name,
      where: where ?? definition.name,
      code: error.code,
      message: error.message,
      fix: error.fix
    });
    return null;
  }
}

/** Problems as the error that stops a run: the first one in full, the rest counted. */
export function problemsError(problems: readonly ConfigProblem[]): BridgeError {
  const [first] = problems;
  const rest = problems.length > 1 ? ` (and ${problems.length - 1} more: run "bridge check")` : '';
  return new ConfigError(first?.code ?? 'config.invalid', `${first?.where}: ${first?.message}${rest}`, {
    fix: first?.fix
  });
}
