import findPeople from '@salesforce/apex/IterableSyncRunsController.findPeople';
import FoundPeople from 'c/foundPeople';
import { heard, parts, press, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncRunsController.findPeople', () => ({ default: jest.fn() }), {
  virtual: true
});

const ada = {
  recordId: '003A',
  recordName: 'Ada',
  standings: [
    { syncName: 'A', syncLabel: 'People', status: 'Failed', message: 'Email is odd.' },
    { syncName: 'B', syncLabel: 'List', status: 'Synced', lastSyncedAt: '2026-11-22T08:00:00.000Z' }
  ],
  runs: [
    {
      runId: 'r1',
      syncLabel: 'People',
      outcome: 'rejected',
      happenedAt: '2026-11-22T08:00:00.000Z',
      message: 'Odd.'
    }
  ]
};

test('Hx-03 who was found, how they stand in each sync, and their last runs', async () => {
  jest.mocked(findPeople).mockResolvedValue([ada]);
  const element = await show('c-found-people', FoundPeople, { text: 'a@b.c' });
  const standings = parts(element, 'standing').map((line) => line.textContent?.replace(/\s+/g, ' '));
  expect(standings[0]).toContain('Needs attention');
  expect(standings[0]).toContain('Never synced');
  expect(standings[1]).toContain('In Iterable');
  const opened = heard(element, 'open');
  await press(element, 'open');
  expect(opened).toEqual([{ run: 'r1', record: '003A' }]);
  await expect(element).toBeAccessible();
});

test('Hx-03 nobody, and a failure, are said', async () => {
  jest.mocked(findPeople).mockResolvedValue([]);
  const nobody = await show('c-found-people', FoundPeople, { text: 'x' });
  expect(textOf(nobody, 'none')).toContain('Nobody found for “x”. People are found by the name');
  jest.mocked(findPeople).mockRejectedValueOnce({ body: { message: 'No.' } });
  const failed = await show('c-found-people', FoundPeople, { text: 'y' });
  expect(textOf(failed, 'problem')).toContain('No.');
  await press(failed, 'try-again');
  expect(textOf(failed, 'none')).toContain('y');
});
