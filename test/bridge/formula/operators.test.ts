import { table, valueOf } from './evaluate';

describe('help "Formula Operators and Functions by Context": mathematics', () => {
  table([
    ['1 + 37', 38],
    ['37 - 1', 36],
    ['1 - 37', -36],
    ['6 / 3 * 2', 4],
    ['2 + 3 * 4', 14],
    ['(2 + 3) * 4', 20],
    ['10 - 4 - 3', 3],
    ['-2', -2],
    ['+37', 37],
    ['- - 2', 2],
    ['-Number1__c', -4.5, { Number1__c: 4.5 }],
    ['0 - Number1__c', 0, { Number1__c: 0 }],
    ['2 ^ 3', 8],
    ['2 ^ -1', 0.5],
    ['0 ^ 0', 1],
    ['1.1 ^ 2', 1.21],
    ['2 ^ 3 ^ 2', 64],
    ['-2 ^ 2', 4],
    ['(2 * 2) ^ 3', 64],
    ['2 * (2 ^ 3)', 16],
    ['007', 7]
  ]);
});

describe('numbers are decimals: no surprises of binary fractions', () => {
  table([
    ['0.1 + 0.2', 0.3],
    ['0.3 - 0.1', 0.2],
    ['0.1 * 3', 0.3],
    ['1.1 * 1.1', 1.21],
    ['0.3 / 0.1', 3],
    ['0.1 + 0.2 = 0.3', true],
    ['4.35 * 100', 435],
    ['1.15 + 2.30', 3.45],
    ['Amount * 1.19', 118.99881, { Amount: 99.999 }],
    ['Amount - Price__c', 0.01, { Amount: 1000000.01, Price__c: 1000000 }],
    ['1 / 3 * 3 = 1', true],
    ['6 / 11 * 11', 6],
    ['1 / 3', 0.333333333333333],
    ['99999999999.99 + 0.01', 100000000000],
    ['9007199254740991 + 0', 9007199254740991]
  ]);
});

describe('published formula engine, OperatorEquality and OperatorComparison: comparisons', () => {
  table([
    ['1 = 1', true],
    ['1 == 1', true],
    ['37 = 1', false],
    ['1 <> 1', false],
    ['1 != 2', true],
    ['1 < 37', true],
    ['37 < 37', false],
    ['37 <= 37', true],
    ['38 <= 37', false],
    ['38 > 37', true],
    ['36 >= 37', false],
    ['"ab" = "ab"', true],
    ['"ab" = "AB"', false],
    ['"ab" <> "ba"', true],
    ['"a" < "b"', true],
    ['"b" <= "a"', false],
    ['Text1__c < "b"', false, { Text1__c: null }],
    ['Active__c = TRUE', true, { Active__c: true }],
    ['Active__c = Vip__c', false, { Active__c: true, Vip__c: false }],
    ['Active__c != Vip__c', true, { Active__c: true, Vip__c: false }],
    ['DATE(2014, 3, 20) <= DATE(2015, 3, 20)', true],
    ['CloseDate = DATE(2026, 1, 2)', true, { CloseDate: '2026-01-02' }],
    [
      'CreatedDate < LastModifiedDate',
      true,
      { CreatedDate: '2026-01-02T03:04:05.000+0000', LastModifiedDate: '2026-01-02T03:04:05.001Z' }
    ],
    [
      'CreatedDate = LastModifiedDate',
      true,
      { CreatedDate: '2026-01-02T03:04:05.000+0000', LastModifiedDate: '2026-01-02T05:04:05.000+02:00' }
    ],
    ['OpensAt__c < ClosesAt__c', true, { OpensAt__c: '08:30:00.000Z', ClosesAt__c: '17:00:00.000Z' }],
    ['TIMEVALUE("12:34:56.789") = TIMEVALUE("12:34:56.789")', true],
    ['1 < 2 = TRUE', true],
    ['Active__c = 1 < 2', true, { Active__c: true }]
  ]);
});

describe('published formula engine: comparisons with what is blank are neither true nor false', () => {
  table([
    ['Number1__c = 1', false],
    ['Number1__c <> 1', false],
    ['NOT(Number1__c = 1)', false],
    ['Number1__c < 1', false],
    ['Number1__c = null', false],
    ['37 = null', false],
    ['null = 37', false],
    ['IF(1 = null, 1, 0)', 0],
    ['CloseDate > DATE(2020, 1, 1)', false],
    ['Text1__c = ""', true],
    ['Text1__c = null', true],
    ['Text1__c <> null', false],
    ['Text1__c <> "x"', true],
    ['null = ""', true],
    ['null <> "ab"', true]
  ]);
});

describe('help "Formula Operators and Functions by Context": && || ! and their order', () => {
  table([
    ['TRUE && FALSE', false],
    ['TRUE || FALSE', true],
    ['!TRUE', false],
    ['!!Active__c', true, { Active__c: true }],
    ['not false', true],
    ['NOT Active__c && TRUE', true, { Active__c: false }],
    ['TRUE || TRUE && FALSE', true],
    ['(TRUE || TRUE) && FALSE', false],
    ['FALSE && 1 / 0 = 0', false],
    ['TRUE || 1 / 0 = 0', true]
  ]);
});

describe('help "Formula Operators and Functions by Context": joining texts with & and +', () => {
  table([
    ['"a" & "b"', 'ab'],
    ['"a" + "b" & "c"', 'abc'],
    ['Text1__c & " " & Text2__c', 'Ada Lovelace', { Text1__c: 'Ada', Text2__c: 'Lovelace' }],
    ['Text1__c & "!" & Text2__c', '!', {}],
    ['"it\'s"', "it's"],
    ['\'say "hi"\'', 'say "hi"'],
    ['"say \\"hi\\""', 'say "hi"'],
    ["'it\\'s'", "it's"],
    ['"a\\\\b"', 'a\\b'],
    ['"/* no comment */"', '/* no comment */'],
    ['/* a comment */ "x" /* another\n one */', 'x']
  ]);
});

describe('what a text formula gives', () => {
  test('is without spaces around it, and blank when nothing is left, as a text formula field is', () => {
    expect(valueOf('"  a b  "')).toBe('a b');
    expect(valueOf('Text1__c & " " & Text2__c')).toBeNull();
    expect(valueOf('""')).toBeNull();
  });
});

describe('help "Formula Operators and Functions by Context": dates and times with + and -', () => {
  table([
    ['DATE(2026, 3, 20) + 5', '2026-03-25'],
    ['DATE(2026, 3, 20) - 20', '2026-02-28'],
    ['DATE(2024, 3, 1) - 1', '2024-02-29'],
    ['DATE(2005, 4, 5) + 0.7', '2005-04-05'],
    ['DATE(2005, 4, 5) + 1.9', '2005-04-06'],
    ['DATE(2005, 4, 5) + 0.5 + 0.5', '2005-04-05'],
    ['DATE(2005, 4, 5) + (0.5 + 0.5)', '2005-04-06'],
    ['DATE(2005, 4, 5) + (-1.9)', '2005-04-04'],
    ['DATE(2005, 4, 5) - DATE(2005, 4, 1)', 4],
    ['CloseDate - Birthdate', null, { CloseDate: '2026-01-01' }],
    ['CreatedDate + 1', '2026-01-03T10:00:00.000Z', { CreatedDate: '2026-01-02T10:00:00.000+0000' }],
    ['CreatedDate + 0.5', '2026-01-02T22:00:00.000Z', { CreatedDate: '2026-01-02T10:00:00.000+0000' }],
    ['CreatedDate - 1 / 24', '2026-01-02T09:00:00.000Z', { CreatedDate: '2026-01-02T10:00:00.000+0000' }],
    ['CreatedDate + 1 / 86400', '2026-01-02T10:00:01.000Z', { CreatedDate: '2026-01-02T10:00:00.000+0000' }],
    [
      'LastModifiedDate - CreatedDate',
      1.5,
      { CreatedDate: '2026-01-01T00:00:00.000Z', LastModifiedDate: '2026-01-02T12:00:00.000Z' }
    ],
    [
      'FLOOR((LastModifiedDate - CreatedDate) * 1440)',
      122,
      { CreatedDate: '2004-12-31T09:00:00.000Z', LastModifiedDate: '2004-12-31T11:02:00.000Z' }
    ],
    [
      'CEILING((LastModifiedDate - CreatedDate) * 1440 * 60)',
      86401,
      { CreatedDate: '2004-12-30T12:00:00.000Z', LastModifiedDate: '2004-12-31T12:00:01.000Z' }
    ],
    ['OpensAt__c + 3600000', '09:30:00.000Z', { OpensAt__c: '08:30:00.000Z' }],
    ['TIMEVALUE("12:34:56.789") + 86400000', '12:34:56.789Z'],
    ['TIMEVALUE("01:00:00.000") - 7200000', '23:00:00.000Z'],
    ['TIMEVALUE("08:34:56.789") - TIMEVALUE("06:34:56.789")', 7200000],
    ['TIMEVALUE("10:34:56.789") - TIMEVALUE("12:34:56.789")', 79200000]
  ]);
});
