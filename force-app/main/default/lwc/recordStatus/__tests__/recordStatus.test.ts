import RecordStatus from 'c/recordStatus';
import { part, show, textOf } from 'test-support/shown';

const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

test('Tx-06 the status in a word, and when it was synced last, from now and exactly', async () => {
  const element = await show('c-record-status', RecordStatus, {
    status: 'Synced',
    lastSyncedAt: minutesAgo(2)
  });
  expect(textOf(element, 'word')).toBe('In Iterable');
  expect(textOf(element, 'last-synced')).toMatch(/^Last synced 2 minutes ago, /);
  expect(textOf(element, 'exact')).toMatch(/\d{4}, \d{1,2}:\d\d/);
});

test('Tx-06 a record that was never synced, and one that no run has seen', async () => {
  const never = await show('c-record-status', RecordStatus, { status: 'Skipped', lastSyncedAt: null });
  expect(textOf(never, 'last-synced')).toBe('Never synced');
  expect(part(never, 'exact')).toBeNull();
  const unseen = await show('c-record-status', RecordStatus, { status: null, lastSyncedAt: null });
  expect(textOf(unseen, 'word')).toBe('Not seen yet');
  expect(textOf(unseen, 'last-synced')).toBe('No run has looked at this record yet.');
});

test('is accessible', async () => {
  const element = await show('c-record-status', RecordStatus, {
    status: 'Failed',
    lastSyncedAt: minutesAgo(90)
  });
  await expect(element).toBeAccessible();
});
