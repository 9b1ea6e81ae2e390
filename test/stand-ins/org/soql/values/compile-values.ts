import type { KeyRange, ValueTest } from './comparison';
import { compare, isEmpty, negate } from './comparison';
import { choices, keyOfField } from './key-of';
import { likeTest } from './like-test';
import type { TestedField } from './literal-range';
import { literalRange } from './literal-range';
import { malformed, notSupported, queryError } from '../query-errors';
import type { QueryContext } from '../query-context';
import { placeOf } from '../query-context';
import type { CompareOperator, Literal, TestOperator, ValuesCondition } from '../query-tree';
import type { ValueKind } from './value-kind';
import { kindOf, typeName } from './value-kind';
import { unescapeText } from './unescape-text';

const EQUALITY: readonly TestOperator[] = ['=', '!=', 'IN', 'NOT IN'];
const ORDER: readonly TestOperator[] = ['<', '<=', '>', '>='];
const OPERATORS: Readonly<Record<ValueKind, readonly TestOperator[]>> = {
  id: [...EQUALITY, ...ORDER],
  text: [...EQUALITY, ...ORDER, 'LIKE'],
  multipicklist: [...EQUALITY, 'INCLUDES', 'EXCLUDES'],
  boolean: EQUALITY,
  number: [...EQUALITY, ...ORDER],
  date: [...EQUALITY, ...ORDER],
  datetime: [...EQUALITY, ...ORDER],
  none: []
};

/** One condition as a test of a field's value. @throws OrgError for operators and literals that the type does not take */
export function compileValues(
  context: QueryContext,
  tested: TestedField,
  condition: ValuesCondition
): ValueTest {
  const { operator, values } = condition;
  checkOperator(context, tested, operator);
  const [first] = values;
  if (!first) throw malformed(`unexpected token: ')'`);
  switch (operator) {
    case 'IN':
      return anyOf(context, tested, values);
    case 'NOT IN':
      return negate(anyOf(context, tested, values));
    case 'LIKE':
      return like(context, tested, first);
    case 'INCLUDES':
      return includes(context, tested, values);
    case 'EXCLUDES':
      return negate(includes(context, tested, values));
    default:
      return single(context, tested, operator, first);
  }
}

function checkOperator(context: QueryContext, { field, path }: TestedField, operator: TestOperator): void {
  const kind = kindOf(field);
  if (kind === 'none') throw notSupported(`a condition on the ${field.type} field ${path}`);
  if (OPERATORS[kind].includes(operator)) return;
  const type = kind === 'id' ? 'id' : typeName(field);
  throw queryError(
    'INVALID_QUERY_FILTER_OPERATOR',
    `invalid operator on ${type} field`,
    placeOf(context, path)
  );
}

function single(
  context: QueryContext,
  tested: TestedField,
  operator: CompareOperator,
  literal: Literal
): ValueTest {
  const keyOf = keyOfField(tested.field);
  refuseOpenPeriod(operator, literal);
  const range = literalRange(context, tested, literal);
  if (range !== null) return compare(operator, keyOf, range);
  // A checkbox without a value counts as false (SOQL guide, "Use null in WHERE").
  if (kindOf(tested.field) === 'boolean') return compare(operator, keyOf, { from: false });
  if (operator === '=') return isEmpty(keyOf);
  if (operator === '!=') return negate(isEmpty(keyOf));
  throw notSupported(`${operator} with an empty value`);
}

/** The guide lets these literals end today, so that `>` would find nothing, and practice says otherwise. */
function refuseOpenPeriod(operator: CompareOperator, literal: Literal): void {
  if (literal.kind !== 'period' || (operator !== '>' && operator !== '<=')) return;
  if (literal.name === 'LAST_N_DAYS' || literal.name === 'LAST_90_DAYS') {
    throw notSupported(`${operator} with ${literal.name}, whose end is uncertain; use >= or <`);
  }
}

function anyOf(context: QueryContext, tested: TestedField, literals: readonly Literal[]): ValueTest {
  const keyOf = keyOfField(tested.field);
  const ranges = literals.map((literal) => literalRange(context, tested, literal));
  const exact = new Set(
    ranges.filter((range) => range?.to === undefined).map((range) => range?.from ?? null)
  );
  const periods = ranges.filter((range): range is KeyRange => range?.to !== undefined);
  const tests = periods.map((range) => compare('=', keyOf, range));
  if (tests.length === 0) return (value) => exact.has(keyOf(value));
  return (value) => exact.has(keyOf(value)) || tests.some((test) => test(value));
}

function like(context: QueryContext, tested: TestedField, literal: Literal): ValueTest {
  if (literal.kind === 'text')
    return likeTest(literal.raw, tested.field.caseSensitive ? 'sensitive' : 'insensitive');
  if (literal.kind === 'null') throw notSupported('LIKE with null');
  literalRange(context, tested, literal);
  throw notSupported('LIKE with a value that is no text');
}

/** `;` joins choices that must all be there, `,` separates alternatives. Source: salesforce-api 2.3. */
function includes(context: QueryContext, tested: TestedField, literals: readonly Literal[]): ValueTest {
  const alternatives = literals.map((literal) => choicesOf(context, tested, literal));
  return (value) => {
    if (typeof value !== 'string') return false;
    const chosen = choices(value);
    return alternatives.some((all) => all.every((choice) => chosen.includes(choice)));
  };
}

function choicesOf(context: QueryContext, tested: TestedField, literal: Literal): string[] {
  if (literal.kind !== 'text' || literalRange(context, tested, literal) === null) {
    throw notSupported('INCLUDES and EXCLUDES with an empty value');
  }
  return choices(unescapeText(literal.raw));
}
