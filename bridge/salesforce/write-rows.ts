import type { RecordUpdate, UpdateResult } from '../sync/ports';
import { collectionAnswer, readAnswer } from './answers';
import { isRetryableRow } from './read-errors';
import type { RestAnswer, RestRequest } from './transport';

/** Sent with writes: no assignment rules, and duplicate rules that only warn do not refuse (salesforce-api 10). */
const writeHeaders = {
  'Sforce-Auto-Assign': 'FALSE',
  'Sforce-Duplicate-Rule-Header': 'allowSave=true; includeRecordDetails=false; runAsCurrentUser=true'
};

const unnamedError = { statusCode: 'UNKNOWN_ERROR', message: 'Salesforce gave no reason.' };

type Call = (request: RestRequest) => Promise<RestAnswer>;
type Fields = Readonly<Record<string, unknown>>;

/** Up to 200 rows by one call (salesforce-api 4); one result each, in the order given. */
export const updateRows = (
  call: Call,
  object: string,
  records: readonly RecordUpdate[]
): Promise<UpdateResult[]> =>
  write(call, {
    path: '/composite/sobjects',
    records: records.map(({ id, fields }) => ({ attributes: { type: object }, id, ...fields }))
  });

/** The same by an external id, which stands among the fields: what is not there is made. */
export const upsertRows = (
  call: Call,
  { object, key }: { readonly object: string; readonly key: string },
  rows: readonly Fields[]
): Promise<UpdateResult[]> =>
  write(call, {
    path: `/composite/sobjects/${object}/${key}`,
    records: rows.map((fields) => ({ attributes: { type: object }, ...fields }))
  });

export async function removeRows(call: Call, ids: readonly string[]): Promise<UpdateResult[]> {
  const path = `/composite/sobjects?ids=${ids.join(',')}&allOrNone=false`;
  return resultsOf((await call({ method: 'DELETE', path, headers: writeHeaders })).body);
}

async function write(
  call: Call,
  { path, records }: { readonly path: string; readonly records: readonly Fields[] }
): Promise<UpdateResult[]> {
  const body = { allOrNone: false, records };
  return resultsOf((await call({ method: 'PATCH', path, body, headers: writeHeaders })).body);
}

const resultsOf = (body: unknown): UpdateResult[] =>
  readAnswer(collectionAnswer, body, 'a write').map(({ success, errors }): UpdateResult => {
    if (success) return { ok: true };
    const [{ statusCode, message } = unnamedError] = errors;
    return { ok: false, code: statusCode, message, retryable: isRetryableRow(statusCode) };
  });
