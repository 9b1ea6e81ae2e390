import archivedSyncs from '@salesforce/apex/IterableSyncDescribeController.archivedSyncs';
import describeSyncs from '@salesforce/apex/IterableSyncDescribeController.syncs';
import listDrafts from '@salesforce/apex/IterableSyncDraftController.listDrafts';
import listLastPublished from '@salesforce/apex/IterableSyncDraftController.listLastPublished';
import needAdmin from '@salesforce/label/c.Common_Need_Admin';
import SyncList from 'c/syncList';
import { heard, part, parts, press, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncDescribeController.archivedSyncs', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncDescribeController.syncs', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncDraftController.listDrafts', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncDraftController.listLastPublished', () => ({ default: jest.fn() }), {
  virtual: true
});

const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

beforeEach(() => {
  jest.mocked(archivedSyncs).mockReset().mockResolvedValue([]);
  jest
    .mocked(describeSyncs)
    .mockReset()
    .mockResolvedValue([
      {
        name: 'Leads',
        label: 'Leads to users',
        status: 'Inactive',
        objectName: 'Lead',
        objectLabel: 'Leads'
      },
      {
        name: 'Contacts',
        label: 'Contacts to users',
        status: 'Active',
        objectName: 'Contact',
        objectLabel: 'Contacts'
      }
    ]);
  jest.mocked(listDrafts).mockResolvedValue([
    { syncName: 'contacts', savedAt: ago(5), savedBy: 'Amira Haddad', isMine: true },
    { syncName: 'Contacts', savedAt: ago(60), savedBy: 'Ben Adler', isMine: false },
    {
      syncName: 'Tasks_1',
      label: 'Tasks to events',
      objectName: 'Task',
      savedAt: ago(1),
      savedBy: 'Ben Adler'
    },
    { syncName: 'Tasks_1', label: 'Tasks of Ada', objectName: 'Task', savedAt: ago(2), savedBy: 'Ada Roth' }
  ]);
  jest
    .mocked(listLastPublished)
    .mockResolvedValue([
      { syncName: 'Contacts', publishedAt: ago(1440), publishedBy: 'Amira Haddad', note: 'Phone too' }
    ]);
});

const rowTexts = (element: HTMLElement) =>
  parts(element, 'sync').map((row) => row.textContent?.replace(/\s+/g, ' ').trim());

test('D-29 every sync says its object, its last publish and whose drafts there are; new ones stand among them', async () => {
  const element = await show('c-sync-list', SyncList, {});
  expect(rowTexts(element)).toEqual([
    expect.stringMatching(
      /^Contacts to users ?Contacts.*1 day ago · Amira Haddad.*Yours, saved 5 minutes ago.*Ben Adler, saved 1 hour ago/
    ),
    expect.stringMatching(/^Leads to users ?Leads.*Not published here/),
    expect.stringMatching(/^Tasks to events ?Task.*Ben Adler.*Ada Roth/)
  ]);
  const badges = parts<HTMLElement & { label: string }>(element, 'lightning-badge').map(({ label }) => label);
  expect(badges).toEqual(['Active', 'Not active', 'Never published']);
  await expect(element).toBeAccessible();
});

test('D-26 a sync is opened by its name, and a new one is begun', async () => {
  const element = await show('c-sync-list', SyncList, {});
  const opened = heard(element, 'open');
  const begun = heard(element, 'new');
  await press(element, 'open');
  await press(element, 'new');
  expect(opened).toEqual([{ sync: 'Contacts' }]);
  expect(begun).toHaveLength(1);
});

test('D-29 without any sync that is said, and what fails can be tried again', async () => {
  jest.mocked(describeSyncs).mockRejectedValueOnce({ body: { message: 'You may not.' } });
  const element = await show('c-sync-list', SyncList, {});
  expect(textOf(element, 'failed')).toContain('You may not.');
  jest.mocked(describeSyncs).mockResolvedValue([]);
  jest.mocked(listDrafts).mockResolvedValue([]);
  await press(element, 'try-again');
  expect(textOf(element, 'empty')).toBe('There is no sync yet.');
  expect(part(element, 'failed')).toBeNull();
});

test('D-29 without the right it says only whom to ask: neither a new sync nor another try is offered', async () => {
  jest.mocked(describeSyncs).mockRejectedValueOnce({ body: { message: needAdmin } });
  const element = await show('c-sync-list', SyncList, {});
  expect(textOf(element, 'refused')).toBe(needAdmin);
  for (const id of ['failed', 'try-again', 'new']) expect(part(element, id)).toBeNull();
  await expect(element).toBeAccessible();
});

test('D-29 archived syncs are folded away at the end, also where a draft of one is being edited', async () => {
  jest
    .mocked(archivedSyncs)
    .mockResolvedValue([{ name: 'Tasks_1', label: 'A first try', status: 'Archived', objectLabel: 'Tasks' }]);
  const element = await show('c-sync-list', SyncList, {});
  const fold = () => part<HTMLElement & { label: string }>(element, 'archived');
  expect(rowTexts(element)).toHaveLength(2);
  expect(fold()?.label).toBe('Show archived (1)');
  await press(element, 'archived');
  expect(rowTexts(element)[2]).toMatch(/^A first try ?Tasks.*Ben Adler/);
  expect(fold()?.label).toBe('Hide archived');
  await expect(element).toBeAccessible();
  await press(element, 'archived');
  expect(rowTexts(element)).toHaveLength(2);
});
