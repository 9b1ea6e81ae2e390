/** What an exchange tells of the org that answered it. */
import type { Exchange, RecordedRequest, RecordedResponse } from './rest-recorded-source';
import type { Answer, RecordedRow, Replayed } from './rest-recorded-state';

/** Brings an org into the state that the recorded answer shows. */
export function prepare(replayed: Replayed, { request, response }: Exchange): void {
  if (response.status !== 200) return;
  prepareQuery(replayed, request.query?.q, response.body);
  prepareCounts(replayed, response.body);
  prepareRecord(replayed, request, response);
  const answers = (response.body as { compositeResponse?: { body: unknown }[] }).compositeResponse ?? [];
  for (const [index, { url }] of subRequests(request).entries()) {
    const soql = new URLSearchParams(url.split('?')[1] ?? '').get('q');
    prepareQuery(replayed, soql ?? undefined, answers[index]?.body);
  }
}

const isAnswer = (body: unknown): body is Answer =>
  typeof body === 'object' && body !== null && 'records' in body;

function prepareQuery({ state }: Replayed, soql: string | undefined, body: unknown): void {
  if (soql !== undefined && isAnswer(body)) state.found(soql, body);
}

function subRequests({ body }: RecordedRequest): readonly { readonly url: string }[] {
  return (body as { compositeRequest?: { url: string }[] } | undefined)?.compositeRequest ?? [];
}

function prepareCounts({ state, org }: Replayed, body: unknown): void {
  const { sObjects = [] } = body as { sObjects?: { name: string; count: number }[] };
  for (const { name, count } of sObjects) {
    state.holds(name, count);
    // An object that never had a record is left out; this one had.
    if (count === 0) org.store.load(name, [{ IsDeleted: true }]);
  }
}

/** A record that was read by its id. */
function prepareRecord(
  { state, ids, org }: Replayed,
  { method, path }: RecordedRequest,
  { body }: RecordedResponse
) {
  const [, type, id] = /\/sobjects\/(\w+)\/(\w{15,18})$/.exec(path) ?? [];
  if (type === undefined || id === undefined || method !== 'GET') return;
  if (type === 'Organization') ids.put(id, org.orgId);
  state.found(`FROM ${type}`, { totalSize: 1, records: [body as RecordedRow] });
}

/** Objects that a request writes to. */
export function writtenObjects({ method, path, body }: RecordedRequest): string[] {
  if (method === 'GET') return [];
  const [, single] = /\/sobjects\/(\w+)\/?$/.exec(path) ?? [];
  const { records = [] } = (body ?? {}) as { records?: { attributes: { type: string } }[] };
  return [...(single === undefined ? [] : [single]), ...records.map(({ attributes }) => attributes.type)];
}
