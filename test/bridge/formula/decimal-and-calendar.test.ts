import {
  compareNumbers,
  dividedBy,
  minus,
  placesOf,
  plus,
  readNumber,
  remainder,
  roundTo,
  tidy,
  times,
  writeNumber
} from '../../../bridge/formula/decimal';
import {
  addMonths,
  dateOf,
  dayIfReal,
  dayOf,
  isoWeekOf,
  isoYearOf,
  monthOf,
  weekdayOf,
  yearOf
} from '../../../bridge/formula/calendar';
import { randomStream } from '../../../scripts/demo-data/random';

/** A whole number of cents as a decimal, written by hand. */
const cents = (count: number): number =>
  Number(
    `${count < 0 ? '-' : ''}${Math.floor(Math.abs(count) / 100)}.${String(Math.abs(count) % 100).padStart(2, '0')}`
  );

describe('arithmetic on amounts of money is that on whole cents', () => {
  test('20,000 random pairs', () => {
    const random = randomStream(3, 'cents');
    const wrong: unknown[] = [];
    const check = (what: string, found: number, expected: number): void => {
      if (found !== expected) wrong.push([what, found, expected]);
    };
    for (let count = 0; count < 20_000; count++) {
      const a = random.below(2_000_000_00) - 1_000_000_00;
      const b = random.below(2_000_00) - 1_000_00;
      check(`${a} + ${b}`, plus(cents(a), cents(b)), cents(a + b));
      check(`${a} - ${b}`, minus(cents(a), cents(b)), cents(a - b));
      check(`${a} * ${b}`, times(cents(a), cents(b)), Number(`${a * b}e-4`));
      if (b === 0) continue;
      check(`${a} mod ${b}`, remainder(cents(a), cents(b)), Number(`${a % b}e-2`));
      check(`${a} / ${b}`, dividedBy(cents(a), cents(b)), a / b);
    }
    expect(wrong).toEqual([]);
  });

  test('rounding half away from zero is that of whole tenths of cents', () => {
    const wrong: unknown[] = [];
    for (let tenths = -20_000; tenths <= 20_000; tenths++) {
      const kept = Math.floor((Math.abs(tenths) + 5) / 10);
      const rounded = roundTo(Number(`${tenths}e-3`), 2, 'half-up');
      if (rounded !== Number(`${tenths < 0 ? -kept : kept}e-2`)) wrong.push([tenths, rounded]);
    }
    expect(wrong).toEqual([]);
  });
});

describe('numbers beyond 15 digits', () => {
  test.each([
    [0.1, 1],
    [1234.5678, 4],
    [5, 0],
    [1 / 3, -1],
    [1e-20, -1],
    [123456789012345, 0],
    [1234567890123456, -1]
  ])('%d has %i places (-1: is no decimal of 15 digits)', (value, places) => {
    expect(placesOf(value)).toBe(places);
  });

  test('are computed in binary, seen at 15 digits', () => {
    expect(tidy(1 / 3)).toBe(0.333333333333333);
    expect(times(1 / 3, 3)).toBe(1);
    expect(compareNumbers(0.1 + 0.2, 0.3)).toBe(0);
    expect(compareNumbers(1e15, 1e15 + 1)).toBe(-1);
    expect(compareNumbers(2, 1)).toBe(1);
    expect(plus(1e300, 0.5)).toBe(1e300);
  });

  test('are written without exponents', () => {
    expect(writeNumber(1e21)).toBe('1000000000000000000000');
    expect(writeNumber(-1.5e-7)).toBe('-0.00000015');
    expect(writeNumber(-0)).toBe('0');
    expect(writeNumber(1.25e25)).toBe('12500000000000000000000000');
  });

  test.each([
    ['1e400', null],
    ['1e5', 100000],
    ['--1', null],
    ['1,5', null],
    ['5.', 5],
    ['', null]
  ])('%j is read as %j', (text, value) => expect(readNumber(text)).toBe(value));
});

describe('the calendar agrees with that of ECMAScript', () => {
  test('every 17 days of the years 1 to 9999', () => {
    const wrong: unknown[] = [];
    for (let day = dayOf(1, 1, 1); day <= dayOf(9999, 12, 31); day += 17) {
      const date = new Date(day * 86_400_000);
      const isSame =
        yearOf(day) === date.getUTCFullYear() &&
        monthOf(day) === date.getUTCMonth() + 1 &&
        dateOf(day) === date.getUTCDate() &&
        weekdayOf(day) === date.getUTCDay() + 1 &&
        dayOf(yearOf(day), monthOf(day), dateOf(day)) === day;
      if (!isSame) wrong.push(date.toISOString());
    }
    expect(wrong).toEqual([]);
  });

  test('weeks of ISO 8601 begin on Monday, and week 1 holds January 4', () => {
    for (let year = 1990; year <= 2040; year++) {
      const fourth = dayOf(year, 1, 4);
      expect([isoYearOf(fourth), isoWeekOf(fourth)]).toEqual([year, 1]);
      const monday = fourth - ((weekdayOf(fourth) + 5) % 7);
      expect([isoYearOf(monday), isoWeekOf(monday)]).toEqual([year, 1]);
      expect(isoYearOf(monday - 1)).toBe(year - 1);
      expect([52, 53]).toContain(isoWeekOf(monday - 1));
    }
  });

  test('adding months and taking them away leads back, but for the ends of months', () => {
    for (let day = dayOf(2020, 1, 1); day < dayOf(2025, 1, 1); day++) {
      if (dateOf(day) > 27) continue;
      for (const months of [1, 11, 12, 25]) expect(addMonths(addMonths(day, months), -months)).toBe(day);
    }
  });

  test.each([
    [2026, 2, 29],
    [2026, 0, 1],
    [2026, 1, 0],
    [0, 1, 1],
    [10000, 1, 1],
    [NaN, 1, 1]
  ])('%d-%d-%d is no date', (year, month, date) => expect(dayIfReal(year, month, date)).toBeNull());
});
