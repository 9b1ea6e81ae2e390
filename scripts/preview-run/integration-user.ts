import { addSetupObjects } from '../../test/stand-ins/org/rights/setup-objects';
import type { LocalOrg } from '../../test/stand-ins/org/local-org';
import { childrenOf, metadataFiles, textOf } from './package-files';
import type { PreviewUser } from './users';

type HiddenFields = Readonly<Record<string, readonly string[]>>;
type Qualify = (name: string) => string;

/** Given to the user that the bridge signs in as. */
const integrationSet = 'Iterable_Sync_Bridge_Integration';
const statusFields = ['Iterable_Status__c', 'Iterable_Message__c', 'Iterable_Last_Synced__c'];

/** Permission sets of the package, and who has them; the bridge's own user where the org is set up. */
export function assignPermissionSets(
  org: LocalOrg,
  users: readonly PreviewUser[],
  forBridge: 'given' | 'not yet'
): void {
  const files = metadataFiles('.permissionset-meta.xml');
  addSetupObjects(
    org,
    files.map(({ name }) => name)
  );
  const idOf = new Map<string, string>();
  for (const { name, content } of files) {
    const [row] = org.store.having('PermissionSet', 'Name', name);
    const described = { Label: textOf(content, 'label'), Description: textOf(content, 'description') };
    org.store.load('PermissionSet', [{ ...row, ...described }]);
    idOf.set(name, String(row?.Id));
  }
  const assigned = users.map(({ id, permissionSet }) => ({
    AssigneeId: id,
    PermissionSetId: idOf.get(permissionSet)
  }));
  const ofBridge = { AssigneeId: org.integrationUserId, PermissionSetId: idOf.get(integrationSet) };
  org.store.load('PermissionSetAssignment', forBridge === 'given' ? [...assigned, ofBridge] : assigned);
}

/** What the bridge's user cannot see in an org in which nobody has set up anything: the package's fields, and some of a contact. */
const hiddenAtFirst = (qualify: Qualify): HiddenFields => {
  const own = statusFields.map(qualify);
  return {
    Contact: [...own, 'Birthdate', 'MailingCity', 'MailingCountry'],
    Lead: own,
    CampaignMember: own
  };
};

/**
 * Hides the fields from the bridge's user, and shows each one once a permission set that the user was given opens it.
 * @returns looks again; to be called after whatever may have given access
 */
export function followAccess(org: LocalOrg, qualify: Qualify): () => void {
  const hidden = hiddenAtFirst(qualify);
  let known = '';
  const follow = (): void => {
    const open = openedFor(org, qualify);
    const left = Object.fromEntries(
      Object.entries(hidden).map(([object, fields]) => [
        object,
        fields.filter((field) => !open.has(`${object}.${wholeOf(org, object, field)}`.toLowerCase()))
      ])
    );
    const now = JSON.stringify(left);
    if (now === known) return;
    known = now;
    org.source.hide(left);
  };
  follow();
  return follow;
}

/** A part of an address is opened with the whole address. */
function wholeOf(org: LocalOrg, object: string, field: string): string {
  const found = org.store.objectOf(object).fields.find(({ name }) => name === field);
  return found?.compoundFieldName ?? field;
}

/** Fields as `object.field` in lower case. */
function openedFor({ store, integrationUserId }: LocalOrg, qualify: Qualify): ReadonlySet<string> {
  const sets = store
    .having('PermissionSetAssignment', 'AssigneeId', integrationUserId)
    .map(({ PermissionSetId }) => PermissionSetId);
  const rows = sets.flatMap((id) => store.having('FieldPermissions', 'ParentId', id));
  const granted = rows
    .filter(({ PermissionsRead }) => PermissionsRead === true)
    .map(({ Field }) => String(Field));
  const names = new Set(sets.map((id) => store.get('PermissionSet', id)?.Name));
  const packaged = metadataFiles('.permissionset-meta.xml')
    .filter(({ name }) => names.has(name))
    .flatMap(({ content }) => childrenOf(content, 'fieldPermissions'))
    .filter((entry) => textOf(entry, 'readable') === 'true')
    .map((entry) => textOf(entry, 'field').split('.').map(qualify).join('.'));
  return new Set([...granted, ...packaged].map((field) => field.toLowerCase()));
}
