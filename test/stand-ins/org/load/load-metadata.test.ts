import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { LocalOrgState } from '../org';
import { executeQuery } from '../soql/execute-query';
import { saveCustomMetadata } from './custom-metadata';
import { loadMetadata } from './load-metadata';

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
const space = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

let folder: string;
let org: LocalOrgState;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'metadata-'));
  org = new LocalOrgState({ now: '2026-03-10T12:00:00Z' }, () => ({ status: 500 }));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, root: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), `${head}<${root} ${space}>${content}</${root}>`);
}

const field = (object: string, name: string, content: string) =>
  write(
    `objects/${object}/fields/${name}.field-meta.xml`,
    'CustomField',
    `<fullName>${name}</fullName><label>${name.replace('__c', '')}</label>${content}`
  );

const record = (name: string, values: string) =>
  write(
    `customMetadata/${name}.md-meta.xml`,
    'CustomMetadata',
    `<label>Label of ${name}</label><protected>false</protected>${values}`
  );

const value = (name: string, text: string, type = 'string') =>
  `<values><field>${name}</field><value xmlns:xsi="x" xsi:type="xsd:${type}">${text}</value></values>`;

function writePackage(): void {
  write(
    'objects/Set__mdt/Set__mdt.object-meta.xml',
    'CustomObject',
    '<label>Set</label><pluralLabel>Sets</pluralLabel>'
  );
  write(
    'objects/Rule__mdt/Rule__mdt.object-meta.xml',
    'CustomObject',
    '<label>Rule</label><pluralLabel>Rules</pluralLabel>'
  );
  field('Rule__mdt', 'Active__c', '<type>Checkbox</type><defaultValue>true</defaultValue>');
  field('Rule__mdt', 'Order__c', '<type>Number</type><precision>4</precision><scale>0</scale>');
  field('Rule__mdt', 'Words__c', '<type>LongTextArea</type><length>1000</length>');
  field(
    'Rule__mdt',
    'Set__c',
    '<type>MetadataRelationship</type><referenceTo>Set__mdt</referenceTo><relationshipName>Rules</relationshipName>'
  );
  // The rule comes before the set it points to.
  record(
    'Rule.A_First',
    value('Set__c', 'Main') + value('Order__c', '3.0', 'double') + value('Words__c', 'a &lt; b\n&amp; c')
  );
  record('Set.Main', '');
}

const query = (soql: string) => executeQuery(org.source, soql, { includeDeleted: false }).rows;

test('salesforce-api 9: types, fields and records, related by DeveloperName', () => {
  writePackage();
  const report = loadMetadata(org, folder);
  expect(report.refused).toEqual([]);
  expect(report.loaded.map(({ what, count }) => [what, count])).toEqual([
    ['Rule__mdt', 1],
    ['Set__mdt', 1],
    ['fields of Rule__mdt', 4],
    ['Set__mdt', 1],
    ['Rule__mdt', 1]
  ]);
  const soql =
    "SELECT DeveloperName, MasterLabel, QualifiedApiName, NamespacePrefix, Language, SystemModstamp, Active__c, Order__c, Words__c, Set__r.DeveloperName FROM Rule__mdt WHERE Set__r.DeveloperName = 'Main'";
  expect(query(soql)).toEqual([
    expect.objectContaining({
      DeveloperName: 'A_First',
      MasterLabel: 'Label of Rule.A_First',
      QualifiedApiName: 'A_First',
      NamespacePrefix: null,
      Language: 'en_US',
      SystemModstamp: '2026-03-10T12:00:00.000+0000',
      Active__c: true,
      Order__c: 3,
      Words__c: 'a < b\n& c',
      Set__r: expect.objectContaining({ DeveloperName: 'Main' }) as unknown
    })
  ]);
});

test('salesforce-api 9: under a namespace every name of the package has it', () => {
  writePackage();
  field('Contact', 'Status__c', '<type>Text</type><length>20</length>');
  expect(loadMetadata(org, folder, { namespace: 'itbl' }).refused).toEqual([]);
  const soql = 'SELECT QualifiedApiName, NamespacePrefix, itbl__Set__r.QualifiedApiName FROM itbl__Rule__mdt';
  expect(query(soql)).toMatchObject([
    {
      QualifiedApiName: 'itbl__A_First',
      NamespacePrefix: 'itbl',
      itbl__Set__r: { QualifiedApiName: 'itbl__Main' }
    }
  ]);
  expect(query('SELECT itbl__Status__c FROM Contact')).toEqual([]);
  expect(org.catalog.get('Rule__mdt')).toBeUndefined();
});

test('salesforce-api 6: fields keep type, length, flags, values and help', () => {
  field(
    'Contact',
    'Level__c',
    '<type>Picklist</type><inlineHelpText>How well we know them</inlineHelpText><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted><value><fullName>Gold</fullName><default>true</default><label>Golden</label></value><value><fullName>Old</fullName><default>false</default><label>Old</label><isActive>false</isActive></value></valueSetDefinition></valueSet>'
  );
  field(
    'Contact',
    'Key__c',
    '<type>Text</type><length>40</length><unique>true</unique><externalId>true</externalId>'
  );
  field(
    'Contact',
    'Twice__c',
    '<type>Number</type><precision>18</precision><scale>2</scale><formula>2 * 2</formula>'
  );
  field(
    'Contact',
    'Friend__c',
    '<type>Lookup</type><referenceTo>Contact</referenceTo><relationshipName>Friends</relationshipName>'
  );
  field('Contact', 'Note__c', '<type>LongTextArea</type><length>5000</length>');
  expect(loadMetadata(org, folder).refused).toEqual([]);
  const contact = org.catalog.get('Contact');
  const get = (name: string) => contact?.fields.find((one) => one.name === name);
  expect(get('Level__c')).toMatchObject({
    type: 'picklist',
    restrictedPicklist: true,
    defaultValue: 'Gold',
    inlineHelpText: 'How well we know them',
    picklistValues: [
      { value: 'Gold', label: 'Golden', active: true, defaultValue: true },
      { value: 'Old', active: false }
    ]
  });
  expect(get('Key__c')).toMatchObject({
    length: 40,
    unique: true,
    externalId: true,
    idLookup: true,
    custom: true
  });
  expect(get('Twice__c')).toMatchObject({
    calculated: true,
    createable: false,
    calculatedFormula: '2 * 2',
    scale: 2
  });
  expect(get('Friend__c')).toMatchObject({
    relationshipName: 'Friend__r',
    childRelationshipName: 'Friends__r'
  });
  expect(get('Note__c')).toMatchObject({
    type: 'textarea',
    length: 5000,
    filterable: false,
    sortable: false
  });
});

test('salesforce-api 6: a custom object names its records itself, or by number', () => {
  write(
    'objects/Run__c/Run__c.object-meta.xml',
    'CustomObject',
    '<label>Run</label><pluralLabel>Runs</pluralLabel><nameField><label>Run Number</label><type>AutoNumber</type><displayFormat>RUN-{0000}</displayFormat></nameField>'
  );
  write('objects/Thing__c/Thing__c.object-meta.xml', 'CustomObject', '<label>Thing</label>');
  expect(loadMetadata(org, folder).refused).toEqual([]);
  const create = (object: string) => org.store.create(object, {}, org.adminUserId);
  const names = [create('Run__c'), create('Run__c')].map((id) => org.store.get('Run__c', id)?.Name);
  expect(names).toEqual(['RUN-0001', 'RUN-0002']);
  const thing = create('Thing__c');
  expect(org.store.get('Thing__c', thing)?.Name).toBe(thing);
});

test('what cannot be loaded is refused with its reason, the rest is there', () => {
  writePackage();
  field('Contact', 'Odd__c', '<type>Hologram</type>');
  field('Nothing__c', 'Lost__c', '<type>Text</type><length>5</length>');
  record('Rule.Lost', value('Set__c', 'Missing'));
  record('Rule.Wrong', value('Order__c', 'three'));
  record('Other.One', '');
  writeFileSync(
    join(folder, 'customMetadata/Rule.Broken.md-meta.xml'),
    `${head}<CustomMetadata><label>x</CustomMetadata>`
  );
  const { refused } = loadMetadata(org, folder);
  expect(Object.fromEntries(refused.map(({ what, reason }) => [what, reason]))).toEqual({
    'Odd__c.field-meta.xml': 'field type Hologram is not known to the local org',
    'Lost__c.field-meta.xml': 'the local org has no object Nothing__c',
    'Rule.Lost.md-meta.xml': 'no record Missing of Set__mdt',
    'Rule.Wrong.md-meta.xml': expect.stringContaining('double') as string,
    'Other.One.md-meta.xml': 'no custom metadata type Other__mdt',
    'Rule.Broken.md-meta.xml': expect.stringContaining('not well-formed XML') as string
  });
  expect(query('SELECT Id FROM Rule__mdt')).toHaveLength(1);
});

test('salesforce-api 9: saving a record again replaces it and moves its stamp', () => {
  writePackage();
  loadMetadata(org, folder);
  const [before] = query('SELECT Id FROM Rule__mdt');
  org.clock.advance(5000);
  const values = { Set__c: 'Main', Order__c: 4, Active__c: false };
  const id = saveCustomMetadata(org, { type: 'Rule__mdt', developerName: 'A_First', label: 'Anew', values });
  expect(id).toBe(before?.Id);
  expect(query('SELECT MasterLabel, Order__c, Active__c, SystemModstamp FROM Rule__mdt')).toMatchObject([
    { MasterLabel: 'Anew', Order__c: 4, Active__c: false, SystemModstamp: '2026-03-10T12:00:05.000+0000' }
  ]);
});

test('salesforce-api 9: protected records are seen in their own org, not where the package is installed', () => {
  writePackage();
  for (const namespace of [undefined, 'itbl']) {
    loadMetadata(org, folder, { namespace });
    const type = namespace ? 'itbl__Set__mdt' : 'Set__mdt';
    const hidden = { type, developerName: 'Hidden', label: 'Hidden', values: {}, namespace, protected: true };
    saveCustomMetadata(org, hidden);
    const names = query(`SELECT DeveloperName FROM ${type} ORDER BY DeveloperName`).map(
      (row) => row['DeveloperName']
    );
    expect(names).toEqual(namespace ? ['Main'] : ['Hidden', 'Main']);
  }
});
