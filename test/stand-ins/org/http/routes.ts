import { identity, introspect, revoke, token, userinfo } from '../auth/token-endpoint';
import { bulkRoutes } from '../bulk/bulk-routes';
import { batch } from '../resources/batch';
import {
  createMany,
  deleteMany,
  readMany,
  readManyByUrl,
  updateMany,
  upsertMany
} from '../resources/collections';
import { composite, graph } from '../resources/composite';
import { basicInformation, describeGlobal, describeObject } from '../resources/describe';
import { limits, recordCount } from '../resources/limits';
import { describeListView, listViews, oneListView } from '../resources/list-views';
import { query, queryAll, queryMore } from '../resources/query';
import { deletedIds, updatedIds } from '../resources/replication';
import { describeReport, runReport } from '../resources/reports';
import {
  deleteByKey,
  deleteOne,
  getByKey,
  getRecord,
  patchRecord,
  postRecord,
  upsertByKey
} from '../resources/sobject-record';
import { toolingQuery } from '../resources/tooling';
import { plantTree } from '../resources/tree';
import { listResources, listVersions } from '../resources/versions';
import type { Access, Handler, Route } from './router';

const data = '/services/data/:version';
const route = (method: string, pattern: string, handler: Handler, access: Access): Route => ({
  method,
  pattern,
  handler,
  access
});
const rest = (method: string, pattern: string, handler: Handler) =>
  route(method, data + pattern, handler, 'api');

/** Every resource of the local org. Where two patterns fit, the first counts. */
export const routes: readonly Route[] = [
  route('POST', '/services/oauth2/token', token, 'open'),
  route('POST', '/services/oauth2/revoke', revoke, 'open'),
  route('GET', '/services/oauth2/revoke', revoke, 'open'),
  route('POST', '/services/oauth2/introspect', introspect, 'open'),
  route('GET', '/services/oauth2/userinfo', userinfo, 'login'),
  route('GET', '/id/:org/:user', identity, 'login'),
  route('GET', '/services/data', listVersions, 'open'),
  rest('GET', '', listResources),
  rest('GET', '/query', query),
  rest('GET', '/queryAll', queryAll),
  rest('GET', '/query/:locator', queryMore),
  rest('GET', '/queryAll/:locator', queryMore),
  rest('GET', '/tooling/query', toolingQuery),
  rest('GET', '/limits', limits),
  rest('GET', '/limits/recordCount', recordCount),
  rest('GET', '/sobjects', describeGlobal),
  rest('GET', '/sobjects/:object', basicInformation),
  rest('POST', '/sobjects/:object', postRecord),
  rest('GET', '/sobjects/:object/describe', describeObject),
  rest('GET', '/sobjects/:object/updated', updatedIds),
  rest('GET', '/sobjects/:object/deleted', deletedIds),
  rest('GET', '/sobjects/:object/listviews', listViews),
  rest('GET', '/sobjects/:object/listviews/:view', oneListView),
  rest('GET', '/sobjects/:object/listviews/:view/describe', describeListView),
  rest('GET', '/analytics/reports/:report', runReport),
  rest('GET', '/analytics/reports/:report/describe', describeReport),
  rest('GET', '/sobjects/:object/:id', getRecord),
  rest('PATCH', '/sobjects/:object/:id', patchRecord),
  rest('DELETE', '/sobjects/:object/:id', deleteOne),
  rest('GET', '/sobjects/:object/:field/:value', getByKey),
  rest('PATCH', '/sobjects/:object/:field/:value', upsertByKey),
  rest('DELETE', '/sobjects/:object/:field/:value', deleteByKey),
  rest('POST', '/composite/sobjects', createMany),
  rest('PATCH', '/composite/sobjects', updateMany),
  rest('DELETE', '/composite/sobjects', deleteMany),
  rest('POST', '/composite/sobjects/:object', readMany),
  rest('GET', '/composite/sobjects/:object', readManyByUrl),
  rest('PATCH', '/composite/sobjects/:object/:field', upsertMany),
  rest('POST', '/composite', composite),
  rest('POST', '/composite/batch', batch),
  rest('POST', '/composite/graph', graph),
  rest('POST', '/composite/tree/:object', plantTree),
  ...bulkRoutes.map((one) => rest(...one))
];
