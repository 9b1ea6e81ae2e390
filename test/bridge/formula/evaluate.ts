import { compileFormula } from '../../../bridge/formula/compile-formula';
import {
  type CompiledFormula,
  FormulaFault,
  type FormulaField,
  type FormulaOptions,
  type FormulaProblem,
  type FormulaRow,
  type FormulaValue
} from '../../../bridge/formula/model';

const field = (name: string, type: string): FormulaField => ({ name, type });

const listed: readonly FormulaField[] = [
  field('Id', 'id'),
  field('AccountId', 'reference'),
  field('Name', 'string'),
  field('Text1__c', 'string'),
  field('Text2__c', 'string'),
  field('Email', 'email'),
  field('Notes__c', 'textarea'),
  field('Number1__c', 'double'),
  field('Number2__c', 'double'),
  field('Amount', 'currency'),
  field('Price__c', 'currency'),
  field('Discount__c', 'percent'),
  field('Age__c', 'int'),
  field('Active__c', 'boolean'),
  field('Vip__c', 'boolean'),
  field('CloseDate', 'date'),
  field('Birthdate', 'date'),
  field('CreatedDate', 'datetime'),
  field('LastModifiedDate', 'datetime'),
  field('OpensAt__c', 'time'),
  field('ClosesAt__c', 'time'),
  {
    name: 'Industry',
    type: 'picklist',
    picklistValues: [
      { value: 'Banking', label: 'Banking' },
      { value: 'Energy', label: 'Energy' },
      { value: 'tech', label: 'Technology' }
    ]
  },
  field('Hobbies__c', 'multipicklist'),
  field('MailingAddress', 'address'),
  field('Account.Name', 'string'),
  field('Account.Industry', 'picklist'),
  field('Account.AnnualRevenue', 'currency'),
  field('Account.IsPartner', 'boolean'),
  field('Account.Owner.Name', 'string')
];

/** The fields that formulas in these tests may name. */
export const fields: ReadonlyMap<string, FormulaField> = new Map(
  listed.map((known) => [known.name.toLowerCase(), known])
);

/** Saturday, November 21, 2026, a quarter past two in the night in UTC: still Friday in America. */
export const now = new Date('2026-11-21T02:15:30.250Z');

const options: FormulaOptions = { fields, timeZone: 'UTC', blanks: 'blank' };

export const compile = (text: string, changes: Partial<FormulaOptions> = {}): CompiledFormula => {
  const answer = compileFormula(text, { ...options, ...changes });
  if ('formula' in answer) return answer.formula;
  throw new Error(`${text}: ${answer.problems.map(({ message }) => message).join(' ')}`);
};

/** The value of a formula for a record, or the code of what is wrong with the record. */
export function valueOf(
  text: string,
  row: FormulaRow = {},
  changes: Partial<FormulaOptions> = {}
): FormulaValue {
  const value = compile(text, changes).evaluate(row, now);
  return value instanceof FormulaFault ? `fault: ${value.code}` : value;
}

export const faultOf = (text: string, row: FormulaRow = {}): FormulaFault => {
  const value = compile(text).evaluate(row, now);
  if (value instanceof FormulaFault) return value;
  throw new Error(`${text} is ${value}.`);
};

export const problemsOf = (
  text: string,
  changes: Partial<FormulaOptions> = {}
): readonly FormulaProblem[] => {
  const answer = compileFormula(text, { ...options, ...changes });
  return 'problems' in answer ? answer.problems : [];
};

/** One line of a table: a formula, what it gives, and the record where it needs one. */
export type Line = readonly [formula: string, value: FormulaValue, row?: FormulaRow];

/** Runs a table; each line is a test named by formula and value. */
export const table = (lines: readonly Line[], changes: Partial<FormulaOptions> = {}): void => {
  test.each(lines.map(([formula, value, row = {}]) => [formula, row, value] as const))(
    '%s of %j is %j',
    (formula, row, value) => {
      expect(valueOf(formula, row, changes)).toEqual(value);
    }
  );
};
