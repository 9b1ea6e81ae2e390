import { nextOpening } from '../../../bridge/config/next-opening';
import { readSchedule } from '../../../bridge/config/schedule';
import type { Schedule } from '../../../bridge/config/sync-definition';
import { isOpen } from '../../../bridge/config/time-window';
import { TimeZone } from '../../../bridge/formula/time-zone';

function scheduleOf(windows: string): Schedule {
  const schedule = readSchedule(`10; ${windows}`);
  if (!('turns' in schedule)) throw new Error(schedule.message);
  return schedule;
}

const opening = (windows: string, from: string, timeZone = 'UTC'): string | null =>
  nextOpening(scheduleOf(windows), timeZone, new Date(from))?.toISOString() ?? null;

afterEach(() => jest.restoreAllMocks());

// 2026-11-20 is a Friday.
test.each([
  ['within Mon-Fri 08:00-18:00', '2026-11-20T18:00:00Z', '2026-11-23T08:00:00.000Z'],
  ['within Mon-Fri 08:01-18:02', '2026-11-20T18:02:30Z', '2026-11-23T08:01:00.000Z'],
  ['within Fri 22:00-06:00; except Fri', '2026-11-20T12:00:00Z', '2026-11-21T00:00:00.000Z'],
  ['within 2027-08-01', '2026-11-20T12:00:00Z', '2027-08-01T00:00:00.000Z'],
  ['except 2026-11-20..2026-11-30', '2026-11-20T12:00:00Z', '2026-12-01T00:00:00.000Z'],
  ['within 08:00-18:00', '2026-11-20T12:00:30Z', '2026-11-20T12:00:30.000Z']
])('D-17 %s opens after %s at %s', (windows, from, expected) => {
  expect(opening(windows, from)).toBe(expected);
});

/** The first open minute, looked for minute by minute. */
function slowly(windows: string, from: string, timeZone: string): string | null {
  const schedule = scheduleOf(windows);
  for (let minute = 0; minute < 3 * 24 * 60; minute += 1) {
    const moment = new Date(Date.parse(from) + minute * 60_000);
    if (isOpen(schedule, timeZone, moment)) return moment.toISOString();
  }
  return null;
}

describe.each([
  ['Europe/Berlin', ['2026-03-28T12:00:00Z', '2026-10-24T12:00:00Z', '2026-10-25T00:40:00Z']],
  ['Australia/Lord_Howe', ['2026-04-04T00:00:00Z', '2026-10-03T00:00:00Z', '2026-10-03T15:10:00Z']],
  ['America/Havana', ['2026-03-07T12:00:00Z', '2026-10-31T12:00:00Z', '2026-11-01T04:35:00Z']],
  ['Asia/Kathmandu', ['2026-11-20T12:00:00Z']]
])('D-17 where the clocks of %s change', (zone, moments) => {
  test.each([
    'within 00:00-00:30',
    'within 02:00-02:30',
    'within 02:10-02:20',
    'within Sun 23:00-01:01',
    'within Sun',
    'except 00:00-03:00',
    'except Sat; except Sun 00:00-02:00'
  ])('%s opens at its first open minute', (windows) => {
    for (const from of moments) expect(opening(windows, from, zone)).toBe(slowly(windows, from, zone));
  });
});

test.each(['within 2020-01-01..2020-12-31 08:01-09:00', 'within 08:01-09:00; except 2020-01-01..2036-12-31'])(
  'D-17 that %s never opens is seen by its days, not by each minute of a year',
  (windows) => {
    const asked = jest.spyOn(TimeZone.prototype, 'offsetAt');
    expect(opening(windows, '2026-11-22T10:00:00Z', 'Europe/Berlin')).toBeNull();
    expect(asked.mock.calls.length).toBeLessThan(1000);
  }
);
