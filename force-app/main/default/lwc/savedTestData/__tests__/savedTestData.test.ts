import deleteTestData from '@salesforce/apex/IterableSyncTestDataController.deleteTestData';
import listTestData from '@salesforce/apex/IterableSyncTestDataController.listTestData';
import ConfirmAction from 'c/confirmAction';
import SavedTestData from 'c/savedTestData';
import { heard, part, press, settle, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncTestDataController.listTestData', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncTestDataController.deleteTestData', () => ({ default: jest.fn() }), {
  virtual: true
});

const ada = {
  recordId: 'a00000000000001',
  name: 'Ada',
  data: '{"Email":"ada@example.com"}',
  savedByName: 'Kim Lee'
};
const grace = { recordId: 'a00000000000002', name: 'Grace', data: '{}', savedByName: 'Kim Lee' };
const open = () => show('c-saved-test-data', SavedTestData, { objectName: 'Contact', syncName: 'Contacts' });
const saved = (element: Element) =>
  part<HTMLElement & { options: { label: string }[]; value: string }>(element, 'saved');

beforeEach(() => {
  jest.mocked(listTestData).mockReset().mockResolvedValue([ada, grace]);
  jest.mocked(deleteTestData).mockReset().mockResolvedValue(undefined);
});

test('D-49 what is saved is offered by name and by who saved it; one is chosen and previewed', async () => {
  const element = await open();
  expect(listTestData).toHaveBeenCalledWith({ objectName: 'Contact', syncName: 'Contacts' });
  expect(saved(element)?.options.map(({ label }) => label)).toEqual([
    'Ada, saved by Kim Lee',
    'Grace, saved by Kim Lee'
  ]);
  saved(element)?.dispatchEvent(new CustomEvent('change', { detail: { value: grace.recordId } }));
  await settle();
  const chosen = heard(element, 'choose');
  const edits = heard(element, 'edit');
  await press(element, 'run');
  await press(element, 'edit');
  expect(chosen).toEqual([{ kind: 'data', data: '{}', name: 'Grace' }]);
  expect(edits).toEqual([{ data: '{}' }]);
});

test('D-49 where nothing is saved it says how to save', async () => {
  jest.mocked(listTestData).mockResolvedValue([]);
  expect(textOf(await open(), 'none')).toContain('press “Save as fixture”');
});

test('D-49 test data is deleted once somebody is sure', async () => {
  const element = await open();
  jest.mocked(ConfirmAction.open).mockResolvedValueOnce(undefined);
  await press(element, 'delete');
  expect(deleteTestData).not.toHaveBeenCalled();
  jest.mocked(ConfirmAction.open).mockResolvedValueOnce(true);
  jest.mocked(listTestData).mockResolvedValue([grace]);
  await press(element, 'delete');
  expect(deleteTestData).toHaveBeenCalledWith({ recordId: ada.recordId });
  expect(saved(element)?.value).toBe(grace.recordId);
});

test('D-49 failures are sentences, and loading can be tried again', async () => {
  jest.mocked(listTestData).mockRejectedValueOnce({ body: { message: 'No access.' } });
  const element = await open();
  expect(textOf(element, 'problem')).toBe('No access.');
  await press(element, 'try-again');
  expect(part(element, 'problem')).toBeNull();
  jest.mocked(ConfirmAction.open).mockResolvedValueOnce(true);
  jest.mocked(deleteTestData).mockRejectedValue({ body: { message: 'It is shared.' } });
  await press(element, 'delete');
  expect(textOf(element, 'problem')).toBe('It is shared.');
});

test('is accessible', async () => {
  await expect(await open()).toBeAccessible();
});
