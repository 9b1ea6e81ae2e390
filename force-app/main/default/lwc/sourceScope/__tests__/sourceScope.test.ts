import describeObjects from '@salesforce/apex/IterableSyncDescribeController.objects';
import findReports from '@salesforce/apex/IterableSyncDescribeController.reports';
import listViews from '@salesforce/apex/IterableSyncDescribeController.listViews';
import { rowOfSync } from 'c/draft';
import type { DraftDefinition, SyncRow } from 'c/draft';
import SourceScope from 'c/sourceScope';
import { forget } from 'c/sourceFields';
import { part, settle, show, textOf } from 'test-support/shown';

function mockDoor() {
  return { default: jest.fn().mockResolvedValue([]) };
}
jest.mock('@salesforce/apex/IterableSyncDescribeController.objects', () => mockDoor(), { virtual: true });
jest.mock('@salesforce/apex/IterableSyncDescribeController.reports', () => mockDoor(), { virtual: true });
jest.mock('@salesforce/apex/IterableSyncDescribeController.listViews', () => mockDoor(), { virtual: true });
jest.mock('@salesforce/apex/IterableSyncDescribeController.campaigns', () => mockDoor(), { virtual: true });
jest.mock('@salesforce/apex/IterableSyncDescribeController.fields', () => mockDoor(), { virtual: true });
jest.mock('@salesforce/apex/IterableSyncDescribeController.readCondition', () => mockDoor(), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncMappingController.childRelationships', () => mockDoor(), {
  virtual: true
});

type Options = HTMLElement & { options: { value: string; label: string }[]; value: string };

/** The screen as its parent keeps it: every change comes back as the definition. */
async function showOf(sync: Partial<SyncRow>) {
  const first: DraftDefinition = {
    syncs: [{ DeveloperName: 'Contacts', Source_Object__c: 'Contact', Scope_Type__c: 'All', ...sync }]
  };
  const element = await show('c-source-scope', SourceScope, { definition: first });
  element.addEventListener('change', (event) => {
    element.definition = (event as CustomEvent<DraftDefinition>).detail;
  });
  return { element, now: () => rowOfSync(element.definition) };
}

async function raise(element: HTMLElement, id: string, event: string, detail: object): Promise<void> {
  part(element, id)?.dispatchEvent(new CustomEvent(event, { detail }));
  await settle();
}

const scope = (element: HTMLElement, value: string) => raise(element, 'scope', 'change', { value });

beforeEach(() => {
  forget();
  jest
    .mocked(describeObjects)
    .mockReset()
    .mockResolvedValue([
      { name: 'Lead', label: 'Lead' },
      { name: 'Contact', label: 'Contact' },
      { name: 'CampaignMember', label: 'Campaign Member' }
    ]);
  jest.mocked(listViews).mockResolvedValue([{ value: 'Mine', label: 'My people' }]);
  jest.mocked(findReports).mockResolvedValue([{ value: '00O000000000001', label: 'All people' }]);
});

test('D-03 the object is searched among those that can be read; another one begins with all its records', async () => {
  const { element, now } = await showOf({ Scope_Type__c: 'Filter', Filter__c: 'Id != null', Query__c: 'x' });
  expect(part<Options>(element, 'object')?.options.map(({ label }) => label)).toEqual([
    'Campaign Member',
    'Contact',
    'Lead'
  ]);
  await raise(element, 'object', 'choose', { value: 'Lead' });
  expect(now()).toMatchObject({
    Source_Object__c: 'Lead',
    Scope_Type__c: 'All',
    Filter__c: null,
    Query__c: null
  });
});

test('D-03 a filter, a view and a report share no text; going back finds what was there', async () => {
  const { element, now } = await showOf({ Scope_Type__c: 'Filter', Filter__c: 'Email != null' });
  await scope(element, 'List_View');
  expect(now()).toMatchObject({ Scope_Type__c: 'List_View', Filter__c: null });
  expect(part<Options>(element, 'view')?.options).toMatchObject([{ value: 'Mine', label: 'My people' }]);
  await raise(element, 'view', 'choose', { value: 'Mine' });
  await scope(element, 'Report');
  expect(part<Options>(element, 'report')?.options).toMatchObject([{ label: 'All people' }]);
  await raise(element, 'report', 'choose', { value: '00O000000000001' });
  expect(now().Filter__c).toBe('00O000000000001');
  await scope(element, 'Filter');
  expect(now().Filter__c).toBe('Email != null');
  await raise(element, 'filter', 'change', { text: '' });
  expect(now().Filter__c).toBeNull();
});

test('D-04 a query begins with one that works, and is kept as it is written', async () => {
  const { element, now } = await showOf({});
  await scope(element, 'SOQL');
  expect(now().Query__c).toBe('SELECT Id FROM Contact');
  await raise(element, 'query', 'change', { text: 'SELECT Id, Email FROM Contact' });
  expect(now().Query__c).toBe('SELECT Id, Email FROM Contact');
});

test('T-02 campaigns are offered for campaign members alone', async () => {
  const { element, now } = await showOf({});
  const values = () => part<Options>(element, 'scope')?.options.map(({ value }) => value);
  expect(values()).not.toContain('Campaign');
  await raise(element, 'object', 'choose', { value: 'CampaignMember' });
  expect(now().Scope_Type__c).toBe('Campaign');
  expect(values()).toContain('Campaign');
  expect(part(element, 'campaigns')).not.toBeNull();
  await expect(element).toBeAccessible();
});

test('D-03 what the org refuses to tell is said', async () => {
  jest.mocked(describeObjects).mockRejectedValue({ body: { message: 'You may not.' } });
  const { element } = await showOf({});
  expect(textOf(element, 'problem')).toBe('You may not.');
});
