import { FormulaFault } from '../../../bridge/formula/model';
import { compile, faultOf, now, problemsOf, valueOf } from './evaluate';

describe('what a compiled formula tells', () => {
  test("the paths that it needs, in Salesforce's capitals, each once", () => {
    const { fields } = compile('IF(ACTIVE__C, account.owner.NAME, name & Name)');
    expect(fields).toEqual(['Active__c', 'Account.Owner.Name', 'Name']);
  });

  test('a formula without fields needs none', () => expect(compile('1 + 1').fields).toEqual([]));

  test.each([
    ['Name', 'text'],
    ['Id', 'text'],
    ['TEXT(Industry)', 'text'],
    ['Amount', 'number'],
    ['Discount__c', 'number'],
    ['CloseDate - 1', 'date'],
    ['CloseDate - Birthdate', 'number'],
    ['NOW()', 'datetime'],
    ['TIMENOW()', 'time'],
    ['Amount > 1', 'boolean'],
    ['IF(Active__c, null, Amount)', 'number'],
    ['CASE(Industry, "Energy", null, "x")', 'text']
  ])('%s gives a %s', (formula, type) => expect(compile(formula).type).toBe(type));

  test.each([
    ['TODAY() - CloseDate', true],
    ['IF(Active__c, NOW(), CreatedDate)', true],
    ['HOUR(TIMENOW())', true],
    ['CloseDate - 1', false]
  ])('%s reads the clock: %s', (formula, reads) => expect(compile(formula).readsClock).toBe(reads));

  test('the clock is the moment that is handed in, for each call anew', () => {
    const { evaluate } = compile('TODAY()');
    expect(evaluate({}, new Date('2026-01-01T00:00:00Z'))).toBe('2026-01-01');
    expect(evaluate({}, new Date('2026-06-01T00:00:00Z'))).toBe('2026-06-01');
    expect(evaluate({}, new Date(NaN))).toMatchObject({ code: 'formula.no-moment' });
  });

  test('capitals in names of fields and functions do not count', () => {
    const row = { Name: 'Ada', Account: { Name: 'Acme' } };
    expect(valueOf('Upper(NAME) & left(aCCount.nAme, 1)', row)).toBe('ADAA');
  });

  test('rows may be read in another way, e.g. with dotted columns', () => {
    const formula = compile('Account.Name & " / " & Name', {
      reader: (path) => (row) => row[path.join('.')]
    });
    expect(formula.evaluate({ 'Account.Name': 'Acme', Name: 'Ada' }, now)).toBe('Acme / Ada');
  });

  test('a name that a field shares with a function is told from it', () => {
    const fields = new Map([['date', { name: 'Date', type: 'date' }]]);
    const { evaluate } = compile('YEAR(Date) = YEAR(DATE(2026, 1, 1))', { fields });
    expect(evaluate({ Date: '2026-05-05' }, now)).toBe(true);
  });

  test('one formula for many rows keeps nothing of the row before', () => {
    const { evaluate } = compile('IF(REGEX(Name, "A.*"), Amount, null)');
    expect(
      [{ Name: 'Ada', Amount: 1 }, { Name: 'Bob', Amount: 2 }, { Name: 'Abe' }].map((row) =>
        evaluate(row, now)
      )
    ).toEqual([1, null, null]);
  });
});

describe('records that hold what they should not', () => {
  test.each([
    ['YEAR(Birthdate)', { Birthdate: 'soon' }, 'Birthdate', 'a date'],
    ['YEAR(Birthdate)', { Birthdate: 20260102 }, 'Birthdate', 'a date'],
    ['YEAR(Birthdate)', { Birthdate: '2026-02-30' }, 'Birthdate', 'a date'],
    ['DATEVALUE(CreatedDate)', { CreatedDate: '2026-01-02' }, 'CreatedDate', 'a date/time'],
    ['DATEVALUE(CreatedDate)', { CreatedDate: '2026-01-02T10:00:00' }, 'CreatedDate', 'a date/time'],
    ['HOUR(OpensAt__c)', { OpensAt__c: '25:00:00.000Z' }, 'OpensAt__c', 'a time'],
    ['Amount + 1', { Amount: 'twelve' }, 'Amount', 'a number'],
    ['Amount + 1', { Amount: NaN }, 'Amount', 'a number'],
    ['Amount + 1', { Amount: true }, 'Amount', 'a number'],
    ['Active__c', { Active__c: 'yes' }, 'Active__c', 'true or false'],
    ['LEN(Name)', { Name: 5 }, 'Name', 'a text'],
    ['LEN(Name)', { Name: { first: 'Ada' } }, 'Name', 'a text'],
    ['ISPICKVAL(Industry, "Energy")', { Industry: 7 }, 'Industry', 'a picklist'],
    ['INCLUDES(Hobbies__c, "Golf")', { Hobbies__c: ['Golf'] }, 'Hobbies__c', 'a multi-select picklist'],
    ['LEN(Account.Name)', { Account: { Name: 5 } }, 'Account.Name', 'a text']
  ])('%s of %j is a fault that names %s', (formula, row, field, kind) => {
    const fault = faultOf(formula, row);
    expect(fault).toMatchObject({
      code: 'formula.wrong-value',
      field,
      message: `${field} holds something else than ${kind}.`,
      fix: `Correct ${field} of the record.`
    });
  });

  test('a parent that is no object is blank', () => {
    expect(valueOf('Account.Name', { Account: 'x' })).toBeNull();
    expect(valueOf('Account.Owner.Name', { Account: { Owner: 5 } })).toBeNull();
  });

  test.each([
    ['Active__c', { Active__c: 'true' }, true],
    ['Active__c', { Active__c: 'false' }, false],
    ['Active__c', {}, false],
    ['Amount', { Amount: '' }, null],
    ['CloseDate', { CloseDate: '' }, null],
    ['CreatedDate', { CreatedDate: '2026-01-02T10:00:00Z' }, '2026-01-02T10:00:00.000Z'],
    ['CreatedDate', { CreatedDate: '2026-01-02T10:00:00.123456789-05:30' }, '2026-01-02T15:30:00.123Z'],
    ['CreatedDate', { CreatedDate: '2026-01-02T10:00:00.5+0000' }, '2026-01-02T10:00:00.500Z'],
    ['OpensAt__c', { OpensAt__c: '08:30:00' }, '08:30:00.000Z']
  ])('%s of %j, as a bulk answer or another API gives it, is %j', (formula, row, value) => {
    expect(valueOf(formula, row)).toEqual(value);
  });
});

describe('faults of one record', () => {
  test('say which part of the formula, which field and what to do, but no value', () => {
    const fault = faultOf('Amount / Number1__c', { Amount: 4711, Number1__c: 0 });
    expect(fault).toBeInstanceOf(FormulaFault);
    expect({ ...fault, message: fault.message }).toEqual({
      code: 'formula.division-by-zero',
      field: 'Number1__c',
      message: 'Number1__c is zero where the formula divides by it.',
      fix: 'Check for zero first, as in IF(Quantity__c = 0, null, Amount / Quantity__c).'
    });
  });

  test.each([
    ['1 / 0', 'formula.division-by-zero', null],
    ['BLANKVALUE(1 / Number1__c, 5)', 'formula.division-by-zero', 'Number1__c'],
    ['VALUE(Text1__c) > 1', 'formula.no-number', 'Text1__c'],
    ['DATEVALUE(Text1__c)', 'formula.no-date', 'Text1__c'],
    ['SQRT(Number2__c)', 'formula.number-range', 'Number2__c'],
    ['CloseDate + 10 ^ 12', 'formula.date-range', 'CloseDate'],
    ['LPAD(Text1__c, 2000000, "x")', 'formula.text-length', 'Text1__c'],
    ['SUBSTITUTE(Notes__c, "a", Notes__c)', 'formula.text-length', 'Notes__c']
  ])('%s: %s of %s', (formula, code, field) => {
    const row = {
      Number1__c: 0,
      Number2__c: -1,
      Text1__c: 'x',
      CloseDate: '2026-01-01',
      Notes__c: 'a'.repeat(2000)
    };
    expect(faultOf(formula, row)).toMatchObject({ code, field });
  });

  test('a text that doubles itself again and again stops', () => {
    const doubled = Array.from({ length: 12 }, () => 0).reduce(
      (text) => `SUBSTITUTE(${text}, "a", "aaaa")`,
      '"a"'
    );
    expect(faultOf(doubled)).toMatchObject({ code: 'formula.text-length' });
  });

  test('what is not reached has no faults', () => {
    expect(valueOf('IF(Number1__c = 0, 0, Amount / Number1__c)', { Number1__c: 0, Amount: 5 })).toBe(0);
    expect(valueOf('OR(Number1__c = 0, 1 / Number1__c > 1)', { Number1__c: 0 })).toBe(true);
  });
});

test('a formula that cannot be used gives problems and no formula', () => {
  expect(problemsOf('Nothing__c')).toHaveLength(1);
});
