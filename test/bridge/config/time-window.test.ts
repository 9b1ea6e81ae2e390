import { readSchedule } from '../../../bridge/config/schedule';
import { isOpen } from '../../../bridge/config/time-window';

/** Whether a sync with these windows may start a run at that moment. */
function open(windows: string, moment: string, timeZone = 'UTC'): boolean {
  const schedule = readSchedule(`10; ${windows}`);
  if (!('turns' in schedule)) throw new Error(schedule.message);
  return isOpen(schedule, timeZone, new Date(moment));
}

// 2026-11-20 is a Friday.
test.each([
  ['within Mon-Fri 08:00-18:00', '2026-11-20T08:00:00Z', true],
  ['within Mon-Fri 08:00-18:00', '2026-11-20T07:59:59Z', false],
  ['within Mon-Fri 08:00-18:00', '2026-11-20T17:59:59Z', true],
  ['within Mon-Fri 08:00-18:00', '2026-11-20T18:00:00Z', false],
  ['within Mon-Fri 08:00-18:00', '2026-11-21T12:00:00Z', false],
  ['within Mon-Fri; within Sun 10:00-12:00', '2026-11-22T11:00:00Z', true],
  ['within Mon-Fri; within Sun 10:00-12:00', '2026-11-22T12:00:00Z', false],
  ['except 02:00-04:00', '2026-11-20T03:00:00Z', false],
  ['except 02:00-04:00', '2026-11-20T04:00:00Z', true],
  ['except Sun', '2026-11-22T23:59:59Z', false],
  ['except Sun', '2026-11-23T00:00:00Z', true],
  ['except 2026-12-24..2026-12-26', '2026-12-23T23:59:59Z', true],
  ['except 2026-12-24..2026-12-26', '2026-12-26T23:59:59Z', false],
  ['except 2026-12-24..2026-12-26', '2026-12-27T00:00:00Z', true],
  ['within Mon-Fri; except 12:00-13:00', '2026-11-20T12:30:00Z', false]
])('D-17 %s at %s: %s', (windows, moment, expected) => {
  expect(open(windows, moment)).toBe(expected);
});

test.each([
  ['2026-11-20T21:59:59Z', false],
  ['2026-11-20T22:00:00Z', true],
  ['2026-11-21T05:59:59Z', true],
  ['2026-11-21T06:00:00Z', false],
  ['2026-11-20T05:00:00Z', false],
  ['2026-11-21T22:30:00Z', false]
])(
  'D-17 hours over midnight belong to the day on which they begin: Fri 22:00-06:00 at %s: %s',
  (moment, expected) => {
    expect(open('within Fri 22:00-06:00', moment)).toBe(expected);
  }
);

test.each([
  ['Europe/Berlin', '2026-01-15T07:00:00Z', true],
  ['Europe/Berlin', '2026-07-15T06:00:00Z', true],
  ['Europe/Berlin', '2026-01-15T06:30:00Z', false],
  ['America/New_York', '2026-01-15T12:30:00Z', false],
  ['America/New_York', '2026-07-15T12:30:00Z', true],
  ['Australia/Lord_Howe', '2026-01-14T21:00:00Z', true],
  ['Australia/Lord_Howe', '2026-07-14T21:15:00Z', false],
  ['Australia/Lord_Howe', '2026-07-14T21:30:00Z', true]
])('D-17 business hours keep to the clocks of %s in summer and winter: %s', (zone, moment, expected) => {
  expect(open('within 08:00-18:00', moment, zone)).toBe(expected);
});

test('D-17 a date is the date of the zone', () => {
  expect(open('except 2026-12-24', '2026-12-23T23:30:00Z', 'Europe/Berlin')).toBe(false);
  expect(open('except 2026-12-24', '2026-12-25T04:30:00Z', 'America/New_York')).toBe(false);
});

test('D-17 an hour that the clocks repeat is the same hour twice', () => {
  expect(open('except 02:00-03:00', '2026-10-25T00:30:00Z', 'Europe/Berlin')).toBe(false);
  expect(open('except 02:00-03:00', '2026-10-25T01:30:00Z', 'Europe/Berlin')).toBe(false);
  expect(open('except 02:00-03:00', '2026-10-25T02:00:00Z', 'Europe/Berlin')).toBe(true);
});

test('D-17 an hour that the clocks skip closes nothing', () => {
  expect(open('except 02:00-03:00', '2026-03-29T00:59:59Z', 'Europe/Berlin')).toBe(true);
  expect(open('except 02:00-03:00', '2026-03-29T01:00:00Z', 'Europe/Berlin')).toBe(true);
});
