import fields from '@salesforce/apex/IterableSyncDescribeController.fields';
import getPublished from '@salesforce/apex/IterableSyncDescribeController.getPublished';
import syncs from '@salesforce/apex/IterableSyncDescribeController.syncs';
import CopyMappings from 'c/copyMappings';
import { forget } from 'c/sourceFields';
import { definition, describes } from 'test-support/mapping-situation';
import { heard, part, parts, press, settle, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncDescribeController.fields', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncDescribeController.getPublished', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncDescribeController.syncs', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock(
  '@salesforce/apex/IterableSyncMappingController.childRelationships',
  () => ({ default: jest.fn() }),
  { virtual: true }
);

const row = (DeveloperName: string, Source__c: string, target: string, more: object = {}) => ({
  DeveloperName,
  Step__c: 'Leads_1',
  Source__c,
  Target__c: `dataFields.${target}`,
  ...more
});
const leads = {
  syncs: [{ DeveloperName: 'Leads', Source_Object__c: 'Lead' }],
  steps: [{ DeveloperName: 'Leads_1', Sync__c: 'Leads', Operation__c: 'Update_User' }],
  mappings: [
    row('A', 'FirstName', 'firstName', { Kind__c: 'Field' }),
    row('B', 'Age__c', 'age'),
    row('C', 'City', 'city', { Transform__c: 'upper', Required__c: true }),
    row('D', 'Rating', 'rating'),
    row('E', 'Lead', 'kind', { Kind__c: 'Value' }),
    row('F', 'Company', 'company')
  ]
};

const open = () =>
  show('c-copy-mappings', CopyMappings, {
    label: 'Copy from another sync',
    objectName: 'Contact',
    syncName: 'Contacts',
    operation: 'Update_User',
    mappings: definition.mappings ?? []
  });

async function choose(element: Element, value: string): Promise<void> {
  part(element, 'sync')?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settle();
  await settle();
}

beforeEach(() => {
  forget();
  jest
    .mocked(fields)
    .mockReset()
    .mockImplementation(({ objectName }) => Promise.resolve([...(describes[objectName ?? ''] ?? [])]));
  jest
    .mocked(getPublished)
    .mockReset()
    .mockResolvedValue(JSON.stringify({ definition: leads }));
  jest.mocked(syncs).mockResolvedValue([
    { name: 'Contacts', label: 'Contacts to users' },
    { name: 'Leads', label: 'Leads to users' }
  ]);
});

test('T-13 fields of leads come over to contacts by the names that contacts have them under', async () => {
  const element = await open();
  const answers = heard<object[]>(element, 'close');
  expect((part(element, 'sync') as unknown as { options: object[] }).options).toEqual([
    { value: 'Leads', label: 'Leads to users' }
  ]);
  await choose(element, 'Leads');
  expect(textOf(element, 'count')).toBe(
    '3 fields can be copied, 3 are mapped already or cannot be read from Contact.'
  );
  await press(element, 'copy');
  expect(answers[0]).toEqual([
    expect.objectContaining({
      source: 'MailingCity',
      target: 'dataFields.city',
      Transform__c: 'upper',
      Required__c: true
    }),
    expect.objectContaining({ source: 'Lead', target: 'dataFields.kind', Kind__c: 'Value' }),
    expect.objectContaining({ source: 'Account.Name', target: 'dataFields.company' })
  ]);
});

test('T-13 where the two differ is warned of; names for the same thing do not count as a difference', async () => {
  const element = await open();
  await choose(element, 'Leads');
  expect(textOf(element, '[data-id="drift"] h2')).toBe('Differs from Leads to users');
  expect(parts(element, '[data-id="drift"] li').map((each) => each.textContent)).toEqual([
    'dataFields.age: made in another way',
    'dataFields.city: mapped only there',
    'dataFields.rating: mapped only there',
    'dataFields.kind: mapped only there',
    'dataFields.company: mapped only there'
  ]);
  await expect(element).toBeAccessible();
});

test('T-13 a sync without such a step, no other sync, and a silent bridge are each said', async () => {
  const element = await open();
  jest.mocked(getPublished).mockResolvedValueOnce(JSON.stringify({ definition: { ...leads, steps: [] } }));
  await choose(element, 'Leads');
  expect(textOf(element, 'no-step')).toBe('No other sync has a step of this kind.');
  jest.mocked(getPublished).mockRejectedValueOnce({ body: { message: 'The bridge cannot be reached.' } });
  await choose(element, 'Leads');
  expect(textOf(element, 'problem')).toBe('The bridge cannot be reached.');
  jest.mocked(syncs).mockResolvedValueOnce([]);
  expect(textOf(await open(), 'none')).toBe('No other sync has a step of this kind.');
});
