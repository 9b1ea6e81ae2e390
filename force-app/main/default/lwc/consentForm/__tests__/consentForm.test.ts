import describeFields from '@salesforce/apex/IterableSyncDescribeController.fields';
import ConsentForm from 'c/consentForm';
import { heard, part, press, settle, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncDescribeController.fields', () => ({ default: jest.fn() }), {
  virtual: true
});

type Box = HTMLElement & { value: string; disabled: boolean; options: { value: string; label: string }[] };
const objects = [
  { value: 'Contact', label: 'Contact' },
  { value: 'Lead', label: 'Lead' }
];
const targets = [
  { value: 'Channel 12', label: 'Channel News' },
  { value: 'Message_Type 34', label: 'Message type Offers (channel News)' }
];
const box = (element: HTMLElement, name: string) => part<Box>(element, name);
const choose = async (element: HTMLElement, name: string, value: string): Promise<void> => {
  box(element, name)?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settle();
};

beforeEach(() => {
  jest
    .mocked(describeFields)
    .mockReset()
    .mockResolvedValue([
      { name: 'DoNotCall', label: 'Do Not Call', type: 'boolean', isFilterable: true },
      { name: 'Title', label: 'Title', type: 'string', isFilterable: true },
      { name: 'HasOptedOutOfEmail', label: 'Email Opt Out', type: 'boolean', isFilterable: true },
      { name: 'Hidden__c', label: 'A formula', type: 'boolean', isFilterable: false }
    ]);
});

test('Tx-05 a new rule offers the checkboxes of the object, Email Opt Out first, and what can be left by name', async () => {
  const element = await show('c-consent-form', ConsentForm, { objects, targets });
  const saved = heard(element, 'save');
  expect(box(element, 'field')?.options.map(({ label }) => label)).toEqual(['Email Opt Out', 'Do Not Call']);
  expect(box(element, 'field')?.value).toBe('HasOptedOutOfEmail');
  expect(box(element, 'target')?.options).toEqual(targets);
  expect(box(element, 'save')?.disabled).toBe(true);
  await choose(element, 'target', 'Message_Type 34');
  expect(box(element, 'save')?.disabled).toBe(false);
  await choose(element, 'direction', 'Two_Way');
  await expect(element).toBeAccessible();
  await press(element, 'save');
  expect(saved).toEqual([
    {
      name: null,
      token: null,
      objectName: 'Contact',
      fieldName: 'HasOptedOutOfEmail',
      scope: 'Message_Type',
      iterableId: 34,
      direction: 'Two_Way',
      isActive: true
    }
  ]);
});

test('Tx-05 a direction that is not built is not offered', async () => {
  const rule = {
    name: 'Mail',
    token: 't',
    objectName: 'Contact',
    fieldName: 'DoNotCall',
    scope: 'Channel',
    iterableId: 12,
    direction: 'To_Salesforce'
  };
  const element = await show('c-consent-form', ConsentForm, { rule, objects, targets });
  expect(box(element, 'direction')?.options.map(({ value }) => value)).toEqual(['To_Iterable', 'Two_Way']);
  expect(box(element, 'direction')?.value).toBe('To_Iterable');
  expect(box(element, 'field')?.value).toBe('DoNotCall');
  expect(box(element, 'target')?.value).toBe('Channel 12');
});

test('Tx-05 another object has other checkboxes, or none, which is said', async () => {
  const element = await show('c-consent-form', ConsentForm, { objects, targets });
  jest.mocked(describeFields).mockResolvedValue([]);
  await choose(element, 'object', 'Lead');
  expect(describeFields).toHaveBeenLastCalledWith({ objectName: 'Lead' });
  expect(textOf(element, 'no-boxes')).toBe('Lead has no checkbox that you can read.');
  expect(box(element, 'save')?.disabled).toBe(true);
  jest.mocked(describeFields).mockRejectedValue({ body: { message: 'You may not.' } });
  await choose(element, 'object', 'Contact');
  expect(textOf(element, 'problem')).toBe('You may not.');
  const cancelled = heard(element, 'cancel');
  await press(element, 'cancel');
  expect(cancelled).toHaveLength(1);
});
