/** Single records: read, create, update, delete, upsert by external id. Source: salesforce-api 4. */
import { type Call, json, noContent, recordBody, type Reply, versionOf } from '../http/exchange';
import { to18 } from '../ids';
import { type ObjectSchema, OrgError, type Row } from '../model';
import type { LocalOrgState } from '../org';
import * as refuse from '../store/refusals';
import {
  createRecord,
  MultipleMatches,
  removeRecord,
  updateRecord,
  upsertKey,
  upsertRecord,
  visibleField,
  visibleObject,
  writerOf
} from './write-record';

const sobjects = (call: Call) => `/services/data/v${versionOf(call)}/sobjects`;

/** A row as REST answers it: attributes first, then the fields the user sees. */
export function recordJson(object: ObjectSchema, row: Row, version: string, fields?: readonly string[]): Row {
  const url = `/services/data/v${version}/sobjects/${object.name}/${String(row.Id)}`;
  const shown: Row = { attributes: { type: object.name, url } };
  for (const field of fields ?? object.fields.map((one) => one.name)) shown[field] = row[field] ?? null;
  if (fields && !fields.includes('Id')) shown.Id = row.Id;
  return shown;
}

export function getRecord(org: LocalOrgState, call: Call): Reply {
  const object = visibleObject(org, call.params.object ?? '');
  const row = org.store.rowById(object.name, idOf(call.params.id ?? ''));
  if (!row || row.IsDeleted === true) throw refuse.notFound();
  return json(recordJson(object, row, versionOf(call), askedFields(object, call)));
}

function askedFields(object: ObjectSchema, call: Call): string[] | undefined {
  const asked = call.query.get('fields');
  if (asked === null) return undefined;
  return asked.split(',').map((name) => {
    const field = visibleField(object, name.trim());
    if (!field) throw refuse.noSuchColumn(object, name.trim());
    return field.name;
  });
}

function idOf(text: string): string {
  const id = to18(text);
  if (id !== undefined) return id;
  const message = `Provided external ID field does not exist or is not accessible: ${text}`;
  throw new OrgError(404, 'NOT_FOUND', message);
}

export function postRecord(org: LocalOrgState, call: Call): Reply {
  const object = visibleObject(org, call.params.object ?? '');
  const id = createRecord(org, object, recordBody(call), writerOf(call));
  const headers = { location: `${sobjects(call)}/${object.name}/${id}` };
  return json({ id, success: true, errors: [] }, 201, headers);
}

export function patchRecord(org: LocalOrgState, call: Call): Reply {
  const object = visibleObject(org, call.params.object ?? '');
  updateRecord(org, object, idOf(call.params.id ?? ''), recordBody(call), writerOf(call));
  return noContent;
}

export function deleteOne(org: LocalOrgState, call: Call): Reply {
  const object = visibleObject(org, call.params.object ?? '');
  removeRecord(org, object, idOf(call.params.id ?? ''), writerOf(call));
  return noContent;
}

/** `GET /sobjects/X/Ext__c/value`. */
export function getByKey(org: LocalOrgState, call: Call): Reply {
  const { object, ids } = byKey(org, call);
  if (ids.length > 1) return multipleChoices(call, object, ids);
  const row = org.store.rowById(object.name, ids[0] ?? '');
  if (!row) throw refuse.notFound();
  return json(recordJson(object, row, versionOf(call), askedFields(object, call)));
}

export function deleteByKey(org: LocalOrgState, call: Call): Reply {
  const { object, ids } = byKey(org, call);
  if (ids.length > 1) return multipleChoices(call, object, ids);
  if (ids[0] === undefined) throw refuse.notFound();
  removeRecord(org, object, ids[0], writerOf(call));
  return noContent;
}

function byKey(org: LocalOrgState, call: Call): { object: ObjectSchema; ids: string[] } {
  const object = visibleObject(org, call.params.object ?? '');
  const field = upsertKey(object, call.params.field ?? '');
  const rows = org.store.having(object.name, field.name, call.params.value ?? '');
  return { object, ids: rows.map((row) => String(row.Id)) };
}

/** `PATCH /sobjects/X/Ext__c/value`: 201 or 200, 300 where the value is not unique; 204 before v46. */
export function upsertByKey(org: LocalOrgState, call: Call): Reply {
  const object = visibleObject(org, call.params.object ?? '');
  const field = upsertKey(object, call.params.field ?? '');
  const record = recordBody(call);
  const named = Object.keys(record).find((key) => key.toLowerCase() === field.name.toLowerCase());
  if (named !== undefined && field.type !== 'id') {
    throw new OrgError(
      400,
      'INVALID_FIELD',
      `The ${field.name} field should not be specified in the sobject data.`
    );
  }
  const key = { field, value: call.params.value ?? '' };
  const updateOnly = call.query.get('updateOnly') === 'true';
  try {
    const { id, created } = upsertRecord(org, object, key, record, { writer: writerOf(call), updateOnly });
    if (!created && Number(versionOf(call)) < 46) return noContent;
    return json({ id, success: true, errors: [], created }, created ? 201 : 200);
  } catch (error) {
    if (error instanceof MultipleMatches) return multipleChoices(call, object, error.ids);
    throw error;
  }
}

function multipleChoices(call: Call, object: ObjectSchema, ids: readonly string[]): Reply {
  return json(
    ids.map((id) => `${sobjects(call)}/${object.name}/${id}`),
    300
  );
}
