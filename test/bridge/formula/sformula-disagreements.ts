import type { FormulaRow } from '../../../bridge/formula/model';

/** Where the bridge means to differ from sformula 5.0.1. The test proves both sides, so that none outlives its reason. */
export interface Disagreement {
  readonly formula: string;
  readonly row?: FormulaRow;
  readonly blanks?: 'zero' | 'blank';
  readonly ours: unknown;
  /** `error` where sformula throws. */
  readonly theirs: unknown;
  readonly reason: string;
}

const engine = 'as in the formula engine that Salesforce publishes';

export const disagreements: readonly Disagreement[] = [
  {
    formula: 'NOT(AND(Number1__c > 1, TRUE))',
    ours: true,
    theirs: false,
    reason: `AND and OR take what is blank for false, ${engine}`
  },
  {
    formula: 'OR(Number1__c > 1, FALSE) = FALSE',
    ours: true,
    theirs: false,
    reason: `AND and OR take what is blank for false, ${engine}`
  },
  {
    formula: 'NOT(CONTAINS(Text1__c, "a"))',
    ours: false,
    theirs: true,
    reason: `a blank text neither contains nor lacks, ${engine}`
  },
  {
    formula: 'NOT(BEGINS(Text1__c, "a"))',
    ours: false,
    theirs: true,
    reason: `a blank text neither begins so nor otherwise, ${engine}`
  },
  {
    formula: 'ISPICKVAL(Industry, "")',
    ours: true,
    theirs: false,
    reason: `"" is the value of a picklist where none is chosen, ${engine}`
  },
  {
    formula: 'NOT(ISNUMBER(Text1__c))',
    ours: true,
    theirs: false,
    reason: `a blank text is no number, ${engine}`
  },
  {
    formula: 'CASE(Number1__c, NULL, "blank", "other")',
    ours: 'other',
    theirs: 'blank',
    reason: `a blank number meets no case, ${engine}`
  },
  {
    formula: 'TEXT(0.5)',
    ours: '0.5',
    theirs: '.5',
    reason: `the zero before the point is written, ${engine}`
  },
  {
    formula: 'TEXT(CreatedDate)',
    ours: null,
    theirs: 'Z',
    reason: 'a blank date/time is a blank text, not a lone Z'
  },
  {
    formula: 'RIGHT("abc", 2.7)',
    ours: 'bc',
    theirs: null,
    reason: `a count is cut to a whole one, ${engine}`
  },
  {
    formula: 'FIND("Test", "FTest", 0)',
    ours: 2,
    theirs: 0,
    reason: `a start below 1 is the first character, ${engine}`
  },
  {
    formula: 'LEN(TRIM("\u00a0a"))',
    ours: 2,
    theirs: 1,
    reason: `TRIM takes spaces away and nothing else, ${engine}`
  },
  {
    formula: 'LEN(TEXT(Industry))',
    ours: 0,
    theirs: null,
    reason: `a blank text has no characters, wherever it comes from, ${engine}`
  },
  {
    formula: 'ISNULL(TEXT(CloseDate))',
    ours: false,
    theirs: true,
    reason: `a text is never null, wherever it comes from, ${engine}`
  },
  {
    formula: '1 / 0',
    ours: 'fault',
    theirs: null,
    reason: 'an error of a record is named, where sformula goes on with blank'
  },
  {
    formula: 'ISBLANK(1 / 0)',
    ours: 'fault',
    theirs: true,
    reason: 'an error goes through to the result, as #Error! does in Salesforce'
  },
  {
    formula: 'VALUE("twelve")',
    ours: 'fault',
    theirs: null,
    reason: 'an error of a record is named, where sformula goes on with blank'
  },
  {
    formula: 'DATE(2026, 2, 30)',
    ours: 'fault',
    theirs: null,
    reason: 'an error of a record is named, where sformula goes on with blank'
  },
  {
    formula: 'SQRT(-1)',
    ours: 'fault',
    theirs: null,
    reason: 'an error of a record is named, where sformula goes on with blank'
  },
  {
    formula: 'MOD(5, 0)',
    ours: 'fault',
    theirs: 5,
    reason: `there is no remainder of a division by zero, ${engine}`
  },
  { formula: '1 / 3 * 3 = 1', ours: true, theirs: false, reason: 'numbers are compared at 15 digits' },
  {
    formula: 'FLOOR(1 / 3 * 3)',
    ours: 1,
    theirs: 0,
    reason: `a hair below a whole number is that number, ${engine}`
  },
  {
    formula: 'EXP(0.5)',
    ours: 1.64872127070013,
    theirs: 'error',
    reason: 'sformula takes whole exponents only'
  },
  { formula: '2 ^ 0.5', ours: 'fault', theirs: 'error', reason: `powers have whole exponents, ${engine}` },
  {
    formula: 'TIMEVALUE("10:00:00.000") - TIMEVALUE("12:00:00.000")',
    ours: 79_200_000,
    theirs: -7_200_000,
    reason: `a difference of times stays within a day, ${engine}`
  },
  {
    formula: 'DATEVALUE("2026-1-9")',
    ours: '2026-01-09',
    theirs: null,
    reason: `months and days of one digit are read, ${engine}`
  },
  {
    formula: 'DATEVALUE("2026-01-09 10:00:00")',
    ours: '2026-01-09',
    theirs: null,
    reason: `what follows the date is ignored, ${engine}`
  },
  {
    formula: 'CreatedDate + 0.000001',
    row: { CreatedDate: '2026-01-02T00:00:00.000Z' },
    ours: '2026-01-02T00:00:00.000Z',
    theirs: '2026-01-02T00:00:00.086+0000',
    reason: `date/times move by whole seconds, ${engine}`
  },
  {
    formula: '"it\'s"',
    ours: "it's",
    theirs: 'error',
    reason: 'sformula knows no apostrophe between quotation marks'
  },
  {
    formula: 'upper(name)',
    row: { Name: 'a' },
    ours: 'A',
    theirs: 'error',
    reason: 'capitals in names do not count'
  },
  { formula: 'REGEX("a", "[a-z]")', ours: true, theirs: 'error', reason: 'sformula has no such function' },
  {
    formula: 'Active__c = 1 < 2',
    row: { Active__c: true },
    ours: true,
    theirs: 'error',
    reason: 'equality binds more loosely than order, as in the grammar that Salesforce publishes'
  },
  { formula: '"a" < "b"', ours: true, theirs: 'error', reason: `texts have an order, ${engine}` },
  { formula: 'null = ""', ours: true, theirs: 'error', reason: 'a blank value may stand on either side' },
  { formula: '1 & 2', ours: 'problem', theirs: 3, reason: '& joins texts; for sformula it is another +' },
  {
    formula: '2 * 2 ^ 3',
    ours: 'problem',
    theirs: 16,
    reason: 'Salesforce computes 64, its documentation promises 16: parentheses are asked for'
  },
  {
    formula: 'constructor',
    ours: 'problem',
    theirs: 'a function of JavaScript',
    reason: 'no name outside describe is known'
  },
  {
    formula: 'TEXT(Active__c)',
    ours: 'problem',
    theirs: 'false',
    reason: `TEXT takes no checkbox, ${engine}`
  },
  {
    formula: 'ISBLANK(Active__c)',
    ours: 'problem',
    theirs: false,
    reason: `a checkbox is never blank, ${engine}`
  },
  {
    formula: 'DATEVALUE(CloseDate)',
    ours: 'problem',
    theirs: null,
    reason: `DATEVALUE takes a date/time or a text, ${engine}`
  },
  {
    formula: 'INCLUDES(Hobbies__c, Text1__c)',
    ours: 'problem',
    theirs: false,
    reason: 'the value must stand in quotation marks; source: help "INCLUDES"'
  },
  {
    formula: 'HYPERLINK("a", "b")',
    ours: 'problem',
    theirs: '<a href="a" target="_blank">b</a>',
    reason: 'a profile field holds no HTML of Salesforce pages'
  },
  { formula: 'NULL', ours: 'problem', theirs: null, reason: 'a formula that is always blank is a mistake' }
];
