import saveDraft from '@salesforce/apex/IterableSyncDraftController.saveDraft';
import ConfirmAction from 'c/confirmAction';
import CopySync from 'c/copySync';
import { mappingsOf, readDraft, rowOfSync, stepsOf } from 'c/draft';
import type { DraftDefinition } from 'c/draft';
import SyncActions from 'c/syncActions';
import { navigations } from 'test-support/navigation';
import { heard, part, press, show } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncDraftController.saveDraft', () => ({ default: jest.fn() }), {
  virtual: true
});

const definition: DraftDefinition = {
  syncs: [
    { DeveloperName: 'Contacts', MasterLabel: 'Contacts to users', Status__c: 'Active', Max_Records__c: 5 }
  ],
  steps: [{ DeveloperName: 'Update', Sync__c: 'Contacts', Order__c: 1 }],
  mappings: [{ DeveloperName: 'Email', Step__c: 'Update', Source__c: 'Email', Target__c: 'email' }]
};

const showOf = async (given: object = {}) => {
  const element = await show('c-sync-actions', SyncActions, { definition, baseVersion: 'v1', ...given });
  return { element, changes: heard<DraftDefinition>(element, 'change') };
};

beforeEach(() => {
  navigations.length = 0;
  jest.mocked(saveDraft).mockReset().mockResolvedValue({});
  ConfirmAction.open = jest.fn().mockResolvedValue(true);
  CopySync.open = jest.fn().mockResolvedValue('Partners');
});

test('D-29 archiving says what it means, and is a change of the draft', async () => {
  const { element, changes } = await showOf();
  await press(element, 'archive');
  const { label, sentences } = jest.mocked(ConfirmAction.open).mock.calls[0]?.[0] as {
    label: string;
    sentences: string[];
  };
  expect(label).toBe('Archive this sync?');
  expect(sentences.join(' ')).toMatch(
    /once you publish it.*no longer runs.*stays in Iterable: nobody is removed/
  );
  expect(changes.map((each) => rowOfSync(each).Status__c)).toEqual(['Archived']);
  expect(saveDraft).not.toHaveBeenCalled();
  await expect(element).toBeAccessible();
});

test('D-29 nothing is archived unless that is meant, twice, or before it was published', async () => {
  ConfirmAction.open = jest.fn().mockResolvedValue(false);
  const { element, changes } = await showOf();
  await press(element, 'archive');
  expect(changes).toEqual([]);
  const archived = { syncs: [{ DeveloperName: 'Contacts', Status__c: 'Archived' }] };
  expect(part((await showOf({ definition: archived })).element, 'archive')).toBeNull();
  expect(part((await showOf({ baseVersion: null })).element, 'archive')).toBeNull();
});

test('D-13 a copy is a draft of its own with all rows, switched off, and is opened', async () => {
  const { element, changes } = await showOf();
  await press(element, 'copy');
  const [saved] = jest.mocked(saveDraft).mock.calls[0] ?? [];
  const copied = readDraft(saved?.definition ?? '');
  const sync = rowOfSync(copied);
  expect(sync).toMatchObject({ MasterLabel: 'Partners', Status__c: 'Inactive', Max_Records__c: 5 });
  expect(sync.DeveloperName).toMatch(/^Partners_[0-9a-f]{8}$/);
  expect(saved).toMatchObject({ syncName: sync.DeveloperName, token: null });
  const [step] = stepsOf(copied);
  expect(step).toMatchObject({ Sync__c: sync.DeveloperName });
  expect(mappingsOf(copied, step?.DeveloperName ?? '')).toMatchObject([{ Target__c: 'email' }]);
  expect(navigations.at(-1)?.state).toEqual({ c__sync: sync.DeveloperName, c__part: 'source' });
  expect(changes).toEqual([]);
});

test('D-13 no name makes no copy; what Salesforce refuses is said', async () => {
  CopySync.open = jest.fn().mockResolvedValue(undefined);
  const { element } = await showOf();
  const toasts = heard<{ title: string }>(element, 'lightning__showtoast');
  await press(element, 'copy');
  expect(saveDraft).not.toHaveBeenCalled();
  CopySync.open = jest.fn().mockResolvedValue('Partners');
  jest.mocked(saveDraft).mockRejectedValue({ body: { message: 'You may not.' } });
  await press(element, 'copy');
  expect(toasts).toMatchObject([{ title: 'You may not.' }]);
  expect(navigations).toEqual([]);
});
