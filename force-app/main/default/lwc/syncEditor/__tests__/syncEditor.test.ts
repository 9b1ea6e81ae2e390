import { createElement } from 'lwc';
import discardDraft from '@salesforce/apex/IterableSyncDraftController.discardDraft';
import getDraft from '@salesforce/apex/IterableSyncDraftController.getDraft';
import getPublished from '@salesforce/apex/IterableSyncDescribeController.getPublished';
import saveDraft from '@salesforce/apex/IterableSyncDraftController.saveDraft';
import startDraft from '@salesforce/apex/IterableSyncDraftController.startDraft';
import ConfirmAction from 'c/confirmAction';
import { withSync } from 'c/draft';
import type { DraftDefinition } from 'c/draft';
import SyncEditor from 'c/syncEditor';
import { heard, part, textOf } from 'test-support/shown';

function mockDoor() {
  return { default: jest.fn() };
}
jest.mock('@salesforce/apex/IterableSyncDraftController.discardDraft', () => mockDoor(), { virtual: true });
jest.mock('@salesforce/apex/IterableSyncDraftController.getDraft', () => mockDoor(), { virtual: true });
jest.mock('@salesforce/apex/IterableSyncDraftController.saveDraft', () => mockDoor(), { virtual: true });
jest.mock('@salesforce/apex/IterableSyncDraftController.startDraft', () => mockDoor(), { virtual: true });
jest.mock('@salesforce/apex/IterableSyncDescribeController.getPublished', () => mockDoor(), {
  virtual: true
});

// The parts have tests of their own.
function mockPart() {
  return jest.requireActual<object>('test-support/empty-part');
}
jest.mock('c/sourceScope', () => mockPart());
jest.mock('c/syncActions', () => mockPart());
jest.mock('c/syncSettings', () => mockPart());
jest.mock('c/partProblems', () => mockPart());
jest.mock('c/stepsEditor', () => mockPart());
jest.mock('c/syncPreview', () => mockPart());
jest.mock('c/outcomeForecast', () => mockPart());
jest.mock('c/newFields', () => mockPart());
jest.mock('c/trialPanel', () => mockPart());
jest.mock('c/publishPanel', () => mockPart());
jest.mock('c/versionHistory', () => mockPart());

const definition: DraftDefinition = {
  syncs: [{ DeveloperName: 'Contacts', MasterLabel: 'Contacts to users', Project__c: 'Main' }]
};
const changed = withSync(definition, { Max_Records__c: 5 });
const view = (given: DraftDefinition | null, token: string): Apex.IterableSyncDraftView => ({
  syncName: 'Contacts',
  definition: given && JSON.stringify(given),
  token,
  baseVersion: 'v1',
  savedAt: new Date().toISOString(),
  others: []
});
const later = (ms = 0) => jest.advanceTimersByTimeAsync(ms);

async function show(properties: object = {}) {
  const element = createElement('c-sync-editor', { is: SyncEditor });
  Object.assign(element, { syncName: 'Contacts', ...properties });
  document.body.appendChild(element);
  await later();
  return element;
}

function edit(element: HTMLElement, detail: DraftDefinition): void {
  part(element, 'c-source-scope')?.dispatchEvent(new CustomEvent('change', { detail }));
}

beforeEach(() => {
  jest.useFakeTimers();
  jest.mocked(getDraft).mockReset().mockResolvedValue(view(definition, 't1'));
  jest
    .mocked(getPublished)
    .mockReset()
    .mockResolvedValue(JSON.stringify({ version: 'v1', definition }));
  jest
    .mocked(startDraft)
    .mockReset()
    .mockResolvedValue({ ...view(definition, 't1'), isUntouched: true });
  jest
    .mocked(saveDraft)
    .mockReset()
    .mockImplementation(async ({ definition: text }) => ({
      ...view(JSON.parse(String(text)) as DraftDefinition, 't2')
    }));
  jest.mocked(discardDraft).mockReset().mockResolvedValue(undefined);
  ConfirmAction.open = jest.fn().mockResolvedValue(true);
});
afterEach(() => {
  jest.useRealTimers();
});

test('D-28 a change is kept by itself, a second after the last one, and never goes live', async () => {
  const element = await show();
  expect(textOf(element, 'title')).toBe('Contacts to users');
  expect(textOf(element, 'saved')).toMatch(/^Draft saved/);
  edit(element, withSync(definition, { Max_Records__c: 4 }));
  await later(900);
  edit(element, changed);
  await later(900);
  expect(textOf(element, 'saved')).toBe('Saving …');
  expect(saveDraft).not.toHaveBeenCalled();
  await later(200);
  expect(saveDraft).toHaveBeenCalledTimes(1);
  expect(saveDraft).toHaveBeenCalledWith({
    syncName: 'Contacts',
    definition: JSON.stringify(changed),
    token: 't1'
  });
  expect(textOf(element, 'saved')).toMatch(/^Draft saved/);
});

test('D-28 looking makes no draft: it is begun with the first change', async () => {
  jest.mocked(getDraft).mockResolvedValue(view(null, ''));
  const element = await show();
  expect(textOf(element, 'saved')).toBe('As published');
  expect(startDraft).not.toHaveBeenCalled();
  edit(element, changed);
  await later(1_000);
  expect(startDraft).toHaveBeenCalledWith({ syncName: 'Contacts' });
  expect(saveDraft).toHaveBeenCalledWith(expect.objectContaining({ token: 't1' }));
});

test('D-28 what somebody published meanwhile is not written over', async () => {
  jest.mocked(getDraft).mockResolvedValue(view(null, ''));
  jest
    .mocked(startDraft)
    .mockResolvedValue({ ...view(definition, 't1'), baseVersion: 'v2', isUntouched: true });
  const element = await show();
  edit(element, changed);
  await later(1_000);
  expect(saveDraft).not.toHaveBeenCalled();
  expect(textOf(element, 'not-saved')).toContain('Somebody published this sync while you looked at it.');
});

test('D-59 what another tab has edited since this one was opened is not written over', async () => {
  jest.mocked(getDraft).mockResolvedValue(view(null, ''));
  jest.mocked(startDraft).mockResolvedValue({ ...view(changed, 't7'), isUntouched: false });
  const element = await show();
  edit(element, changed);
  await later(1_000);
  expect(saveDraft).not.toHaveBeenCalled();
  expect(textOf(element, 'not-saved')).toContain('This draft was saved in another tab or window.');
});

test('D-28 a save that fails says why, keeps the change on the screen, and is tried again', async () => {
  jest.mocked(saveDraft).mockRejectedValueOnce({ body: { message: 'Another tab saved it.' } });
  const element = await show();
  edit(element, changed);
  await later(1_000);
  expect(textOf(element, 'not-saved')).toBe('Your changes are not saved: Another tab saved it.');
  const unload = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(unload);
  expect(unload.defaultPrevented).toBe(true);
  // What would be published is not what is on the screen.
  element.partName = 'publish';
  await later();
  expect(part(element, 'c-publish-panel')).toBeNull();
  part(element, 'save-again')?.click();
  await later();
  expect(part(element, 'not-saved')).toBeNull();
  const calm = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(calm);
  expect(calm.defaultPrevented).toBe(false);
});

test('D-28 leaving keeps what waits first, and asks only where it cannot be kept', async () => {
  const element = await show();
  const left = heard(element, 'list');
  edit(element, changed);
  part(element, 'list')?.click();
  await later();
  expect(saveDraft).toHaveBeenCalledTimes(1);
  expect(ConfirmAction.open).not.toHaveBeenCalled();
  expect(left).toHaveLength(1);

  jest.mocked(saveDraft).mockRejectedValue({ body: { message: 'No.' } });
  ConfirmAction.open = jest.fn().mockResolvedValue(false);
  edit(element, definition);
  part(element, 'list')?.click();
  await later();
  expect(ConfirmAction.open).toHaveBeenCalledWith(
    expect.objectContaining({ label: 'Leave without saving?' })
  );
  expect(left).toHaveLength(1);
});

test.each([
  ['source', 'c-source-scope'],
  ['settings', 'c-sync-settings'],
  ['nowhere', 'c-source-scope'],
  ['steps', 'c-steps-editor'],
  ['preview', 'c-outcome-forecast'],
  ['publish', 'c-publish-panel'],
  ['history', 'c-version-history']
])('D-26 the part %s is shown alone', async (partName, tag) => {
  const element = await show({ partName });
  expect(part(element, tag)).not.toBeNull();
  const opened = heard(element, 'part');
  part(element, 'c-editor-tabs')?.dispatchEvent(new CustomEvent('part', { detail: { part: 'steps' } }));
  await later();
  expect(opened).toEqual([{ part: 'steps' }]);
});

test.each([
  ['source', true],
  ['settings', true],
  ['steps', false]
])('D-57 what is wrong with the sync stands above the part %s once', async (partName, isAbove) => {
  const element = await show({ partName });
  const above = part(element, 'c-part-problems') as (HTMLElement & { partName?: string }) | null;
  expect(above !== null).toBe(isAbove);
  expect(above?.partName ?? partName).toBe(partName);
});

test('O-06 D-28 whoever is about to publish a sync that is switched off is told, and switches it on there', async () => {
  jest.mocked(getDraft).mockResolvedValue(view(definition, 't1'));
  jest.mocked(saveDraft).mockResolvedValue(view(definition, 't2'));
  const element = await show({ partName: 'publish' });
  expect(textOf(element, '[data-id="off"] p')).toBe(
    'This sync is switched off: publishing it sends nothing.'
  );
  part(element, 'switch-on')?.click();
  await later(1_000);
  expect(part(element, 'off')).toBeNull();
  const [saved] = jest.mocked(saveDraft).mock.calls.at(-1) ?? [];
  expect(JSON.parse(saved?.definition ?? '')).toMatchObject({ syncs: [{ Status__c: 'Active' }] });
});

test('D-29 archived, and used again, are changes of the draft like any other; its head says which', async () => {
  const element = await show({ partName: 'settings' });
  const archived = withSync(definition, { Status__c: 'Archived' });
  part(element, 'c-sync-actions')?.dispatchEvent(new CustomEvent('change', { detail: archived }));
  await later(1_000);
  expect(textOf(element, '[data-id="archived"] p')).toBe(
    'This sync is archived: published like this, it does not run.'
  );
  expect(saveDraft).toHaveBeenCalledWith(expect.objectContaining({ definition: JSON.stringify(archived) }));
  part(element, 'unarchive')?.click();
  await later(1_000);
  expect(part(element, 'archived')).toBeNull();
  expect(jest.mocked(saveDraft).mock.lastCall?.[0]?.definition).toContain('"Status__c":"Inactive"');
});

test('D-28 what others edit of the same sync is said', async () => {
  const others = [{ name: 'Ben Adler', savedAt: new Date().toISOString() }];
  jest.mocked(getDraft).mockResolvedValue({ ...view(definition, 't1'), others });
  const element = await show();
  expect(textOf(element, 'other')).toMatch(/^Ben Adler has a draft of this sync too, saved/);
});

test('D-28 a draft is discarded after a question; of a sync that was never published nothing is left', async () => {
  const element = await show();
  const left = heard(element, 'list');
  part(element, 'discard')?.click();
  await later();
  expect(discardDraft).toHaveBeenCalledWith({ syncName: 'Contacts' });
  expect(getDraft).toHaveBeenCalledTimes(2);
  jest.mocked(getDraft).mockResolvedValue({ ...view(definition, 't1'), baseVersion: null });
  element.syncName = 'Other';
  await later();
  part(element, 'discard')?.click();
  await later();
  expect(left).toHaveLength(1);
});

test('D-28 a publish, a restored version, and a refused discard are seen at once', async () => {
  const element = await show({ partName: 'publish' });
  part(element, 'c-publish-panel')?.dispatchEvent(new CustomEvent('published'));
  await later();
  expect(getDraft).toHaveBeenCalledTimes(2);
  const toasts = heard<{ title: string }>(element, 'lightning__showtoast');
  jest.mocked(discardDraft).mockRejectedValue({ body: { message: 'It is being published.' } });
  part(element, 'discard')?.click();
  await later();
  expect(toasts).toMatchObject([{ title: 'It is being published.' }]);
});

test('D-28 a sync that cannot be loaded says why, and is tried again', async () => {
  jest.mocked(getDraft).mockRejectedValueOnce({ body: { message: 'You may not.' } });
  const element = await show();
  expect(textOf(element, 'failed')).toContain('You may not.');
  part(element, 'try-again')?.click();
  await later();
  expect(textOf(element, 'title')).toBe('Contacts to users');
  jest.useRealTimers();
  await expect(element).toBeAccessible();
});

test('D-28 another sync is opened after what waits is kept for the one before', async () => {
  const element = await show();
  edit(element, changed);
  element.syncName = 'Leads';
  await later();
  expect(saveDraft).toHaveBeenCalledTimes(1);
  expect(saveDraft).toHaveBeenCalledWith(expect.objectContaining({ syncName: 'Contacts' }));
  expect(getDraft).toHaveBeenLastCalledWith({ syncName: 'Leads' });
});
