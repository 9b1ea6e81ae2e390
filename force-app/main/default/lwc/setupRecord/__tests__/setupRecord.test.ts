import nameRecords from '@salesforce/apex/IterableSyncPreviewController.nameRecords';
import SetupRecord from 'c/setupRecord';
import { navigations } from 'test-support/navigation';
import { heard, part, press, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncPreviewController.nameRecords', () => ({ default: jest.fn() }), {
  virtual: true
});

const sent = {
  recordId: '003000000000001AAA',
  objectName: 'Contact',
  syncName: 'A',
  at: new Date(Date.now() - 60_000).toISOString()
};

beforeEach(() => {
  navigations.length = 0;
  jest.mocked(nameRecords).mockResolvedValue([{ recordId: sent.recordId, name: 'Ada Lovelace' }]);
});

test('O-06 before the first record the drafts lead to their preview', async () => {
  const element = await show('c-setup-record', SetupRecord, {
    sent: null,
    drafts: [{ name: 'Contacts', label: 'Contacts to users' }]
  });
  const refreshes = heard(element, 'refresh');
  await press(element, 'open');
  expect(navigations).toEqual([
    {
      type: 'standard__navItemPage',
      attributes: { apiName: 'Iterable_Sync_Syncs' },
      state: { c__sync: 'Contacts', c__part: 'preview' }
    }
  ]);
  await press(element, 'again');
  expect(refreshes).toHaveLength(1);
  await expect(element).toBeAccessible();
});

test('D-57 the first record that arrived is named and leads to its page; at the end to Home', async () => {
  const element = await show('c-setup-record', SetupRecord, { sent, drafts: [], isLast: true });
  expect(textOf(element, 'record')).toMatch(/^Iterable accepted Ada Lovelace 1 min/);
  await press(element, 'record');
  await press(element, 'home');
  expect(navigations).toEqual([
    { type: 'standard__recordPage', attributes: { recordId: sent.recordId, actionName: 'view' } },
    { type: 'standard__navItemPage', attributes: { apiName: 'Iterable_Sync_Home' }, state: {} }
  ]);
  expect(part(element, 'all-done')).not.toBeNull();
  await expect(element).toBeAccessible();
});

test('D-57 a name that the user may not see is not shown', async () => {
  jest.mocked(nameRecords).mockRejectedValue(new Error());
  const element = await show('c-setup-record', SetupRecord, { sent, drafts: [], isLast: false });
  expect(textOf(element, 'record')).toMatch(/^Iterable accepted Contact/);
  expect(part(element, 'home')).toBeNull();
});
