/** List views of an object and what one selects. Source: docs/contracts/salesforce-list-views.md. */
import { type Call, json, type Reply, versionOf } from '../http/exchange';
import { type NewListView, viewQuery, whereCondition } from '../list-views';
import { OrgError } from '../model';
import type { LocalOrgState } from '../org';
import { visibleObject } from './write-record';

export function listViews(org: LocalOrgState, call: Call): Reply {
  const { name } = visibleObject(org, call.params.object ?? '');
  const listviews = org.listViews.of(name).map(({ id, view }) => summary(id, view, versionOf(call)));
  return json({ done: true, listviews, nextRecordsUrl: null, size: listviews.length, sobjectType: name });
}

export function oneListView(org: LocalOrgState, call: Call): Reply {
  const { id, view } = found(org, call);
  return json(summary(id, view, versionOf(call)));
}

export function describeListView(org: LocalOrgState, call: Call): Reply {
  const { id, view } = found(org, call);
  if (view.soqlCompatible === false) {
    const text = 'The requested operation is not supported for this list view';
    throw new OrgError(400, 'INVALID_QUERY_SCOPE', text);
  }
  const columns = (view.columns ?? ['Name']).map((column) => ({
    ascendingLabel: 'Z-A',
    descendingLabel: 'A-Z',
    fieldNameOrPath: column.replace(/^.*\((.*)\)$/, '$1'),
    hidden: false,
    label: column,
    selectListItem: column,
    sortDirection: null,
    sortIndex: null,
    sortable: true,
    type: 'string'
  }));
  return json({
    columns,
    id: id.slice(0, 15),
    orderBy: [{ fieldNameOrPath: 'Id', nullsPosition: 'first', sortDirection: 'ascending' }],
    query: viewQuery(view),
    relatedEntityId: null,
    scope: view.scope ?? org.switches.listViewOfAll,
    scopeEntityId: view.scopeEntityId ?? null,
    sobjectType: view.object,
    whereCondition: whereCondition(view)
  });
}

function found(org: LocalOrgState, call: Call): { id: string; view: NewListView } {
  const { name } = visibleObject(org, call.params.object ?? '');
  const view = org.listViews.find(name, call.params.view ?? '');
  if (view) return view;
  throw new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist');
}

function summary(id: string, view: NewListView, version: string) {
  const url = `/services/data/v${version}/sobjects/${view.object}/listviews/${id}`;
  return {
    describeUrl: `${url}/describe`,
    developerName: view.developerName,
    id,
    label: view.label ?? view.developerName,
    resultsUrl: `${url}/results`,
    soqlCompatible: view.soqlCompatible ?? true,
    url
  };
}
