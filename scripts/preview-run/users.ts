import type { LocalOrg } from '../../test/stand-ins/org/local-org';
import { childrenOf, metadataFiles, textOf } from './package-files';

/** Somebody who works in the local org; a permission set of the package says what they may do. */
export interface PreviewUser {
  readonly key: UserKey;
  readonly id: string;
  readonly name: string;
  readonly permissionSet: string;
  readonly customPermissions: readonly string[];
  /** Fields that their profile hides, by object. */
  readonly profileHides: Readonly<Record<string, readonly string[]>>;
  /** Fields that they may not read, by object: those, and the package's own that nobody granted. */
  readonly hiddenFields: Readonly<Record<string, readonly string[]>>;
}

export const userKeys = ['admin', 'operator', 'marketer', 'viewer', 'colleague'] as const;
export type UserKey = (typeof userKeys)[number];

interface Person {
  readonly firstName: string;
  readonly lastName: string;
  readonly permissionSet: string;
  readonly hidden: Readonly<Record<string, readonly string[]>>;
}

const people: Readonly<Record<UserKey, Person>> = {
  admin: { firstName: 'Amira', lastName: 'Haddad', permissionSet: 'Iterable_Sync_Admin', hidden: {} },
  operator: { firstName: 'Oliver', lastName: 'Kent', permissionSet: 'Iterable_Sync_Operator', hidden: {} },
  marketer: { firstName: 'Maya', lastName: 'Lindqvist', permissionSet: 'Iterable_Sync_Marketer', hidden: {} },
  viewer: {
    firstName: 'Victor',
    lastName: 'Osei',
    permissionSet: 'Iterable_Sync_Viewer',
    hidden: { Contact: ['Birthdate', 'LeadSource'], Lead: ['AnnualRevenue', 'LeadSource'] }
  },
  // A second admin: two may edit the same sync.
  colleague: { firstName: 'Noor', lastName: 'Bakker', permissionSet: 'Iterable_Sync_Admin', hidden: {} }
};

/** What the person is called on the switch: their name and what they are. */
export const userLabel = (key: UserKey): string => {
  const { firstName, lastName, permissionSet } = people[key];
  return `${firstName} ${lastName} (${permissionSet.replace('Iterable_Sync_', '')})`;
};

/** Puts the people into the org. Own names are those that the package owns, which carry its namespace. */
export function hireUsers(org: LocalOrg, qualify: (name: string) => string): PreviewUser[] {
  return userKeys.map((key) => {
    const { firstName, lastName, permissionSet, hidden } = people[key];
    const [id = ''] = org.store.load('User', [
      { ...standard, ...accountOf(key), FirstName: firstName, LastName: lastName }
    ]);
    return {
      key,
      id,
      name: `${firstName} ${lastName}`,
      permissionSet,
      customPermissions: customPermissionsOf(permissionSet),
      profileHides: hidden,
      hiddenFields: together(hidden, notGranted(permissionSet, qualify))
    };
  });
}

const standard = {
  IsActive: true,
  LocaleSidKey: 'en_US',
  LanguageLocaleKey: 'en_US',
  EmailEncodingKey: 'UTF-8',
  TimeZoneSidKey: 'GMT',
  UserType: 'Standard',
  ProfileId: '00ebn0000000003AAA'
};

const accountOf = (key: string) => ({
  Username: `${key}@local-org.example`,
  Email: `${key}@local-org.example`,
  Alias: key.slice(0, 8),
  CommunityNickname: key
});

const permissionSetFile = (name: string) =>
  metadataFiles('.permissionset-meta.xml').find((file) => file.name === name)?.content ?? {};

const customPermissionsOf = (permissionSet: string): string[] =>
  childrenOf(permissionSetFile(permissionSet), 'customPermissions')
    .filter((entry) => textOf(entry, 'enabled') === 'true')
    .map((entry) => textOf(entry, 'name'));

/** The package's fields on standard objects that the permission set does not let its people read. */
function notGranted(permissionSet: string, qualify: (name: string) => string): Record<string, string[]> {
  const granted = new Set(
    childrenOf(permissionSetFile(permissionSet), 'fieldPermissions')
      .filter((entry) => textOf(entry, 'readable') === 'true')
      .map((entry) => textOf(entry, 'field'))
  );
  const hidden: Record<string, string[]> = {};
  for (const { object, name } of packageFields())
    if (!object.includes('__') && !granted.has(`${object}.${name}`))
      (hidden[object] ??= []).push(qualify(name));
  return hidden;
}

/** Fields that the package brings, with the object that each is on. */
export const packageFields = (): { object: string; name: string }[] =>
  metadataFiles('.field-meta.xml').map(({ path, name }) => ({
    object: /objects\/(\w+)\//.exec(path)?.[1] ?? '',
    name
  }));

function together(
  one: Readonly<Record<string, readonly string[]>>,
  other: Readonly<Record<string, readonly string[]>>
): Record<string, readonly string[]> {
  const objects = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries(
    [...objects].map((object) => [object, [...(one[object] ?? []), ...(other[object] ?? [])]])
  );
}
