import { problemsOf, table } from './evaluate';

describe('help "ISPICKVAL": the value of a picklist, or none', () => {
  table([
    ['ISPICKVAL(Industry, "Banking")', true, { Industry: 'Banking' }],
    ['ISPICKVAL(Industry, "Banking")', false, { Industry: 'Energy' }],
    ['ISPICKVAL(Industry, "Banking")', false],
    ['ISPICKVAL(Industry, "banking")', false, { Industry: 'Banking' }],
    ['ISPICKVAL(Industry, "")', true],
    ['ISPICKVAL(Industry, "")', false, { Industry: 'Energy' }],
    ['ISPICKVAL(Account.Industry, "Energy")', true, { Account: { Industry: 'Energy' } }],
    ['NOT(ISPICKVAL(Industry, "Banking"))', true],
    ['TEXT(Industry) = "Banking"', true, { Industry: 'Banking' }],
    ['TEXT(Industry)', 'tech', { Industry: 'tech' }]
  ]);
});

describe('help "CASE"', () => {
  table([
    ['CASE(10, 9, 0, 10, 1, 11, 0, 2)', 1],
    ['CASE(37, 9, 0, 10, 1, 11, 0, 2)', 2],
    ['CASE(10, 9, "groucho", 10, "chico", 11, "harpo", "zeppo")', 'chico'],
    ['CASE(MONTH(CloseDate), 1, "January", 2, "February", "later")', 'February', { CloseDate: '2026-02-14' }],
    ['CASE(Text1__c, "a", 1, "b", 2, 0)', 2, { Text1__c: 'b' }],
    ['CASE(Text1__c, "a", 1, "b", 2, 0)', 0, { Text1__c: 'B' }],
    ['CASE(Text1__c, Text2__c, "same", "other")', 'same', { Text1__c: 'x', Text2__c: 'x' }],
    ['CASE(Text1__c, "", "blank", "filled")', 'blank'],
    ['CASE(Text1__c, "a", 1, "a", 2, 0)', 1, { Text1__c: 'a' }],
    ['CASE(Text1__c, null, "blank", "filled")', 'blank'],
    ['CASE(Number1__c, null, "blank", "other")', 'other'],
    ['CASE(Number1__c, 1, "one", "other")', 'other'],
    ['CASE(Number1__c, 0.3, "met", "not")', 'met', { Number1__c: 0.3 }],
    ['CASE(CloseDate, DATE(2026, 1, 2), "that day", "another")', 'that day', { CloseDate: '2026-01-02' }],
    ['CASE(null, 9, 0, 10, 1, 2)', 2],
    ['CASE(Industry, "Banking", 1, "Energy", 2, 0)', 2, { Industry: 'Energy' }],
    ['CASE(Industry, "Banking", 1, 0)', 0],
    ['CASE(Industry, "", "none", "some")', 'none'],
    ['CASE(Industry, "Banking", null, "x")', null, { Industry: 'Banking' }],
    [
      'CASE(Industry, "Banking", CloseDate, Birthdate)',
      '2026-01-02',
      { Industry: 'Banking', CloseDate: '2026-01-02' }
    ],
    ['CASE(1, 1, "first", 1, "second", "none")', 'first'],
    ['CASE(Number1__c, 1, 1 / 0, 5)', 5, { Number1__c: 2 }]
  ]);
});

describe('help "INCLUDES": one of the chosen values', () => {
  table([
    ['INCLUDES(Hobbies__c, "Golf")', true, { Hobbies__c: 'Chess;Golf;Sailing' }],
    ['INCLUDES(Hobbies__c, "Golf")', true, { Hobbies__c: 'Golf' }],
    ['INCLUDES(Hobbies__c, "Golf")', false, { Hobbies__c: 'Golfing;Minigolf' }],
    ['INCLUDES(Hobbies__c, "Golf")', true, { Hobbies__c: 'Golfing;Golf' }],
    ['INCLUDES(Hobbies__c, "golf")', false, { Hobbies__c: 'Golf' }],
    ['INCLUDES(Hobbies__c, "Golf")', false],
    ['NOT(INCLUDES(Hobbies__c, "Golf"))', true],
    ['PICKLISTCOUNT(Hobbies__c)', 3, { Hobbies__c: 'Chess;Golf;Sailing' }],
    ['PICKLISTCOUNT(Hobbies__c)', 0]
  ]);
});

describe('what picklists refuse', () => {
  test.each([
    ['ISPICKVAL(Industry, Text1__c)', 'formula.literal-needed'],
    ['ISPICKVAL(Text1__c, "a")', 'formula.argument-type'],
    ['ISPICKVAL(Industry, "Technology")', 'formula.picklist-value'],
    ['CASE(Industry, "Technology", 1, 0)', 'formula.picklist-value'],
    ['CASE(Industry, Text1__c, 1, 0)', 'formula.literal-needed'],
    ['INCLUDES(Hobbies__c, "")', 'formula.picklist-value'],
    ['INCLUDES(Hobbies__c, " ")', 'formula.picklist-value'],
    ['INCLUDES(Hobbies__c, Text1__c)', 'formula.literal-needed'],
    ['INCLUDES(Industry, "Energy")', 'formula.picklist'],
    ['Industry = "Energy"', 'formula.picklist'],
    ['"x" & Industry', 'formula.picklist'],
    ['LEN(Industry)', 'formula.picklist'],
    ['IF(Active__c, Industry, "x")', 'formula.picklist'],
    ['CONTAINS(Hobbies__c, "Golf")', 'formula.picklist'],
    ['TEXT(Hobbies__c)', 'formula.picklist'],
    ['CASE(Hobbies__c, "Golf", 1, 0)', 'formula.argument-type'],
    ['BLANKVALUE(Industry, "none")', 'formula.picklist'],
    ['Industry', 'formula.picklist'],
    ['CASE(Active__c, TRUE, 1, 0)', 'formula.argument-type']
  ])('%s: %s', (formula, code) => {
    expect(problemsOf(formula)).toEqual([expect.objectContaining({ code })]);
  });

  test('a label is answered with the value that records hold', () => {
    const [problem] = problemsOf('ISPICKVAL(Industry, "Technology")');
    expect(problem?.fix).toBe('Write "tech".');
  });
});
