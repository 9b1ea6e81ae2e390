import type { ConfigProblem, FieldRead, SyncDefinition } from '../config/sync-definition';
import { ConfigError } from '../errors';
import { findField, type UnreadableName } from './field-paths';
import type { Source } from './ports';
import type { ResolvedScope } from './resolve-scope';
import { childrenOf, fieldOf, type SourceSchema } from './source-schema';

/** What keeps a scope from being read, and what a person should know although it can be. */
export interface ScopeFindings {
  readonly problems: readonly ConfigProblem[];
  readonly notices: readonly string[];
}

/**
 * A scope held against the org before anything runs: every field that its SOQL names has to be one that the integration
 * user can read, and filter by where it filters. Reads describes alone.
 */
export async function scopeProblems(
  definition: SyncDefinition,
  resolved: ResolvedScope,
  source: Source
): Promise<ScopeFindings> {
  if (resolved.problems.length > 0) return { problems: resolved.problems, notices: [] };
  const schema = await source.describe(definition.sourceObject);
  const problems: ConfigProblem[] = [];
  for (const read of resolved.facts.reads) {
    const wrong = await readProblem(read, schema, source);
    if (wrong) problems.push({ ...wrong, sync: definition.name, where: placeOf(definition) });
  }
  return { problems, notices: [...changeFieldNotices(definition, schema), ...notices(resolved, definition)] };
}

const placeOf = ({ name, scope }: SyncDefinition): string =>
  `Iterable_Sync.${name}, ${scope.type === 'SOQL' ? 'Query__c' : 'Filter__c'}`;

type Wrong = Pick<ConfigProblem, 'code' | 'message' | 'fix'>;

/** Why a field that SOQL names cannot be read or filtered by; null when it can. */
export async function readProblem(
  { object, path, use }: FieldRead,
  own: SourceSchema,
  source: Source
): Promise<Wrong | null> {
  const schema = await schemaOf(object, own, source);
  if ('missing' in schema) return unreadable(schema.missing, schema);
  const found = await findField(path, schema, source);
  if ('missing' in found) return unreadable(path, found);
  if (use === 'select' || found.field.filterable) return null;
  return {
    code: 'config.not-filterable',
    message: `${path}: Salesforce cannot filter by ${found.field.name} of ${found.object}.`,
    fix: 'Filter by another field, or let a condition of the step decide.'
  };
}

async function schemaOf(
  object: FieldRead['object'],
  own: SourceSchema,
  source: Source
): Promise<SourceSchema | UnreadableName> {
  if (object === null) return own;
  const relationship = typeof object === 'string' ? null : object.relationship;
  const name = typeof object === 'string' ? object : childrenOf(own, object.relationship)?.object;
  if (name === undefined) return { missing: relationship ?? '', object: own.object };
  try {
    return await source.describe(name);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { missing: name, object: 'The org' };
  }
}

const unreadable = (path: string, { missing, object }: UnreadableName): Wrong => ({
  code: 'config.unreadable-field',
  message: `${path}: ${object} has no ${missing} that the integration user can read.`,
  fix: 'Correct the name, or give the integration user read access to it.'
});

/** Kept and indexed by the platform itself. */
const platformStamps = new Set(['systemmodstamp', 'lastmodifieddate', 'createddate']);

function changeFieldNotices({ changeField, name }: SyncDefinition, schema: SourceSchema): string[] {
  const field = fieldOf(schema, changeField);
  if (!field || changeField.toLowerCase() === 'systemmodstamp') return [];
  if (changeField.toLowerCase() === 'createddate')
    return [`${name}: CreatedDate never moves: only new records are read.`];
  if (platformStamps.has(changeField.toLowerCase())) return [];
  const unindexed = field.idLookup
    ? []
    : [`${name}: ${field.name} may not be indexed: on a large object each run reads it slowly.`];
  return [
    ...unindexed,
    `${name}: Salesforce does not keep ${field.name}: changes, deletions and restored records that leave it as it is ` +
      'are not seen. SystemModstamp sees them.'
  ];
}

function notices({ facts, links }: ResolvedScope, { name, scope }: SyncDefinition): string[] {
  if (scope.type === 'Campaign' && links.length === 0)
    return [`${name}: no campaign is linked: no member is read.`];
  if (!facts.relativeDates) return [];
  return [
    `${name}: its condition names a date that moves by itself: records enter and leave it without being changed, which ` +
      'only a full run sees.'
  ];
}
