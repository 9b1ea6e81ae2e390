import { dueSyncs, type ScheduledSync } from '../../../bridge/queue/schedule';

const start = Date.parse('2026-02-01T10:00:00.000Z');
const minutes = 60_000;

const scheduled = (
  sync: Partial<ScheduledSync['sync']> = {},
  given: Partial<ScheduledSync> = {}
): ScheduledSync => ({
  sync: { name: 'Contact_To_User', status: 'Active', intervalMinutes: 10, ...sync },
  lastStartedAt: new Date(start).toISOString(),
  cutOff: null,
  ...given
});

const isDue = (sync: ScheduledSync, atMs: number): boolean => dueSyncs([sync], new Date(atMs)).length === 1;

/** The moment at which it is due, to the second. */
function dueAfter(sync: ScheduledSync): number {
  let seconds = 0;
  while (!isDue(sync, start + seconds * 1000)) seconds += 1;
  return seconds;
}

test('D-17 a sync that never ran is due at once', () => {
  expect(isDue(scheduled({}, { lastStartedAt: null }), start)).toBe(true);
});

test('D-17 T-14 the next run comes after the interval, at most a tenth of it later', () => {
  const after = dueAfter(scheduled());
  expect(after).toBeGreaterThanOrEqual(600);
  expect(after).toBeLessThanOrEqual(660);
});

test('the jitter is at most a minute, however long the interval', () => {
  const after = dueAfter(scheduled({ intervalMinutes: 24 * 60 }));
  expect(after).toBeGreaterThanOrEqual(24 * 60 * 60);
  expect(after).toBeLessThanOrEqual(24 * 60 * 60 + 60);
});

test('syncs of one interval start apart, each always at its own distance', () => {
  const names = Array.from({ length: 20 }, (_, index) => `Sync_${index}`);
  const moments = names.map((name) => dueAfter(scheduled({ name })));
  expect(new Set(moments).size).toBeGreaterThan(15);
  expect(names.map((name) => dueAfter(scheduled({ name })))).toEqual(moments);
});

test.each(['Inactive', 'Paused', 'Capture', 'Archived'] as const)(
  'a sync that is %s has no turn',
  (status) => {
    expect(isDue(scheduled({ status }, { lastStartedAt: null, cutOff: 'a-run' }), start + 60 * minutes)).toBe(
      false
    );
  }
);

test('a run that was cut off is gone on with at once', () => {
  expect(isDue(scheduled({}, { cutOff: 'a-run' }), start)).toBe(true);
});
