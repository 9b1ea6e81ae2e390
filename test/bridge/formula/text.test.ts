import { table } from './evaluate';

describe('published formula engine, FunctionLeft, FunctionRight, FunctionMid', () => {
  table([
    ['LEFT("Salesforce", 5)', 'Sales'],
    ['LEFT("abc", 10)', 'abc'],
    ['LEFT("abc", 0)', null],
    ['LEFT("abc", -1)', null],
    ['LEFT("abc", 1.9)', 'a'],
    ['LEFT(Text1__c, 2)', null],
    ['RIGHT("Salesforce", 5)', 'force'],
    ['RIGHT("123456", 1)', '6'],
    ['RIGHT("123456", 0)', null],
    ['RIGHT("abc", 10)', 'abc'],
    ['RIGHT("abc", 2.7)', 'bc'],
    ['MID("Salesforce", 6, 5)', 'force'],
    ['MID("abcdef", 2, 3)', 'bcd'],
    ['MID("abcdef", 0, 3)', 'abc'],
    ['MID("abcdef", -5, 2)', 'ab'],
    ['MID("abcdef", 5, 10)', 'ef'],
    ['MID("abcdef", 7, 1)', null],
    ['MID("abcdef", 2, -1)', null]
  ]);
});

describe('published formula engine, FunctionLen, FunctionFind: counted from 1', () => {
  table([
    ['LEN("Salesforce")', 10],
    ['LEN(Text1__c)', 0],
    ['LEN("a b ")', 4],
    ['FIND("force", "Salesforce")', 6],
    ['FIND("Text", "ConText")', 4],
    ['FIND("Text", "Context")', 0],
    ['FIND("x", Text1__c)', 0],
    ['FIND("", "abc")', 0],
    ['FIND("-", "ABC - XYZ", 5)', 5],
    ['FIND("-", "ABC - XYZ", 6)', 0],
    ['FIND("Test", "FTest", 1)', 2],
    ['FIND("Test", "FTest", 3)', 0],
    ['FIND("Test", "FFFFTest", -1)', 5],
    ['FIND("Test", "FTest", 0)', 2],
    ['FIND("%", "Foo%Foo", 2)', 4],
    ['MID(Email, FIND("@", Email) + 1, LEN(Email))', 'example.com', { Email: 'ada@example.com' }]
  ]);
});

describe('help "CONTAINS" (capitals count); published formula engine, FunctionContains, FunctionBegins', () => {
  table([
    ['CONTAINS("Golden File", "Gold")', true],
    ['CONTAINS("Golden File", "n F")', true],
    ['CONTAINS("Golden File", "gold")', false],
    ['CONTAINS("abc", Text1__c)', true],
    ['CONTAINS(Text1__c, "a")', false],
    ['NOT(CONTAINS(Text1__c, "a"))', false],
    ['OR(ISBLANK(Text1__c), NOT(CONTAINS(Text1__c, "a")))', true],
    ['BEGINS("Golden File", "Gold")', true],
    ['BEGINS("Golden File", "File")', false],
    ['BEGINS("!Hello", "!")', true],
    ['BEGINS(Text1__c, "a")', false],
    ['IF(CONTAINS(Text1__c, "part"), "Parts", "Service")', 'Parts', { Text1__c: 'spare part' }]
  ]);
});

describe('published formula engine, FunctionSubstitute: all of them; a blank search text changes nothing', () => {
  table([
    ['SUBSTITUTE("Golden File", "Golden", "Platinum")', 'Platinum File'],
    ['SUBSTITUTE("Replace All x x x", "x", "z")', 'Replace All z z z'],
    ['SUBSTITUTE("Replace Space", " ", "No")', 'ReplaceNoSpace'],
    ['SUBSTITUTE("No match", "First", "Second")', 'No match'],
    ['SUBSTITUTE("a.b.c", ".", "")', 'abc'],
    ['SUBSTITUTE("abc", "", "x")', 'abc'],
    ['SUBSTITUTE("cost", "cost", "$&")', '$&'],
    ['SUBSTITUTE(Text1__c, "a", "b")', null]
  ]);
});

describe('published formula engine, FunctionTrim, FunctionLower, FunctionUpper, FunctionInitCap, FunctionReverse', () => {
  table([
    ['"[" & TRIM("  a b  ") & "]"', '[a b]'],
    ['"[" & TRIM("   ") & "]"', '[]'],
    ['LOWER("ÉCOLE Straße")', 'école straße'],
    ['UPPER("istanbul")', 'ISTANBUL'],
    ['UPPER("istanbul", "tr")', 'İSTANBUL'],
    ['LOWER("TITLE", "tr_TR")', 'tıtle'],
    ['UPPER("abc", "no language")', 'ABC'],
    ['LOWER(Text1__c)', null],
    ['INITCAP("ada LOVELACE")', 'Ada Lovelace'],
    ['INITCAP("o\'neil-smith 3com")', "O'Neil-Smith 3com"],
    ['REVERSE("abc")', 'cba'],
    ['REVERSE("a😀b")', 'b😀a']
  ]);
});

describe('published formula engine, FunctionLpad, FunctionRpad', () => {
  table([
    ['LPAD("abc", 6, "0")', '000abc'],
    ['LPAD("abc", 7, "12")', '1212abc'],
    ['"[" & LPAD("abc", 5) & "]"', '[  abc]'],
    ['LPAD("abcdef", 3, "0")', 'abc'],
    ['LPAD("abc", 0, "0")', null],
    ['LPAD("abc", -1, "0")', null],
    ['LPAD(Text1__c, 3, "0")', null],
    ['LPAD("abc", 5, "")', null],
    ['RPAD("abc", 6, "0")', 'abc000'],
    ['RPAD("abc", 7, "12")', 'abc1212'],
    ['"[" & RPAD("abc", 5) & "]"', '[abc  ]'],
    ['RPAD("abcdef", 3, "0")', 'abc'],
    ['LPAD(TEXT(MONTH(CloseDate)), 2, "0")', '02', { CloseDate: '2026-02-14' }]
  ]);
});

describe('published formula engine, FunctionText: no grouping, no exponent, no symbol', () => {
  table([
    ['TEXT(1234567.891)', '1234567.891'],
    ['TEXT(0.5)', '0.5'],
    ['TEXT(-0.25)', '-0.25'],
    ['TEXT(100)', '100'],
    ['TEXT(1.50)', '1.5'],
    ['TEXT(0.1 + 0.2)', '0.3'],
    ['TEXT(0.0000001)', '0.0000001'],
    ['TEXT(10 ^ 21)', '1000000000000000000000'],
    ['TEXT(Amount)', '24.42', { Amount: 24.42 }],
    ['TEXT(Discount__c)', '0.455', { Discount__c: 45.5 }],
    ['TEXT(Number1__c)', null],
    ['TEXT(DATE(2013, 12, 31))', '2013-12-31'],
    ['TEXT(DATE(5, 1, 2))', '0005-01-02'],
    ['TEXT(CloseDate)', null],
    ['TEXT(DATETIMEVALUE("2013-12-31 01:02:03"))', '2013-12-31 01:02:03Z'],
    ['TEXT(CreatedDate)', '2026-01-02 08:04:05Z', { CreatedDate: '2026-01-02T10:04:05.678+0200' }],
    ['TEXT(CreatedDate)', null],
    ['TEXT(TIMEVALUE("10:40:55.666"))', '10:40:55.666'],
    ['TEXT(Industry)', 'Energy', { Industry: 'Energy' }]
  ]);
});

describe('published formula engine, FunctionValue, FunctionIsNumber', () => {
  table([
    ['VALUE("12.5")', 12.5],
    ['VALUE("-3")', -3],
    ['VALUE("+7")', 7],
    ['VALUE(".5")', 0.5],
    ['VALUE("1e3")', 1000],
    ['VALUE(Text1__c)', null],
    ['VALUE("12 apples")', 'fault: formula.no-number'],
    ['VALUE("$5")', 'fault: formula.no-number'],
    ['VALUE("0x10")', 'fault: formula.no-number'],
    ['VALUE(" 5")', 'fault: formula.no-number'],
    ['ISNUMBER("12.5")', true],
    ['ISNUMBER("12 apples")', false],
    ['ISNUMBER("0x10")', false],
    ['ISNUMBER("Infinity")', false],
    ['ISNUMBER(Text1__c)', false],
    ['NOT(ISNUMBER(Text1__c))', true],
    ['IF(ISNUMBER(Text1__c), VALUE(Text1__c), 0)', 42, { Text1__c: '42' }]
  ]);
});

describe('published formula engine, FunctionAscii, FunctionChr; line breaks; ids', () => {
  table([
    ['ASCII("A")', 65],
    ['ASCII("😀")', 128512],
    ['ASCII(Text1__c)', null],
    ['CHR(65)', 'A'],
    ['CHR(128512)', '😀'],
    ['CHR(0)', null],
    ['CHR(-5)', null],
    ['CHR(9999999)', null],
    ['"a" & BR() & "b"', 'a\nb'],
    ['Id', '0035g00000ABCDe', { Id: '0035g00000ABCDeAAB' }],
    ['CASESAFEID("003D000000QOpLm")', '003D000000QOpLmIAL'],
    ['CASESAFEID("001A0000006Vm9r")', '001A0000006Vm9rIAC'],
    ['CASESAFEID("001A0000006Vm9rIAC")', '001A0000006Vm9rIAC'],
    ['CASESAFEID(AccountId)', '001A0000006Vm9rIAC', { AccountId: '001A0000006Vm9rIAC' }],
    ['AccountId = "001A0000006Vm9r"', true, { AccountId: '001A0000006Vm9rIAC' }],
    ['CASESAFEID("short")', 'short'],
    ['CASESAFEID(Text1__c)', null]
  ]);
});
