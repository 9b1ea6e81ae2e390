/** Objects about users and their rights that only Apex asks for. */
import type { ObjectSchema, Row } from '../../org/model';
import { check, lookup, readOnly, required, text } from '../../org/schema/field-kinds';
import { object } from '../../org/schema/object-schema';
import { idField } from '../../org/schema/shared-fields';
import type { Catalog } from '../../org/schema/catalog';
import type { RecordStore } from '../../org/store/record-store';
import type { Rights } from './access';

const fixed = { createable: false, updateable: false, deletable: false };

const profile = object('Profile', '00e', 'Profile', fixed, [
  idField('Profile ID'),
  text('Name', 'Name', 255, readOnly, { nameField: true })
]);

const permissionSet = object('PermissionSet', '0PS', 'Permission Set', fixed, [
  idField('Permission Set ID'),
  text('Name', 'Permission Set Name', 80, readOnly, { nameField: true }),
  text('Label', 'Permission Set Label', 80, readOnly)
]);

const assignment = object('PermissionSetAssignment', '0Pa', 'Permission Set Assignment', {}, [
  idField('Assignment ID'),
  lookup('PermissionSetId', 'Permission Set ID', 'PermissionSet', 'PermissionSet', 'Assignments', required),
  lookup('AssigneeId', 'Assignee ID', 'User', 'Assignee', 'PermissionSetAssignments', required)
]);

const group = object('Group', '00G', 'Group', fixed, [
  idField('Group ID'),
  text('Name', 'Name', 40, { nameField: true })
]);

export const userRecordAccess = object('UserRecordAccess', '---', 'User Record Access', fixed, [
  idField('User Record Access ID'),
  text('RecordId', 'Record ID', 18, readOnly, { type: 'reference' } as object),
  text('UserId', 'User ID', 18, readOnly, { type: 'reference' } as object),
  check('HasReadAccess', 'Has Read Access', readOnly),
  check('HasEditAccess', 'Has Edit Access', readOnly),
  check('HasDeleteAccess', 'Has Delete Access', readOnly)
]);

/** Known to Apex, by name in lower case, whether or not the local org has them; groups and queues have no rows. */
export const onlyInApex: ReadonlyMap<string, ObjectSchema> = new Map([
  ['userrecordaccess', userRecordAccess],
  ['group', group]
]);

/** One row a record: the rights on its object. Who owns it is not looked at: sharing is not rehearsed. */
export function* accessRows(
  { catalog, store }: { catalog: Catalog; store: RecordStore },
  rights: Rights,
  userId: string
): Iterable<Row> {
  for (const schema of catalog.all()) {
    if (schema.name.endsWith('__mdt')) continue;
    yield* rowsOf(schema, store, rights, userId);
  }
}

function* rowsOf(schema: ObjectSchema, store: RecordStore, rights: Rights, userId: string): Iterable<Row> {
  const row = {
    UserId: userId,
    HasReadAccess: rights.can('read', schema),
    HasEditAccess: rights.can('edit', schema),
    HasDeleteAccess: rights.can('delete', schema)
  };
  for (const { Id } of store.rows(schema.name, { includeDeleted: false })) yield { Id, RecordId: Id, ...row };
}

/** Makes an org fit for tests that make users: profiles, permission sets and their assignments. */
export function addSetupObjects(
  org: { catalog: Catalog; store: RecordStore },
  permissionSets: readonly string[]
): void {
  for (const schema of [profile, permissionSet, assignment]) org.catalog.put(schema);
  org.store.load('Profile', [
    { Id: '00ebn0000000001AAA', Name: 'System Administrator' },
    { Id: '00ebn0000000002AAA', Name: 'Standard User' }
  ]);
  org.store.load(
    'PermissionSet',
    permissionSets.map((Name) => ({ Name, Label: Name.replaceAll('_', ' ') }))
  );
}
