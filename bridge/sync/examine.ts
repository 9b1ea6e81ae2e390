import type { ConfigProblem, SyncDefinition } from '../config/sync-definition';
import { ConfigError, type BridgeError } from '../errors';
import { mappingProblems } from './examine-mappings';
import { resolveArrays } from './mapping/resolve-arrays';
import { resolveRow, type Findings } from './mapping/resolve-row';
import { selectedChildren, withoutRepeated } from './mapping/selected-children';
import type { SourceTypes } from './mapping/source-types';
import { sourceUses } from './mapping/source-uses';
import type { Unstamped } from './mapping/unstamped';
import type { Source } from './ports';
import { scopeQuery, type ScopeQuery } from './scope';
import { fieldOf, type SourceSchema } from './source-schema';
import { statusFieldNames, type StatusFields } from './write-back';

/** A definition held against what the org has: ready to read and map, or the reasons why not. */
export interface Examined {
  readonly problems: readonly ConfigProblem[];
  readonly scope: ScopeQuery;
  readonly sourceTypes: SourceTypes;
  /** What has to be looked for otherwise than by the change field. */
  readonly unstamped: Unstamped;
  /** The record's own status fields under this org's names; null where there are none that may be written. */
  readonly statusFields: StatusFields | null;
}

/** Read besides what is mapped, where the object has them: they decide about a record as a whole. */
const decidingFields = [
  'IsDeleted',
  'MasterRecordId',
  'IsConverted',
  'ConvertedContactId',
  'ConvertedAccountId',
  'HasOptedOutOfEmail'
];

export async function examine(definition: SyncDefinition, source: Source): Promise<Examined> {
  const schema = await source.describe(definition.sourceObject);
  const { findings, row, arrays } = await resolveSources(definition, schema, source);
  const statusFields = statusFieldsOf(schema, source);
  const needed = neededFields(definition, schema, [...row.fields, ...arrays.subqueries], statusFields);
  return {
    problems: [
      ...findings.problems,
      ...mappingProblems(definition),
      ...changeFieldProblems(definition, schema)
    ],
    sourceTypes: findings.types,
    statusFields,
    scope: scopeQuery(withoutRepeated(definition, arrays), needed),
    unstamped: {
      paths: row.parents,
      children: arrays.children,
      calculated: row.calculated,
      readsClock: findings.readsClock
    }
  };
}

/** All that the sync reads of its records, held against describe. */
async function resolveSources(definition: SyncDefinition, schema: SourceSchema, source: Source) {
  const findings: Findings = {
    sync: definition.name,
    problems: [],
    types: new Map(),
    timeZone: definition.timeZone,
    readsClock: false
  };
  const uses = sourceUses(definition);
  const selected = selectedChildren(definition);
  const arrays = await resolveArrays(uses.arrays, { schema, selected }, findings, source);
  const paths = [...uses.paths, ...arrays.fields];
  const row = await resolveRow({ ...uses, paths }, { schema, prefix: '' }, findings, source);
  return { findings, row, arrays };
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

/** Problems as the error that stops a run: the first one in full, the rest counted. */
export function problemsError(problems: readonly ConfigProblem[]): BridgeError {
  const [first] = problems;
  const rest =
    problems.length > 1
      ? ` (and ${problems.length - 1} more: the editor of the sync lists them, as "bridge check" does)`
      : '';
  return new ConfigError(first?.code ?? 'config.invalid', `${first?.where}: ${first?.message}${rest}`, {
    fix: first?.fix
  });
}
