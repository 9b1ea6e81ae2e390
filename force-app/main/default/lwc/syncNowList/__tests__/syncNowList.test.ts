import SyncNowList from 'c/syncNowList';
import { part, show, textOf } from 'test-support/shown';

jest.mock(
  '@salesforce/apex/IterableSyncNowController.syncNow',
  () => ({ default: jest.fn(() => new Promise(() => {})) }),
  {
    virtual: true
  }
);

const ids = (count: number): string[] => Array.from({ length: count }, (_, index) => `003${index}`);
const open = (recordIds: string[] | undefined) => show('c-sync-now-list', SyncNowList, { recordIds });
const sentBy = (element: Element) =>
  part<HTMLElement & { recordIds: string[] }>(element, 'c-sync-now')?.recordIds;

test('D-19 the records that are ticked in a list are sent, each once', async () => {
  expect(sentBy(await open([...ids(200), '0030']))).toEqual(ids(200));
});

test('D-19 beyond two hundred it says so, and sends nothing', async () => {
  const element = await open(ids(201));
  expect(sentBy(element)).toBeUndefined();
  expect(textOf(element, 'refusal')).toBe(
    'You chose 201 records. Sync now takes up to 200 at once.Go back to the list and choose fewer.'
  );
});

test('D-19 with nothing ticked it says what to do', async () => {
  expect(textOf(await open(undefined), 'refusal')).toBe(
    'No records are chosen.Go back to the list, tick the records, then press Sync now.'
  );
});

test('is accessible', async () => {
  await expect(await open(ids(201))).toBeAccessible();
});
