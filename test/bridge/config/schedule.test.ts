import { readSchedule } from '../../../bridge/config/schedule';
import type { Schedule } from '../../../bridge/config/sync-definition';

function read(text: string): Schedule {
  const schedule = readSchedule(text);
  if ('turns' in schedule) return schedule;
  throw new Error(schedule.message);
}

const problemOf = (text: string): string => {
  const answer = readSchedule(text);
  return 'message' in answer ? answer.message : 'none';
};

const allDay = { weekdays: null, dates: null, hours: null };

test.each([
  ['1', 1],
  ['10', 10],
  [' 1440 ', 1440]
])('D-17 Dx-01 the interval %j is minutes, from one to a day', (text, everyMinutes) => {
  expect(read(text)).toEqual({ text: text.trim(), turns: { everyMinutes }, within: [], except: [] });
});

test.each([
  ['0 6 * * 1-5', '0 6 * * 1-5'],
  ['*/15  8-17 * * MON-FRI', '*/15 8-17 * * MON-FRI'],
  ['30 2 1,15 * *', '30 2 1,15 * *'],
  ['0 0 L * *', '0 0 L * *']
])('D-17 Hx-07 the cron expression %j', (text, cron) => {
  expect(read(text).turns).toEqual({ cron });
});

const windows: readonly (readonly [string, object])[] = [
  ['08:00-18:00', { ...allDay, hours: { start: 480, end: 1080 } }],
  ['8:00 - 24:00', { ...allDay, hours: { start: 480, end: 1440 } }],
  ['22:00-06:00', { ...allDay, hours: { start: 1320, end: 360 } }],
  ['Mon-Fri 08:00-18:00', { weekdays: [1, 2, 3, 4, 5], dates: null, hours: { start: 480, end: 1080 } }],
  ['sat,SUN', { ...allDay, weekdays: [6, 0] }],
  ['Fri-Mon', { ...allDay, weekdays: [5, 6, 0, 1] }],
  ['Mon, Wed-Thu', { ...allDay, weekdays: [1, 3, 4] }],
  ['Sun', { ...allDay, weekdays: [0] }],
  ['2026-12-24', { ...allDay, dates: { first: '2026-12-24', last: '2026-12-24' } }],
  ['2026-12-24 .. 2027-01-02', { ...allDay, dates: { first: '2026-12-24', last: '2027-01-02' } }],
  [
    '2026-12-24 12:00-24:00',
    { ...allDay, dates: { first: '2026-12-24', last: '2026-12-24' }, hours: { start: 720, end: 1440 } }
  ]
];

test.each(windows)('D-17 within %s', (text, window) => {
  expect(read(`10; within ${text}`)).toMatchObject({ within: [window], except: [] });
});

test.each(windows)('D-17 except %s', (text, window) => {
  expect(read(`10; EXCEPT ${text}`)).toMatchObject({ within: [], except: [window] });
});

test('D-17 several windows, in 100 characters', () => {
  const text =
    '*/5 * * * *;within Mon-Fri 08:00-18:00;within Sat;except 12:00-13:00;except 2026-12-24..2026-12-26';
  const { within, except } = read(text);
  expect([text.length <= 100, within.length, except.length]).toEqual([true, 2, 2]);
});

const wrong: readonly (readonly [string, string])[] = [
  ['0', '0 is not a number of minutes from 1 to 1440'],
  ['1441', '1441 is not a number of minutes from 1 to 1440'],
  ['10.5', '"10.5" is neither whole minutes nor the five fields of a cron expression'],
  ['', '"" is neither whole minutes nor'],
  ['now and then', '"now and then" is neither'],
  ['@daily', '"@daily" is neither'],
  ['0 0 6 * * *', 'is neither whole minutes nor the five fields'],
  ['within Mon 08:00-10:00', '"within Mon 08:00-10:00" is neither'],
  ['60 * * * *', '"60 * * * *" is no cron expression (Invalid value for minute: 60)'],
  ['? 6 * * *', '"?" names no time'],
  ['0 0 30 2 *', 'no such day ever comes'],
  ['10 within Mon', '"10 within Mon" is neither'],
  ['10;', '"" does not begin with within or except'],
  ['10; only Mon', '"only Mon" does not begin with within or except'],
  ['10; within', '"within" does not begin'],
  ['10; within Mon Tue', '"Mon Tue" is not days or dates, then hours'],
  ['10; within 08:00-18:00 Mon', 'is not days or dates, then hours'],
  ['10; within Monday', '"Monday" is not one of Mon, Tue, Wed, Thu, Fri, Sat, Sun'],
  ['10; within Mon-Wed-Fri', '"Mon-Wed-Fri" is not a range of two weekdays'],
  ['10; within 8-18', '"8-18" is neither a weekday nor a date'],
  ['10; within 08:00-25:00', '"08:00-25:00" are no hours from 00:00 to 24:00'],
  ['10; within 24:00-02:00', 'are no hours'],
  ['10; within 08:60-09:00', 'are no hours'],
  ['10; within 08:00', '"08:00" are no hours'],
  ['10; within 08:00-08:00', '"08:00-08:00" begins when it ends'],
  ['10; except 2026-02-30', 'there is no day 2026-02-30'],
  ['10; except 2026-13-01', 'there is no day 2026-13-01'],
  ['10; except 2026-12-26..2026-12-24', '2026-12-24 comes before 2026-12-26']
];

test.each(wrong)('check: %j cannot be read, and why', (text, why) => {
  expect(problemOf(text)).toContain(why);
  expect(problemOf(text)).toMatch(/^The schedule ".*" cannot be read: .*\.$/);
});

test.each([
  '0 3 * * *; within 08:00-18:00',
  '0 6 * * 6; within Mon-Fri',
  '*/7 * * * *; within Mon; except Mon',
  '10; except 00:00-24:00'
])('check: %s would never start a run', (text) => {
  expect(problemOf(text)).toContain('its windows leave no time for a run to start');
});

test.each([
  '0 3 1 * *; within Sat',
  '0 3 1 * 1; within Sat',
  '59 23 * * *; within 22:00-06:00',
  '30 5 * * 0; within Sat 22:00-06:00',
  '10; within 2026-12-24; except 2026-12-24'
])('check: %s may start a run some day', (text) => {
  expect(problemOf(text)).toBe('none');
});
