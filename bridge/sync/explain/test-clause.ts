import type { Clause, ClauseTest, Literal } from '../../config/condition';

/** Whether a clause is true of a record; `unknown` is Salesforce's to say. */
export type Truth = 'true' | 'false' | 'unknown';

/** A clause held against a record's own values, wherever that surely agrees with what SOQL would say. Pure. */
export function testClause({ test }: Clause, fields: Readonly<Record<string, unknown>>): Truth {
  if (!test) return 'unknown';
  const value = valueIn(fields, test.field);
  if (value === undefined) return 'unknown';
  if (value === null || test.values.some(({ type }) => type === 'null')) return testBlank(test, value);
  return testFilled(test, value);
}

/** Names are the same in any case; undefined for what was not read. */
export function valueIn(fields: Readonly<Record<string, unknown>>, path: string): unknown {
  let row: unknown = fields;
  for (const name of path.split('.')) {
    if (row === null) return null;
    if (typeof row !== 'object') return undefined;
    const found = Object.entries(row).find(([key]) => key.toLowerCase() === name.toLowerCase());
    if (!found) return undefined;
    [, row] = found as [string, unknown];
  }
  return row === '' ? null : row;
}

/** What a blank field is to lists and patterns is left to Salesforce. */
function testBlank({ operator, values }: ClauseTest, value: unknown): Truth {
  const isEqual = values.length === 1 && values[0]?.type === 'null' && value === null;
  if (operator === '=') return truthOf(isEqual);
  if (operator === '!=') return truthOf(!isEqual);
  return 'unknown';
}

const truthOf = (holds: unknown): Truth => (holds ? 'true' : 'false');

const opposite: Readonly<Record<Truth, Truth>> = { true: 'false', false: 'true', unknown: 'unknown' };

function testFilled({ operator, values }: ClauseTest, value: unknown): Truth {
  const [first] = values;
  if (!first) return 'unknown';
  switch (operator) {
    case '=':
      return equals(value, first);
    case '!=':
      return opposite[equals(value, first)];
    case 'IN':
      return anyOf(values.map((literal) => equals(value, literal)));
    case 'NOT IN':
      return opposite[anyOf(values.map((literal) => equals(value, literal)))];
    case 'LIKE':
      return isLike(value, first);
    case 'INCLUDES':
      return anyOf(values.map((literal) => includes(value, literal)));
    case 'EXCLUDES':
      return opposite[anyOf(values.map((literal) => includes(value, literal)))];
    default:
      return compare(value, operator, first);
  }
}

export const anyOf = (truths: readonly Truth[]): Truth =>
  truths.includes('true') ? 'true' : truths.includes('unknown') ? 'unknown' : 'false';

export const allOf = (truths: readonly Truth[]): Truth =>
  truths.includes('false') ? 'false' : truths.includes('unknown') ? 'unknown' : 'true';

export const notOf = (truth: Truth): Truth => opposite[truth];

function equals(value: unknown, literal: Literal): Truth {
  if (literal.type === 'text') return typeof value === 'string' ? sameText(value, literal.value) : 'unknown';
  const [a, b] = comparable(value, literal);
  return a === null || b === null ? 'unknown' : truthOf(a === b);
}

const idForm = /^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/;

/** Capitals count for some fields only, and the two forms of an id are one. */
function sameText(a: string, b: string): Truth {
  if (a === b) return 'true';
  if (idForm.test(a) && idForm.test(b) && a.length !== b.length)
    return truthOf(a.slice(0, 15) === b.slice(0, 15));
  return a.toLowerCase() === b.toLowerCase() ? 'unknown' : 'false';
}

/** Both as what can be compared; null where the types do not meet. */
function comparable(
  value: unknown,
  { type, value: wanted }: Literal
): readonly (number | string | boolean | null)[] {
  if (type === 'number') return [typeof value === 'number' ? value : null, wanted];
  if (type === 'boolean') return [typeof value === 'boolean' ? value : null, wanted];
  if (typeof value !== 'string') return [null, null];
  if (type === 'date') return [/^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null, wanted];
  if (type === 'moment') return [value.includes('T') ? timeOf(value) : null, timeOf(wanted)];
  return [null, null];
}

function timeOf(text: string): number | null {
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : time;
}

function compare(value: unknown, operator: ClauseTest['operator'], literal: Literal): Truth {
  const [a, b] = comparable(value, literal);
  if (a === null || b === null || a === undefined || b === undefined || typeof a !== typeof b)
    return 'unknown';
  if (operator === '<') return truthOf(a < b);
  if (operator === '<=') return truthOf(a <= b);
  if (operator === '>') return truthOf(a > b);
  return operator === '>=' ? truthOf(a >= b) : 'unknown';
}

/** `%` stands for any text, `_` for one character; capitals do not count. */
function isLike(value: unknown, literal: Literal): Truth {
  if (typeof value !== 'string' || literal.type !== 'text') return 'unknown';
  const pattern = literal.value
    .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.');
  return truthOf(new RegExp(`^${pattern}$`, 'isu').test(value));
}

/** `A;B` wants both of several values. */
function includes(value: unknown, literal: Literal): Truth {
  if (typeof value !== 'string' || literal.type !== 'text') return 'unknown';
  const chosen = value.split(';');
  return allOf(literal.value.split(';').map((wanted) => anyOf(chosen.map((own) => sameText(own, wanted)))));
}
