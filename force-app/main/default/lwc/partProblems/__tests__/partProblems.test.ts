import checkDefinition from '@salesforce/apex/IterableSyncPreviewController.check';
import { withSync } from 'c/draft';
import type { DraftDefinition } from 'c/draft';
import PartProblems from 'c/partProblems';
import { part, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncPreviewController.check', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncPreviewController.preview', () => ({ default: jest.fn() }), {
  virtual: true
});

const definition: DraftDefinition = {
  syncs: [{ DeveloperName: 'Contacts', Scope_Type__c: 'List_View', Schedule__c: 'daily' }]
};
const found = [
  { where: 'Iterable_Sync.Contacts, Filter__c', message: 'No list view is chosen.', fix: 'Choose one.' },
  { where: 'Iterable_Sync.Contacts, Schedule__c', message: 'The schedule cannot be read.', fix: 'Write 10.' },
  { where: 'Iterable_Field_Mapping.A, Source__c', message: 'No such field.', fix: '' }
];
const pause = () => jest.advanceTimersByTimeAsync(1_000);

beforeEach(() => {
  jest.useFakeTimers();
  jest
    .mocked(checkDefinition)
    .mockReset()
    .mockResolvedValue(JSON.stringify({ problems: found }));
});
afterEach(() => {
  jest.useRealTimers();
});

const showOf = async (given: object) => {
  const showing = show('c-part-problems', PartProblems, { definition, partName: 'source', ...given });
  await pause();
  return showing;
};

test('D-57 D-17 what is wrong with a sync stands in the part where it is put right, and nowhere else', async () => {
  const element = await showOf({});
  expect(textOf(element, '[data-id="problems"] ul')).toBe('No list view is chosen. Choose one.');
  element.partName = 'settings';
  await pause();
  expect(textOf(element, '[data-id="problems"] ul')).toBe('The schedule cannot be read. Write 10.');
  // The answer for one part is that for the other too.
  expect(checkDefinition).toHaveBeenCalledTimes(1);
});

test('D-57 a change is looked at anew, and what is put right is not shown any more', async () => {
  const element = await showOf({});
  jest.mocked(checkDefinition).mockResolvedValue(JSON.stringify({ problems: [] }));
  element.definition = withSync(definition, { Filter__c: 'Recent' });
  await pause();
  expect(checkDefinition).toHaveBeenCalledTimes(2);
  expect(part(element, 'problems')).toBeNull();
});

test('D-57 it is said where the bridge cannot tell', async () => {
  jest.mocked(checkDefinition).mockRejectedValue({ body: { message: 'The bridge cannot be reached.' } });
  const element = await showOf({});
  expect(textOf(element, 'check-failure')).toBe('The bridge cannot be reached.');
  expect(part(element, 'problems')).toBeNull();
});

test('D-57 the problems are accessible', async () => {
  const element = await showOf({});
  jest.useRealTimers();
  await expect(element).toBeAccessible();
});
