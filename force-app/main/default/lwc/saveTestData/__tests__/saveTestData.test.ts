import saveTestData from '@salesforce/apex/IterableSyncTestDataController.saveTestData';
import SaveTestData from 'c/saveTestData';
import { heard, part, press, settle, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncTestDataController.saveTestData', () => ({ default: jest.fn() }), {
  virtual: true
});

const given = {
  objectName: 'Contact',
  syncName: 'Contacts',
  data: '{"Email":"ada@example.com"}',
  name: 'Ada'
};
const open = (changes = {}) => show('c-save-test-data', SaveTestData, { ...given, ...changes });
const button = (element: Element) => part<HTMLElement & { disabled: boolean }>(element, 'save');

async function type(element: Element, value: string): Promise<void> {
  part(element, 'name')?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settle();
}

beforeEach(() => jest.mocked(saveTestData).mockReset().mockResolvedValue('a00000000000001'));

test('D-49 data is saved under the name of its record, for the sync', async () => {
  const element = await open();
  const closed = heard(element, 'close');
  await press(element, 'save');
  expect(saveTestData).toHaveBeenCalledWith({
    ...{ name: 'Ada', objectName: 'Contact', syncName: 'Contacts' },
    data: given.data
  });
  expect(closed).toEqual(['Ada']);
});

test('D-49 under another name, and for every sync of the object', async () => {
  const element = await open();
  await type(element, 'No address');
  part(element, 'for-all')?.dispatchEvent(new CustomEvent('change', { detail: { checked: true } }));
  await press(element, 'save');
  expect(saveTestData).toHaveBeenCalledWith(expect.objectContaining({ name: 'No address', syncName: null }));
});

test('D-49 without a name nothing can be saved', async () => {
  const element = await open({ name: '' });
  expect(button(element)?.disabled).toBe(true);
  await type(element, ' ');
  expect(button(element)?.disabled).toBe(true);
});

test('D-49 what cannot be saved says why, and the dialog stays', async () => {
  jest.mocked(saveTestData).mockRejectedValue({ body: { message: 'This is no record.' } });
  const element = await open();
  const closed = heard(element, 'close');
  await press(element, 'save');
  expect(textOf(element, 'problem')).toBe('This is no record.');
  expect(button(element)?.disabled).toBe(false);
  await press(element, 'cancel');
  // A dialog that is dismissed answers nothing.
  expect(closed.map((answer) => answer ?? undefined)).toEqual([undefined]);
});

test('is accessible', async () => {
  await expect(await open()).toBeAccessible();
});
