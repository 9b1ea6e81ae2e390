import type { Random } from '../../../scripts/demo-data/random';
import type { FormulaRow } from '../../../bridge/formula/model';

/**
 * Formulas that sformula and the bridge understand alike, made by chance. What is known to differ is left out, and
 * stands in sformula-disagreements.ts instead.
 */
type Make = (random: Random, depth: number) => string;

const one = (random: Random, depth: number, leaves: readonly string[], deeper: readonly Make[]): string =>
  depth <= 0 || random.chance(0.25) ? random.pick(leaves) : random.pick(deeper)(random, depth - 1);

const number: Make = (random, depth) =>
  one(
    random,
    depth,
    ['Number1__c', 'Number2__c', 'Amount', 'Discount__c', '0', '1', '2.5', '-3', '10.01', '1000', '0.07'],
    [
      (r, d) => `(${number(r, d)} + ${number(r, d)})`,
      (r, d) => `(${number(r, d)} - ${number(r, d)})`,
      (r, d) => `(${number(r, d)} * ${number(r, 0)})`,
      (r, d) => `(${number(r, d)} / ${r.pick(['2', '4', '5', '8', '10', '-20'])})`,
      (r) => `(${number(r, 0)} ^ ${r.pick(['0', '1', '2', '3'])})`,
      (r, d) => `-(${number(r, d)})`,
      (r, d) => `ABS(${number(r, d)})`,
      (r, d) => `CEILING(${number(r, d)})`,
      (r, d) => `FLOOR(${number(r, d)})`,
      (r, d) => `MCEILING(${number(r, d)})`,
      (r, d) => `MFLOOR(${number(r, d)})`,
      (r, d) => `ROUND(${number(r, d)}, ${r.pick(['0', '1', '2', '-1'])})`,
      (r, d) => `MOD(${number(r, d)}, ${r.pick(['2', '3', '0.5', '-7'])})`,
      (r, d) => `MAX(${number(r, d)}, ${number(r, d)})`,
      (r, d) => `MIN(${number(r, d)}, ${number(r, d)}, 5)`,
      (r, d) => `LEN(${text(r, d)})`,
      (r, d) => `FIND(${text(r, 0)}, ${text(r, d)})`,
      (r, d) => `YEAR(${date(r, d)})`,
      (r, d) => `MONTH(${date(r, d)})`,
      (r, d) => `DAY(${date(r, d)})`,
      (r, d) => `WEEKDAY(${date(r, d)})`,
      (r, d) => `HOUR(${time(r, d)})`,
      (r, d) => `MINUTE(${time(r, d)})`,
      (r, d) => `(${date(r, d)} - ${date(r, d)})`,
      (r) => `(${dateTime(r, 0)} - ${dateTime(r, 0)})`,
      (r, d) => chosen(r, d, number),
      (r, d) => `BLANKVALUE(${number(r, d)}, ${number(r, d)})`,
      (r, d) => `NULLVALUE(${number(r, d)}, ${number(r, d)})`,
      (r, d) =>
        `CASE(${r.pick(['Number1__c', 'MONTH(CloseDate)'])}, 1, ${number(r, d)}, 2.5, ${number(r, d)}, ${number(r, d)})`,
      (r, d) => `CASE(Industry, "Banking", ${number(r, d)}, "Energy", ${number(r, d)}, ${number(r, d)})`
    ]
  );

const text: Make = (random, depth) =>
  one(
    random,
    depth,
    ['Name', 'Text1__c', 'Text2__c', '"a"', '"Golden File"', '""', '"b c"', '"42"', '(TEXT(Industry) & "")'],
    [
      (r, d) => `(${text(r, d)} & ${text(r, d)})`,
      (r, d) => `(${text(r, d)} + ${text(r, d)})`,
      (r, d) => `LEFT(${text(r, d)}, ${r.pick(['0', '1', '3', '50', '-1'])})`,
      (r, d) => `RIGHT(${text(r, d)}, ${r.pick(['1', '3'])})`,
      (r, d) => `MID(${text(r, d)}, ${r.pick(['0', '1', '3', '-2'])}, ${r.pick(['0', '2', '9'])})`,
      (r, d) => `UPPER(${text(r, d)})`,
      (r, d) => `LOWER(${text(r, d)})`,
      (r, d) => `TRIM(${text(r, d)})`,
      (r, d) => `SUBSTITUTE(${text(r, d)}, ${text(r, 0)}, ${text(r, 0)})`,
      (r, d) => `LPAD(${text(r, d)}, ${r.pick(['0', '2', '12'])}, "xy")`,
      (r, d) => `RPAD(${text(r, d)}, ${r.pick(['0', '2', '12'])}, "xy")`,
      (r, d) => `(TEXT(FLOOR(${number(r, d)})) & "")`,
      (r, d) => `(TEXT(${date(r, d)}) & "")`,
      (r, d) => chosen(r, d, text),
      (r, d) => `BLANKVALUE(${text(r, d)}, ${text(r, d)})`,
      (r, d) => `NULLVALUE(${text(r, d)}, ${text(r, d)})`,
      (r, d) => `CASE(${text(r, 0)}, "a", ${text(r, d)}, "b c", ${text(r, d)}, ${text(r, d)})`
    ]
  );

const date: Make = (random, depth) =>
  one(
    random,
    depth,
    ['CloseDate', 'Birthdate', 'DATE(2024, 2, 29)', 'DATE(2026, 11, 21)'],
    [
      (r, d) => `(${date(r, d)} + ${number(r, 0)})`,
      (r, d) => `(${date(r, d)} - ${number(r, 0)})`,
      (r, d) => `ADDMONTHS(${date(r, d)}, ${r.pick(['1', '-1', '12', '1.9', '0', 'Number1__c'])})`,
      (r, d) => `DATE(YEAR(${date(r, d)}), MONTH(${date(r, d)}), 1)`,
      (r, d) => `DATEVALUE(${dateTime(r, d)})`,
      (r) => `DATEVALUE(${r.pick(['"2026-01-31"', '""', 'TEXT(CloseDate) & ""'])})`,
      (r, d) => chosen(r, d, date),
      (r, d) => `BLANKVALUE(${date(r, d)}, ${date(r, d)})`
    ]
  );

const dateTime: Make = (random, depth) =>
  one(
    random,
    depth,
    ['CreatedDate', 'LastModifiedDate', 'DATETIMEVALUE("2026-01-02 03:04:05")'],
    [
      (r, d) => `(${dateTime(r, d)} + ${r.pick(['1', '0.5', '-2', '0.25'])})`,
      (r, d) => `(${dateTime(r, d)} - ${r.pick(['1', '0.5', '-2', '0.25'])})`,
      (r, d) => `DATETIMEVALUE(${date(r, d)})`,
      (r, d) => chosen(r, d, dateTime)
    ]
  );

const time: Make = (random, depth) =>
  one(
    random,
    depth,
    ['OpensAt__c', 'ClosesAt__c', 'TIMEVALUE("10:40:55.666")'],
    [
      (r, d) => `TIMEVALUE(${dateTime(r, d)})`,
      (r, d) => `(${time(r, d)} + 3600000)`,
      (r, d) => chosen(r, d, time)
    ]
  );

/** True, false, or blank where both say so. */
const condition: Make = (random, depth) =>
  one(
    random,
    depth,
    ['Active__c', 'Vip__c', 'TRUE', 'FALSE', 'ISBLANK(Text1__c)', 'ISPICKVAL(Industry, "Energy")'],
    [
      (r, d) => `(${number(r, d)} ${r.pick(['=', '<>', '<', '<=', '>', '>='])} ${number(r, d)})`,
      (r, d) => `(${date(r, d)} ${r.pick(['=', '<>', '<', '<=', '>', '>='])} ${date(r, d)})`,
      (r, d) => `(${dateTime(r, d)} ${r.pick(['=', '<', '>='])} ${dateTime(r, d)})`,
      (r, d) => `(${text(r, d)} ${r.pick(['=', '<>', '!=', '=='])} ${text(r, d)})`,
      (r, d) => `CONTAINS("a" & ${text(r, d)}, ${text(r, 0)})`,
      (r, d) => `BEGINS("a" & ${text(r, d)}, ${text(r, 0)})`,
      (r, d) => `ISBLANK(${r.pick([number, text, date, dateTime, time])(r, d)})`,
      (r, d) => `ISNULL(${r.pick([number, text, date])(r, d)})`,
      (r, d) => `NOT(${condition(r, d)})`,
      (r) => `INCLUDES(Hobbies__c, ${r.pick(['"Golf"', '"Chess"'])})`,
      (r, d) => `ISNUMBER("1" & ${text(r, d)})`
    ]
  );

/** Also AND and OR, which take what is blank for false where sformula keeps it blank: never below NOT. */
const test: Make = (random, depth) =>
  one(
    random,
    depth,
    ['Active__c'],
    [
      condition,
      (r, d) => `AND(${test(r, d)}, ${test(r, d)}, ${condition(r, d)})`,
      (r, d) => `OR(${test(r, d)}, ${condition(r, d)})`,
      (r, d) => `(${test(r, d)} && ${test(r, d)})`,
      (r, d) => `(${test(r, d)} || ${test(r, d)})`
    ]
  );

const chosen = (random: Random, depth: number, make: Make): string =>
  `IF(${test(random, depth)}, ${make(random, depth)}, ${make(random, depth)})`;

/** A formula of any type, at most so many levels deep. */
export const randomFormula = (random: Random, depth: number): string =>
  random.pick([number, text, date, dateTime, time, test])(random, depth);

const sometimes = (random: Random, values: readonly unknown[]): unknown =>
  random.chance(0.2) ? null : random.pick(values);

/** A record with values of the right types, many of them blank. */
export const randomRow = (random: Random): FormulaRow => ({
  Name: sometimes(random, ['Ada Lovelace', 'a', 'Golden File', '42']),
  Text1__c: sometimes(random, ['a', 'b c', 'Golden', '']),
  Text2__c: sometimes(random, ['xyz', 'a', 'File', '7']),
  Number1__c: sometimes(random, [0, 1, 2.5, -7, 12]),
  Number2__c: sometimes(random, [3, 0.1, 99.99, -2]),
  Amount: sometimes(random, [100, 0.05, 1234.56]),
  Discount__c: sometimes(random, [45.5, 0, 100]),
  Active__c: random.chance(0.5),
  Vip__c: random.chance(0.5),
  CloseDate: sometimes(random, ['2026-01-31', '2024-02-29', '1999-12-31']),
  Birthdate: sometimes(random, ['1990-05-05', '2000-02-29']),
  CreatedDate: sometimes(random, ['2026-01-02T03:04:05.000+0000', '2025-12-31T23:59:59.000+0000']),
  LastModifiedDate: sometimes(random, ['2026-03-29T01:30:00.000+0000', '2026-01-02T03:04:05.000+0000']),
  OpensAt__c: sometimes(random, ['08:30:00.000Z', '00:00:00.000Z']),
  ClosesAt__c: sometimes(random, ['17:00:00.000Z', '22:59:59.999Z']),
  Industry: sometimes(random, ['Banking', 'Energy']),
  Hobbies__c: sometimes(random, ['Golf', 'Chess;Golf', 'Sailing'])
});
