import { copyPackage, fieldFile, permissionSetFile, type PackageCopy } from './package-copy';

const status = fieldFile('Iterable_Sync__mdt', 'Status__c');
const hash = fieldFile('Iterable_Sync__mdt', 'Definition_Hash__c');
const project = fieldFile('Iterable_Sync__mdt', 'Project__c');
const runContact = fieldFile('Iterable_Record_Status__c', 'Contact__c');
const viewer = permissionSetFile('Iterable_Sync_Viewer');
const admin = permissionSetFile('Iterable_Sync_Admin');

let copy: PackageCopy;
beforeEach(() => (copy = copyPackage()));
afterEach(() => copy.dispose());

const mistakes: [string, string, string, string, string][] = [
  [
    'a field whose fullName is not its file name',
    hash,
    '<fullName>Definition_Hash__c<',
    '<fullName>Definition_Hsh__c<',
    `${hash}:3  <fullName> is "Definition_Hsh__c" but the file is named "Definition_Hash__c"`
  ],
  [
    'a field without help',
    hash,
    '<inlineHelpText>Written by the app. Leave it blank in rows that you deploy yourself.<',
    '<inlineHelpText><',
    `${hash}:7  <inlineHelpText> is missing or empty`
  ],
  [
    'a label that is too long',
    hash,
    '<label>Definition Hash<',
    `<label>${'Definition Hash '.repeat(3)}<`,
    `${hash}:8  <label> has 47 characters; at most 40`
  ],
  [
    'a formula field on a custom metadata type',
    hash,
    '<length>64</length>',
    '<formula>Name</formula><length>64</length>',
    'a custom metadata type cannot have a formula field'
  ],
  [
    'a multi-select picklist on a custom metadata type',
    status,
    '<type>Picklist</type>',
    '<type>MultiselectPicklist</type>',
    'a custom metadata type cannot have a MultiselectPicklist field'
  ],
  [
    'a lookup on a custom metadata type',
    project,
    '<type>MetadataRelationship</type>',
    '<type>Lookup</type>',
    'a custom metadata type cannot have a Lookup field'
  ],
  ['a text field without a length', hash, '<length>64</length>', '', 'a Text field needs <length>'],
  ['a text field that is too long', hash, '<length>64<', '<length>400<', 'a Text field takes 1 to 255'],
  [
    'a second default in a picklist',
    status,
    '<fullName>Active</fullName>\n                <default>false<',
    '<fullName>Active</fullName>\n                <default>true<',
    'a picklist has one default at most; here: Inactive, Active'
  ],
  [
    'a picklist value twice',
    status,
    '<fullName>Paused<',
    '<fullName>Active<',
    'the picklist value "Active" appears twice'
  ],
  [
    'a picklist of a metadata type that takes any value',
    status,
    '<restricted>true<',
    '<restricted>false<',
    'a picklist of a custom metadata type must be restricted'
  ],
  [
    'a relationship to a type that does not exist',
    project,
    '<referenceTo>Iterable_Project__mdt<',
    '<referenceTo>Iterable_Projct__mdt<',
    `${project}:9  there is no object Iterable_Projct__mdt; did you mean Iterable_Project__mdt?`
  ],
  [
    'a lookup to an object that does not exist',
    runContact,
    '<referenceTo>Contact<',
    '<referenceTo>Kontact<',
    'there is no object Kontact; did you mean Contact?'
  ],
  [
    'a required lookup that is emptied on deletion',
    runContact,
    '<required>false<',
    '<required>true<',
    'a required lookup cannot be emptied'
  ],
  [
    'a text default without quotes',
    fieldFile('Iterable_Sync__mdt', 'Change_Field__c'),
    '"SystemModstamp"',
    'SystemModstamp',
    '<defaultValue> of a Text is SystemModstamp; it is a formula, so text stands in quotes'
  ],
  [
    'a permission set that names an unknown field',
    viewer,
    'Contact.Iterable_Status__c',
    'Contact.Iterable_State__c',
    'there is no field Contact.Iterable_State__c; did you mean Iterable_Status__c?'
  ],
  [
    'a permission set that names a field of a metadata type',
    viewer,
    'Contact.Iterable_Status__c',
    'Iterable_Sync__mdt.Status__c',
    'Iterable_Sync__mdt.Status__c belongs to a custom metadata type: its fields have no access of their own'
  ],
  [
    'a permission set that names a required field',
    viewer,
    'Contact.Iterable_Status__c',
    'Iterable_Record_Status__c.Key__c',
    'Iterable_Record_Status__c.Key__c is required: everybody who sees the object sees it'
  ],
  [
    'a permission set that names an unknown object',
    viewer,
    '<object>Iterable_Sync_Run__c<',
    '<object>Iterable_Sync_Runs__c<',
    'there is no object Iterable_Sync_Runs__c; did you mean Iterable_Sync_Run__c?'
  ],
  [
    'a permission set that names an unknown metadata type',
    viewer,
    '<name>Iterable_Step__mdt<',
    '<name>Iterable_Stp__mdt<',
    'names Iterable_Stp__mdt, which is not in the package; did you mean Iterable_Step__mdt?'
  ],
  [
    'a permission set that names an unknown custom permission',
    admin,
    '<name>Link_Campaigns<',
    '<name>Link_Campaign<',
    'names Link_Campaign, which is not in the package; did you mean Link_Campaigns?'
  ],
  [
    'a permission set that names an unknown tab',
    viewer,
    '</PermissionSet>',
    '<tabSettings><tab>Iterable_Home</tab><visibility>Visible</visibility></tabSettings></PermissionSet>',
    '<tabSettings> names Iterable_Home, which is not in the package'
  ],
  [
    'a permission set that names an unknown Apex class',
    viewer,
    '<customMetadataTypeAccesses>',
    '<classAccesses><apexClass>IterableSyncController</apexClass><enabled>true</enabled></classAccesses><customMetadataTypeAccesses>',
    '<classAccesses> names IterableSyncController, which is not in the package'
  ],
  [
    'a right without the right that it needs',
    admin,
    '<allowRead>true</allowRead>\n        <modifyAllRecords>false</modifyAllRecords>\n        <object>Iterable_Campaign_List__c<',
    '<allowRead>false</allowRead>\n        <modifyAllRecords>false</modifyAllRecords>\n        <object>Iterable_Campaign_List__c<',
    'Iterable_Campaign_List__c: allowCreate needs allowRead'
  ],
  [
    'an object without a label',
    'objects/Iterable_Sync__mdt/Iterable_Sync__mdt.object-meta.xml',
    '<label>Iterable Sync</label>',
    '',
    '<label> is missing'
  ]
];

test.each(mistakes)('finds %s', (_what, file, from, to, expected) => {
  copy.replace(file, from, to);
  expect(copy.problems().join('\n')).toContain(expected);
});

describe('what no permission set gives access to', () => {
  const nobody = ['Admin', 'Bridge_Integration', 'Marketer', 'Operator', 'Privacy_Officer', 'Viewer'];

  /** Renames what every permission set names, so that none names it any more. */
  const withdraw = (from: string, to: string, sets: readonly string[] = nobody): void =>
    sets.forEach((set) => copy.replace(permissionSetFile(`Iterable_Sync_${set}`), from, to));

  test('a field', () => {
    withdraw('<field>Lead.Iterable_Message__c<', '<field>Lead.Iterable_Status__c<');
    expect(copy.problems()).toContain(
      `${fieldFile('Lead', 'Iterable_Message__c')}:1  no permission set gives access to Lead.Iterable_Message__c`
    );
  });

  test('a custom metadata type', () => {
    const readers = ['Admin', 'Bridge_Integration', 'Operator', 'Viewer'];
    withdraw('<name>Iterable_Alert__mdt<', '<name>Iterable_Sync__mdt<', readers);
    expect(copy.problems().join('\n')).toContain('no permission set gives access to Iterable_Alert__mdt');
  });

  test('a custom permission', () => {
    withdraw('<name>Iterable_Bypass<', '<name>Link_Campaigns<', ['Bridge_Integration']);
    expect(copy.problems()).toEqual([
      'customPermissions/Iterable_Bypass.customPermission-meta.xml:1  no permission set gives access to Iterable_Bypass'
    ]);
  });
});

test('finds a field twice in one permission set', () => {
  copy.replace(viewer, 'Contact.Iterable_Status__c', 'Contact.Iterable_Message__c');
  expect(copy.problems().join('\n')).toContain('fieldPermissions Contact.Iterable_Message__c appears twice');
});

test('finds a name of more than 40 characters and one that Salesforce does not take', () => {
  const permission = (label: string): string =>
    `<CustomPermission xmlns="http://soap.sforce.com/2006/04/metadata"><isLicensed>false</isLicensed><label>${label}</label></CustomPermission>`;
  const long = 'A_Name_That_Is_Much_Longer_Than_It_May_Be';
  copy.write(`customPermissions/${long}.customPermission-meta.xml`, permission('Long'));
  copy.write('customPermissions/Two__Underscores.customPermission-meta.xml', permission('Two'));
  const problems = copy.problems().join('\n');
  expect(problems).toContain(`the name "${long}" has 41 characters; at most 40`);
  expect(problems).toContain('the name "Two__Underscores" is not allowed');
});

test('finds fields of an object that is not there', () => {
  copy.remove('objects/Iterable_Alert__mdt/Iterable_Alert__mdt.object-meta.xml');
  expect(copy.problems().join('\n')).toContain(
    'the object Iterable_Alert__mdt is neither in the package nor a known standard one'
  );
});

test('finds two relationships that give the children of one parent the same name', () => {
  copy.replace(
    fieldFile('Iterable_Step__mdt', 'Sync__c'),
    '<relationshipName>Steps<',
    '<relationshipName>Alerts<'
  );
  expect(copy.problems()).toEqual([
    `${fieldFile('Iterable_Step__mdt', 'Sync__c')}:11  <relationshipName> "Alerts" is taken on Iterable_Sync__mdt by Iterable_Alert__mdt.Sync__c`
  ]);
});
