import { copyPackage, fieldFile, permissionSetFile, type PackageCopy } from './package-copy';

const status = fieldFile('Iterable_Sync__mdt', 'Status__c');
const hash = fieldFile('Iterable_Sync__mdt', 'Definition_Hash__c');
const viewer = permissionSetFile('Iterable_Sync_Viewer');
const bypass = 'customPermissions/Iterable_Bypass.customPermission-meta.xml';

let copy: PackageCopy;
beforeEach(() => (copy = copyPackage()));
afterEach(() => copy.dispose());

/** What is wrong, the file, a text of it, the mistake put in its place, and what must be said. */
const mistakes: [string, string, string, string, string][] = [
  [
    'a misspelt element',
    hash,
    '<externalId>false</externalId>',
    '<externalID>false</externalID>',
    `${hash}:5  <externalID> is not part of CustomField; did you mean externalId?`
  ],
  [
    'an element that belongs to another type',
    viewer,
    '<hasActivationRequired>',
    '<custom>true</custom>\n    <hasActivationRequired>',
    '<custom> is not part of PermissionSet'
  ],
  [
    'a wrong enum value',
    status,
    '<type>Picklist</type>',
    '<type>Pickliste</type>',
    `${status}:9  <type> is "Pickliste"; it is not an allowed value; did you mean Picklist?`
  ],
  [
    'an enum value that resembles none',
    hash,
    'SubscriberControlled',
    'Everybody',
    '<fieldManageability> is "Everybody"; allowed: DeveloperControlled, SubscriberControlled, Locked'
  ],
  [
    'a boolean that is none',
    hash,
    '<required>false<',
    '<required>no<',
    '<required> is "no"; expected true or false'
  ],
  ['a number that is none', hash, '<length>64<', '<length>many<', '<length> is "many"; expected a number'],
  [
    'an element twice that may stand once',
    bypass,
    '<isLicensed>false</isLicensed>',
    '<isLicensed>false</isLicensed>\n    <isLicensed>false</isLicensed>',
    '<isLicensed> appears again; CustomPermission takes one'
  ],
  [
    'a required element left out',
    bypass,
    '<isLicensed>false</isLicensed>',
    '',
    '<isLicensed> is missing in <CustomPermission>; CustomPermission requires it'
  ],
  [
    'a required element left out deeper down',
    viewer,
    '<editable>false</editable>',
    '',
    '<editable> is missing in <fieldPermissions>; PermissionSetFieldPermissions requires it'
  ],
  [
    'elements of a list that do not stand together',
    viewer,
    '<hasActivationRequired>',
    '<customMetadataTypeAccesses><enabled>true</enabled><name>Iterable_Sync__mdt</name></customMetadataTypeAccesses>\n    <hasActivationRequired>',
    '<customMetadataTypeAccesses> stands apart from the other <customMetadataTypeAccesses> elements'
  ],
  [
    'text where elements belong',
    status,
    '<valueSetDefinition>',
    '<valueSetDefinition>oops',
    '<valueSetDefinition> holds the text "oops" between elements'
  ],
  [
    'elements where text belongs',
    hash,
    '<label>Definition Hash</label>',
    '<label><b>Definition Hash</b></label>',
    '<label> holds elements; expected text'
  ],
  [
    'a missing namespace',
    bypass,
    ' xmlns="http://soap.sforce.com/2006/04/metadata"',
    '',
    '<CustomPermission> lacks the namespace xmlns="http://soap.sforce.com/2006/04/metadata"'
  ],
  [
    'malformed XML',
    hash,
    '</label>',
    '</labl>',
    `${hash}:8  malformed XML: Expected closing tag 'label' (opened in line 8, col 5) instead of closing tag 'labl'.`
  ],
  [
    'a second root element',
    bypass,
    '</CustomPermission>',
    '</CustomPermission>\n<CustomPermission/>',
    'malformed XML: a second root element'
  ]
];

test.each(mistakes)('finds %s', (_what, file, from, to, expected) => {
  copy.replace(file, from, to);
  expect(copy.problems().join('\n')).toContain(expected);
});

test('the unchanged copy is clean', () => {
  expect(copy.problems()).toEqual([]);
});

test('finds a root element that does not suit the file', () => {
  copy.replace(bypass, '<CustomPermission ', '<CustomPermision ');
  copy.replace(bypass, '</CustomPermission>', '</CustomPermision>');
  expect(copy.problems()).toContain(
    `${bypass}:2  <CustomPermision> is the root of a .customPermission-meta.xml file; expected <CustomPermission>`
  );
});

test('finds a file that is not in source format', () => {
  copy.write('objects/Old.object', '');
  copy.write('package.xml', '<Package/>');
  expect(copy.problems()).toEqual([
    'package.xml:1  not in source format: the name must end in .<kind>-meta.xml'
  ]);
});

test('finds a kind of file that nobody checks yet', () => {
  copy.write('things/A.thing-meta.xml', '<Thing xmlns="http://soap.sforce.com/2006/04/metadata"/>');
  expect(copy.problems()).toEqual([
    'things/A.thing-meta.xml:1  .thing-meta.xml is not a kind of file that is known here'
  ]);
});
