import { TimeZone } from '../../../bridge/formula/time-zone';
import { compile, problemsOf } from './evaluate';

const dateIn = (timeZone: string, moment: string): unknown =>
  compile('DATEVALUE(CreatedDate)', { timeZone }).evaluate({ CreatedDate: moment }, new Date());

const todayIn = (timeZone: string, moment: string): unknown =>
  compile('TODAY()', { timeZone }).evaluate({}, new Date(moment));

describe('help "TODAY": dates are those of the time zone', () => {
  test.each([
    ['America/Los_Angeles', '2026-11-21T07:59:59.999Z', '2026-11-20'],
    ['America/Los_Angeles', '2026-11-21T08:00:00.000Z', '2026-11-21'],
    ['Asia/Tokyo', '2026-11-20T14:59:59.999Z', '2026-11-20'],
    ['Asia/Tokyo', '2026-11-20T15:00:00.000Z', '2026-11-21'],
    ['Asia/Kathmandu', '2026-11-20T18:14:59.999Z', '2026-11-20'],
    ['Asia/Kathmandu', '2026-11-20T18:15:00.000Z', '2026-11-21'],
    ['Pacific/Kiritimati', '2026-11-20T10:00:00.000Z', '2026-11-21'],
    ['Pacific/Pago_Pago', '2026-11-21T10:59:59.999Z', '2026-11-20'],
    ['UTC', '2026-11-20T23:59:59.999Z', '2026-11-20'],
    ['Etc/GMT+5', '2026-11-21T04:59:59.999Z', '2026-11-20']
  ])('%s at %s: %s', (zone, moment, day) => {
    expect(todayIn(zone, moment)).toBe(day);
    expect(dateIn(zone, moment)).toBe(day);
  });
});

describe('daylight saving: the days on which clocks change', () => {
  test.each([
    ['Europe/Berlin, clocks go forward', 'Europe/Berlin', '2026-03-28T22:59:59.999Z', '2026-03-28'],
    ['Europe/Berlin, clocks go forward', 'Europe/Berlin', '2026-03-28T23:00:00.000Z', '2026-03-29'],
    ['Europe/Berlin, clocks go forward', 'Europe/Berlin', '2026-03-29T21:59:59.999Z', '2026-03-29'],
    ['Europe/Berlin, clocks go forward', 'Europe/Berlin', '2026-03-29T22:00:00.000Z', '2026-03-30'],
    ['Europe/Berlin, clocks go back', 'Europe/Berlin', '2026-10-25T21:59:59.999Z', '2026-10-25'],
    ['Europe/Berlin, clocks go back', 'Europe/Berlin', '2026-10-25T22:59:59.999Z', '2026-10-25'],
    ['Europe/Berlin, clocks go back', 'Europe/Berlin', '2026-10-25T23:00:00.000Z', '2026-10-26'],
    ['New York, clocks go forward', 'America/New_York', '2026-03-09T03:59:59.999Z', '2026-03-08'],
    ['New York, clocks go forward', 'America/New_York', '2026-03-09T04:00:00.000Z', '2026-03-09'],
    ['New York, clocks go back', 'America/New_York', '2026-11-02T04:59:59.999Z', '2026-11-01'],
    ['New York, clocks go back', 'America/New_York', '2026-11-02T05:00:00.000Z', '2026-11-02'],
    ['Lord Howe, half an hour', 'Australia/Lord_Howe', '2026-04-05T13:29:59.999Z', '2026-04-05'],
    ['Lord Howe, half an hour', 'Australia/Lord_Howe', '2026-04-05T13:30:00.000Z', '2026-04-06'],
    ['Cairo, midnight does not exist', 'Africa/Cairo', '2026-04-23T21:59:59.999Z', '2026-04-23'],
    ['Cairo, midnight does not exist', 'Africa/Cairo', '2026-04-23T22:00:00.000Z', '2026-04-24'],
    ['Apia, a day that never was', 'Pacific/Apia', '2011-12-30T09:59:59.999Z', '2011-12-29'],
    ['Apia, a day that never was', 'Pacific/Apia', '2011-12-30T10:00:00.000Z', '2011-12-31']
  ])('%s: %s at %s is %s', (_story, zone, moment, day) => {
    expect(dateIn(zone, moment)).toBe(day);
    expect(todayIn(zone, moment)).toBe(day);
  });

  test('a day is 24 hours for date/times, whatever clocks do', () => {
    const { evaluate } = compile('CreatedDate + 1', { timeZone: 'Europe/Berlin' });
    expect(evaluate({ CreatedDate: '2026-03-28T12:00:00.000Z' }, new Date())).toBe(
      '2026-03-29T12:00:00.000Z'
    );
  });

  test('times and texts of date/times are in GMT in every zone', () => {
    const zone = { timeZone: 'Asia/Tokyo' };
    const row = { CreatedDate: '2026-01-02T20:04:05.000Z' };
    expect(compile('TEXT(CreatedDate)', zone).evaluate(row, new Date())).toBe('2026-01-02 20:04:05Z');
    expect(compile('HOUR(TIMEVALUE(CreatedDate))', zone).evaluate(row, new Date())).toBe(20);
    expect(compile('DATETIMEVALUE(DATE(2026, 1, 2))', zone).evaluate({}, new Date())).toBe(
      '2026-01-02T00:00:00.000Z'
    );
  });
});

describe('offsets that are kept agree with Intl asked directly', () => {
  const zones = [
    'America/New_York',
    'Europe/Berlin',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'America/St_Johns'
  ];

  test.each(zones)('%s, every 5 hours and 7 minutes from 1985 to 2037', (name) => {
    const zone = new TimeZone(name);
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short' });
    const differences: string[] = [];
    for (let moment = Date.UTC(1985, 0, 1); moment < Date.UTC(2037, 0, 1); moment += 18_420_000 * 3) {
      const day = new Date(zone.dayAt(moment) * 86_400_000).toISOString().slice(0, 10);
      if (day !== format.format(moment)) differences.push(new Date(moment).toISOString());
    }
    expect(differences).toEqual([]);
  });
});

test('a time zone that does not exist is a problem', () => {
  expect(problemsOf('TODAY()', { timeZone: 'Mars/Olympus' })).toEqual([
    expect.objectContaining({ code: 'formula.time-zone' })
  ]);
});
