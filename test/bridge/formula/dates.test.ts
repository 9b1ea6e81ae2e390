import { table } from './evaluate';

describe('help "TODAY"; "Formula Operators and Functions by Context": now', () => {
  table([
    ['TODAY()', '2026-11-21'],
    ['NOW()', '2026-11-21T02:15:30.250Z'],
    ['TIMENOW()', '02:15:30.250Z'],
    ['TODAY() + 5', '2026-11-26'],
    ['TODAY() - CloseDate', 20, { CloseDate: '2026-11-01' }],
    ['DATE(YEAR(CloseDate) + 1, MONTH(CloseDate), 1) - TODAY() > 30', true, { CloseDate: '2026-03-29' }]
  ]);
});

describe('Visualforce guide "Functions", DATE: a date that does not exist is an error', () => {
  table([
    ['DATE(2026, 2, 28)', '2026-02-28'],
    ['DATE(2024, 2, 29)', '2024-02-29'],
    ['DATE(2000, 2, 29)', '2000-02-29'],
    ['DATE(2026, 2, 29)', 'fault: formula.no-date'],
    ['DATE(1900, 2, 29)', 'fault: formula.no-date'],
    ['DATE(2026, 13, 1)', 'fault: formula.no-date'],
    ['DATE(2026, 0, 1)', 'fault: formula.no-date'],
    ['DATE(2026, 4, 31)', 'fault: formula.no-date'],
    ['DATE(10000, 1, 1)', 'fault: formula.no-date'],
    ['DATE(2026.9, 1.9, 2.9)', '2026-01-02'],
    ['DATE(Number1__c, 1, 1)', null],
    ['DATE(1, 1, 1)', '0001-01-01'],
    ['DATE(9999, 12, 31)', '9999-12-31'],
    ['DATE(9999, 12, 31) + 1', 'fault: formula.date-range'],
    ['DATE(1, 1, 1) - 1', 'fault: formula.date-range']
  ]);
});

describe('"Formula Operators and Functions by Context": the parts of a date', () => {
  table([
    ['YEAR(DATE(2026, 11, 21))', 2026],
    ['MONTH(DATE(2026, 11, 21))', 11],
    ['DAY(DATE(2026, 11, 21))', 21],
    ['WEEKDAY(DATE(2026, 11, 21))', 7],
    ['WEEKDAY(DATE(2026, 11, 22))', 1],
    ['WEEKDAY(DATE(1969, 12, 28))', 1],
    ['DAYOFYEAR(DATE(2026, 12, 31))', 365],
    ['DAYOFYEAR(DATE(2024, 12, 31))', 366],
    ['DAYOFYEAR(DATE(2026, 1, 1))', 1],
    ['ISOWEEK(DATE(2026, 1, 1))', 1],
    ['ISOWEEK(DATE(2021, 1, 3))', 53],
    ['ISOYEAR(DATE(2021, 1, 3))', 2020],
    ['ISOWEEK(DATE(2018, 12, 31))', 1],
    ['ISOYEAR(DATE(2018, 12, 31))', 2019],
    ['ISOWEEK(CreatedDate)', 53, { CreatedDate: '2021-01-03T23:59:59.000Z' }],
    ['YEAR(CloseDate)', null],
    ['WEEKDAY(CloseDate)', null]
  ]);
});

describe('Visualforce guide "Functions", ADDMONTHS: the last day of a month stays one', () => {
  table([
    ['ADDMONTHS(DATE(2026, 1, 31), 1)', '2026-02-28'],
    ['ADDMONTHS(DATE(2024, 1, 31), 1)', '2024-02-29'],
    ['ADDMONTHS(DATE(2026, 2, 28), 1)', '2026-03-31'],
    ['ADDMONTHS(DATE(2026, 1, 30), 1)', '2026-02-28'],
    ['ADDMONTHS(DATE(2026, 1, 15), 1)', '2026-02-15'],
    ['ADDMONTHS(DATE(2026, 1, 15), -1)', '2025-12-15'],
    ['ADDMONTHS(DATE(2026, 3, 31), -1)', '2026-02-28'],
    ['ADDMONTHS(DATE(2024, 2, 29), 12)', '2025-02-28'],
    ['ADDMONTHS(DATE(2026, 1, 15), 1.9)', '2026-02-15'],
    ['ADDMONTHS(DATE(2026, 1, 15), Number1__c)', null],
    ['ADDMONTHS(CloseDate, 1)', null],
    ['ADDMONTHS(CreatedDate, 2)', '2026-02-28T10:00:00.000Z', { CreatedDate: '2025-12-31T10:00:00.000Z' }],
    ['ADDMONTHS(DATE(9999, 12, 1), 1)', 'fault: formula.date-range'],
    ['ADDMONTHS(DATE(2026, 1, 1), 1000000000)', 'fault: formula.date-range']
  ]);
});

describe('published formula engine, FunctionDateValue, FunctionDatetimeValue, FunctionTimeValue: from texts', () => {
  table([
    ['DATEVALUE("2026-01-09")', '2026-01-09'],
    ['DATEVALUE("2011-1-9")', '2011-01-09'],
    ['DATEVALUE("2005-11-15 17:00:00")', '2005-11-15'],
    ['DATEVALUE("2026-02-30")', 'fault: formula.no-date'],
    ['DATEVALUE("21/11/2026")', 'fault: formula.no-date'],
    ['DATEVALUE(Text1__c)', null],
    ['DATETIMEVALUE("2005-11-15 17:00:00")', '2005-11-15T17:00:00.000Z'],
    ['DATETIMEVALUE("2012-2-7 5:22:33")', '2012-02-07T05:22:33.000Z'],
    ['DATETIMEVALUE("2012-01-01 24:00:00")', 'fault: formula.no-date'],
    ['DATETIMEVALUE("2012-01-01 23:60:00")', 'fault: formula.no-date'],
    ['DATETIMEVALUE("2012:02:02")', 'fault: formula.no-date'],
    ['DATETIMEVALUE("sample")', 'fault: formula.no-date'],
    ['DATETIMEVALUE(TEXT(NOW()))', '2026-11-21T02:15:30.000Z'],
    ['DATETIMEVALUE(DATE(2026, 1, 2))', '2026-01-02T00:00:00.000Z'],
    ['DATETIMEVALUE(CloseDate)', null],
    ['TIMEVALUE("10:40:55.666")', '10:40:55.666Z'],
    ['TIMEVALUE("25:00:00.000")', 'fault: formula.no-date'],
    ['TIMEVALUE("10:40")', 'fault: formula.no-date'],
    ['TIMEVALUE(CreatedDate)', '10:04:05.678Z', { CreatedDate: '2026-01-02T10:04:05.678+0000' }],
    ['TIMEVALUE(Text1__c)', null]
  ]);
});

describe('help article 005115576: the parts of a time', () => {
  table([
    ['HOUR(TIMEVALUE("10:40:55.666"))', 10],
    ['MINUTE(TIMEVALUE("10:40:55.666"))', 40],
    ['SECOND(TIMEVALUE("10:40:55.666"))', 55],
    ['MILLISECOND(TIMEVALUE("10:40:55.666"))', 666],
    ['HOUR(OpensAt__c)', 8, { OpensAt__c: '08:30:00.000Z' }],
    ['HOUR(OpensAt__c)', null],
    ['OpensAt__c', '08:30:00.000Z', { OpensAt__c: '08:30:00.000Z' }]
  ]);
});

describe('published formula engine, FunctionUnixTimestamp, FunctionFromUnixTime, FunctionFormatDuration', () => {
  table([
    ['UNIXTIMESTAMP(DATE(2026, 1, 1))', 1767225600],
    ['UNIXTIMESTAMP(CreatedDate)', 1767323045, { CreatedDate: '2026-01-02T03:04:05.999Z' }],
    ['UNIXTIMESTAMP(TIMEVALUE("01:00:00.500"))', 3600],
    ['UNIXTIMESTAMP(CloseDate)', null],
    ['FROMUNIXTIME(1767323045)', '2026-01-02T03:04:05.000Z'],
    ['FROMUNIXTIME(1767323045.5)', '2026-01-02T03:04:05.500Z'],
    ['FROMUNIXTIME(-1)', '1969-12-31T23:59:59.000Z'],
    ['FROMUNIXTIME(999999999999999)', 'fault: formula.date-range'],
    ['FROMUNIXTIME(UNIXTIMESTAMP(NOW()))', '2026-11-21T02:15:30.000Z'],
    ['FORMATDURATION(3725)', '01:02:05'],
    ['FORMATDURATION(-3725)', '01:02:05'],
    ['FORMATDURATION(360000)', '100:00:00'],
    ['FORMATDURATION(90061, TRUE)', '1:01:01:01'],
    ['FORMATDURATION(90061, FALSE)', '25:01:01'],
    ['FORMATDURATION(TIMEVALUE("08:00:00.000"), TIMEVALUE("10:30:00.000"))', '02:30:00'],
    [
      'FORMATDURATION(CreatedDate, LastModifiedDate)',
      '1:12:00:00',
      { CreatedDate: '2026-01-01T00:00:00.000Z', LastModifiedDate: '2026-01-02T12:00:00.000Z' }
    ],
    ['FORMATDURATION(Number1__c)', null]
  ]);
});
