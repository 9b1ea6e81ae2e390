import fields from '@salesforce/apex/IterableSyncDescribeController.fields';
import { forget } from 'c/sourceFields';
import SuggestFields from 'c/suggestFields';
import { definition, describes, targets, words } from 'test-support/mapping-situation';
import { heard, part, parts, press, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncDescribeController.fields', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock(
  '@salesforce/apex/IterableSyncMappingController.childRelationships',
  () => ({ default: jest.fn() }),
  { virtual: true }
);

const offer = {
  named: [{ name: 'email', kind: 'text' }],
  switches: [],
  takesFields: true,
  fields: [
    ...(targets.fields ?? []),
    { name: 'shoeSize', type: 'long' },
    { name: 'company', type: 'string' }
  ],
  isComplete: true,
  types: words.types
};
const open = (given: object = {}) =>
  show('c-suggest-fields', SuggestFields, {
    objectName: 'Contact',
    mappings: definition.mappings ?? [],
    offer,
    words,
    ...given
  });

beforeEach(() => {
  forget();
  jest
    .mocked(fields)
    .mockReset()
    .mockImplementation(({ objectName }) => Promise.resolve([...(describes[objectName ?? ''] ?? [])]));
});

test('D-37 likely pairs are suggested with the reason, of the account too; nothing is taken by itself', async () => {
  const element = await open();
  const taken = heard(element, 'accept');
  expect(parts(element, 'li').map((each) => each.textContent?.replace(/\s+/g, ' ').trim())).toEqual([
    'Shoe SizedataFields.shoeSizelongSame name',
    'Contact IDdataFields.salesforceIdstringUsual pairNew in Iterable',
    'Mailing CitydataFields.citystringUsual pair',
    'Account > Account NamedataFields.companystringUsual pair'
  ]);
  expect(taken).toEqual([]);
});

test('D-37 one is taken, or all that make no new field in Iterable', async () => {
  const element = await open();
  const taken = heard(element, 'accept');
  part(element, '[data-target="dataFields.salesforceId"]')?.click();
  expect(taken[0]).toEqual([{ source: 'Id', target: 'dataFields.salesforceId' }]);
  expect((part(element, 'all') as unknown as { label: string }).label).toBe('Add all 3');
  await press(element, 'all');
  expect(taken[1]).toEqual([
    { source: 'Shoe_Size__c', target: 'dataFields.shoeSize' },
    { source: 'MailingCity', target: 'dataFields.city' },
    { source: 'Account.Name', target: 'dataFields.company' }
  ]);
});

test('D-37 where there is nothing to suggest, or nothing can be read, that is said', async () => {
  const mappings = ['shoeSize', 'city', 'company', 'salesforceId', 'firstName'].map((name) => ({
    DeveloperName: name,
    Target__c: `dataFields.${name}`
  }));
  expect(textOf(await open({ mappings }), 'none')).toContain('There is nothing to suggest');
  forget();
  jest.mocked(fields).mockRejectedValueOnce({ body: { message: 'You may not see Contact.' } });
  expect(textOf(await open(), 'problem')).toBe('You may not see Contact.');
  expect(textOf(await open({ offer: null }), 'loading')).toBe('Loading');
});

test('the suggestions are accessible and can be closed', async () => {
  const element = await open();
  const closed = heard(element, 'close');
  await press(element, 'close');
  expect(closed).toHaveLength(1);
  await expect(element).toBeAccessible();
});
