/** A package of a few classes in a folder of its own, for tests of the Apex runner. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const note = 'objects/Note__c';
const xml = (root: string, inside: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><${root} xmlns="http://soap.sforce.com/2006/04/metadata">${inside}</${root}>`;

const field = (name: string, more: string) =>
  xml('CustomField', `<fullName>${name}</fullName><label>${name.replace('__c', '')}</label>${more}`);

/** An object, two fields, a label, a custom permission, a permission set that reads one field and writes nothing. */
const metadata: Readonly<Record<string, string>> = {
  [`${note}/Note__c.object-meta.xml`]: xml(
    'CustomObject',
    '<label>Note</label><pluralLabel>Notes</pluralLabel><nameField><label>Name</label><type>Text</type></nameField>'
  ),
  [`${note}/fields/Text__c.field-meta.xml`]: field('Text__c', '<type>Text</type><length>80</length>'),
  [`${note}/fields/Secret__c.field-meta.xml`]: field('Secret__c', '<type>Text</type><length>80</length>'),
  [`${note}/fields/Amount__c.field-meta.xml`]: field(
    'Amount__c',
    '<type>Number</type><precision>18</precision><scale>2</scale>'
  ),
  'labels/CustomLabels.labels-meta.xml': xml(
    'CustomLabels',
    '<labels><fullName>Hello</fullName><value>Hello {0}</value></labels>'
  ),
  'customPermissions/Sing.customPermission-meta.xml': xml('CustomPermission', '<label>Sing</label>'),
  'permissionsets/Reader.permissionset-meta.xml': xml(
    'PermissionSet',
    '<label>Reader</label>' +
      '<customPermissions><enabled>true</enabled><name>Sing</name></customPermissions>' +
      '<externalCredentialPrincipalAccesses><enabled>true</enabled>' +
      '<externalCredentialPrincipal>Far-Principal</externalCredentialPrincipal></externalCredentialPrincipalAccesses>' +
      '<fieldPermissions><editable>false</editable><field>Note__c.Text__c</field><readable>true</readable></fieldPermissions>' +
      '<objectPermissions><allowCreate>false</allowCreate><allowEdit>false</allowEdit><allowDelete>false</allowDelete>' +
      '<allowRead>true</allowRead><object>Note__c</object></objectPermissions>'
  )
};

/** Writes the metadata above and the classes by name. Answers the folder. */
export function writePackage(classes: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'apex-'));
  const sources = Object.entries(classes).map(([name, text]) => [`classes/${name}.cls`, text] as const);
  for (const [path, text] of [...Object.entries(metadata), ...sources]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
