/** One write as every resource makes it: planned faults first, then the store. Answers ids and throws OrgErrors. */
import { type Call, userOf } from '../http/exchange';
import { to18 } from '../ids';
import { type FieldSchema, type ObjectSchema, OrgError, type Row } from '../model';
import type { LocalOrgState } from '../org';
import { checkDuplicates } from '../store/duplicate-rules';
import { deleteRecord } from '../store/recycle';
import * as refuse from '../store/refusals';

/** Who writes, and how: the user of the call and what its headers ask for. */
export interface Writer {
  readonly userId: string;
  /** Saves in spite of duplicate rules that only warn. Source: salesforce-api 10. */
  readonly duplicates: 'save' | 'refuse';
}

export function writerOf(call: Call): Writer {
  const header = call.headers['sforce-duplicate-rule-header'] ?? '';
  return { userId: userOf(call), duplicates: /allowSave\s*=\s*true/i.test(header) ? 'save' : 'refuse' };
}

/** An object that the user may see. Throws NOT_FOUND, as REST paths do. */
export function visibleObject(org: LocalOrgState, name: string): ObjectSchema {
  const object = org.source.schemaOf(name);
  if (!object) throw refuse.notFound();
  return object;
}

export function visibleField(object: ObjectSchema, name: string): FieldSchema | undefined {
  return object.fields.find((field) => field.name.toLowerCase() === name.toLowerCase());
}

export function createRecord(org: LocalOrgState, object: ObjectSchema, record: Row, writer: Writer): string {
  refuseHidden(org, object, record);
  const id = Object.keys(record).find((key) => key.toLowerCase() === 'id');
  if (id !== undefined) throw idInCreate();
  org.faults.strike(object.name, undefined, record);
  checkDuplicates(org.duplicateRules, object.name, record, writer.duplicates);
  return org.store.create(object.name, record, writer.userId);
}

const idInCreate = () =>
  new OrgError(400, 'INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']);

export function updateRecord(
  org: LocalOrgState,
  object: ObjectSchema,
  id: string,
  record: Row,
  writer: Writer
): void {
  refuseHidden(org, object, record);
  const named = Object.keys(record).some((key) => key.toLowerCase() === 'id');
  if (named)
    throw new OrgError(400, 'INVALID_FIELD', 'The Id field should not be specified in the sobject data.');
  const row = org.store.live(object, id);
  org.faults.strike(object.name, String(row.Id), record);
  checkDuplicates(org.duplicateRules, object.name, { ...row, ...record }, writer.duplicates);
  org.store.update(object.name, id, record, writer.userId);
}

export function removeRecord(org: LocalOrgState, object: ObjectSchema, id: string, writer: Writer): void {
  const row = org.store.live(object, id);
  org.faults.strike(object.name, String(row.Id), {});
  deleteRecord(org.store, object.name, id, writer.userId);
}

/** A field that the user does not see is, for a write, a field that does not exist. */
function refuseHidden(org: LocalOrgState, object: ObjectSchema, record: Row): void {
  const known = org.catalog.get(object.name);
  if (!known || known === object) return;
  for (const name of Object.keys(record)) {
    if (org.catalog.field(known, name) && !visibleField(object, name))
      throw refuse.noSuchColumn(object, name);
  }
}

export interface Upserted {
  readonly id: string;
  readonly created: boolean;
}

/** More than one record has the key: nothing is written. HTTP 300 with the records' addresses. */
export class MultipleMatches extends Error {
  constructor(readonly ids: readonly string[]) {
    super('multiple matches');
  }
}

/** The key an upsert goes by: an external id, an idLookup field or Id itself. */
export function upsertKey(object: ObjectSchema, name: string): FieldSchema {
  const field = visibleField(object, name);
  if (field && (field.externalId || field.idLookup || field.type === 'id')) return field;
  throw new OrgError(
    404,
    'NOT_FOUND',
    'Provided external ID field does not exist or is not accessible: ' + name
  );
}

/** Creates or updates by the value of the key. Throws MultipleMatches, or NOT_FOUND where creation is not wanted. */
export function upsertRecord(
  org: LocalOrgState,
  object: ObjectSchema,
  key: { readonly field: FieldSchema; readonly value: unknown },
  record: Row,
  how: { readonly writer: Writer; readonly updateOnly: boolean }
): Upserted {
  const found = findAll(org, object, key.field, key.value);
  if (found.length > 1) throw new MultipleMatches(found);
  const [id] = found;
  if (id !== undefined) {
    updateRecord(org, object, id, record, how.writer);
    return { id, created: false };
  }
  if (how.updateOnly || key.field.type === 'id') throw refuse.notFound();
  const keyed = key.field.createable ? { ...record, [key.field.name]: key.value } : record;
  return { id: createRecord(org, object, keyed, how.writer), created: true };
}

function findAll(org: LocalOrgState, object: ObjectSchema, field: FieldSchema, value: unknown): string[] {
  if (field.type === 'id') {
    const id = to18(value);
    return id !== undefined && org.store.get(object.name, id) ? [id] : [];
  }
  const rows = org.store.having(object.name, field.name, value);
  const same = field.caseSensitive ? rows.filter((row) => row[field.name] === value) : rows;
  return same.map((row) => String(row.Id));
}
