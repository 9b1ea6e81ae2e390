import getTrace from '@salesforce/apex/IterableSyncRunsController.getTrace';
import saveTestData from '@salesforce/apex/IterableSyncTestDataController.saveTestData';
import SaveTestData from 'c/saveTestData';
import TestDataActions from 'c/testDataActions';
import { navigations } from 'test-support/navigation';
import { heard, part, press, show } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncTestDataController.saveTestData', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncRunsController.getTrace', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/customPermission/Manage_Syncs', () => ({ default: true }), { virtual: true });

const data = { Email: 'ada@example.com' };
const given = { objectName: 'Contact', syncName: 'Contacts', data, name: 'Ada' };
const open = (changes = {}) =>
  show('c-test-data-actions', TestDataActions, { ...given, ...changes } as Record<string, unknown>);

beforeEach(() => {
  jest.mocked(saveTestData).mockReset().mockResolvedValue('a00000000000001');
});

test('D-49 "Use as test data" keeps the data and opens the preview of the sync with it', async () => {
  await press(await open(), 'use');
  expect(saveTestData).toHaveBeenCalledWith({
    ...{ name: 'Ada', objectName: 'Contact', syncName: 'Contacts' },
    data: '{"Email":"ada@example.com"}'
  });
  expect(navigations).toEqual([
    {
      type: 'standard__navItemPage',
      attributes: { apiName: 'Iterable_Sync_Syncs' },
      state: { c__sync: 'Contacts', c__part: 'preview', c__data: 'a00000000000001' }
    }
  ]);
});

test('D-49 a page that takes the data itself is handed it, and nothing is kept', async () => {
  const element = await open({ data: '{"Email":null}' });
  const taken: unknown[] = [];
  element.addEventListener('use', (event) => {
    event.preventDefault();
    taken.push((event as CustomEvent).detail);
  });
  await press(element, 'use');
  expect(taken).toEqual([{ data: '{"Email":null}' }]);
  expect(saveTestData).not.toHaveBeenCalled();
  expect(navigations).toEqual([]);
});

test('D-49 what cannot be kept says why', async () => {
  jest.mocked(saveTestData).mockRejectedValue({ body: { message: 'The data is too long.' } });
  const element = await open();
  const toasts = heard(element, 'lightning__showtoast');
  await press(element, 'use');
  expect(toasts).toEqual([expect.objectContaining({ title: 'The data is too long.', variant: 'error' })]);
  expect(navigations).toEqual([]);
});

test('D-49 "Save as fixture" asks for a name, and says that it is saved', async () => {
  jest.spyOn(SaveTestData, 'open').mockResolvedValue('Ada without address');
  const element = await open();
  const toasts = heard<{ title: string }>(element, 'lightning__showtoast');
  const saved = heard(element, 'saved');
  await press(element, 'save');
  expect(SaveTestData.open).toHaveBeenCalledWith(
    expect.objectContaining({ name: 'Ada', data: '{"Email":"ada@example.com"}', syncName: 'Contacts' })
  );
  expect(toasts.map(({ title }) => title)).toEqual(['“Ada without address” is saved as test data.']);
  expect(saved).toHaveLength(1);
});

test('D-49 a dialog that is left saves and says nothing', async () => {
  jest.spyOn(SaveTestData, 'open').mockResolvedValue(undefined);
  const element = await open();
  const saved = heard(element, 'saved');
  await press(element, 'save');
  expect(saved).toEqual([]);
});

test('D-49 a record without data has no buttons', async () => {
  const element = await open({ data: null });
  expect([part(element, 'use'), part(element, 'save')]).toEqual([null, null]);
});

const ofRun = { ...given, objectName: '', data: null, recordId: '003A', runId: 'r1' };

test('D-49 of a record of a run the data is read as it is now, when it is asked for', async () => {
  jest.mocked(getTrace).mockResolvedValue({ objectName: 'Contact', dataText: '{"Email":"now@example.com"}' });
  const element = await open(ofRun);
  expect(getTrace).not.toHaveBeenCalled();
  expect(part(element, 'use')?.title).toContain('as it is now');
  await press(element, 'use');
  expect(getTrace).toHaveBeenCalledWith({ runId: 'r1', recordId: '003A' });
  expect(saveTestData).toHaveBeenCalledWith({
    ...{ name: 'Ada', objectName: 'Contact', syncName: 'Contacts' },
    data: '{"Email":"now@example.com"}'
  });
  jest.spyOn(SaveTestData, 'open').mockResolvedValue(undefined);
  await press(element, 'save');
  expect(SaveTestData.open).toHaveBeenCalledWith(
    expect.objectContaining({ objectName: 'Contact', data: '{"Email":"now@example.com"}' })
  );
});

test('D-49 a record that is gone says so, and nothing is kept', async () => {
  jest.mocked(getTrace).mockResolvedValue({ objectName: 'Contact', dataText: null });
  const element = await open(ofRun);
  const toasts = heard<{ title: string }>(element, 'lightning__showtoast');
  await press(element, 'save');
  expect(toasts[0]?.title).toContain('cannot be read any more');
  expect(saveTestData).not.toHaveBeenCalled();
});

test('D-49 a record without its run opens in the preview alone', async () => {
  const element = await open({ data: null, recordId: '003A' });
  expect([part(element, 'use'), part(element, 'save')]).toEqual([null, null]);
  await press(element, 'preview');
  expect(navigations.at(-1)?.state).toEqual({ c__sync: 'Contacts', c__part: 'preview', c__record: '003A' });
  await expect(element).toBeAccessible();
});

test('is accessible', async () => {
  await expect(await open()).toBeAccessible();
});
