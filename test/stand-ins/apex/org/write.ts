/** Writing records: through the store of the local org, with the platform's rules for transactions and user mode. */
import { type ObjectSchema, OrgError, type Row } from '../../org/model';
import { deleteRecord } from '../../org/store/recycle';
import type { Execution } from '../run/execution';
import { NotSupported } from '../stops';
import { nullPointer, raise } from '../values/exceptions';
import { IdValue, ListValue, SObjectValue, type Value } from '../values/values';
import type { ObjectRight, Rights } from './access';
import { fieldNamed, toStored } from './fields';

export type DmlKind = 'insert' | 'update' | 'upsert' | 'delete';

export interface Write {
  readonly kind: DmlKind;
  readonly mode: 'user' | 'system';
  /** Field that an upsert finds records by. */
  readonly key?: string;
  readonly isAllOrNone: boolean;
}

/** What became of one record. */
export interface Written {
  readonly id: Value;
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly fields: readonly string[];
  } | null;
}

/** Writes a record or a list of them. @throws DmlException for the first refusal when all or none are written */
export function writeRecords(exec: Execution, write: Write, given: Value): Written[] {
  if (given === null) throw nullPointer();
  const values = given instanceof ListValue ? given.items : [given];
  exec.use('dmlStatements');
  exec.use('dmlRows', values.length);
  const { journal } = exec.world.database.org.store;
  exec.transaction ??= journal.begin();
  exec.hasUncommittedWork = true;
  const work = () => values.map((value, index) => writeOne(exec, write, value, index));
  return write.isAllOrNone ? journal.atomically(work) : work();
}

function writeOne(exec: Execution, write: Write, record: Value, index: number): Written {
  if (record === null) throw nullPointer();
  if (!(record instanceof SObjectValue)) throw new NotSupported(`${write.kind} of what is no record`);
  try {
    checkMixing(exec, record.schema);
    if (write.mode === 'user') checkRights(exec, write, record);
    return { id: store(exec, write, record), error: null };
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    const { errorCode: code, message, fields } = error;
    if (!write.isAllOrNone) return { id: null, error: { code, message, fields } };
    const verb = write.kind.charAt(0).toUpperCase() + write.kind.slice(1);
    const named = `${code}, ${message}: [${fields.join(', ')}]`;
    throw raise('DmlException', `${verb} failed. First exception on row ${index}; first error: ${named}`);
  }
}

const setupObjects = /^(PermissionSet|PermissionSetAssignment|GroupMember|QueueSobject|UserRole)$/;

/** Rights and other records cannot be written in one transaction, but under `System.runAs`. */
function checkMixing(exec: Execution, { name }: ObjectSchema): void {
  const depth = exec.userIds.length;
  // A user without a role goes with everything.
  if (name === 'User') return;
  const written = exec.written.get(depth) ?? new Set<'setup' | 'plain'>();
  exec.written.set(depth, written.add(setupObjects.test(name) ? 'setup' : 'plain'));
  if (written.size < 2) return;
  throw new OrgError(
    400,
    'MIXED_DML_OPERATION',
    `DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): ${name}`
  );
}

function store(exec: Execution, { kind, key }: Write, record: SObjectValue): Value {
  const { store: records } = exec.world.database.org;
  const id = record.fields.get('Id');
  const { name } = record.schema;
  if (key !== undefined && key.toLowerCase() !== 'id') throw new NotSupported(`upsert by ${key}`);
  if (kind === 'insert' && id)
    throw new OrgError(400, 'INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']);
  if (kind === 'insert' || (kind === 'upsert' && !id)) {
    const made = new IdValue(insertRow(exec, name, rowOf(record)));
    record.fields.set('Id', made);
    return made;
  }
  if (!(id instanceof IdValue))
    throw new OrgError(400, 'MISSING_ARGUMENT', 'Id not specified in an update call');
  if (kind === 'delete') deleteRecord(records, name, id.text, exec.userId);
  else records.update(name, id.text, rowOf(record), exec.userId);
  return id;
}

/** Tests may insert field history, which nothing else can write. */
function insertRow(exec: Execution, name: string, row: Row): string {
  const { store: records } = exec.world.database.org;
  if (!exec.options.isTest || !name.endsWith('History')) return records.create(name, row, exec.userId);
  return records.load(name, [{ ...row, CreatedById: exec.userId }])[0] ?? '';
}

/** The fields that Apex set. */
function rowOf(record: SObjectValue): Row {
  const row: Row = {};
  for (const [name, value] of record.fields) {
    if (name === 'Id' || !record.touched.has(name)) continue;
    row[name] = toStored(value);
  }
  // The platform makes a nickname where none is given.
  if (record.schema.name === 'User' && !record.fields.get('Id'))
    row.CommunityNickname ??= String(row.Username).slice(0, 40);
  return row;
}

/** In user mode the rights on object and fields count. */
function checkRights(exec: Execution, { kind }: Write, record: SObjectValue): void {
  const rights: Rights = exec.world.database.rightsOf(exec.userId);
  const isNew = !record.fields.get('Id');
  const needed: ObjectRight = kind === 'delete' ? 'delete' : isNew ? 'create' : 'edit';
  const { schema } = record;
  if (!rights.can(needed, schema)) {
    throw new OrgError(400, 'INSUFFICIENT_ACCESS_OR_READONLY', `Access to entity '${schema.name}' denied`);
  }
  if (needed === 'delete') return;
  const hidden = [...record.touched].filter((name) => {
    const field = fieldNamed(schema, name);
    return field && name !== 'Id' && !rights.canEdit(schema, field, needed === 'create' ? 'create' : 'edit');
  });
  if (hidden.length === 0) return;
  const message = `Operation failed due to fields being inaccessible on Sobject ${schema.name}, check errors on Exception or Result!`;
  throw new OrgError(400, 'INVALID_FIELD_FOR_INSERT_UPDATE', message, hidden);
}
