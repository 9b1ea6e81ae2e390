import { readUnpublished, unpublishedRows, unpublishedSync } from '../../../bridge/commands/unpublished';
import type { ConfigReader } from '../../../bridge/config/load-config';

type Rows = Record<string, Record<string, unknown>[]>;

const named = (DeveloperName: string) => ({ DeveloperName });
const step = (name: string, sync: string) => ({ DeveloperName: name, Sync__r: named(sync) });
const mapping = (name: string, of: string, source: string) => ({
  DeveloperName: name,
  Step__r: named(of),
  Source__c: source,
  Target__c: `dataFields.${source}`
});

const published: Rows = {
  Iterable_Project__mdt: [{ DeveloperName: 'Main', Project_Type__c: 'Email' }],
  Iterable_Sync__mdt: ['People', 'Leads'].map((name) => ({
    DeveloperName: name,
    Project__r: named('Main'),
    Source_Object__c: 'Contact',
    Definition_Hash__c: 'of what is published'
  })),
  Iterable_Step__mdt: [step('People_1', 'People'), step('People_2', 'People'), step('Leads_1', 'Leads')],
  Iterable_Field_Mapping__mdt: [
    mapping('People_1_a', 'People_1', 'FirstName'),
    mapping('People_2_a', 'People_2', 'LastName'),
    mapping('Leads_1_a', 'Leads_1', 'FirstName')
  ],
  Iterable_Campaign_Link__mdt: [],
  Iterable_Consent_Rule__mdt: []
};

const org: ConfigReader = { readMetadata: (type) => Promise.resolve(published[type] ?? []) };

const draft = (rows: object) => unpublishedRows.parse(rows);
const people = {
  DeveloperName: 'People',
  Project__c: 'Main',
  Source_Object__c: 'Lead',
  Definition_Hash__c: 'of the draft before'
};

test('DESIGN 5: unpublished rows stand in the place of the published ones of their sync, and of no other', async () => {
  const given = draft({
    syncs: [people],
    steps: [{ DeveloperName: 'People_1', Sync__c: 'People' }],
    mappings: [{ ...mapping('People_1_b', 'x', 'Company'), Step__r: undefined, Step__c: 'People_1' }]
  });
  const { syncs, problems } = await readUnpublished(given, org);
  expect(problems).toEqual([]);
  expect(syncs).toMatchObject([
    { name: 'People', sourceObject: 'Lead', project: { name: 'Main' }, steps: [{ name: 'People_1' }] }
  ]);
  expect(syncs[0]?.steps[0]?.mappings.map(({ source }) => source)).toEqual(['Company']);
});

test('DESIGN 2: an unpublished sync may take its steps from a published one', async () => {
  const given = draft({ syncs: [{ ...people, Steps_From__c: 'Leads' }] });
  const definition = await unpublishedSync(given, org);
  expect(definition.steps.map(({ name }) => name)).toEqual(['Leads_1']);
});

test('DESIGN 5: what is wrong with an unpublished row is a problem that names row and field', async () => {
  const given = draft({
    syncs: [people],
    steps: [{ DeveloperName: 'People_1', Sync__c: 'People', Operation__c: 'Send_Flowers' }]
  });
  const { syncs, problems } = await readUnpublished(given, org);
  expect(syncs).toEqual([]);
  expect(problems).toContainEqual(
    expect.objectContaining({ sync: 'People', where: 'Iterable_Step.People_1, Operation__c' })
  );
  await expect(unpublishedSync(given, org)).rejects.toMatchObject({ code: 'config.invalid-value' });
});

test('DESIGN 5: rows of two syncs say no single one', async () => {
  const given = draft({ syncs: [people, { ...people, DeveloperName: 'Other' }] });
  await expect(unpublishedSync(given, org)).rejects.toMatchObject({ code: 'config.several-syncs' });
});

test('DESIGN 5: rows without a DeveloperName and tables of another name are refused', () => {
  expect(unpublishedRows.safeParse({ syncs: [{ Source_Object__c: 'Lead' }] }).success).toBe(false);
  expect(unpublishedRows.safeParse({ syncs: [people], fields: [] }).success).toBe(false);
  expect(unpublishedRows.safeParse({ syncs: [] }).success).toBe(false);
});
