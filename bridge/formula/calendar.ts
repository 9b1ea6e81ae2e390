/**
 * Dates as whole days since 1970-01-01, date/times as milliseconds since then in UTC, times as milliseconds since
 * midnight: numbers, so that computing with them takes no memory. The calendar is the Gregorian one, years 1 to 9999.
 */

export const dayLength = 86_400_000;
const firstDay = -719_162;
const lastDay = 2_932_896;

export const isDayInRange = (day: number): boolean => day >= firstDay && day <= lastDay;
export const isMomentInRange = (moment: number): boolean => isDayInRange(Math.floor(moment / dayLength));

/** Source of this and of `split`: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
export function dayOf(year: number, month: number, date: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfShiftedYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfShiftedYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Year, month and date of a day as one number: year * 10000 + month * 100 + date. */
function split(day: number): number {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return year * 10_000 + month * 100 + date;
}

export const yearOf = (day: number): number => Math.floor(split(day) / 10_000);
export const monthOf = (day: number): number => Math.floor(split(day) / 100) % 100;
export const dateOf = (day: number): number => split(day) % 100;
export const dayOfYear = (day: number): number => day - dayOf(yearOf(day), 1, 1) + 1;

/** 1 is Sunday; source: help "Formula Operators and Functions by Context". */
export const weekdayOf = (day: number): number => ((((day + 4) % 7) + 7) % 7) + 1;

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Null for a date that does not exist. */
export function dayIfReal(year: number, month: number, date: number): number | null {
  const isMonth = year >= 1 && year <= 9999 && month >= 1 && month <= 12;
  return isMonth && date >= 1 && date <= daysInMonth(year, month) ? dayOf(year, month, date) : null;
}

/** The last day of a month stays one, otherwise the date stays as far as the month has it; source: help "ADDMONTHS". */
export function addMonths(day: number, months: number): number {
  const year = yearOf(day);
  const month = monthOf(day);
  const date = dateOf(day);
  const target = year * 12 + month - 1 + months;
  const targetYear = Math.floor(target / 12);
  const targetMonth = target - targetYear * 12 + 1;
  const longest = daysInMonth(targetYear, targetMonth);
  const isLast = date === daysInMonth(year, month);
  return dayOf(targetYear, targetMonth, isLast ? longest : Math.min(date, longest));
}

/** Day of the Thursday that decides to which week and year of ISO 8601 a day belongs. */
const isoThursday = (day: number): number => day + 3 - ((((day + 3) % 7) + 7) % 7);

export const isoYearOf = (day: number): number => yearOf(isoThursday(day));
export const isoWeekOf = (day: number): number => Math.floor((dayOfYear(isoThursday(day)) - 1) / 7) + 1;
