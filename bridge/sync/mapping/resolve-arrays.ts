import type { ConfigProblem } from '../../config/sync-definition';
import { ConfigError } from '../../errors';
import type { Source } from '../ports';
import { childrenOf, type ChildRelationship, type SourceSchema } from '../source-schema';
import {
  readArraySource,
  rowPrefix,
  sameRows,
  saysNothing,
  subqueryOf,
  type ArraySource
} from './array-source';
import { resolvePath } from './resolve-path';
import { distinct, resolveRow, unreadable, type Findings, type ResolvedRow } from './resolve-row';
import type { UsedArray, UsedPath } from './source-uses';
import type { ChildRows } from './unstamped';

/** What the arrays of a sync need: subqueries of child relationships, and fields of the record. */
export interface ResolvedArrays {
  readonly subqueries: readonly string[];
  readonly children: readonly ChildRows[];
  /** Fields with several values, read of the record like any other. */
  readonly fields: readonly UsedPath[];
}

interface Selection {
  readonly source: ArraySource;
  readonly child: ChildRelationship;
  readonly rows: ResolvedRow[];
}

/** `selected` is what the sync's query selects itself: its conditions hold for arrays that say none. */
export async function resolveArrays(
  arrays: readonly UsedArray[],
  { schema, selected: own }: { schema: SourceSchema; selected: ReadonlyMap<string, ArraySource> },
  findings: Findings,
  source: Pick<Source, 'describe'>
): Promise<ResolvedArrays> {
  const selections = new Map<string, Selection>();
  const fields: UsedPath[] = [];
  for (const array of arrays) {
    const child = childrenOf(schema, readArraySource(array.source).name);
    if (child) await resolveChildren(array, child, { selections, own, findings, source });
    else if (await resolveField(array, schema, findings, source))
      fields.push({ path: readArraySource(array.source).name, where: array.where });
  }
  const selected = [...selections.values()];
  return { subqueries: selected.map(subqueryFor), children: selected.map(childRowsOf), fields };
}

interface Resolving {
  readonly selections: Map<string, Selection>;
  readonly own: ReadonlyMap<string, ArraySource>;
  readonly findings: Findings;
  readonly source: Pick<Source, 'describe'>;
}

async function resolveChildren(
  array: UsedArray,
  child: ChildRelationship,
  resolving: Resolving
): Promise<void> {
  const { selections, own, findings, source } = resolving;
  const written = readArraySource(array.source);
  const read = (saysNothing(written) && own.get(child.name.toLowerCase())) || written;
  const known = selections.get(child.name);
  if (!array.hasElements) findings.problems.push(noElements(findings.sync, array, child.name));
  if (known && !sameRows(known.source, read))
    findings.problems.push(readTwice(findings.sync, array, child.name));
  const schema = await childSchema(array, child, findings, source);
  if (!schema) return;
  const prefix = rowPrefix(array.source);
  const row = await resolveRow(array, { schema, prefix }, findings, source);
  findings.types.set(`${written.name.toLowerCase()}[]`, { type: 'children', scale: 0, path: child.name });
  if (known) known.rows.push(row);
  else selections.set(child.name, { source: read, child, rows: [row] });
}

/** Null, with a problem, for an object that the integration user may not see. */
async function childSchema(
  array: UsedArray,
  child: ChildRelationship,
  { sync, problems }: Findings,
  source: Pick<Source, 'describe'>
): Promise<SourceSchema | null> {
  try {
    return await source.describe(child.object);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    problems.push(unreadable(sync, array.where, child.name, { missing: 'access', object: child.object }));
    return null;
  }
}

/** The elements of a field's array know nothing but `Value`. */
async function resolveField(
  array: UsedArray,
  schema: SourceSchema,
  findings: Findings,
  source: Pick<Source, 'describe'>
): Promise<boolean> {
  const { name, condition, limit } = readArraySource(array.source);
  const found = await resolvePath(name, schema, source);
  if ('missing' in found) {
    findings.problems.push(noSuchArray(findings.sync, array, name, schema.object));
    return false;
  }
  if (condition !== null || limit !== null)
    findings.problems.push(clausesOfField(findings.sync, array, name));
  const { labels } = found.field;
  const prefix = rowPrefix(array.source);
  const value = { name: 'Value', type: 'string', scale: 0, ...(labels && { labels }) };
  const item: SourceSchema = {
    object: `An item of ${found.path}`,
    keyPrefix: null,
    fields: new Map([['value', { ...found.field, ...value, calculated: false }]]),
    childRelationships: []
  };
  await resolveRow(array, { schema: item, prefix }, findings, source);
  return true;
}

const subqueryFor = ({ source, child, rows }: Selection): string =>
  subqueryOf(source, child.name, distinct(['Id', ...rows.flatMap(({ fields }) => fields)]));

const childRowsOf = ({ source, child, rows }: Selection): ChildRows => ({
  relationship: child.name,
  object: child.object,
  field: child.field,
  condition: source.condition,
  paths: distinct(rows.flatMap(({ parents }) => parents)),
  calculated: distinct(rows.flatMap(({ calculated }) => calculated))
});

const noElements = (sync: string, { where }: UsedArray, relationship: string): ConfigProblem => ({
  sync,
  where,
  code: 'config.array-elements',
  message: `The array of ${relationship} has no fields.`,
  fix: 'Add mappings whose target is that of the array with [] and the name of the field, e.g. dataFields.pets[].name.'
});

const readTwice = (sync: string, { where }: UsedArray, relationship: string): ConfigProblem => ({
  sync,
  where,
  code: 'config.array-source',
  message: `${relationship} is read twice with different conditions or order, which one query cannot do.`,
  fix: 'Write both sources alike, or move one array to a sync of its own.'
});

const clausesOfField = (sync: string, { where }: UsedArray, name: string): ConfigProblem => ({
  sync,
  where,
  code: 'config.array-source',
  message: `${name} is a field: WHERE and LIMIT are for child relationships.`,
  fix: 'Write the name of the field alone.'
});

const noSuchArray = (sync: string, { where }: UsedArray, name: string, object: string): ConfigProblem => ({
  sync,
  where,
  code: 'config.unknown-source',
  message: `${object} has neither a child relationship nor a field ${name} that the integration user can read.`,
  fix: 'Write the name of the relationship as in a subquery (Contacts, Pets__r), or that of a field.'
});
