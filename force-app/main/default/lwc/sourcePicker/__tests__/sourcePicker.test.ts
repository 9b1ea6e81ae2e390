import fields from '@salesforce/apex/IterableSyncDescribeController.fields';
import { forget } from 'c/sourceFields';
import SourcePicker from 'c/sourcePicker';
import { describes } from 'test-support/mapping-situation';
import { heard, part, settle, show } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncDescribeController.fields', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock(
  '@salesforce/apex/IterableSyncMappingController.childRelationships',
  () => ({ default: jest.fn() }),
  { virtual: true }
);

interface Option {
  value: string;
  label: string;
  badge?: string;
  detail?: string;
}
type Box = HTMLElement & { options: Option[]; problem: string | null; text: string };
const box = (element: Element) => part<Box>(element, 'c-choice-box') as Box;
const option = (element: Element, value: string) => box(element).options.find((each) => each.value === value);

async function enter(element: Element, value: string): Promise<void> {
  box(element).dispatchEvent(new CustomEvent('open', { detail: { value } }));
  await settle();
}

const open = () =>
  show('c-source-picker', SourcePicker, { label: 'Field', objectName: 'Contact', value: null });

beforeEach(() => {
  forget();
  jest
    .mocked(fields)
    .mockReset()
    .mockImplementation(({ objectName }) => Promise.resolve([...(describes[objectName ?? ''] ?? [])]));
});

test('S-12 fields are offered with badges of their types; custom ones are marked, others that cannot be sent left out', async () => {
  const element = await open();
  expect(option(element, 'Birthdate')).toMatchObject({ label: 'Birthdate', badge: 'Date' });
  expect(option(element, 'AccountId')?.badge).toBe('Link to Account');
  expect(option(element, 'Shoe_Size__c')?.detail).toBe('Shoe_Size__c · Custom');
  expect(option(element, 'MailingAddress')).toBeUndefined();
});

test('S-13 a relationship leads on to its fields, over several objects and back', async () => {
  const element = await open();
  const chosen = heard(element, 'choose');
  await enter(element, 'Account');
  expect(option(element, 'Account.Name')?.label).toBe('Account Name');
  await enter(element, 'Owner');
  expect(option(element, 'Account.Owner.Email')?.badge).toBe('E-mail');
  box(element).dispatchEvent(new CustomEvent('choose', { detail: { value: 'Account.Owner.Email' } }));
  expect(chosen).toEqual([{ value: 'Account.Owner.Email' }]);
  await enter(element, '..');
  await enter(element, '..');
  expect(option(element, 'FirstName')).toBeDefined();
});

test('S-13 an object is asked for once, and again only after it failed', async () => {
  jest.mocked(fields).mockRejectedValueOnce({ body: { message: 'You may not see Contact.' } });
  const failed = await open();
  expect(box(failed).problem).toBe('You may not see Contact.');
  const element = await open();
  expect(box(element).problem).toBeNull();
  await open();
  expect(fields).toHaveBeenCalledTimes(2);
});

test('S-12 a chosen field is called by its label, with its name where others are called so too; a path stays a path', async () => {
  const name = { value: 'LastName', label: 'Last Name' };
  const alike = (...names: string[]) => names.map((each) => ({ name: each, label: 'Phone', type: 'phone' }));
  const earlier = { value: 'steps.Profile', label: 'What Profile made' };
  jest.mocked(fields).mockImplementation(({ objectName }) =>
    Promise.resolve(
      objectName === 'Contact'
        ? [
            { name: name.value, label: name.label, type: 'string' },
            {
              name: 'AccountId',
              label: 'Account ID',
              relationshipName: 'Account',
              referenceTo: ['Account']
            },
            ...alike('Phone', 'Phone__c')
          ]
        : [{ name: name.value, label: 'Family Name', type: 'string' }]
    )
  );
  const element = await open();
  Object.assign(element, { further: [earlier] });
  const textFor = async (value: string | null) => {
    Object.assign(element, { value });
    await settle();
    return box(element).text;
  };
  expect(await textFor(null)).toBe('');
  expect(await textFor('lastname')).toBe(name.label);
  expect(await textFor('Phone__c')).toBe('Phone (Phone__c)');
  expect(await textFor(earlier.value)).toBe(earlier.label);
  expect(await textFor('Account.LastName')).toBe('Account.LastName');
  expect(await textFor('No__c')).toBe('No__c');
  await enter(element, 'Account');
  expect(await textFor(name.value)).toBe(name.label);
  Object.assign(element, { objectName: 'Account' });
  expect(await textFor(name.value)).toBe('Family Name');
});

test('S-12 the label of a field may be typed as well as its name', async () => {
  const element = await open();
  const chosen = heard(element, 'choose');
  for (const value of ['First Name', 'Account', 'Email', 'Nothing such'])
    box(element).dispatchEvent(new CustomEvent('choose', { detail: { value } }));
  expect(chosen).toEqual([
    { value: 'FirstName' },
    { value: 'Account' },
    { value: 'Email' },
    { value: 'Nothing such' }
  ]);
});

test('S-14 of a record between two others its own fields are chosen beside those of both ends', async () => {
  const reference = (name: string, to: string) => ({
    name: `${name}Id`,
    label: name,
    type: 'reference',
    relationshipName: name,
    referenceTo: [to]
  });
  jest
    .mocked(fields)
    .mockImplementation(({ objectName }) =>
      Promise.resolve(
        objectName === 'AccountContactRelation'
          ? [
              { name: 'IsDirect', label: 'Direct', type: 'boolean' },
              reference('Contact', 'Contact'),
              reference('Account', 'Account')
            ]
          : [...(describes[objectName ?? ''] ?? [])]
      )
    );
  const element = await show('c-source-picker', SourcePicker, {
    label: 'Field',
    objectName: 'AccountContactRelation',
    value: null
  });
  expect(option(element, 'IsDirect')?.badge).toBe('Checkbox');
  expect(option(element, 'ContactId')?.badge).toBe('Person');
  await enter(element, 'Contact');
  expect(option(element, 'Contact.FirstName')).toBeDefined();
  await enter(element, '..');
  await enter(element, 'Account');
  expect(option(element, 'Account.Name')).toBeDefined();
});

test('the picker is accessible with a field, and with a problem', async () => {
  const element = await open();
  Object.assign(element, { value: 'FirstName', hint: 'One that never changes.' });
  await settle();
  await expect(element).toBeAccessible();
  Object.assign(element, { problem: 'Contact has no such field.' });
  await settle();
  await expect(element).toBeAccessible();
});
