import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import SyncNowAction from 'c/syncNowAction';
import { heard, part, press, show } from 'test-support/shown';

jest.mock(
  '@salesforce/apex/IterableSyncNowController.syncNow',
  () => ({ default: jest.fn(() => new Promise(() => {})) }),
  {
    virtual: true
  }
);

const recordId = '003000000000001';
const open = (given: string | undefined) => show('c-sync-now-action', SyncNowAction, { recordId: given });

test('D-19 the action sends the record of its page', async () => {
  const element = await open(recordId);
  expect(part<HTMLElement & { recordIds: string[] }>(element, 'c-sync-now')?.recordIds).toEqual([recordId]);
});

test('D-19 it waits for the record where the platform hands it in late', async () => {
  const element = await open(undefined);
  expect(part(element, 'c-sync-now')).toBeNull();
  element.recordId = recordId;
  await Promise.resolve();
  expect(part(element, 'c-sync-now')).not.toBeNull();
});

test('D-19 when it has ended the page behind it is told that the record changed', async () => {
  const element = await open(recordId);
  part(element, 'c-sync-now')?.dispatchEvent(new CustomEvent('finish'));
  expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId }]);
});

test('D-19 "Close" closes the window', async () => {
  const element = await open(recordId);
  const closed = heard(element, 'lightning__actionsclosescreen');
  await press(element, 'lightning-button');
  expect(closed).toHaveLength(1);
});

test('is accessible', async () => {
  await expect(await open(recordId)).toBeAccessible();
});
