import { table } from './evaluate';

describe('published formula engine, FunctionAnd, FunctionOr, OperatorNot', () => {
  table([
    ['AND(TRUE, TRUE)', true],
    ['AND(TRUE, TRUE, FALSE)', false],
    ['AND(1 = 1, 3 < 37, 8 <> 12)', true],
    ['AND(1 = 1, Number1__c > 3)', false],
    ['AND(1 <> 1, 1 / 0 = 0)', false],
    ['AND(TRUE)', true],
    ['OR(TRUE, FALSE)', true],
    ['OR(1 = 0, 3 > 37, 8 = 12)', false],
    ['OR(1 = 0, 3 < 37, Number1__c = 1)', true],
    ['OR(Number1__c = 1, 3 > 37)', false],
    ['OR(1 = 1, 1 / 0 = 0)', true],
    ['NOT(FALSE)', true],
    ['NOT(1 = 1)', false],
    ['NOT(NOT(Text1__c = Text2__c))', true],
    ['NOT(AND(Number1__c > 3, TRUE))', true],
    ['NOT(Number1__c > 3)', false]
  ]);
});

describe('published formula engine, FunctionIf: a condition that is blank is not met', () => {
  table([
    ['IF(1 = 1, 1, 0)', 1],
    ['IF(1 = 37, 1, 0)', 0],
    ['5 = IF(1 = 37, 1, 0)', false],
    ['IF(TRUE, 1, null)', 1],
    ['IF(FALSE, 1, null)', null],
    ['IF(TRUE, null, "x")', null],
    ['IF(FALSE, 1 / 0, 37)', 37],
    ['IF(TRUE, 37, 1 / 0)', 37],
    ['IF(Number1__c > 1, "big", "small")', 'small'],
    ['IF(Active__c, CloseDate, Birthdate)', '2026-01-02', { Active__c: true, CloseDate: '2026-01-02' }],
    ['IF(Active__c, Vip__c, TRUE)', true, { Active__c: false }],
    ['IF(ISBLANK(Birthdate), null, YEAR(TODAY()) - YEAR(Birthdate))', 36, { Birthdate: '1990-05-05' }],
    ['IF(ISBLANK(Birthdate), null, YEAR(TODAY()) - YEAR(Birthdate))', null, { Birthdate: null }],
    ['if(isBlank(NAME), "none", name)', 'Ada', { Name: 'Ada' }]
  ]);
});

describe('help "ISBLANK": blank is null and the empty text; a space and a zero are not', () => {
  table([
    ['ISBLANK(Text1__c)', true],
    ['ISBLANK(Text1__c)', true, { Text1__c: '' }],
    ['ISBLANK(Text1__c)', false, { Text1__c: ' ' }],
    ['ISBLANK(Number1__c)', true],
    ['ISBLANK(Number1__c)', false, { Number1__c: 0 }],
    ['ISBLANK(CloseDate)', true],
    ['ISBLANK(CreatedDate)', false, { CreatedDate: '2026-01-02T10:00:00.000Z' }],
    ['ISBLANK(OpensAt__c)', true],
    ['ISBLANK(Industry)', true],
    ['ISBLANK(Hobbies__c)', false, { Hobbies__c: 'Golf' }],
    ['ISBLANK(Account.Name)', true, { Account: null }],
    ['ISBLANK(Account.Name)', false, { Account: { Name: 'Acme' } }],
    ['ISBLANK(TEXT(Industry))', true],
    ['ISBLANK(null)', true],
    ['ISBLANK(Number1__c + 1)', true]
  ]);
});

describe('help "ISNULL" and "NULLVALUE": a text is never null', () => {
  table([
    ['ISNULL(Text1__c)', false],
    ['ISNULL(Number1__c)', true],
    ['ISNULL(CloseDate)', true],
    ['ISNULL(Industry)', true],
    ['NULLVALUE(Text1__c, "x")', null],
    ['NULLVALUE(Number1__c, 5)', 5],
    ['NULLVALUE(CloseDate, DATE(2026, 1, 1))', '2026-01-01'],
    ['NULLVALUE(Number1__c, 5)', 0, { Number1__c: 0 }]
  ]);
});

describe('help "BLANKVALUE"', () => {
  table([
    ['BLANKVALUE(Text1__c, "none")', 'none'],
    ['BLANKVALUE(Text1__c, "none")', 'Ada', { Text1__c: 'Ada' }],
    ['BLANKVALUE(Number1__c, 5)', 5],
    ['BLANKVALUE(Number1__c, 5)', 0, { Number1__c: 0 }],
    ['BLANKVALUE(CloseDate, TODAY())', '2026-11-21'],
    ['BLANKVALUE(CreatedDate, NOW())', '2026-11-21T02:15:30.250Z'],
    ['BLANKVALUE(TEXT(Industry), "unknown")', 'unknown'],
    ['BLANKVALUE(BLANKVALUE(Text1__c, Text2__c), "x")', 'b', { Text2__c: 'b' }]
  ]);
});

describe('help "NULLVALUE": blank number fields as zeroes', () => {
  table(
    [
      ['Number1__c + 2', 2],
      ['Amount', 0],
      ['Discount__c * 100', 0],
      ['ISBLANK(Number1__c)', false],
      ['BLANKVALUE(Number1__c, 5)', 0],
      ['NULLVALUE(Amount, 5)', 0],
      ['Number1__c < 1', true],
      ['TEXT(Number1__c)', '0'],
      ['Account.AnnualRevenue + 1', 1, { Account: null }],
      ['ISBLANK(Text1__c)', true],
      ['ISBLANK(CloseDate)', true],
      ['CloseDate + Number1__c', '2026-01-02', { CloseDate: '2026-01-02' }]
    ],
    { blanks: 'zero' }
  );
});

describe('blank number fields as blanks', () => {
  table([
    ['Number1__c + 2', null],
    ['Number1__c * 0', null],
    ['Number1__c / 0', null],
    ['MAX(Number1__c, 1)', null],
    ['ABS(Number1__c)', null],
    ['TEXT(Number1__c)', null],
    ['LEFT("abc", Number1__c)', null],
    ['CloseDate + Number1__c', null, { CloseDate: '2026-01-02' }],
    ['Account.AnnualRevenue + 1', null, { Account: null }],
    ['Account.IsPartner', false, { Account: null }],
    ['Account.Owner.Name', null, { Account: { Owner: null } }],
    ['Account.Owner.Name', 'Grace', { Account: { Owner: { Name: 'Grace' } } }]
  ]);
});
