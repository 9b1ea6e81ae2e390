/** Many records in one call: always 200 with one entry a record, in the order given. Source: salesforce-api 4. */
import { type Call, json, jsonBody, parserError, recordBody, type Reply, versionOf } from '../http/exchange';
import { to18 } from '../ids';
import { type FieldSchema, type ObjectSchema, OrgError, type Row } from '../model';
import type { LocalOrgState } from '../org';
import { DuplicatesError } from '../store/duplicate-rules';
import * as refuse from '../store/refusals';
import { recordJson } from './sobject-record';
import {
  createRecord,
  MultipleMatches,
  removeRecord,
  updateRecord,
  upsertKey,
  upsertRecord,
  visibleField,
  visibleObject,
  type Writer,
  writerOf
} from './write-record';

const maxRecords = 200;
const maxChunks = 10;

interface Entry {
  readonly id?: string;
  readonly success: boolean;
  readonly errors: readonly Row[];
  readonly created?: boolean;
}

interface Records {
  readonly allOrNone: boolean;
  readonly records: readonly Row[];
}

export function createMany(org: LocalOrgState, call: Call): Reply {
  const writer = writerOf(call);
  const { allOrNone, records } = readRecords(org, call);
  checkChunks(records);
  return each(org, { allOrNone }, records, (record) => {
    const id = createRecord(org, objectOf(org, record), fieldsOf(record), writer);
    return { id, success: true, errors: [] };
  });
}

export function updateMany(org: LocalOrgState, call: Call): Reply {
  const writer = writerOf(call);
  const { allOrNone, records } = readRecords(org, call);
  checkChunks(records);
  return each(org, { allOrNone }, records, (record) => {
    const id = idOf(record);
    updateRecord(org, objectOf(org, record), id, withoutId(fieldsOf(record)), writer);
    return { id, success: true, errors: [] };
  });
}

export function upsertMany(org: LocalOrgState, call: Call): Reply {
  const writer = writerOf(call);
  const object = visibleObject(org, call.params.object ?? '');
  const field = upsertKey(object, call.params.field ?? '');
  const { allOrNone, records } = readRecords(org, call);
  return each(org, { allOrNone }, records, (record) => {
    if (objectOf(org, record) !== object) throw wrongType(object);
    return upsertOne(org, object, field, fieldsOf(record), writer);
  });
}

function upsertOne(
  org: LocalOrgState,
  object: ObjectSchema,
  field: FieldSchema,
  record: Row,
  writer: Writer
): Entry {
  const name = Object.keys(record).find((key) => key.toLowerCase() === field.name.toLowerCase());
  const { [name ?? '']: value, ...rest } = record;
  if (value === undefined || value === null || value === '') {
    if (field.type !== 'id') throw missingKey(field);
    const id = createRecord(org, object, rest, writer);
    return { id, success: true, errors: [], created: true };
  }
  const { id, created } = upsertRecord(org, object, { field, value }, rest, { writer, updateOnly: false });
  return { id, success: true, errors: [], created };
}

const missingKey = (field: FieldSchema) =>
  new OrgError(400, 'MISSING_ARGUMENT', `${field.name} not specified`);

const wrongType = (object: ObjectSchema) =>
  new OrgError(400, 'INVALID_TYPE', `all records must be of type ${object.name}`);

export function deleteMany(org: LocalOrgState, call: Call): Reply {
  const writer = writerOf(call);
  const ids = (call.query.get('ids') ?? '').split(',').filter((id) => id !== '');
  checkCount(org, ids.length);
  const allOrNone = call.query.get('allOrNone') === 'true';
  return each(org, { allOrNone }, ids, (text) => {
    const id = to18(text);
    if (id === undefined) throw new OrgError(400, 'MALFORMED_ID', `malformed id ${text}`);
    const object = org.catalog.ofId(id);
    if (!object) throw refuse.noSuchReference();
    removeRecord(org, object, id, writer);
    return { id, success: true, errors: [] };
  });
}

/** `POST /composite/sobjects/X` with ids and fields: rows in order, null for those that are not there. */
export function readMany(org: LocalOrgState, call: Call): Reply {
  const object = visibleObject(org, call.params.object ?? '');
  const { ids, fields } = recordBody(call);
  if (!isTexts(ids) || !isTexts(fields)) throw parserError('ids and fields must be arrays of text');
  checkCount(org, ids.length, 2000);
  return json(readRows(org, call, object, ids, fields));
}

/** `GET /composite/sobjects/X?ids=a,b&fields=c,d`. */
export function readManyByUrl(org: LocalOrgState, call: Call): Reply {
  const object = visibleObject(org, call.params.object ?? '');
  const list = (name: string) => (call.query.get(name) ?? '').split(',').filter((entry) => entry !== '');
  return json(readRows(org, call, object, list('ids'), list('fields')));
}

function readRows(
  org: LocalOrgState,
  call: Call,
  object: ObjectSchema,
  ids: readonly string[],
  names: readonly string[]
): (Row | null)[] {
  const fields = names.map((name) => {
    const field = visibleField(object, name);
    if (!field) throw refuse.noSuchColumn(object, name);
    return field.name;
  });
  return ids.map((text) => {
    const row = org.store.rowById(object.name, text);
    return row && row.IsDeleted !== true ? recordJson(object, row, versionOf(call), fields) : null;
  });
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'string');

function readRecords(org: LocalOrgState, call: Call): Records {
  const body = jsonBody(call) as Partial<Records> | null;
  const records = body?.records;
  if (!Array.isArray(records)) throw parserError('records must be an array');
  checkCount(org, records.length);
  return { allOrNone: body?.allOrNone === true, records };
}

function checkCount(org: LocalOrgState, count: number, max = maxRecords): void {
  if (count <= max) return;
  const message = `The number of records in the request exceeds the limit of ${max}: ${count}`;
  throw new OrgError(400, org.switches.tooManyRecordsCode, message);
}

/** Records of one type that follow each other are one chunk. */
function checkChunks(records: readonly Row[]): void {
  const types = records.map(typeOf);
  const chunks = types.filter((type, index) => type !== types[index - 1]).length;
  if (chunks <= maxChunks) return;
  throw new OrgError(
    400,
    'LIMIT_EXCEEDED',
    `No more than ${maxChunks} chunks of records are allowed: ${chunks}`
  );
}

function typeOf(record: Row): unknown {
  return (record.attributes as { type?: unknown } | undefined)?.type;
}

function objectOf(org: LocalOrgState, record: Row): ObjectSchema {
  const type = typeOf(record);
  const object = typeof type === 'string' ? org.source.schemaOf(type) : undefined;
  if (object) return object;
  throw new OrgError(400, 'INVALID_TYPE', `sObject type '${String(type)}' is not supported.`);
}

function fieldsOf({ attributes: _, ...fields }: Row): Row {
  return fields;
}

function withoutId(record: Row): Row {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name.toLowerCase() !== 'id'));
}

function idOf(record: Row): string {
  const [, text] = Object.entries(record).find(([name]) => name.toLowerCase() === 'id') ?? [];
  if (text === undefined || text === null || text === '') {
    throw new OrgError(400, 'MISSING_ARGUMENT', 'Id not specified in an update call', ['Id']);
  }
  const id = to18(text);
  if (id === undefined) throw new OrgError(400, 'MALFORMED_ID', `malformed id ${String(text)}`, ['Id']);
  return id;
}

class RolledBack extends Error {}

function each<Item>(
  org: LocalOrgState,
  { allOrNone }: { allOrNone: boolean },
  items: readonly Item[],
  write: (item: Item) => Entry
): Reply {
  const entries: Entry[] = [];
  const run = () => {
    for (const item of items) entries.push(attempt(org, item, write));
    if (allOrNone && entries.some((entry) => !entry.success)) throw new RolledBack();
  };
  try {
    org.store.journal.atomically(run);
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error;
    return json(entries.map(rolledBack));
  }
  return json(entries);
}

/** A record that fails leaves nothing behind; what has another reason than the record goes up. */
function attempt<Item>(org: LocalOrgState, item: Item, write: (item: Item) => Entry): Entry {
  try {
    return org.store.journal.atomically(() => write(item));
  } catch (error) {
    if (error instanceof MultipleMatches) return failed('DUPLICATE_VALUE', duplicateText(error.ids), []);
    if (!(error instanceof OrgError)) throw error;
    // A record that is not there is, in a collection, a reference that cannot be followed.
    if (error.errorCode === 'NOT_FOUND')
      return failed('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', []);
    if (error instanceof DuplicatesError) return duplicates(error);
    return failed(error.errorCode, error.message, error.fields);
  }
}

const duplicateText = (ids: readonly string[]) =>
  `duplicate value found: more than one record found for external id field: [${ids.join(', ')}]`;

function failed(statusCode: string, message: string, fields: readonly string[]): Entry {
  return { success: false, errors: [{ statusCode, message, fields }] };
}

function duplicates({ errorCode, message, duplicateResult }: DuplicatesError): Entry {
  return { success: false, errors: [{ statusCode: errorCode, message, fields: [], duplicateResult }] };
}

function rolledBack(entry: Entry): Entry {
  if (!entry.success) return entry;
  const code = 'ALL_OR_NONE_OPERATION_ROLLED_BACK';
  return failed(
    code,
    'Record rolled back because not all records were valid and the request was using AllOrNone header',
    []
  );
}
