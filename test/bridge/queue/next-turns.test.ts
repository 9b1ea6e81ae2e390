import { readSchedule } from '../../../bridge/config/schedule';
import { nextTurns } from '../../../bridge/queue/next-turns';

interface Given {
  readonly timeZone?: string;
  readonly now: string;
  readonly lastStartedAt?: string;
}

/** The next three, in UTC, to the minute. */
function turns(text: string, { timeZone = 'UTC', now, lastStartedAt }: Given): string[] {
  const schedule = readSchedule(text);
  if (!('turns' in schedule)) throw new Error(schedule.message);
  const planned = {
    sync: { name: 'Contact_To_User', schedule, timeZone },
    lastStartedAt: lastStartedAt ?? null
  };
  return nextTurns(planned, new Date(now), 3).map((turn) => turn.toISOString().slice(0, 16));
}

describe('D-17 the next runs of a schedule', () => {
  test('minutes count from the last run, and from now where there was none', () => {
    const now = '2026-02-02T10:00:00Z';
    // Up to a minute is added to each, so that syncs of one interval do not all begin at once.
    const at = (...hours: readonly string[]) => hours.map((hour) => expect.stringContaining(`T${hour}`));
    expect(turns('60', { now })).toEqual(at('10:00', '11:0', '12:0'));
    expect(turns('60', { now, lastStartedAt: '2026-02-02T09:20:00Z' })).toEqual(at('10:2', '11:2', '12:2'));
  });

  test('minutes within business hours go on when they open again', () => {
    // A Friday.
    const now = '2026-02-06T16:30:00Z';
    expect(turns('60; within Mon-Fri 08:00-18:00', { now, lastStartedAt: '2026-02-06T16:00:00Z' })).toEqual([
      '2026-02-06T17:00',
      '2026-02-09T08:00',
      '2026-02-09T09:00'
    ]);
  });

  test('set times are told by the clocks of the time zone; a blackout passes them over', () => {
    const now = '2026-12-23T12:00:00Z';
    expect(turns('0 7 * * *; except 2026-12-24..2026-12-26', { now, timeZone: 'Europe/Berlin' })).toEqual([
      '2026-12-27T06:00',
      '2026-12-28T06:00',
      '2026-12-29T06:00'
    ]);
  });

  test('when the clocks go forward, a time that they skip comes when they have jumped', () => {
    expect(turns('30 2 * * *', { now: '2026-03-28T00:00:00Z', timeZone: 'Europe/Berlin' })).toEqual([
      '2026-03-28T01:30',
      expect.stringMatching(/^2026-03-29T01:/),
      '2026-03-30T00:30'
    ]);
  });

  test('when they go back, a time that they repeat comes once', () => {
    expect(turns('30 2 * * *', { now: '2026-10-24T12:00:00Z', timeZone: 'Europe/Berlin' })).toEqual([
      '2026-10-25T00:30',
      '2026-10-26T01:30',
      '2026-10-27T01:30'
    ]);
  });

  test('business hours follow the clocks too', () => {
    // Sunday 29 March 2026: from UTC+1 to UTC+2.
    const now = '2026-03-27T17:30:00Z';
    expect(turns('1440; within Mon-Fri 08:00-18:00', { now, timeZone: 'Europe/Berlin' })[0]).toBe(
      '2026-03-30T06:00'
    );
  });

  test('a turn each minute finds a window that is days away', () => {
    expect(turns('* * * * *; within Mon 08:00-08:02', { now: '2026-02-03T09:00:00Z' })).toEqual([
      '2026-02-09T08:00',
      '2026-02-09T08:01',
      '2026-02-16T08:00'
    ]);
  });

  test('where no run begins any more, none is told', () => {
    expect(turns('10; within 2025-01-01..2025-01-31', { now: '2026-02-03T09:00:00Z' })).toEqual([]);
    expect(turns('0 6 * * *; within 2026-02-04..2026-02-05', { now: '2026-02-03T09:00:00Z' })).toEqual([
      '2026-02-04T06:00',
      '2026-02-05T06:00'
    ]);
  });
});
