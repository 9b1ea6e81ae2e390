/** Writing records: through the store of the local org, with the platform's rules for transactions and user mode. */
import { type ObjectSchema, OrgError, type Row } from '../../org/model';
import { deleteRecord } from '../../org/store/recycle';
import type { Execution } from '../execution';
import { NotSupported } from '../stops';
import { IdValue, ListValue, nullPointer, raise, SObjectValue, type Value } from '../values';
import { fieldNamed, toStored } from './records';

export type DmlKind = 'insert' | 'update' | 'delete';

interface Write {
  readonly kind: DmlKind;
  readonly mode: 'user' | 'system';
}

/** Writes a record or a list of them, all or none. @throws DmlException for the first refusal */
export function writeRecords(exec: Execution, write: Write, given: Value): void {
  if (given === null) throw nullPointer();
  const values = given instanceof ListValue ? given.items : [given];
  exec.use('DML statements');
  exec.use('DML rows', values.length);
  const { journal } = exec.world.database.org.store;
  exec.transaction ??= journal.begin();
  exec.hasUncommittedWork = true;
  journal.atomically(() => values.forEach((value, index) => writeOne(exec, write, value, index)));
}

function writeOne(exec: Execution, write: Write, record: Value, index: number): void {
  if (!(record instanceof SObjectValue)) throw new NotSupported(`${write.kind} of what is no record`);
  try {
    checkMixing(exec, record.schema);
    if (write.mode === 'user') checkRights(exec, write.kind, record);
    store(exec, write.kind, record);
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    const verb = write.kind.charAt(0).toUpperCase() + write.kind.slice(1);
    const why = `${error.errorCode}, ${error.message}: [${error.fields.join(', ')}]`;
    throw raise('DmlException', `${verb} failed. First exception on row ${index}; first error: ${why}`);
  }
}

const bad = (code: string, message: string, fields: readonly string[] = []) =>
  new OrgError(400, code, message, fields);

const isSetup = (name: string): boolean => /^PermissionSet|^(Object|Field)Permissions$/.test(name);

/** Rights and other records cannot be written in one transaction, but under `System.runAs`; users go with everything. */
function checkMixing(exec: Execution, { name }: ObjectSchema): void {
  if (name === 'User') return;
  const depth = exec.userIds.length;
  const written = exec.written.get(depth) ?? new Set<'setup' | 'plain'>();
  exec.written.set(depth, written.add(isSetup(name) ? 'setup' : 'plain'));
  if (written.size < 2) return;
  const message =
    'DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa)';
  throw bad('MIXED_DML_OPERATION', `${message}: ${name}`);
}

function store(exec: Execution, kind: DmlKind, record: SObjectValue): void {
  const { store: records } = exec.world.database.org;
  const id = record.fields.get('Id');
  const { name } = record.schema;
  if (kind === 'insert') {
    if (id) throw bad('INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']);
    record.fields.set('Id', new IdValue(insert(exec, name, rowOf(record))));
    return;
  }
  if (!(id instanceof IdValue)) throw bad('MISSING_ARGUMENT', `Id not specified in an ${kind} call`);
  if (kind === 'delete') deleteRecord(records, name, id.text, exec.userId);
  else records.update(name, id.text, rowOf(record), exec.userId);
}

/** Tests may insert field history, which nothing else can write; the platform gives users a nickname, and lets them in. */
function insert(exec: Execution, name: string, row: Row): string {
  const { store: records } = exec.world.database.org;
  if (exec.options.isTest && name.endsWith('History')) {
    return records.load(name, [{ ...row, CreatedById: exec.userId }])[0] ?? '';
  }
  const nickname = name === 'User' ? newUser(row) : {};
  return records.create(name, { ...nickname, ...row }, exec.userId);
}

const newUser = ({ Username }: Row): Row => ({
  CommunityNickname: String(Username).slice(0, 40),
  IsActive: true
});

/** The fields that Apex set. */
function rowOf({ touched, fields }: SObjectValue): Row {
  const names = [...touched].filter((name) => name !== 'Id');
  return Object.fromEntries(names.map((name) => [name, toStored(fields.get(name) ?? null)]));
}

/** In user mode the rights on object and fields count. */
function checkRights(exec: Execution, kind: DmlKind, { schema, touched }: SObjectValue): void {
  const rights = exec.world.database.rightsOf(exec.userId);
  const right = ({ insert: 'create', update: 'edit', delete: 'delete' } as const)[kind];
  if (!rights.can(right, schema))
    throw bad('INSUFFICIENT_ACCESS_OR_READONLY', `Access to entity '${schema.name}' denied`);
  if (right === 'delete') return;
  const closed = [...touched].filter((name) => {
    const field = fieldNamed(schema, name);
    return field && name !== 'Id' && !rights.canWrite(schema, field, right);
  });
  const message = `Operation failed due to fields being inaccessible on Sobject ${schema.name}`;
  if (closed.length > 0) throw bad('INVALID_FIELD_FOR_INSERT_UPDATE', message, closed);
}
