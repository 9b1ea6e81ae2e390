import { json, refusal, type Answer } from '../http/answer';
import { parameter, type Call } from '../http/call';
import type { Project } from '../project';
import type { Catalog } from './catalogs';

/** Rows a page of catalogs or items, unless asked for otherwise. */
export const pageSize = 10;

/** The document of a read: inside the envelope, where live answers have it, or bare, as the vendor writes (iterable-api 11). */
export const documentOf = ({ switches }: Project, document: object): Answer =>
  json(200, switches.catalogReplies === 'bare' ? document : { msg: '', code: 'Success', params: document });

/** Of one item. */
export const itemDocumentOf = (project: Project, document: object): Answer =>
  project.switches.catalogReplies === 'item-bare' ? json(200, document) : documentOf(project, document);

/** What happens later. */
export const taken = ({ switches }: Project, msg: string): Answer =>
  json(switches.catalogWriteStatus, { msg, code: 'Success', params: null });

/** Trap 5 of iterable-api 2.3: an envelope that only catalogs have. */
const notFound = (message: string, code: string, args: readonly string[]): Answer =>
  json(404, { error: 'NotFound', message, code, data: { args } });

export const unknownItem = (catalog: Catalog, id: string): Answer =>
  notFound(`Catalog item not found: ${id}`, 'error.catalogs.itemNotFound', [catalog.name, id]);

const notBought = {
  400: 'BadParams',
  403: 'Forbidden',
  404: 'NotFound'
} as const;

/** An account without the add-on gets 4xx; which one the contract does not say. */
export function withCatalogs(call: Call, handle: (call: Call) => Answer): Answer {
  const { features, switches } = call.project;
  const status = switches.catalogsNotBought;
  return features.catalogs === 'on'
    ? handle(call)
    : refusal(status, notBought[status], 'Catalogs are not available');
}

/** Runs a handler on the catalog of the path. */
export const withCatalog = (call: Call, handle: (catalog: Catalog) => Answer): Answer =>
  withCatalogs(call, ({ project }) => {
    const name = parameter(call, 'catalogName');
    const catalog = project.catalogs.byName(name);
    return catalog
      ? handle(catalog)
      : notFound(`Catalog not found: ${name}`, 'error.catalogs.notFound', [name]);
  });
