import findRecords from '@salesforce/apex/IterableSyncPreviewController.findRecords';
import listTestData from '@salesforce/apex/IterableSyncTestDataController.listTestData';
import nameRecords from '@salesforce/apex/IterableSyncPreviewController.nameRecords';
import previewData from '@salesforce/apex/IterableSyncPreviewController.previewData';
import previewRecord from '@salesforce/apex/IterableSyncPreviewController.preview';
import type { DraftDefinition } from 'c/draft';
import SyncPreview from 'c/syncPreview';
import { previewAnswer } from 'test-support/preview-answer';
import { heard, part, parts, press, settle, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncPreviewController.findRecords', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncPreviewController.nameRecords', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncPreviewController.preview', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncPreviewController.previewData', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncTestDataController.listTestData', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncTestDataController.saveTestData', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncTestDataController.deleteTestData', () => ({ default: jest.fn() }), {
  virtual: true
});

const recordId = '003000000000001AAA';
const definition: DraftDefinition = {
  syncs: [{ DeveloperName: 'Contacts', Source_Object__c: 'Contact' }],
  steps: [{ DeveloperName: 'Contacts_1', MasterLabel: 'People' }]
};
const given = { definition, syncName: 'Contacts', recordId: null, testDataId: null };
const open = (properties = {}) =>
  show('c-sync-preview', SyncPreview, { ...given, ...properties } as Record<string, unknown>);

async function choose(element: Element, detail: object): Promise<void> {
  part(element, 'c-record-chooser')?.dispatchEvent(new CustomEvent('choose', { detail }));
  await settle();
}
const ada = { kind: 'record', recordId, name: 'Ada Byron' };

type Drawn = HTMLElement & Record<'name' | 'label' | 'chosenId' | 'objectName', string>;
const drawn = (element: Element, tag: string) => part<Drawn>(element, tag);

beforeEach(() => {
  jest.mocked(findRecords).mockReset().mockResolvedValue([]);
  jest
    .mocked(nameRecords)
    .mockReset()
    .mockResolvedValue([{ recordId, name: 'Ada Byron' }]);
  jest.mocked(previewRecord).mockReset().mockResolvedValue(JSON.stringify(previewAnswer));
  jest.mocked(previewData).mockReset().mockResolvedValue(JSON.stringify(previewAnswer));
  jest.mocked(listTestData).mockReset().mockResolvedValue([]);
});

test('D-46 D-48 a chosen record is previewed: outcome, difference, steps and the record as read', async () => {
  const element = await open();
  expect(previewRecord).not.toHaveBeenCalled();
  const previewed = heard(element, 'previewed');
  await choose(element, ada);
  expect(previewRecord).toHaveBeenCalledWith({ definition: JSON.stringify(definition), recordId });
  expect(drawn(element, 'c-preview-outcome')?.name).toBe('Ada Byron');
  expect(part(element, 'c-profile-differences')).not.toBeNull();
  expect(drawn(element, 'c-preview-step')?.label).toBe('People');
  expect(drawn(element, 'input')?.label).toBe('Record as read');
  expect(drawn(element, 'c-record-chooser')?.chosenId).toBe(recordId);
  expect(previewed).toHaveLength(1);
});

test('D-46 pasted data is previewed as it is', async () => {
  const element = await open();
  await choose(element, { kind: 'data', data: '{"Email":null}', name: '' });
  expect(previewData).toHaveBeenCalledWith({
    definition: JSON.stringify(definition),
    json: '{"Email":null}'
  });
  expect(drawn(element, 'c-record-chooser')?.chosenId).toBeNull();
});

test('D-58 the page can begin with a record, which is named', async () => {
  const element = await open({ recordId });
  expect(drawn(element, 'c-preview-outcome')?.name).toBe('Ada Byron');
});

test('D-49 another record that is asked for takes the place of the one before', async () => {
  const element = await open({ recordId });
  Object.assign(element, { recordId: '003000000000002AAA' });
  await settle();
  expect(previewRecord).toHaveBeenLastCalledWith({
    ...{ definition: JSON.stringify(definition), recordId: '003000000000002AAA' }
  });
});

test('D-49 the page can begin with test data that was saved', async () => {
  jest.mocked(listTestData).mockResolvedValue([{ recordId: 'a01', name: 'No address', data: '{"a":1}' }]);
  const element = await open({ testDataId: 'a01' });
  expect(previewData).toHaveBeenCalledWith(expect.objectContaining({ json: '{"a":1}' }));
  expect(drawn(element, 'c-preview-outcome')?.name).toBe('No address');
});

test('D-49 "Use as test data" puts the record into the field for pasting', async () => {
  const element = await open();
  await choose(element, ada);
  const chooser = part<HTMLElement & { editData(data: string): void }>(element, 'c-record-chooser');
  const edited = jest.fn();
  Object.defineProperty(chooser, 'editData', { value: edited });
  const use = new CustomEvent('use', { detail: { data: '{"a":1}' }, cancelable: true });
  part(element, 'test-data')?.dispatchEvent(use);
  expect(use.defaultPrevented).toBe(true);
  expect(edited).toHaveBeenCalledWith('{"a":1}');
});

test('D-49 test data that was saved is offered at once', async () => {
  const element = await open();
  await choose(element, ada);
  const chooser = part<HTMLElement & { refreshSaved(): void }>(element, 'c-record-chooser');
  const refreshed = jest.fn();
  Object.defineProperty(chooser, 'refreshSaved', { value: refreshed });
  part(element, 'test-data')?.dispatchEvent(new CustomEvent('saved'));
  expect(refreshed).toHaveBeenCalledTimes(1);
});

test('D-48 a definition that changed since says so, and is previewed again by a click', async () => {
  const element = await open();
  await choose(element, ada);
  expect(part(element, 'stale')).toBeNull();
  const changed = { ...definition, mappings: [{ DeveloperName: 'Contacts_1_1' }] };
  element.definition = changed;
  await settle();
  expect(textOf(element, 'stale')).toBe('The definition has changed since this preview.');
  await press(element, 'again');
  expect(part(element, 'stale')).toBeNull();
  expect(previewRecord).toHaveBeenLastCalledWith({ definition: JSON.stringify(changed), recordId });
});

test('D-48 a preview that fails says why, and can be tried again', async () => {
  jest
    .mocked(previewRecord)
    .mockRejectedValueOnce({ body: { message: 'The field unheardOf does not exist.' } });
  const element = await open();
  await choose(element, ada);
  expect(textOf(element, 'problem')).toBe('There is no preview: The field unheardOf does not exist.');
  await press(element, 'try-again');
  expect(part(element, 'problem')).toBeNull();
  expect(parts(element, 'c-preview-step')).toHaveLength(1);
});

test('D-48 an answer about the record before comes too late to be shown', async () => {
  let answerLate: (text: string) => void = () => undefined;
  jest.mocked(previewRecord).mockReturnValueOnce(new Promise((resolve) => (answerLate = resolve)));
  const element = await open();
  await choose(element, ada);
  expect(part(element, 'loading')).not.toBeNull();
  await choose(element, { ...ada, name: 'Grace Hopper' });
  answerLate(JSON.stringify({ ...previewAnswer, steps: [] }));
  await settle();
  expect(parts(element, 'c-preview-step')).toHaveLength(1);
});

test('D-48 a record for which no step is taken says so', async () => {
  jest.mocked(previewRecord).mockResolvedValue(JSON.stringify({ ...previewAnswer, steps: [] }));
  const element = await open();
  await choose(element, ada);
  expect(textOf(element, 'no-steps')).toBe('No step is taken.');
});

test('D-48 of a record that is kept back no field is said to change, unless it is told what would be in scope', async () => {
  const skipped = {
    ...previewAnswer,
    outcome: { status: 'skipped', code: 'consent', message: 'Opted out.' }
  };
  jest.mocked(previewRecord).mockResolvedValueOnce(JSON.stringify(skipped));
  const element = await open();
  await choose(element, ada);
  expect(part(element, 'c-profile-differences')).toBeNull();
  jest.mocked(previewRecord).mockResolvedValueOnce(JSON.stringify({ ...skipped, hypothetical: true }));
  await choose(element, ada);
  expect(part(element, 'c-profile-differences')).not.toBeNull();
});

test('D-48 before a definition reads an object there is nothing to try it on', async () => {
  const element = await open({ definition: { syncs: [{ DeveloperName: 'Contacts' }] } });
  expect(textOf(element, 'needs-object')).toBe('Choose first what the sync reads.');
  expect(part(element, 'c-record-chooser')).toBeNull();
});

test('is accessible', async () => {
  const element = await open();
  await choose(element, ada);
  await expect(element).toBeAccessible();
});
