import type { Row, SoqlSource } from '../model';
import { executeQuery } from './execute-query';
import { soqlSource } from './soql-fixture';
import { dateKey } from './values/date-key';
import { periodOf } from './values/periods';

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`);

describe('the days of a date literal', () => {
  const thursday = day('2026-01-15');

  /** First and last day. */
  function days(literal: string, today = thursday): string | undefined {
    const [name = '', count = '0'] = literal.split(':');
    const period = periodOf(name, Number(count), today);
    return period && `${dateKey(period.from)} ${dateKey(period.to - 86_400_000)}`;
  }

  test.each([
    ['YESTERDAY', '2026-01-14 2026-01-14'],
    ['TODAY', '2026-01-15 2026-01-15'],
    ['TOMORROW', '2026-01-16 2026-01-16'],
    ['LAST_WEEK', '2026-01-04 2026-01-10'],
    ['THIS_WEEK', '2026-01-11 2026-01-17'],
    ['NEXT_WEEK', '2026-01-18 2026-01-24'],
    ['LAST_MONTH', '2025-12-01 2025-12-31'],
    ['THIS_MONTH', '2026-01-01 2026-01-31'],
    ['NEXT_MONTH', '2026-02-01 2026-02-28'],
    ['LAST_QUARTER', '2025-10-01 2025-12-31'],
    ['THIS_QUARTER', '2026-01-01 2026-03-31'],
    ['NEXT_QUARTER', '2026-04-01 2026-06-30'],
    ['LAST_YEAR', '2025-01-01 2025-12-31'],
    ['THIS_YEAR', '2026-01-01 2026-12-31'],
    ['NEXT_YEAR', '2027-01-01 2027-12-31'],
    ['LAST_90_DAYS', '2025-10-17 2026-01-15'],
    ['NEXT_90_DAYS', '2026-01-16 2026-04-15'],
    ['LAST_N_DAYS:1', '2026-01-14 2026-01-15'],
    ['LAST_N_DAYS:30', '2025-12-16 2026-01-15'],
    ['NEXT_N_DAYS:2', '2026-01-16 2026-01-17'],
    ['N_DAYS_AGO:3', '2026-01-12 2026-01-12'],
    ['LAST_N_WEEKS:2', '2025-12-28 2026-01-10'],
    ['NEXT_N_WEEKS:2', '2026-01-18 2026-01-31'],
    ['N_WEEKS_AGO:2', '2025-12-28 2026-01-03'],
    ['LAST_N_MONTHS:2', '2025-11-01 2025-12-31'],
    ['NEXT_N_MONTHS:2', '2026-02-01 2026-03-31'],
    ['N_MONTHS_AGO:2', '2025-11-01 2025-11-30'],
    ['LAST_N_QUARTERS:2', '2025-07-01 2025-12-31'],
    ['NEXT_N_QUARTERS:1', '2026-04-01 2026-06-30'],
    ['N_QUARTERS_AGO:2', '2025-07-01 2025-09-30'],
    ['LAST_N_YEARS:2', '2024-01-01 2025-12-31'],
    ['NEXT_N_YEARS:2', '2027-01-01 2028-12-31'],
    ['N_YEARS_AGO:2', '2024-01-01 2024-12-31']
  ])('salesforce-api 2.3: on 2026-01-15, %s is %s', (literal, expected) => {
    expect(days(literal)).toBe(expected);
  });

  test('salesforce-api 2.3: a week begins on Sunday, which belongs to it', () => {
    expect(days('THIS_WEEK', day('2026-01-18'))).toBe('2026-01-18 2026-01-24');
    expect(days('THIS_WEEK', day('2026-01-17'))).toBe('2026-01-11 2026-01-17');
  });

  test('salesforce-api 2.3: months and leap years', () => {
    expect(days('LAST_MONTH', day('2028-03-31'))).toBe('2028-02-01 2028-02-29');
    expect(days('N_MONTHS_AGO:1', day('2026-01-31'))).toBe('2025-12-01 2025-12-31');
  });

  test.each([
    'THIS_FISCAL_QUARTER',
    'LAST_FISCAL_YEAR',
    'NEXT_N_FISCAL_YEARS:2',
    'LAST_N_DAYS:0',
    'LAST_N_HOURS:3'
  ])('salesforce-api 2.3: %s is not known', (literal) => {
    expect(days(literal)).toBeUndefined();
  });
});

/** One row for each moment or day; a query answers those that it finds. */
function rowsAt(
  values: { readonly stamps?: readonly string[]; readonly dates?: readonly string[] },
  clock: Clock
): SoqlSource {
  const { stamps = [], dates = [] } = values;
  const rows: Row[] = [
    ...stamps.map((stamp) => ({ Stamp__c: `${stamp}.000+0000`, Day__c: null })),
    ...dates.map((date) => ({ Stamp__c: null, Day__c: date }))
  ];
  return soqlSource({
    objects: { Visit__c: { keyPrefix: 'a00', fields: { Id: 'id', Stamp__c: 'datetime', Day__c: 'date' } } },
    rows: { Visit__c: rows.map((row, index) => ({ Id: `a00bn000000000${index}AAA`, ...row })) },
    ...clock
  });
}

interface Clock {
  readonly now: string;
  readonly timeZone: string;
}

function stamps(source: SoqlSource, condition: string): string[] {
  const soql = `SELECT Stamp__c, Day__c FROM Visit__c WHERE ${condition}`;
  const { rows } = executeQuery(source, soql, { includeDeleted: false });
  return rows.map((row) => String(row['Stamp__c'] ?? row['Day__c']).slice(0, 19));
}

describe('the running user’s time zone', () => {
  // At this moment it is already the 15th in Auckland, and still the 14th in Los Angeles.
  const now = '2026-01-14T11:00:00Z';

  test.each([
    ['Pacific/Auckland', ['14T11:00:00', '15T07:59:59', '15T10:59:59']],
    ['America/Los_Angeles', ['14T10:59:59', '14T11:00:00', '15T07:59:59']],
    ['UTC', ['14T07:59:59', '14T10:59:59', '14T11:00:00']]
  ])('salesforce-api 2.3: TODAY in %s', (timeZone, expected) => {
    const moments = [
      '14T07:59:59',
      '14T10:59:59',
      '14T11:00:00',
      '15T07:59:59',
      '15T10:59:59',
      '15T11:00:00'
    ];
    const source = rowsAt({ stamps: moments.map((moment) => `2026-01-${moment}`) }, { now, timeZone });
    expect(stamps(source, 'Stamp__c = TODAY')).toEqual(expected.map((moment) => `2026-01-${moment}`));
  });

  test('salesforce-api 2.3: dates have no zone: TODAY is the user’s calendar day', () => {
    const clock = { now: '2026-01-14T11:00:00Z', timeZone: 'Pacific/Auckland' };
    const source = rowsAt({ dates: ['2026-01-14', '2026-01-15', '2026-01-16'] }, clock);
    expect(stamps(source, 'Day__c = TODAY')).toEqual(['2026-01-15']);
    expect(stamps(source, 'Day__c = YESTERDAY')).toEqual(['2026-01-14']);
  });
});

describe('clock changes', () => {
  test('salesforce-api 2.3: a day of 23 hours (New York, 8 March 2026)', () => {
    const source = rowsAt(
      {
        stamps: ['2026-03-08T04:59:59', '2026-03-08T05:00:00', '2026-03-09T03:59:59', '2026-03-09T04:00:00']
      },
      { now: '2026-03-08T16:00:00Z', timeZone: 'America/New_York' }
    );
    expect(stamps(source, 'Stamp__c = TODAY')).toEqual(['2026-03-08T05:00:00', '2026-03-09T03:59:59']);
    expect(stamps(source, 'Stamp__c < TODAY')).toEqual(['2026-03-08T04:59:59']);
    expect(stamps(source, 'Stamp__c > TODAY')).toEqual(['2026-03-09T04:00:00']);
  });

  test('salesforce-api 2.3: a day of 25 hours (Berlin, 25 October 2026)', () => {
    const source = rowsAt(
      {
        stamps: ['2026-10-24T21:59:59', '2026-10-24T22:00:00', '2026-10-25T22:59:59', '2026-10-25T23:00:00']
      },
      { now: '2026-10-26T12:00:00Z', timeZone: 'Europe/Berlin' }
    );
    expect(stamps(source, 'Stamp__c = YESTERDAY')).toEqual(['2026-10-24T22:00:00', '2026-10-25T22:59:59']);
  });

  test('salesforce-api 2.3: a day without a midnight begins when the clock has jumped (Beirut, 29 March 2026)', () => {
    const source = rowsAt(
      {
        stamps: ['2026-03-28T21:59:59', '2026-03-28T22:00:00', '2026-03-29T20:59:59', '2026-03-29T21:00:00']
      },
      { now: '2026-03-29T12:00:00Z', timeZone: 'Asia/Beirut' }
    );
    expect(stamps(source, 'Stamp__c = TODAY')).toEqual(['2026-03-28T22:00:00', '2026-03-29T20:59:59']);
  });

  test('salesforce-api 2.3: a month that begins in winter time and ends in summer time (London, March 2026)', () => {
    const source = rowsAt(
      {
        stamps: ['2026-02-28T23:59:59', '2026-03-01T00:00:00', '2026-03-31T22:59:59', '2026-03-31T23:00:00']
      },
      { now: '2026-04-10T12:00:00Z', timeZone: 'Europe/London' }
    );
    expect(stamps(source, 'Stamp__c = LAST_MONTH')).toEqual(['2026-03-01T00:00:00', '2026-03-31T22:59:59']);
  });
});

describe('comparisons with a range of days', () => {
  const source = rowsAt(
    { dates: ['2026-01-10', '2026-01-11', '2026-01-17', '2026-01-18'] },
    { now: '2026-01-15T12:00:00Z', timeZone: 'UTC' }
  );

  test.each([
    ['=', ['2026-01-11', '2026-01-17']],
    ['!=', ['2026-01-10', '2026-01-18']],
    ['<', ['2026-01-10']],
    ['<=', ['2026-01-10', '2026-01-11', '2026-01-17']],
    ['>', ['2026-01-18']],
    ['>=', ['2026-01-11', '2026-01-17', '2026-01-18']]
  ])('salesforce-api 2.3: Day__c %s THIS_WEEK', (operator, expected) => {
    expect(stamps(source, `Day__c ${operator} THIS_WEEK`)).toEqual(expected);
  });

  test('salesforce-api 2.3: a list of date literals and dates', () => {
    expect(stamps(source, 'Day__c IN (LAST_WEEK, 2026-01-18)')).toEqual(['2026-01-10', '2026-01-18']);
    expect(stamps(source, 'Day__c NOT IN (THIS_WEEK)')).toEqual(['2026-01-10', '2026-01-18']);
  });

  test('salesforce-api 2.3: what comes after LAST_N_DAYS is uncertain and refused', () => {
    expect(stamps(source, 'Day__c >= LAST_N_DAYS:4')).toEqual(['2026-01-11', '2026-01-17', '2026-01-18']);
    expect(stamps(source, 'Day__c = last_n_days:4')).toEqual(['2026-01-11']);
    expect(() => stamps(source, 'Day__c > LAST_N_DAYS:4')).toThrow(
      'not supported by the local org: > with LAST_N_DAYS'
    );
    expect(() => stamps(source, 'Day__c = THIS_FISCAL_YEAR')).toThrow(
      'not supported by the local org: the date literal THIS_FISCAL_YEAR'
    );
  });
});
