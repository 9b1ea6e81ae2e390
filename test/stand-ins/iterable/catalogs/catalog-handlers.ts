import type { Handler } from '../http/call';
import type { EndpointName } from '../http/endpoints';
import {
  createCatalog,
  deleteCatalog,
  getFieldMappings,
  listCatalogs,
  putFieldMappings
} from './catalog-endpoints';
import {
  bulkDeleteItems,
  bulkUpsertItems,
  deleteItem,
  getItem,
  getItems,
  patchItem,
  putItem
} from './item-endpoints';

/** iterable-api 11. */
export const catalogHandlers = {
  'catalogs.list': listCatalogs,
  'catalogs.create': createCatalog,
  'catalogs.delete': deleteCatalog,
  'catalogs.getFieldMappings': getFieldMappings,
  'catalogs.putFieldMappings': putFieldMappings,
  'catalogs.getItems': getItems,
  'catalogs.bulkUpsertItems': bulkUpsertItems,
  'catalogs.bulkDeleteItems': bulkDeleteItems,
  'catalogs.getItem': getItem,
  'catalogs.putItem': putItem,
  'catalogs.patchItem': patchItem,
  'catalogs.deleteItem': deleteItem
} satisfies Partial<Record<EndpointName, Handler>>;
