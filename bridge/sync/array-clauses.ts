import type { ConfigProblem, FieldRead, SyncDefinition } from '../config/sync-definition';
import { ConfigError } from '../errors';
import { fieldsRead } from '../soql/fields-read';
import { InvalidSoql, parseSoql } from '../soql/parse-soql';
import { readArraySource } from './mapping/array-source';
import type { Source } from './ports';
import { readProblem } from './scope-problems';
import { childrenOf, type SourceSchema } from './source-schema';

/**
 * The fields by which arrays choose and order their rows, held against the child object: Salesforce would refuse the
 * whole query of the sync. Reads describes alone.
 */
export async function arrayClauseProblems(
  definition: SyncDefinition,
  source: Source
): Promise<ConfigProblem[]> {
  const problems: ConfigProblem[] = [];
  const arrays = definition.steps.flatMap(({ mappings }) => mappings).filter(({ kind }) => kind === 'Array');
  for (const mapping of arrays) {
    const clauses = clausesOf(mapping.source);
    if (clauses.length === 0) continue;
    const schema = await source.describe(definition.sourceObject);
    const child = childrenOf(schema, readArraySource(mapping.source).name);
    // What is no child relationship is said elsewhere.
    if (!child) continue;
    const own = await visible(child.object, source);
    if (!own) continue;
    for (const read of clauses) {
      const wrong = await readProblem(read, own, source);
      const where = `Iterable_Field_Mapping.${mapping.name}, Source__c`;
      if (wrong) problems.push({ ...wrong, sync: definition.name, where });
    }
  }
  return problems;
}

/** Null for what the integration user may not see, which is said elsewhere too. */
async function visible(object: string, source: Source): Promise<SourceSchema | null> {
  try {
    return await source.describe(object);
  } catch (error) {
    if (error instanceof ConfigError) return null;
    throw error;
  }
}

/** Of the rows; a semi-join names its own object. */
function clausesOf(source: string): FieldRead[] {
  const query = parsed(source);
  if (!query) return [];
  const filters = query.where ? fieldsRead({ where: query.where }) : [];
  const orders = [query.orderBy ?? []]
    .flat()
    .flatMap((order): FieldRead[] =>
      'field' in order && order.field ? [{ object: null, path: order.field, use: 'select' }] : []
    );
  return [...filters, ...orders];
}

/** Null for what is no SOQL, which is said when the definition is read. */
function parsed(source: string) {
  try {
    return parseSoql(`SELECT Id FROM ${source}`);
  } catch (error) {
    if (error instanceof InvalidSoql) return null;
    throw error;
  }
}
