import fields from '@salesforce/apex/IterableSyncDescribeController.fields';
import AddFields from 'c/addFields';
import { forget } from 'c/sourceFields';
import { describes, targets, words } from 'test-support/mapping-situation';
import { heard, part, press, settle, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncDescribeController.fields', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock(
  '@salesforce/apex/IterableSyncMappingController.childRelationships',
  () => ({ default: jest.fn() }),
  { virtual: true }
);

const offer = {
  named: [],
  switches: [],
  takesFields: true,
  fields: [...(targets.fields ?? []), { name: 'ShoeSize', type: 'long' }],
  isComplete: true,
  types: words.types
};
const open = () =>
  show('c-add-fields', AddFields, { objectName: 'Contact', mapped: ['FirstName', 'Birthdate'], offer });
const shown = (element: Element) =>
  (part(element, 'fields') as unknown as { options: { value: string; label: string }[] } | null)?.options.map(
    ({ value }) => value
  );

async function change(element: Element, name: string, detail: object): Promise<void> {
  part(element, name)?.dispatchEvent(new CustomEvent('change', { detail }));
  await settle();
}

beforeEach(() => {
  forget();
  jest
    .mocked(fields)
    .mockReset()
    .mockImplementation(({ objectName }) => Promise.resolve([...(describes[objectName ?? ''] ?? [])]));
});

test('D-37 fields that are not mapped yet are ticked, and are called as Iterable has them or anew', async () => {
  const element = await open();
  const answers = heard(element, 'close');
  expect(shown(element)).toEqual(['Id', 'MailingCity', 'Shoe_Size__c', 'Interests__c', 'AccountId']);
  expect((part(element, 'add') as HTMLButtonElement).disabled).toBe(true);
  await change(element, 'fields', { value: ['MailingCity'] });
  await change(element, 'search', { value: 'shoe' });
  await change(element, 'fields', { value: ['Shoe_Size__c'] });
  expect((part(element, 'add') as unknown as { label: string }).label).toBe('Add 2 fields');
  await press(element, 'add');
  expect(answers).toEqual([
    [
      { source: 'MailingCity', target: 'dataFields.mailingCity' },
      { source: 'Shoe_Size__c', target: 'dataFields.ShoeSize' }
    ]
  ]);
});

test('Tx-10 custom fields alone, on request', async () => {
  const element = await open();
  await change(element, 'custom-only', { checked: true });
  expect(shown(element)).toEqual(['Shoe_Size__c', 'Interests__c']);
  await change(element, 'search', { value: 'xyz' });
  expect(textOf(element, 'empty')).toBe('Nothing found');
  await expect(element).toBeAccessible();
});

test('D-37 why no fields can be read is said, and Cancel adds none', async () => {
  jest.mocked(fields).mockRejectedValueOnce({ body: { message: 'You may not see Contact.' } });
  const element = await open();
  const answers = heard(element, 'close');
  expect(textOf(element, 'problem')).toBe('You may not see Contact.');
  await press(element, 'cancel');
  expect(answers).toEqual([null]);
});
