import { ofKind, scheduleParts, scheduleText } from '../scheduleText';

test.each([
  ['10', { kind: 'minutes', turns: '10', within: '', except: '' }],
  [null, { kind: 'minutes', turns: '10', within: '', except: '' }],
  [
    '10; within Mon-Fri 08:00-18:00; Except 2026-12-24..2026-12-26; except Sun',
    { kind: 'minutes', turns: '10', within: 'Mon-Fri 08:00-18:00', except: '2026-12-24..2026-12-26\nSun' }
  ],
  [
    '0 6 * * 1-5; within 06:00-07:00',
    { kind: 'cron', turns: '0 6 * * 1-5', within: '06:00-07:00', except: '' }
  ]
])('D-17 the schedule %p is shown as its parts', (text, parts) => {
  expect(scheduleParts(text)).toEqual(parts);
});

test.each(['10', '0 6 * * 1-5', '10; within Mon-Fri 08:00-18:00; except 2026-12-24..2026-12-26; except Sun'])(
  'D-17 the schedule %p is written as it was read',
  (text) => {
    expect(scheduleText(scheduleParts(text))).toBe(text);
  }
);

test('D-17 from minutes to set times and back there is always something that can run', () => {
  const parts = scheduleParts('15; except Sun');
  const cron = ofKind(parts, 'cron');
  expect(scheduleText(cron)).toBe('0 6 * * *; except Sun');
  expect(ofKind(cron, 'cron')).toBe(cron);
  expect(scheduleText(ofKind(cron, 'minutes'))).toBe('10; except Sun');
});
