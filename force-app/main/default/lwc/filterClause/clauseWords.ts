import falseWord from '@salesforce/label/c.Editor_False';
import field from '@salesforce/label/c.Editor_Field';
import free from '@salesforce/label/c.Editor_Free';
import notNow from '@salesforce/label/c.Editor_Not_Now';
import operator from '@salesforce/label/c.Editor_Operator';
import opAfter from '@salesforce/label/c.Editor_Op_After';
import opBefore from '@salesforce/label/c.Editor_Op_Before';
import opEmpty from '@salesforce/label/c.Editor_Op_Empty';
import opExcludes from '@salesforce/label/c.Editor_Op_Excludes';
import opIn from '@salesforce/label/c.Editor_Op_In';
import opIncludes from '@salesforce/label/c.Editor_Op_Includes';
import opIs from '@salesforce/label/c.Editor_Op_Is';
import opIsNot from '@salesforce/label/c.Editor_Op_Is_Not';
import opLeast from '@salesforce/label/c.Editor_Op_Least';
import opLess from '@salesforce/label/c.Editor_Op_Less';
import opLike from '@salesforce/label/c.Editor_Op_Like';
import opMore from '@salesforce/label/c.Editor_Op_More';
import opMost from '@salesforce/label/c.Editor_Op_Most';
import opNotEmpty from '@salesforce/label/c.Editor_Op_Not_Empty';
import opNotIn from '@salesforce/label/c.Editor_Op_Not_In';
import opSince from '@salesforce/label/c.Editor_Op_Since';
import opUntil from '@salesforce/label/c.Editor_Op_Until';
import remove from '@salesforce/label/c.Editor_Remove_Condition';
import trueWord from '@salesforce/label/c.Editor_True';
import several from '@salesforce/label/c.Editor_Choose_Values';
import value from '@salesforce/label/c.Editor_Value';
import values from '@salesforce/label/c.Editor_Values';
import { plainType } from 'c/fieldTypes';
import { fill } from 'c/fill';
import { takesList } from 'c/soqlCondition';
import type { Comparison, ConditionValue } from 'c/soqlCondition';

export const labels = { field, free, operator, remove, several, value, values };

/** Comparisons with nothing are choices of their own. */
const EMPTY = 'empty';
const NOT_EMPTY = 'not-empty';

const OPERATORS: readonly { readonly value: string; readonly label: string }[] = [
  { value: '=', label: opIs },
  { value: '!=', label: opIsNot },
  { value: EMPTY, label: opEmpty },
  { value: NOT_EMPTY, label: opNotEmpty },
  { value: 'LIKE', label: opLike },
  { value: '<', label: opLess },
  { value: '<=', label: opMost },
  { value: '>', label: opMore },
  { value: '>=', label: opLeast },
  { value: 'IN', label: opIn },
  { value: 'NOT IN', label: opNotIn },
  { value: 'INCLUDES', label: opIncludes },
  { value: 'EXCLUDES', label: opExcludes }
];

const EQUAL = ['=', '!=', EMPTY, NOT_EMPTY];
const ORDER = ['<', '<=', '>', '>='];
const LISTS = ['IN', 'NOT IN'];
const NUMBERS = ['int', 'long', 'double', 'currency', 'percent'];

/** What Salesforce compares a field of the type by (SOQL reference: comparison operators). */
const BY_TYPE: Readonly<Record<string, readonly string[]>> = {
  boolean: ['=', '!='],
  multipicklist: ['INCLUDES', 'EXCLUDES', ...EQUAL],
  id: [...EQUAL, ...LISTS],
  reference: [...EQUAL, ...LISTS],
  date: [...EQUAL, ...ORDER],
  datetime: [...EQUAL, ...ORDER],
  time: [...EQUAL, ...ORDER],
  ...Object.fromEntries(NUMBERS.map((type) => [type, [...EQUAL, ...ORDER, ...LISTS]]))
};
const TEXTS = [...EQUAL, 'LIKE', ...LISTS, ...ORDER];

/** Dates are before and after each other, not less and more. */
const OF_DATES: Readonly<Record<string, string>> = {
  '<': opBefore,
  '<=': opUntil,
  '>': opAfter,
  '>=': opSince
};
const DATES = ['date', 'datetime'];

/** Operators for a field of the type, and the one that is written already. */
export function operatorsFor(type: string | null, chosen: string) {
  const plain = plainType(type);
  const fitting = (type && BY_TYPE[plain]) || TEXTS;
  const words = DATES.includes(plain) ? OF_DATES : {};
  return OPERATORS.filter(({ value: each }) => fitting.includes(each) || each === chosen).map(
    ({ value: each, label }) => ({ value: each, label: words[each] ?? label })
  );
}

/** The choice that stands for what is compared. */
export function operatorOf({ operator: written, values: given }: Comparison): string {
  const isNull = given[0]?.type === 'null';
  if (isNull && written === '=') return EMPTY;
  return isNull && written === '!=' ? NOT_EMPTY : written;
}

const NULL: ConditionValue = { type: 'null', text: 'null' };

export function withOperator(comparison: Comparison, chosen: string, type: string | null): Comparison {
  if (chosen === EMPTY || chosen === NOT_EMPTY)
    return { ...comparison, operator: chosen === EMPTY ? '=' : '!=', values: [NULL] };
  const kept = comparison.values.filter((each) => each.type !== 'null');
  const given = takesList(chosen) ? kept : kept.slice(0, 1);
  const first = given.length > 0 ? given : [valueOf(plainType(type) === 'boolean' ? 'true' : '', type)];
  return { ...comparison, operator: chosen, values: first };
}

/** Another field: a value of the old one would be of another type. */
export const withField = (path: string, type: string | null): Comparison =>
  withOperator({ field: path, operator: '=', values: [] }, operatorsFor(type, '')[0]?.value ?? '=', type);

/** The value as it is typed; of a list one in each line. */
export const valueText = ({ values: given }: Comparison): string => given.map(({ text }) => text).join('\n');

export function withValueText(comparison: Comparison, text: string, type: string | null): Comparison {
  const written = takesList(comparison.operator) ? text.split('\n').filter((line) => line.trim()) : [text];
  return { ...comparison, values: written.map((each) => valueOf(each, type)) };
}

/** These values; those that were there keep their place, so that a condition changes no more than it has to. */
export function withValues(
  comparison: Comparison,
  texts: readonly string[],
  type: string | null
): Comparison {
  const kept = comparison.values.filter(({ text }) => texts.includes(text));
  const added = texts.filter((text) => !kept.some((each) => each.text === text));
  return { ...comparison, values: [...kept, ...added.map((text) => valueOf(text, type))] };
}

/** What somebody typed for a field of the type, as SOQL takes it. */
function valueOf(text: string, type: string | null): ConditionValue {
  const plain = plainType(type);
  const trimmed = text.trim();
  if (plain === 'boolean')
    return { type: 'boolean', text: trimmed.toUpperCase() === 'FALSE' ? 'FALSE' : 'TRUE' };
  if (NUMBERS.includes(plain)) return { type: 'number', text: trimmed };
  if (plain === 'date' || plain === 'datetime') return momentOf(trimmed, plain);
  return { type: 'text', text };
}

function momentOf(text: string, type: 'date' | 'datetime'): ConditionValue {
  if (/^\d{4}-\d\d-\d\d$/.test(text))
    return type === 'date' ? { type: 'date', text } : { type: 'moment', text: `${text}T00:00:00Z` };
  return /^\d{4}-\d\d-\d\dT/.test(text)
    ? { type: 'moment', text: text.toUpperCase() }
    : { type: 'literal', text: text.toUpperCase() };
}

/** What of Salesforce's describe says of the field how its value is given. */
interface Described {
  readonly type?: string | null;
  readonly picklistValues?:
    readonly { readonly value?: string | null; readonly label?: string | null }[] | null;
}

/** How the value is asked for. */
export type ValueKind = 'none' | 'list' | 'choices' | 'boolean' | 'choice' | 'date' | 'number' | 'text';

const PICKLISTS = ['picklist', 'multipicklist'];
/** Compared with a whole value; the others with its beginning, or its place in the alphabet. */
const WHOLE = ['=', '!='];

export function valueKind(comparison: Comparison, described: Described | null): ValueKind {
  const chosen = operatorOf(comparison);
  if (chosen === EMPTY || chosen === NOT_EMPTY || !comparison.field) return 'none';
  const type = plainType(described?.type);
  const isPicklist = PICKLISTS.includes(type) && Boolean(described?.picklistValues?.length);
  if (takesList(chosen)) return isPicklist ? 'choices' : 'list';
  if (isPicklist && WHOLE.includes(chosen)) return 'choice';
  return kindOfType(type, comparison.values[0]);
}

function kindOfType(type: string, written: ConditionValue | undefined): ValueKind {
  if (type === 'boolean' || written?.type === 'boolean') return 'boolean';
  if (DATES.includes(type)) return 'date';
  return NUMBERS.includes(type) ? 'number' : 'text';
}

export const booleans = [
  { value: 'TRUE', label: trueWord },
  { value: 'FALSE', label: falseWord }
];

/** Values of a picklist, and those that are written although they are none of them. */
export function picklistChoices(described: Described | null, written: readonly string[]) {
  const known = (described?.picklistValues ?? []).map((each) => ({
    value: each.value ?? '',
    label: each.label ?? each.value ?? ''
  }));
  const labelOf = (text: string) => known.find((each) => each.value === text)?.label;
  const others = [...new Set(written)].filter((text) => text !== '' && labelOf(text) === undefined);
  return [...known, ...others.map((text) => ({ value: text, label: otherLabel(text, labelOf) }))];
}

/** Several values of a multi-select picklist at once stand as `a;b`; whatever else is none of the values is marked. */
function otherLabel(text: string, labelOf: (text: string) => string | undefined): string {
  const parts = text.split(';').map((part) => labelOf(part) ?? fill(notNow, [part]));
  return parts.join(' + ');
}
