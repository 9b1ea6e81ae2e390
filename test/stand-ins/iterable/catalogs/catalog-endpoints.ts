import { badParams, json, refusal, success, type Answer } from '../http/answer';
import { parameter, withBody, type Call } from '../http/call';
import { fieldTypes, type FieldType } from '../fields/field-types';
import type { BodyOf } from '../http/skeletons';
import { documentOf, pageSize, withCatalog, withCatalogs } from './catalog-answers';
import type { Catalog } from './catalogs';
import { pageOf } from '../http/paging';

/** Catalogs themselves and the types of their fields, iterable-api 11. */

const catalogName = /^[A-Za-z0-9-]{1,255}$/;

export const listCatalogs = (call: Call): Answer =>
  withCatalogs(call, ({ project }) => {
    const all = project.catalogs.all();
    const page = pageOf(all, call, pageSize);
    if (!('rows' in page)) return page;
    const catalogNames = page.rows.map(({ name }) => ({ name }));
    return documentOf(project, { catalogNames, totalCatalogsCount: all.length, ...page.links });
  });

export const createCatalog = (call: Call): Answer =>
  withCatalogs(call, ({ project }) => {
    const name = parameter(call, 'catalogName');
    if (!catalogName.test(name)) {
      return badParams('Catalog names have 1 to 255 alphanumeric characters and dashes');
    }
    const { catalogExists: status, catalogCreated } = project.switches;
    if (project.catalogs.isTaken(name)) {
      return refusal(status, status === 409 ? 'Conflict' : 'BadParams', `Catalog ${name} already exists`);
    }
    project.catalogs.add(name);
    return json(catalogCreated, { msg: `Created catalog ${name}`, code: 'Success', params: null });
  });

export const deleteCatalog = (call: Call): Answer =>
  withCatalog(call, ({ name }) => {
    call.project.catalogs.remove(name);
    return success();
  });

export const getFieldMappings = (call: Call): Answer =>
  withCatalog(call, ({ mappings, undefinedFields }) =>
    documentOf(call.project, { definedMappings: Object.fromEntries(mappings), undefinedFields })
  );

export const putFieldMappings = (call: Call): Answer =>
  withCatalog(call, (catalog) =>
    withBody('catalogs.putFieldMappings', call, (_project, { mappingsUpdates }) =>
      setMappings(catalog, flattened(mappingsUpdates, ''))
    )
  );

type Definitions = BodyOf<'catalogs.putFieldMappings'>['mappingsUpdates'];
type Mapping = readonly [path: string, type: string];

/** Children are held as `parent.child`, as the fields of profiles are. */
const flattened = (definitions: Definitions, parent: string): Mapping[] =>
  definitions.flatMap(({ fieldName, fieldType, children }) => [
    [parent + fieldName, fieldType] as const,
    ...flattened(children ?? [], `${parent}${fieldName}.`)
  ]);

/** All of them or none. */
function setMappings({ mappings }: Catalog, updates: readonly Mapping[]): Answer {
  for (const [path, type] of updates) {
    if (!isFieldType(type)) return badParams(`${type} is no type of a catalog field`);
    const known = mappings.get(path);
    if (known !== undefined && known !== type)
      return badParams(`Field ${path} already has the type ${known}`);
  }
  for (const [path, type] of updates) if (isFieldType(type)) mappings.set(path, type);
  return success();
}

/** Nested is a kind of profile fields alone. */
const isFieldType = (type: string): type is FieldType =>
  type !== 'nested' && fieldTypes.some((known) => known === type);
