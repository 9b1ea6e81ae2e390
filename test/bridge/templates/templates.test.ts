import { readdirSync } from 'node:fs';
import path from 'node:path';
import { configTypes, columnsOf } from '../../../bridge/config/rows';
import { unpublishedRows } from '../../../bridge/commands/unpublished';
import { readRecord } from '../../../bridge/templates/read-record';
import { readTemplate, readTemplates } from '../../../bridge/templates/read-template';

const folders = readdirSync(path.resolve(__dirname, '../../../templates'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
/** They hold no sync. */
const withoutSync = ['opportunity-buyer', 'opt-outs', 'project'];

test('D-57 every ready-made sync of the repository can be started from', async () => {
  const all = await readTemplates();
  expect(all.map(({ name }) => name).sort()).toEqual(
    folders.filter((name) => !withoutSync.includes(name)).sort()
  );
});

test('D-57 a template becomes the rows that an editor and a preview take, switched off', async () => {
  for (const { definitions } of await readTemplates()) {
    expect(definitions.length).toBeGreaterThan(0);
    for (const definition of definitions) {
      expect(unpublishedRows.safeParse(definition).success).toBe(true);
      expect(definition.syncs[0].Status__c).toBe('Inactive');
      expect(definition.steps.length).toBeGreaterThan(0);
      expect(definition.mappings.length).toBeGreaterThan(0);
    }
  }
});

test('DESIGN 2: rows of templates name fields of the types, parents by DeveloperName', async () => {
  const parents = ['Project__c', 'Sync__c', 'Step__c'];
  const known = new Set([
    ...parents,
    ...Object.values(configTypes).flatMap((type) => columnsOf(type)),
    'On_Exit__c'
  ]);
  const all = await readTemplates();
  const rows = all.flatMap(({ definitions }) =>
    definitions.flatMap(({ syncs, steps, mappings, campaignLinks }) => [
      ...syncs,
      ...steps,
      ...mappings,
      ...campaignLinks
    ])
  );
  expect(rows.flatMap((row) => Object.keys(row)).filter((field) => !known.has(field))).toEqual([]);
});

test('H-08 contacts as users: the sync, its step, its mappings in their order', async () => {
  const template = await readTemplate('contacts-as-users');
  const [definition] = template?.definitions ?? [];
  expect(definition?.syncs).toEqual([
    expect.objectContaining({
      DeveloperName: 'Contact_To_User',
      MasterLabel: 'Contacts to users',
      Project__c: 'Main',
      Source_Object__c: 'Contact',
      Check_Hashes__c: true
    })
  ]);
  expect(definition?.steps.map((row) => row.Sync__c)).toEqual(['Contact_To_User']);
  const orders = definition?.mappings.map(({ Order__c: order }) => Number(order)) ?? [];
  expect(orders).toEqual([...orders].sort((a, b) => a - b));
});

test('a template of two syncs has one definition for each, every row in its own', async () => {
  const template = await readTemplate('leads-as-users-and-items');
  expect(template?.definitions.map(({ syncs }) => syncs[0].DeveloperName)).toEqual([
    'Lead_To_Item',
    'Lead_To_Person'
  ]);
  const all = template?.definitions.flatMap(({ mappings }) => mappings.map((row) => row.DeveloperName)) ?? [];
  expect(new Set(all).size).toBe(all.length);
});

test('a template that is not there is null', async () => {
  expect(await readTemplate('../docs')).toBeNull();
});

test('custom metadata: types of values, entities, and values that are nil', () => {
  const namespaces =
    'xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
  const value = (field: string, type: string, text: string): string =>
    `<values><field>${field}</field><value xsi:type="xsd:${type}">${text}</value></values>`;
  expect(
    readRecord(
      `<CustomMetadata ${namespaces}><label>A &amp; B</label>` +
        value('Filter__c', 'string', 'Amount &gt; 5') +
        value('Order__c', 'double', '2.0') +
        value('Active__c', 'boolean', 'false') +
        '<values><field>Query__c</field><value xsi:nil="true"/></values></CustomMetadata>'
    )
  ).toEqual({ label: 'A & B', values: { Filter__c: 'Amount > 5', Order__c: 2, Active__c: false } });
});

test('what is no record is refused with the way out', () => {
  expect(() => readRecord('<CustomMetadata><label>')).toThrow('no custom metadata record');
});
