import forecast from '@salesforce/apex/IterableSyncPreviewController.forecast';
import type { DraftDefinition } from 'c/draft';
import OutcomeForecast from 'c/outcomeForecast';
import { part, parts, press, settle, show, textOf } from 'test-support/shown';
import { forecastAnswer } from 'test-support/trial-answers';

jest.mock('@salesforce/apex/IterableSyncPreviewController.forecast', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncPreviewController.forecastPeople', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock(
  '@salesforce/apex/IterableSyncPreviewController.nameRecords',
  () => ({ default: jest.fn(() => []) }),
  {
    virtual: true
  }
);

const definition: DraftDefinition = { syncs: [{ DeveloperName: 'Contacts' }] };
const open = () => show('c-outcome-forecast', OutcomeForecast, { definition, syncName: 'Contacts' });
const answered = (changes: Partial<Bridge.Forecast> = {}) =>
  jest.mocked(forecast).mockResolvedValue(JSON.stringify({ ...forecastAnswer, ...changes }));

beforeEach(() => {
  jest.mocked(forecast).mockReset();
  answered();
});

test('D-48 nothing is counted before somebody asks for it', async () => {
  const element = await open();
  expect(forecast).not.toHaveBeenCalled();
  await press(element, 'count');
  expect(forecast).toHaveBeenCalledWith({ definition: JSON.stringify(definition) });
});

test('D-48 the parts of the bar, and the groups by reason, sum to the total', async () => {
  const element = await open();
  await press(element, 'count');
  expect(textOf(element, 'total')).toBe('1,204 records');
  expect(part(element, 'bar')?.getAttribute('aria-label')).toBe(
    'Created in Iterable: 1,000, Updated in Iterable: 131, Not sent: 70, Needs attention: 3'
  );
  const counts = parts<HTMLElement & { group: { count: number; outcome: string } }>(element, 'group').map(
    ({ group }) => group
  );
  expect(counts.map(({ outcome }) => outcome)).toEqual(['create', 'update', 'not-sent', 'needs-attention']);
  expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(forecastAnswer.records.total);
});

test('D-48 a sample that speaks for all says so; the run is forecast in time and calls', async () => {
  const element = await open();
  await press(element, 'count');
  expect(textOf(element, 'rough')).toBe('Roughly: a sample of 200 speaks for all.');
  expect(textOf(element, 'calls')).toBe('About 2 minutes, with 10 calls to Salesforce and 9 to Iterable.');
  expect(textOf(element, 'share')).toContain('0.3 % of the calls to Salesforce');
  expect(textOf(element, 'note')).toBe('Removals are found by the run itself.');
});

test('D-48 what is exact claims no sample, and what is not known is not said', async () => {
  answered({
    outcomes: { ...forecastAnswer.outcomes, estimated: false },
    budget: { share: null, left: null, percent: null },
    records: { ...forecastAnswer.records, exact: false }
  });
  const element = await open();
  await press(element, 'count');
  expect(part(element, 'rough')).toBeNull();
  expect(part(element, 'share')).toBeNull();
  expect(textOf(element, 'total')).toBe('At least 1,204 records');
});

test('D-48 a sync that covers nobody says so', async () => {
  answered({ records: { ...forecastAnswer.records, total: 0 }, groups: [] });
  const element = await open();
  await press(element, 'count');
  expect(textOf(element, 'nothing')).toBe('The sync covers no record.');
  expect(part(element, 'bar')).toBeNull();
});

test('D-48 a definition that changed since says so, until it is counted again', async () => {
  const element = await open();
  await press(element, 'count');
  expect(part(element, 'stale')).toBeNull();
  element.definition = { syncs: [{ DeveloperName: 'Contacts', Filter__c: "LeadSource = 'Web'" }] };
  await settle();
  expect(textOf(element, 'stale')).toBe('The definition has changed since it was counted.');
  await press(element, 'count');
  expect(part(element, 'stale')).toBeNull();
});

test('D-48 what cannot be counted says why, and can be tried again', async () => {
  jest.mocked(forecast).mockRejectedValueOnce({ body: { message: 'The filter is no condition.' } });
  const element = await open();
  await press(element, 'count');
  expect(textOf(element, 'problem')).toBe('It could not be counted: The filter is no condition.');
  await press(element, 'count');
  expect(part(element, 'problem')).toBeNull();
});

test('is accessible', async () => {
  const element = await open();
  await press(element, 'count');
  await expect(element).toBeAccessible();
});
