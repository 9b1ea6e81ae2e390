import type { ConfigProblem, SyncDefinition } from '../config/sync-definition';
import { guardCatalogFields } from './guard';
import type { SourceTypes } from './mapping/source-types';
import type { CatalogFields, Destination } from './ports';

/** Types by field, by catalog. */
export type FieldsToDefine = ReadonlyMap<string, ReadonlyMap<string, string>>;

interface CatalogGuard {
  readonly problems: readonly ConfigProblem[];
  /** Fields without a type that the steps may give one. */
  readonly toDefine: FieldsToDefine;
}

/** What the steps would write to catalogs, held against their fields. Reads only. */
export async function guardCatalogs(
  definition: SyncDefinition,
  sourceTypes: SourceTypes,
  destination: Pick<Destination, 'catalogs' | 'catalogFields'>
): Promise<CatalogGuard> {
  const steps = definition.steps.filter(({ operation }) => operation === 'Upsert_Catalog_Item');
  const names = steps.length > 0 ? await destination.catalogs() : [];
  const problems: ConfigProblem[] = [];
  const toDefine = new Map<string, Map<string, string>>();
  for (const step of steps) {
    const catalog = names.find((name) => name.toLowerCase() === step.target?.toLowerCase());
    const fields = catalog === undefined ? noFields : await destination.catalogFields(catalog);
    const found = guardCatalogFields(step, definition, sourceTypes, fields);
    problems.push(...found.problems);
    const name = catalog ?? step.target ?? '';
    toDefine.set(name, new Map([...(toDefine.get(name) ?? []), ...found.toCreate]));
  }
  return { problems, toDefine };
}

/** Of a catalog that is still to be made. */
const noFields: CatalogFields = { defined: new Map(), undefinedFields: [] };

/** Gives fields their types before the first item has a value for them: a type stays for good (iterable-api 11). */
export async function defineFields(
  toDefine: FieldsToDefine,
  destination: Pick<Destination, 'defineCatalogFields'>
): Promise<string[]> {
  const notices: string[] = [];
  for (const [catalog, types] of toDefine) {
    if (types.size === 0) continue;
    await destination.defineCatalogFields(catalog, types);
    notices.push(`Defined the fields ${[...types.keys()].join(', ')} of the catalog "${catalog}".`);
  }
  return notices;
}
