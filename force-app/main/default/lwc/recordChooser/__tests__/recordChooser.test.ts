import findRecords from '@salesforce/apex/IterableSyncPreviewController.findRecords';
import listTestData from '@salesforce/apex/IterableSyncTestDataController.listTestData';
import RecordChooser from 'c/recordChooser';
import { heard, part, parts, press, settle, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncPreviewController.findRecords', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncTestDataController.listTestData', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncTestDataController.deleteTestData', () => ({ default: jest.fn() }), {
  virtual: true
});

const ada = { recordId: '003000000000001AAA', name: 'Ada Byron', detail: 'ada@example.com' };
const grace = { recordId: '003000000000002AAA', name: 'Grace Hopper', detail: null };

type Chooser = HTMLElement & { editData(data: string): void; refreshSaved(): void };
const open = async (properties = {}): Promise<Chooser> =>
  (await show('c-record-chooser', RecordChooser, {
    ...{ objectName: 'Contact', syncName: 'Contacts', chosenId: null },
    ...properties
  })) as unknown as Chooser;

async function tell(element: Element, id: string, value: string): Promise<void> {
  part(element, id)?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settle();
}

beforeEach(() => {
  jest.mocked(findRecords).mockReset().mockResolvedValue([ada, grace]);
  jest.mocked(listTestData).mockReset().mockResolvedValue([]);
});

test('D-46 the records that changed last are offered, and one is chosen by a click', async () => {
  const element = await open({ chosenId: grace.recordId });
  expect(findRecords).toHaveBeenCalledWith({ objectName: 'Contact', text: '' });
  expect(parts(element, 'record').map(({ ariaPressed, textContent }) => [textContent, ariaPressed])).toEqual([
    ['Ada Byronada@example.com', 'false'],
    ['Grace Hopper', 'true']
  ]);
  const chosen = heard(element, 'choose');
  await press(element, 'record');
  expect(chosen).toEqual([{ kind: 'record', recordId: ada.recordId, name: 'Ada Byron' }]);
});

test('D-46 what one types is searched once one stops typing', async () => {
  jest.useFakeTimers();
  const opening = open();
  await jest.advanceTimersByTimeAsync(0);
  const element = await opening;
  for (const value of ['a', 'ad', ' ada '])
    part(element, 'search')?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await jest.advanceTimersByTimeAsync(299);
  expect(findRecords).toHaveBeenCalledTimes(1);
  await jest.advanceTimersByTimeAsync(1);
  jest.useRealTimers();
  expect(findRecords).toHaveBeenCalledTimes(2);
  expect(findRecords).toHaveBeenLastCalledWith({ objectName: 'Contact', text: 'ada' });
});

test('D-46 nobody found is said, and so is a search that failed, with another try', async () => {
  jest.mocked(findRecords).mockResolvedValueOnce([]);
  expect(textOf(await open(), 'none')).toBe('No record that you may see fits.');
  jest.mocked(findRecords).mockRejectedValueOnce({ body: { message: 'No access.' } });
  const element = await open();
  expect(textOf(element, 'problem')).toBe('The search failed: No access.');
  await press(element, 'try-again');
  expect(parts(element, 'record')).toHaveLength(2);
});

test('D-46 pasted data is chosen by its button, and not before there is some', async () => {
  const element = await open();
  await tell(element, 'source', 'pasted');
  expect(part<HTMLElement & { disabled: boolean }>(element, 'run')?.disabled).toBe(true);
  await tell(element, 'pasted', '{"Email":"x@example.com"}');
  const chosen = heard(element, 'choose');
  await press(element, 'run');
  expect(chosen).toEqual([{ kind: 'data', data: '{"Email":"x@example.com"}', name: '' }]);
});

test('D-49 data that shall be changed stands in lines in the field for pasting', async () => {
  const element = await open();
  element.editData('{"Email":"x@example.com"}');
  await settle();
  const pasted = part<HTMLElement & { value: string }>(element, 'pasted');
  expect(pasted?.value).toBe('{\n  "Email": "x@example.com"\n}');
  element.editData('no JSON');
  await settle();
  expect(pasted?.value).toBe('no JSON');
});

test('D-49 saved test data is chosen or edited, and asked for again when some was saved', async () => {
  const element = await open();
  element.refreshSaved();
  expect(listTestData).not.toHaveBeenCalled();
  await tell(element, 'source', 'saved');
  const saved = part(element, 'c-saved-test-data');
  const chosen = heard(element, 'choose');
  const choice = { kind: 'data', data: '{}', name: 'Ada' };
  saved?.dispatchEvent(new CustomEvent('choose', { detail: choice }));
  expect(chosen).toEqual([choice]);
  element.refreshSaved();
  expect(listTestData).toHaveBeenCalledTimes(2);
  saved?.dispatchEvent(new CustomEvent('edit', { detail: { data: '{"a":1}' } }));
  await settle();
  expect(part<HTMLElement & { value: string }>(element, 'pasted')?.value).toBe('{\n  "a": 1\n}');
});

test('is accessible', async () => {
  const element = await open();
  await expect(element).toBeAccessible();
  await tell(element, 'source', 'pasted');
  await expect(element).toBeAccessible();
});
