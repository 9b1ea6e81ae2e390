/** Objects about users and their rights that only Apex asks for. */
import type { ObjectSchema } from '../model';
import type { Catalog } from '../schema/catalog';
import { check, lookup, readOnly, required, text } from '../schema/field-kinds';
import { object } from '../schema/object-schema';
import { idField } from '../schema/shared-fields';
import type { RecordStore } from '../store/record-store';

const fixed = { createable: false, updateable: false, deletable: false };
const name = text('Name', 'Name', 255, readOnly, { nameField: true });

const profile = object('Profile', '00e', 'Profile', fixed, [idField('Profile ID'), name]);
const permissionSet = object('PermissionSet', '0PS', 'Permission Set', {}, [
  idField('Permission Set ID'),
  text('Name', 'API Name', 80, required, { nameField: true }),
  text('Label', 'Label', 80, required),
  text('Description', 'Description', 255),
  text('NamespacePrefix', 'Namespace Prefix', 15, readOnly),
  check('IsOwnedByProfile', 'Is Owned By Profile', readOnly)
]);
const parent = lookup('ParentId', 'Parent ID', 'PermissionSet', 'Parent', null, required);
const objectPermissions = object('ObjectPermissions', '110', 'Object Permissions', {}, [
  idField('Object Permissions ID'),
  parent,
  text('SobjectType', 'Object Type', 40, required),
  check('PermissionsCreate', 'Create Records'),
  check('PermissionsRead', 'Read Records'),
  check('PermissionsEdit', 'Edit Records'),
  check('PermissionsDelete', 'Delete Records'),
  check('PermissionsViewAllRecords', 'View All Records'),
  check('PermissionsModifyAllRecords', 'Modify All Records')
]);
const fieldPermissions = object('FieldPermissions', '01k', 'Field Permissions', {}, [
  idField('Field Permissions ID'),
  parent,
  text('SobjectType', 'Object Type', 40, required),
  text('Field', 'Field', 255, required),
  check('PermissionsRead', 'Read Access'),
  check('PermissionsEdit', 'Edit Access')
]);
const assignment = object('PermissionSetAssignment', '0Pa', 'Permission Set Assignment', {}, [
  idField('Assignment ID'),
  lookup('PermissionSetId', 'Permission Set ID', 'PermissionSet', 'PermissionSet', 'Assignments', required),
  lookup('AssigneeId', 'Assignee ID', 'User', 'Assignee', 'PermissionSetAssignments', required)
]);

export const userRecordAccess = object('UserRecordAccess', '---', 'User Record Access', fixed, [
  idField('User Record Access ID'),
  lookup('RecordId', 'Record ID', '', null, null, readOnly),
  lookup('UserId', 'User ID', 'User', null, null, readOnly),
  check('HasEditAccess', 'Has Edit Access', readOnly)
]);

/** Known to Apex, by name in lower case, whether or not the local org has them; groups and queues have no rows. */
export const onlyInApex: ReadonlyMap<string, ObjectSchema> = new Map([
  ['userrecordaccess', userRecordAccess],
  ['group', object('Group', '00G', 'Group', fixed, [idField('Group ID'), name])]
]);

/** Makes an org fit for tests that make users: profiles, permission sets and their assignments. */
export function addSetupObjects(
  org: { catalog: Catalog; store: RecordStore },
  permissionSets: Iterable<string>
): void {
  for (const schema of [profile, permissionSet, assignment, objectPermissions, fieldPermissions])
    org.catalog.put(schema);
  org.store.load('Profile', [
    { Id: '00ebn0000000001AAA', Name: 'System Administrator' },
    { Id: '00ebn0000000002AAA', Name: 'Standard User' }
  ]);
  org.store.load(
    'PermissionSet',
    Array.from(permissionSets, (one) => ({ Name: one, Label: one.replaceAll('_', ' ') }))
  );
}
