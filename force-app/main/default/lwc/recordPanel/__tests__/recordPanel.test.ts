import getRecord from '@salesforce/apex/IterableSyncRecordController.getRecord';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import RecordPanel from 'c/recordPanel';
import { part, press, settle, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncRecordController.getRecord', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock(
  '@salesforce/apex/IterableSyncRecordController.explain',
  () => ({ default: jest.fn(() => Promise.resolve({ isBridgeReachable: true, answers: [] })) }),
  { virtual: true }
);
jest.mock(
  '@salesforce/apex/IterableSyncNowController.syncNow',
  () => ({ default: jest.fn(() => new Promise(() => {})) }),
  { virtual: true }
);

const recordId = '003000000000001';
const view: Apex.IterableSyncRecordView = {
  ...{ isBridgeReachable: true, asOf: '2026-11-22T08:00:00Z', recordId, objectName: 'Contact' },
  ...{ status: 'Skipped', message: 'Not in scope.', lastSyncedAt: '2026-11-21T08:00:00Z', canSync: true },
  ...{ syncs: [], lists: [], sharedWith: [], timeline: [] }
};
const known = (more: Apex.IterableSyncRecordView = {}) =>
  jest.mocked(getRecord).mockResolvedValue({ ...view, ...more });
const open = () => show('c-record-panel', RecordPanel, { recordId, objectApiName: 'Contact' });
const tell = async (element: Element, from: string, event: Event): Promise<void> => {
  part(element, from)?.dispatchEvent(event);
  await settle();
};

beforeEach(() => {
  jest.clearAllMocks();
});

test('Tx-06 the panel shows the status of the record, and hands down what happened to it', async () => {
  known({ timeline: [{ kind: 'call', happenedAt: view.asOf }] });
  const element = await open();
  expect(jest.mocked(getRecord)).toHaveBeenCalledWith({ recordId });
  expect(part(element, 'c-record-status')).toMatchObject({
    status: 'Skipped',
    lastSyncedAt: view.lastSyncedAt
  });
  expect(part<HTMLElement & { entries: unknown[] }>(element, 'c-record-timeline')?.entries).toHaveLength(1);
  expect(part(element, 'message')).toBeNull();
});

test('Tx-06 given another record it shows nothing of the one before, and a late answer about that one is dropped', async () => {
  known();
  const element = await open();
  await press(element, 'why');
  await press(element, 'sync-now');
  let answerLate: (value: Apex.IterableSyncRecordView) => void = () => undefined;
  jest.mocked(getRecord).mockReturnValueOnce(new Promise((resolve) => (answerLate = resolve)));
  await tell(element, 'c-why-answer', new CustomEvent('edit'));

  const nextId = '003000000000002';
  jest.mocked(getRecord).mockReturnValue(new Promise(() => {}));
  Object.assign(element, { recordId: nextId });
  await settle();
  expect(part(element, 'c-record-status')).toBeNull();
  expect(part(element, 'lightning-spinner')).not.toBeNull();
  expect(jest.mocked(getRecord)).toHaveBeenLastCalledWith({ recordId: nextId });
  answerLate({ ...view, status: 'Failed' });
  await settle();
  expect(part(element, 'c-record-status')).toBeNull();
});

test('Tx-06 neither "Why?" nor "Sync now" of one record goes on for the next', async () => {
  known();
  const element = await open();
  await press(element, 'why');
  await press(element, 'sync-now');
  known({ status: 'Synced' });
  Object.assign(element, { recordId: '003000000000002' });
  await settle();
  expect(part(element, 'c-record-status')).toMatchObject({ status: 'Synced' });
  expect(part(element, 'c-why-answer')).toBeNull();
  expect(part(element, 'c-sync-now')).toBeNull();
});

test('Tx-06 while it is loading it says so', async () => {
  jest.mocked(getRecord).mockReturnValue(new Promise(() => {}));
  const spinner = part<HTMLElement & { alternativeText: string }>(await open(), 'lightning-spinner');
  expect(spinner?.alternativeText).toBe('Loading');
});

test('Tx-06 "Why?" opens its answer in place, in one click, and closes it again', async () => {
  known();
  const element = await open();
  await press(element, 'why');
  expect(part<HTMLElement & { recordId: string }>(element, 'c-why-answer')?.recordId).toBe(recordId);
  await press(element, 'why');
  expect(part(element, 'c-why-answer')).toBeNull();
});

test('D-19 D-50 "Sync now" sends the record in place; whether it is in Iterable is then seen on the same screen', async () => {
  known();
  const element = await open();
  await press(element, 'sync-now');
  expect(part<HTMLElement & { recordIds: string[] }>(element, 'c-sync-now')?.recordIds).toEqual([recordId]);
  known({ status: 'Synced' });
  await tell(element, 'c-sync-now', new CustomEvent('finish', { detail: { isSent: true } }));
  expect(part(element, 'c-record-status')).toMatchObject({ status: 'Synced' });
  expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId }]);
});

test('D-19 what was not sent opens "Why?" of the panel, and "Sync now" there sends it again', async () => {
  known();
  const element = await open();
  await press(element, 'sync-now');
  const why = new CustomEvent('why', { detail: recordId, cancelable: true });
  await tell(element, 'c-sync-now', why);
  expect(why.defaultPrevented).toBe(true);
  const sending = part<HTMLElement & { start(): Promise<void> }>(element, 'c-sync-now');
  const again = jest.spyOn(sending as { start(): Promise<void> }, 'start');
  await tell(element, 'c-why-answer', new CustomEvent('syncnow'));
  expect(again).toHaveBeenCalledTimes(1);
});

test('Tx-06 a user without the right gets no "Sync now"', async () => {
  known({ canSync: false });
  const element = await open();
  expect(part(element, 'sync-now')).toBeNull();
  expect(part(element, 'why')).not.toBeNull();
});

test('Tx-06 while the bridge is away: the last known status, its age and what the record says', async () => {
  known({ isBridgeReachable: false, bridgeProblem: 'It is away.' });
  const element = await open();
  expect(part(element, 'c-bridge-notice')).toMatchObject({ problem: 'It is away.', asOf: view.asOf });
  expect(part(element, 'c-record-status')).toMatchObject({ status: 'Skipped' });
  expect(textOf(element, 'message')).toBe('Not in scope.');
  expect(part(element, 'c-record-timeline')).toBeNull();
  known();
  await tell(element, 'c-bridge-notice', new CustomEvent('retry'));
  expect(part(element, 'c-bridge-notice')).toBeNull();
});

test('Tx-06 after the record was opened for editing it is looked at more often', async () => {
  known();
  const element = await open();
  await press(element, 'why');
  const before = jest.mocked(getRecord).mock.calls.length;
  await tell(element, 'c-why-answer', new CustomEvent('edit'));
  expect(jest.mocked(getRecord).mock.calls.length).toBe(before + 1);
});

test('Tx-06 a failure is a sentence that can be tried again; later on what is shown stays', async () => {
  jest.mocked(getRecord).mockRejectedValue({ body: { message: 'This record is gone.' } });
  const element = await open();
  expect(textOf(element, 'failure')).toBe(
    'The status of this record could not be loaded.This record is gone.'
  );
  known();
  await press(element, 'try-again');
  expect(part(element, 'failure')).toBeNull();
  jest.mocked(getRecord).mockRejectedValue({ body: { message: 'It took too long.' } });
  await press(element, 'why');
  await tell(element, 'c-why-answer', new CustomEvent('edit'));
  expect(textOf(element, 'stale')).toBe(
    'This could not be refreshed and may be out of date. It took too long.'
  );
  expect(part(element, 'c-record-status')).not.toBeNull();
});

test('is accessible', async () => {
  known();
  const element = await open();
  await press(element, 'why');
  await expect(element).toBeAccessible();
});
