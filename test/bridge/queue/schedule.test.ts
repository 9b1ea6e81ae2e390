import { readSchedule } from '../../../bridge/config/schedule';
import type { Schedule, SyncDefinition } from '../../../bridge/config/sync-definition';
import { dueSyncs, type ScheduledSync } from '../../../bridge/queue/schedule';

// A Sunday.
const start = Date.parse('2026-02-01T10:00:00.000Z');
const minutes = 60_000;
const hours = 60 * minutes;

const schedules = new Map<string, Schedule>();

function scheduleOf(text: string): Schedule {
  const schedule = schedules.get(text) ?? readSchedule(text);
  if (!('turns' in schedule)) throw new Error(schedule.message);
  schedules.set(text, schedule);
  return schedule;
}

interface Given extends Partial<Omit<ScheduledSync, 'sync'>> {
  readonly name?: string;
  readonly status?: SyncDefinition['status'];
  readonly schedule?: string;
  readonly timeZone?: string;
}

const scheduled = ({ name, status, schedule, timeZone, ...given }: Given = {}): ScheduledSync => ({
  sync: {
    name: name ?? 'Contact_To_User',
    status: status ?? 'Active',
    schedule: scheduleOf(schedule ?? '10'),
    timeZone: timeZone ?? 'UTC'
  },
  lastStartedAt: new Date(start).toISOString(),
  cutOff: null,
  retryDue: false,
  knownSince: new Date(start).toISOString(),
  ...given
});

const isDue = (sync: ScheduledSync, at: number | string): boolean =>
  dueSyncs([sync], new Date(at)).length === 1;

/** The moment at which it is due, to the second. */
function dueAfter(sync: ScheduledSync): number {
  let seconds = 0;
  while (!isDue(sync, start + seconds * 1000)) seconds += 1;
  return seconds;
}

/** When runs start while somebody looks every five minutes, and each run starts at once. */
function startsOf(given: Given, from: string, to: string): string[] {
  const starts: string[] = [];
  let last = given.lastStartedAt ?? null;
  for (let at = Date.parse(from); at < Date.parse(to); at += 5 * minutes) {
    if (!isDue(scheduled({ knownSince: from, ...given, lastStartedAt: last }), at)) continue;
    last = new Date(at).toISOString();
    starts.push(last);
  }
  return starts;
}

describe('an interval', () => {
  test('D-17 a sync that never ran is due at once', () => {
    expect(isDue(scheduled({ lastStartedAt: null }), start)).toBe(true);
  });

  test('D-17 T-14 the next run comes after the interval, at most a tenth of it later', () => {
    const after = dueAfter(scheduled());
    expect(after).toBeGreaterThanOrEqual(600);
    expect(after).toBeLessThanOrEqual(660);
  });

  test.each([
    ['1', 60],
    ['1440', 24 * 60 * 60]
  ])('D-17 Dx-01 Sx-02 every %s minutes, the jitter is at most a minute', (schedule, seconds) => {
    const after = dueAfter(scheduled({ schedule }));
    expect(after).toBeGreaterThanOrEqual(seconds);
    expect(after).toBeLessThanOrEqual(seconds + 60);
  });

  test('syncs of one interval start apart, each always at its own distance', () => {
    const names = Array.from({ length: 20 }, (_, index) => `Sync_${index}`);
    const moments = names.map((name) => dueAfter(scheduled({ name })));
    expect(new Set(moments).size).toBeGreaterThan(15);
    expect(names.map((name) => dueAfter(scheduled({ name })))).toEqual(moments);
  });

  test('D-17 business hours: runs start inside them, the first one as they begin', () => {
    const given = { schedule: '120; within Mon-Fri 08:00-12:00', lastStartedAt: '2026-02-06T11:00:00.000Z' };
    const starts = startsOf(given, '2026-02-06T11:05:00Z', '2026-02-10T00:00:00Z');
    expect(starts.map((at) => at.slice(0, 13))).toEqual(['2026-02-09T08', '2026-02-09T10']);
    expect(starts[0]).toBe('2026-02-09T08:00:00.000Z');
  });

  test('D-17 a blackout only puts off', () => {
    const given = { schedule: '10; except 02:00-04:00', lastStartedAt: '2026-02-01T01:55:00.000Z' };
    expect(isDue(scheduled(given), '2026-02-01T03:59:59Z')).toBe(false);
    expect(isDue(scheduled(given), '2026-02-01T04:00:00Z')).toBe(true);
  });
});

describe('a cron expression', () => {
  test('Hx-07 D-17 runs start at its times, to the look', () => {
    const starts = startsOf({ schedule: '0 6,18 * * 1-5' }, '2026-02-06T05:00:00Z', '2026-02-10T00:00:00Z');
    expect(starts).toEqual([
      '2026-02-06T06:00:00.000Z',
      '2026-02-06T18:00:00.000Z',
      '2026-02-09T06:00:00.000Z',
      '2026-02-09T18:00:00.000Z'
    ]);
  });

  test('D-17 a sync that never ran waits for its first turn', () => {
    const given = { schedule: '0 2 * * *', lastStartedAt: null };
    expect(isDue(scheduled(given), start + 15 * hours)).toBe(false);
    expect(isDue(scheduled(given), start + 16 * hours)).toBe(true);
  });

  test('D-17 turns that were missed while nobody looked are made up for once, at once', () => {
    const given = { schedule: '0 2 * * *', lastStartedAt: '2026-02-01T02:00:03.000Z' };
    const starts = startsOf(given, '2026-02-05T15:00:00Z', '2026-02-06T03:00:00Z');
    expect(starts).toEqual(['2026-02-05T15:00:00.000Z', '2026-02-06T02:00:00.000Z']);
  });

  test('D-17 a missed turn is made up for inside the windows only', () => {
    const given = {
      schedule: '0 9 * * *; within Mon-Fri 08:00-18:00',
      lastStartedAt: '2026-02-05T09:00:03.000Z'
    };
    expect(isDue(scheduled(given), '2026-02-06T19:00:00Z')).toBe(false);
    expect(isDue(scheduled(given), '2026-02-07T12:00:00Z')).toBe(false);
    expect(isDue(scheduled(given), '2026-02-09T08:00:00Z')).toBe(true);
  });

  test('D-17 a turn outside the windows is no turn: a holiday is not caught up with at midnight', () => {
    const given = { schedule: '0 3 * * *; except Sun; except 2026-02-03' };
    const starts = startsOf(given, '2026-01-31T12:00:00Z', '2026-02-05T12:00:00Z');
    expect(starts.map((at) => at.slice(0, 10))).toEqual(['2026-02-02', '2026-02-04', '2026-02-05']);
    expect(starts.every((at) => at.endsWith('T03:00:00.000Z'))).toBe(true);
  });

  test('a window that turns seldom meet is looked through quickly', () => {
    const given = {
      schedule: '* * * * *; within Mon 08:00-09:00',
      lastStartedAt: '2025-02-03T08:59:00.000Z'
    };
    expect(isDue(scheduled(given), '2026-02-02T07:59:00Z')).toBe(false);
    expect(isDue(scheduled(given), '2026-02-02T08:00:00Z')).toBe(true);
  });
});

describe('D-17 Hx-07 a daily time runs exactly once on every day of the year', () => {
  const zones: readonly (readonly [string, string, string, string])[] = [
    ['Europe/Berlin', '30 2 * * *', '2026-03-28T12:00:00Z', '2026-03-29T01:00:00.000Z'],
    ['Europe/Berlin', '30 2 * * *', '2026-10-24T12:00:00Z', '2026-10-25T00:30:00.000Z'],
    ['America/New_York', '30 2 * * *', '2026-03-07T12:00:00Z', '2026-03-08T07:00:00.000Z'],
    ['America/New_York', '30 1 * * *', '2026-10-31T12:00:00Z', '2026-11-01T05:30:00.000Z'],
    ['America/New_York', '30 2 * * *', '2026-10-31T12:00:00Z', '2026-11-01T07:30:00.000Z'],
    ['Australia/Lord_Howe', '15 2 * * *', '2026-10-03T06:00:00Z', '2026-10-03T15:30:00.000Z'],
    ['Australia/Lord_Howe', '45 1 * * *', '2026-04-04T06:00:00Z', '2026-04-04T14:45:00.000Z']
  ];

  test.each(zones)('%s, %s, from %s: %s', (timeZone, schedule, from, expected) => {
    const to = new Date(Date.parse(from) + 24 * hours).toISOString();
    expect(startsOf({ schedule, timeZone }, from, to)).toEqual([expected]);
  });

  test.each(['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe'])(
    'a whole year in %s',
    (timeZone) => {
      const days = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
      let last = '2026-01-01T12:00:00.000Z';
      const seen: string[] = [];
      // Somebody looks every 227 minutes only, so that the looks wander through the day.
      for (let at = Date.parse(last); at < Date.parse('2027-01-01T12:00:00Z'); at += 227 * minutes) {
        if (!isDue(scheduled({ schedule: '30 2 * * *', timeZone, lastStartedAt: last }), at)) continue;
        last = new Date(at).toISOString();
        seen.push(days.format(new Date(at)));
      }
      expect(seen).toHaveLength(365);
      expect(new Set(seen).size).toBe(365);
    }
  );

  test('steps go on through the hour that comes twice, and jump with the clocks', () => {
    const half = { schedule: '*/30 * * * *', timeZone: 'Europe/Berlin' };
    expect(startsOf(half, '2026-10-24T23:50:00Z', '2026-10-25T02:10:00Z')).toHaveLength(5);
    expect(startsOf(half, '2026-03-29T00:20:00Z', '2026-03-29T01:40:00Z')).toHaveLength(3);
  });
});

describe('D-18 status', () => {
  test.each(['Inactive', 'Paused', 'Archived'] as const)('a sync that is %s has no turn', (status) => {
    const given = { status, lastStartedAt: null, cutOff: 'a-run', retryDue: true };
    expect(isDue(scheduled(given), start + hours)).toBe(false);
  });

  test.each(['Active', 'Capture'] as const)('D-27 a sync that is %s has its turns', (status) => {
    expect(isDue(scheduled({ status }), start + hours)).toBe(true);
    expect(isDue(scheduled({ status, cutOff: 'a-run' }), start)).toBe(true);
  });
});

test('a run that was cut off is gone on with at once, also outside the windows', () => {
  expect(isDue(scheduled({ cutOff: 'a-run' }), start)).toBe(true);
  expect(isDue(scheduled({ cutOff: 'a-run', schedule: '10; except Sun' }), start)).toBe(true);
});

describe('records that wait for a retry', () => {
  const nightly = { schedule: '0 2 * * *', lastStartedAt: '2026-02-01T09:59:00.000Z', retryDue: true };

  test('bring the next run forward, a minute after the last start', () => {
    expect(isDue(scheduled(nightly), start)).toBe(false);
    expect(isDue(scheduled(nightly), start + 1)).toBe(true);
    expect(isDue(scheduled({ ...nightly, retryDue: false }), start + 1)).toBe(false);
  });

  test('do not bring the first full reading forward', () => {
    expect(isDue(scheduled({ ...nightly, lastStartedAt: null }), start + hours)).toBe(false);
  });

  test('D-27 bring nothing forward while the sync only captures', () => {
    expect(isDue(scheduled({ ...nightly, status: 'Capture' }), start + hours)).toBe(false);
  });

  test('wait for the windows', () => {
    expect(isDue(scheduled({ ...nightly, schedule: '0 2 * * *; except Sun' }), start + hours)).toBe(false);
  });
});
