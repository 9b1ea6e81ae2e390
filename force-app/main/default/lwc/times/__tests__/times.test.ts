import { durationText, localTime, relativeTime, utcTime } from 'c/times';

const now = Date.parse('2026-11-22T12:00:00.000Z');
const at = (seconds: number): string => new Date(now + seconds * 1000).toISOString();
/** Formats put a narrow space before AM and PM. */
const plain = (text: string): string => text.replace(/\s/g, ' ');

test.each([
  [-10, 'just now'],
  [0, 'just now'],
  [20, 'in a moment'],
  [-50, '1 minute ago'],
  [-120, '2 minutes ago'],
  [-30 * 60, '30 minutes ago'],
  [-59.6 * 60, '1 hour ago'],
  [5 * 60, 'in 5 minutes'],
  [3 * 3600, 'in 3 hours'],
  [-26 * 3600, '1 day ago'],
  [-90 * 86400, '90 days ago']
])('D-29 %d seconds from now reads "%s"', (seconds, words) => {
  expect(relativeTime(at(seconds), now)).toBe(words);
});

test.each([
  [0, '0 seconds'],
  [40, '40 seconds'],
  [59.7, '1 minute'],
  [150, '3 minutes'],
  [7200, '2 hours']
])('D-20 %d seconds last "%s"', (seconds, words) => {
  expect(durationText(seconds)).toBe(words);
});

test("D-20 a moment reads in the user's time zone and in UTC", () => {
  expect(plain(localTime('2026-11-22T08:26:31.000Z'))).toBe('Nov 22, 2026, 12:26 AM');
  expect(utcTime('2026-11-22T08:26:31.000Z')).toBe('2026-11-22 08:26 UTC');
});
