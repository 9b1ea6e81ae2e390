import readSchedule from '@salesforce/apex/IterableSyncDescribeController.readSchedule';
import type { DraftDefinition } from 'c/draft';
import NextRuns from 'c/nextRuns';
import { part, parts, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncDescribeController.readSchedule', () => ({ default: jest.fn() }), {
  virtual: true
});

const sync = { DeveloperName: 'Contacts', Schedule__c: '0 6 * * *', Time_Zone__c: 'Europe/Berlin' };
const nextRuns = ['2026-11-23T05:00:00.000Z', '2026-11-24T05:00:00.000Z', '2026-11-25T05:00:00.000Z'];
const of = (given: object): DraftDefinition => ({ syncs: [{ ...sync, ...given }] });
const pause = () => jest.advanceTimersByTimeAsync(1_000);
const answering = (answer: object) =>
  jest.mocked(readSchedule).mockResolvedValue(JSON.stringify({ problem: null, nextRuns: [], ...answer }));

beforeEach(() => {
  jest.useFakeTimers();
  jest.mocked(readSchedule).mockReset();
  answering({ nextRuns });
});
afterEach(() => {
  jest.useRealTimers();
});

async function showOf(given: object = {}) {
  const showing = show('c-next-runs', NextRuns, { definition: of(given) });
  await pause();
  return showing;
}

test('D-17 the next three runs are told on the clocks of the user and in UTC', async () => {
  const element = await showOf({ Status__c: 'Active' });
  expect(readSchedule).toHaveBeenCalledWith({
    schedule: '0 6 * * *',
    timeZone: 'Europe/Berlin',
    syncName: 'Contacts'
  });
  expect(textOf(element, 'title')).toBe('Next runs by this schedule');
  expect(parts(element, 'run')).toHaveLength(3);
  expect(parts(element, 'run')[0]?.textContent?.trim()).toBe('Nov 22, 2026, 9:00 PM (2026-11-23 05:00 UTC)');
});

test('D-17 D-18 of a sync that is switched off they are those that it would have', async () => {
  expect(textOf(await showOf({ Status__c: 'Inactive' }), 'title')).toMatch(/once the sync is switched on$/);
});

test('D-17 what is wrong with a schedule is said beside it, with what to do', async () => {
  answering({ problem: { message: 'The schedule "x" cannot be read.', fix: 'Write 10.' } });
  expect(textOf(await showOf({ Schedule__c: 'x' }), 'problem')).toBe(
    'The schedule "x" cannot be read. Write 10.'
  );
});

test('D-17 while one types the bridge is asked once, about the last, and other changes ask nothing', async () => {
  const element = await showOf();
  element.definition = of({ Schedule__c: '0 7 * * *' });
  await jest.advanceTimersByTimeAsync(300);
  element.definition = of({ Schedule__c: '0 8 * * *' });
  await pause();
  element.definition = of({ Schedule__c: '0 8 * * *', Max_Records__c: 5 });
  await pause();
  expect(readSchedule).toHaveBeenCalledTimes(2);
  expect(readSchedule).toHaveBeenLastCalledWith(expect.objectContaining({ schedule: '0 8 * * *' }));
});

test('D-17 no run within a year, and a bridge that cannot be asked, are said', async () => {
  answering({});
  expect(textOf(await showOf(), 'none')).toBe('No run begins by this schedule within a year.');
  jest.mocked(readSchedule).mockRejectedValue({ body: { message: 'The bridge cannot be reached.' } });
  const element = await showOf({ Schedule__c: '20' });
  expect(textOf(element, 'failure')).toBe(
    'When it runs next could not be asked: The bridge cannot be reached.'
  );
  expect(part(element, 'run')).toBeNull();
});

test('D-17 the next runs are accessible', async () => {
  const element = await showOf();
  jest.useRealTimers();
  await expect(element).toBeAccessible();
});
