import { badParams, refusal, type Answer } from '../http/answer';
import { parameter, withBody, type Call } from '../http/call';
import type { JsonObject } from '../fields/field-types';
import type { Project } from '../project';
import { documentOf, itemDocumentOf, pageSize, taken, unknownItem, withCatalog } from './catalog-answers';
import type { Catalog, CatalogItem } from './catalogs';
import { itemProblem, sizeOf } from './check-items';
import { leavesOf } from './leaves';
import { pageOf } from '../http/paging';

/** Items of a catalog, iterable-api 11: writes take effect later and nothing tells which of them did. */

const maxDocuments = 1000;

type Form = 'replace' | 'merge';

export const bulkUpsertItems = (call: Call): Answer =>
  withCatalog(call, (catalog) =>
    withBody('catalogs.bulkUpsertItems', call, (project, { documents, replaceUploadedFieldsOnly }) => {
      const items = Object.entries(documents);
      if (items.length > maxDocuments) {
        return refusal(400, 'BatchTooLarge', `${items.length} documents, at most ${maxDocuments}`);
      }
      const form = replaceUploadedFieldsOnly ? 'merge' : 'replace';
      const msg = `Request to bulk-upload documents into ${catalog.name} processed successfully`;
      return write(project, catalog, items, form) ?? taken(project, msg);
    })
  );

export const putItem = (call: Call): Answer =>
  withCatalog(call, (catalog) =>
    withBody('catalogs.putItem', call, (project, { value }) =>
      writeOne(call, project, catalog, value, 'replace')
    )
  );

export const patchItem = (call: Call): Answer =>
  withCatalog(call, (catalog) =>
    withBody('catalogs.patchItem', call, (project, { update }) =>
      writeOne(call, project, catalog, update, 'merge')
    )
  );

function writeOne(call: Call, project: Project, catalog: Catalog, value: JsonObject, form: Form): Answer {
  const id = parameter(call, 'itemId');
  return (
    write(project, catalog, [[id, value]], form) ?? taken(project, `Request to update item ${id} received`)
  );
}

/** The refusal, or null for what was taken. What is found wrong late is left out without a word. */
function write(
  project: Project,
  catalog: Catalog,
  items: readonly (readonly [string, JsonObject])[],
  form: Form
): Answer | null {
  const good: (readonly [string, JsonObject])[] = [];
  const fields = new Set(catalog.fields);
  for (const item of items) {
    const problem = itemProblem(catalog, fields, item, after(catalog, item, form));
    if (problem !== null && project.switches.catalogValidation === 'up-front') return badParams(problem);
    if (problem !== null) continue;
    for (const { path } of leavesOf(item[1])) fields.add(path);
    good.push(item);
  }
  for (const field of fields) catalog.fields.add(field);
  project.pipelines.push('catalogs', (at) => {
    for (const item of good) store(catalog, item, form, at);
  });
  return null;
}

/** The item as it is once the write took effect. */
const after = ({ items }: Catalog, [id, value]: readonly [string, JsonObject], form: Form): JsonObject => ({
  ...(form === 'merge' ? items.get(id)?.value : {}),
  ...value
});

function store(catalog: Catalog, item: readonly [string, JsonObject], form: Form, at: number): void {
  catalog.items.set(item[0], { value: after(catalog, item, form), lastModified: at });
}

const removeItems = (call: Call, catalog: Catalog, ids: readonly string[]): Answer => {
  call.project.pipelines.push('catalogs', () => ids.forEach((id) => catalog.items.delete(id)));
  return taken(call.project, 'Request to delete items received');
};

export const deleteItem = (call: Call): Answer =>
  withCatalog(call, (catalog) => removeItems(call, catalog, [parameter(call, 'itemId')]));

export const bulkDeleteItems = (call: Call): Answer =>
  withCatalog(call, (catalog) =>
    withBody('catalogs.bulkDeleteItems', call, (_project, { itemIds }) => removeItems(call, catalog, itemIds))
  );

export const getItem = (call: Call): Answer =>
  withCatalog(call, (catalog) => {
    const id = parameter(call, 'itemId');
    const item = catalog.items.get(id);
    return item ? itemDocumentOf(call.project, withProperties(catalog, id, item)) : unknownItem(catalog, id);
  });

/** Unsorted unless told by what; then the largest first unless told otherwise. */
export const getItems = (call: Call): Answer =>
  withCatalog(call, (catalog) => {
    const all = [...catalog.items].map(([id, item]) => withProperties(catalog, id, item));
    const orderBy = call.query.get('orderBy');
    if (orderBy !== null) {
      const sign = call.query.get('sortAscending') === 'true' ? 1 : -1;
      all.sort((one, other) => sign * compare(one.value[orderBy], other.value[orderBy]));
    }
    const page = pageOf(all, call, pageSize);
    if (!('rows' in page)) return page;
    return documentOf(call.project, {
      catalogItemsWithProperties: page.rows,
      totalItemsCount: all.length,
      ...page.links
    });
  });

const withProperties = (catalog: Catalog, itemId: string, { value, lastModified }: CatalogItem) => ({
  catalogName: catalog.name,
  itemId,
  lastModified,
  size: sizeOf(value),
  value
});

function compare(one: unknown, other: unknown): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return String(one ?? '').localeCompare(String(other ?? ''));
}
