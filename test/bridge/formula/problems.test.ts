import { problemsOf } from './evaluate';

const codesOf = (text: string): readonly string[] => problemsOf(text).map(({ code }) => code);
const firstOf = (text: string) => problemsOf(text)[0];

describe('names that nobody knows', () => {
  test('each of them is a problem, with its place and the nearest name', () => {
    expect(problemsOf('IF(Activ__c,\n  Nmae, LEFTT(Email, 3))')).toEqual([
      {
        code: 'formula.unknown-field',
        message: 'There is no field Activ__c, or the integration user may not read it.',
        position: { start: 3, end: 11, line: 1, column: 4 },
        fix: 'Write Active__c, if that is meant.'
      },
      {
        code: 'formula.unknown-field',
        message: 'There is no field Nmae, or the integration user may not read it.',
        position: { start: 15, end: 19, line: 2, column: 3 },
        fix: 'Check the name, and the field permissions.'
      },
      {
        code: 'formula.unknown-function',
        message: 'There is no function LEFTT.',
        position: { start: 21, end: 26, line: 2, column: 9 },
        fix: 'Write LEFT, if that is meant.'
      }
    ]);
  });

  test.each([
    ['Account.Nam', 'Write Account.Name, if that is meant.'],
    ['Accont.Name', 'Write Account.Name, if that is meant.'],
    ['CompletelyDifferent__c', 'Check the name, and the field permissions.'],
    ['Owner:User.FirstName', 'Use the fields that all of them share, such as Owner.Name.']
  ])('%s: %s', (path, fix) => {
    expect(firstOf(path)).toMatchObject({ code: 'formula.unknown-field', fix });
  });

  test.each(['constructor', 'toString', '__proto__', 'Account.constructor', 'hasOwnProperty'])(
    '%s is no name of the language',
    (name) => {
      expect(codesOf(name)).not.toEqual([]);
      expect(codesOf(`${name}(1)`)).not.toEqual([]);
    }
  );

  test('a name that ends in a point or has a # is no field', () => {
    expect(codesOf('Account.')).toEqual(['formula.unknown-field']);
    expect(codesOf('Name#1')).toEqual(['formula.unknown-field']);
  });
});

describe('globals', () => {
  test.each([
    '$User.Id',
    '$Organization.Name',
    '$Profile.Name',
    '$Setup.X__c.Y__c',
    '$Label.Hi',
    '$System.OriginDateTime'
  ])('%s is refused unless it is given', (name) => {
    expect(codesOf(name)).toEqual(['formula.global']);
    const given = new Map([[name.toLowerCase(), { name, type: 'string' }]]);
    expect(problemsOf(name, { fields: given })).toEqual([]);
  });
});

describe('functions that have no meaning in a sync', () => {
  test.each([
    'ISCHANGED(Name)',
    'PRIORVALUE(Name)',
    'ISNEW()',
    'ISCLONE()',
    'VLOOKUP(Name, Name, Name)',
    'HYPERLINK("a", "b")',
    'IMAGE("a", "b")',
    'URLFOR("a")',
    'PARENTGROUPVAL(Name, Name)',
    'PREVGROUPVAL(Name, Name)',
    'HTMLENCODE(Name)',
    'DISTANCE(Name, Name, "km")',
    'GEOLOCATION(1, 2)',
    'GETSESSIONID()',
    'CURRENCYRATE("EUR")',
    'MROUND(5, 2)'
  ])('%s is refused with the reason', (formula) => {
    expect(firstOf(formula)).toMatchObject({
      code: 'formula.unsupported-function',
      fix: expect.stringMatching(/\.$/)
    });
  });

  test('the reason is in the message', () => {
    expect(firstOf('IF(ISCHANGED(Name), 1, 0)')?.message).toBe(
      'ISCHANGED is not supported. A sync sees a record as it is now, not what it was before.'
    );
  });
});

describe('wrong arguments', () => {
  test.each([
    ['LEFT(Name)', 'formula.argument-count', 'LEFT takes 2 arguments, not 1.'],
    ['LEFT(Name, 1, 2)', 'formula.argument-count', 'LEFT takes 2 arguments, not 3.'],
    ['TODAY(1)', 'formula.argument-count', 'TODAY takes 0 arguments, not 1.'],
    ['FIND("a")', 'formula.argument-count', 'FIND takes 2 to 3 arguments, not 1.'],
    ['AND()', 'formula.argument-count', 'AND takes 1 argument, not 0.'],
    ['CASE(1, 2)', 'formula.argument-count', 'CASE takes 4 arguments, not 2.'],
    ['CASE(1, 2, 3, 4, 5)', 'formula.argument-count', 'CASE takes 4 arguments, not 5.'],
    ['LEFT(1, 2)', 'formula.argument-type', 'Expected a text, but 1 is a number.'],
    ['LEFT(Name, "2")', 'formula.argument-type', 'Expected a number, but "2" is a text.'],
    ['YEAR(CreatedDate)', 'formula.argument-type', 'Expected a date, but CreatedDate is a date/time.'],
    ['HOUR(CreatedDate)', 'formula.argument-type', 'Expected a time, but CreatedDate is a date/time.'],
    [
      'DATEVALUE(CloseDate)',
      'formula.argument-type',
      'Expected a date/time or a text, but CloseDate is a date.'
    ],
    [
      'TEXT(Name)',
      'formula.argument-type',
      'Expected a number or a date or a date/time or a time or a picklist, but Name is a text.'
    ],
    [
      'TEXT(Active__c)',
      'formula.argument-type',
      'Expected a number or a date or a date/time or a time or a picklist, but Active__c is true or false.'
    ],
    ['AND(Name, TRUE)', 'formula.argument-type', 'Expected true or false, but Name is a text.'],
    ['IF(1, 2, 3)', 'formula.argument-type', 'Expected true or false, but 1 is a number.'],
    ['IF(Active__c, 1, "x")', 'formula.argument-type', 'Expected a number, but "x" is a text.'],
    ['CASE(1, "a", 1, 0)', 'formula.argument-type', 'Expected a number, but "a" is a text.'],
    ['CASE(1, 2, "a", 0)', 'formula.argument-type', 'Expected a text, but 0 is a number.'],
    ['BLANKVALUE(Name, 1)', 'formula.argument-type', 'Expected a text, but 1 is a number.'],
    ['ISBLANK(Active__c)', 'formula.argument-type', 'A checkbox is never blank.'],
    [
      'BLANKVALUE(Active__c, TRUE)',
      'formula.argument-type',
      'BLANKVALUE takes no checkbox, which is never blank.'
    ],
    ['ADDMONTHS(Name, 1)', 'formula.argument-type', 'Expected a date, but Name is a text.'],
    ['MAX(1, CloseDate)', 'formula.argument-type', 'Expected a number, but CloseDate is a date.'],
    [
      'FORMATDURATION(CreatedDate, OpensAt__c)',
      'formula.argument-type',
      'Expected a date/time, but OpensAt__c is a time.'
    ]
  ])('%s: %s', (formula, code, message) => {
    expect(problemsOf(formula)).toEqual([expect.objectContaining({ code, message })]);
  });
});

describe('operators that do not go with what they stand between', () => {
  test.each([
    ['Name + 1', 'formula.argument-type', 'Expected a text, but 1 is a number.'],
    ['1 & 2', 'formula.argument-type', 'Expected a text, but 1 is a number.'],
    ['"a" & 2', 'formula.argument-type', 'Expected a text, but 2 is a number.'],
    ['Name - Name', 'formula.operator-type', '- does not go with Name, which is a text.'],
    ['Name * 2', 'formula.argument-type', 'Expected a text, but 2 is a number.'],
    ['1 = "1"', 'formula.argument-type', 'Expected a number, but "1" is a text.'],
    ['CloseDate = CreatedDate', 'formula.argument-type', 'Expected a date, but CreatedDate is a date/time.'],
    ['CloseDate + CloseDate', 'formula.argument-type', 'Expected a number, but CloseDate is a date.'],
    ['1 + CloseDate', 'formula.argument-type', 'Expected a number, but CloseDate is a date.'],
    ['CloseDate * 2', 'formula.operator-type', '* does not go with CloseDate, which is a date.'],
    ['OpensAt__c ^ 2', 'formula.operator-type', '^ does not go with OpensAt__c, which is a time.'],
    ['-Name', 'formula.argument-type', 'Expected a number or true or false, but Name is a text.'],
    ['!1', 'formula.operator-type', '! does not go with 1, which is a number.'],
    ['-Active__c', 'formula.operator-type', '- does not go with Active__c, which is true or false.'],
    ['1 && TRUE', 'formula.argument-type', 'Expected true or false, but 1 is a number.'],
    ['Active__c < Vip__c', 'formula.operator-type', '< does not go with true or false.'],
    ['1 < 2 < 3', 'formula.argument-type', 'Expected true or false, but 3 is a number.'],
    ['null + 1', 'formula.argument-type', 'A blank value cannot stand here.']
  ])('%s: %s', (formula, code, message) => {
    expect(problemsOf(formula)).toEqual([expect.objectContaining({ code, message })]);
  });

  test('what helps is said', () => {
    expect(firstOf('1 + CloseDate')?.fix).toBe('In a sum, write the date first.');
    expect(firstOf('"a" & 2')?.fix).toBe('Write TEXT(...) around it.');
    expect(firstOf('YEAR(CreatedDate)')?.fix).toBe('Write DATEVALUE(...) around it.');
    expect(firstOf('1 = "1"')?.fix).toBe('Write VALUE(...) around it.');
  });

  test('* and ^ side by side: the documentation and Salesforce disagree, so parentheses are asked for', () => {
    expect(firstOf('2 * 2 ^ 3')).toMatchObject({
      code: 'formula.ambiguous-power',
      position: { start: 6, end: 7 }
    });
    expect(codesOf('2 ^ 3 / 4')).toEqual(['formula.ambiguous-power']);
    expect(codesOf('1 + 2 ^ 3')).toEqual([]);
  });

  test('an id of 18 characters beside an id field is never met', () => {
    expect(firstOf('AccountId = "001A0000006Vm9rIAC"')).toMatchObject({
      code: 'formula.id-length',
      fix: 'Write CASESAFEID(AccountId), or only the first 15 characters of the text.'
    });
    expect(codesOf('"001A0000006Vm9rIAC" <> Id')).toEqual(['formula.id-length']);
    expect(codesOf('CASESAFEID(AccountId) = "001A0000006Vm9rIAC"')).toEqual([]);
  });
});
