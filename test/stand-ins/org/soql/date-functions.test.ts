import { answer, deals, source } from './deals-fixture';
import { refusalOf } from './soql-fixture';

const refusal = (soql: string): string | undefined => refusalOf(source, soql).message.split('\n').at(-1);

describe('date functions', () => {
  test.each([
    ['CALENDAR_YEAR(CreatedDate)', [2026, 2026, 2026, null]],
    ['CALENDAR_MONTH(CreatedDate)', [1, 3, 7, null]],
    ['CALENDAR_QUARTER(CreatedDate)', [1, 1, 3, null]],
    ['DAY_IN_MONTH(CreatedDate)', [1, 8, 1, null]],
    ['DAY_IN_WEEK(CreatedDate)', [5, 1, 4, null]],
    ['DAY_IN_YEAR(CreatedDate)', [1, 67, 182, null]],
    ['WEEK_IN_MONTH(CreatedDate)', [1, 2, 1, null]],
    ['WEEK_IN_YEAR(CreatedDate)', [1, 10, 26, null]],
    ['HOUR_IN_DAY(CreatedDate)', [2, 12, 3, null]],
    ['DAY_ONLY(CreatedDate)', ['2026-01-01', '2026-03-08', '2026-07-01', null]],
    // In New York the clock is five hours behind in winter, four from 8 March on.
    ['CALENDAR_YEAR(convertTimezone(CreatedDate))', [2025, 2026, 2026, null]],
    ['HOUR_IN_DAY(convertTimezone(CreatedDate))', [21, 8, 23, null]],
    ['DAY_ONLY(convertTimezone(CreatedDate))', ['2025-12-31', '2026-03-08', '2026-06-30', null]],
    ['CALENDAR_MONTH(CloseDate)', [1, 2, 2, null]]
  ])('SOQL guide, Date Functions: %s', (column, expected) => {
    const values = deals.map((_row, index) =>
      answer(`SELECT ${column} FROM Deal__c WHERE Id = 'a00bn000000000${index}AAA' GROUP BY ${column}`)
    );
    expect(values.map(([group]) => group?.['expr0'])).toEqual(expected);
  });

  test('SOQL guide, Date Functions: rows group and filter by them', () => {
    expect(
      answer(
        'SELECT CALENDAR_YEAR(CloseDate) y, COUNT(Id) n FROM Deal__c GROUP BY calendar_year(closedate) ORDER BY CALENDAR_YEAR(CloseDate)'
      )
    ).toEqual([
      { y: null, n: 1 },
      { y: 2025, n: 1 },
      { y: 2026, n: 2 }
    ]);
    const count = (condition: string) =>
      answer(`SELECT COUNT(Id) n FROM Deal__c WHERE ${condition}`)[0]?.['n'];
    expect(count('CALENDAR_YEAR(CloseDate) = 2026')).toBe(2);
    expect(count('DAY_ONLY(CreatedDate) = 2026-03-08')).toBe(1);
    expect(count('HOUR_IN_DAY(convertTimezone(CreatedDate)) IN (21, 23)')).toBe(2);
  });

  test('SOQL guide, Date Functions: a grouped date field answers functions of it, a datetime field does not', () => {
    expect(
      answer("SELECT CALENDAR_MONTH(CloseDate) m FROM Deal__c WHERE Source__c = 'Web' GROUP BY CloseDate")
    ).toEqual([{ m: 1 }, { m: 2 }]);
    expect(refusal('SELECT CALENDAR_YEAR(CreatedDate) FROM Deal__c')).toBe(
      'Field must be grouped or aggregated: CreatedDate'
    );
  });
});
