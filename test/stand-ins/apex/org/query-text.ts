/** The text of a query: access clause out, binds in as literals. */
import type { QueryContext } from '@apexdevtools/apex-parser';
import { dateTimeText } from '../../org/time';
import { NotSupported } from '../stops';
import { Decimal } from '../values/numbers';
import { DateValue, DatetimeValue, IdValue, ListValue, SetValue, type Value } from '../values/values';

/** A part of the text and what stands in its place; counted from the start of the query. */
export interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export interface PlainQuery {
  readonly text: string;
  /** Null where the query does not say. */
  readonly mode: 'user' | 'system' | null;
}

export function withoutAccessClause(
  text: string,
  query: QueryContext,
  replacements: Replacement[]
): PlainQuery {
  const others =
    query.forClauses()?.getText() || query.allRowsClause()?.getText() || query.updateList()?.getText();
  if (others) throw new NotSupported(`${others} in a query`);
  const clause = query.withClause();
  if (!clause) return { text: replaceAll(text, replacements), mode: null };
  const mode = clause.USER_MODE() ? 'user' : clause.SYSTEM_MODE() ? 'system' : null;
  if (!mode) throw new NotSupported(`${clause.getText()} in a query`);
  const start = query.start.start;
  const cut = { from: clause.start.start - start, to: (clause.stop?.stop ?? 0) + 1 - start, text: '' };
  return { text: replaceAll(text, [...replacements, cut]), mode };
}

function replaceAll(text: string, replacements: readonly Replacement[]): string {
  const fromTheEnd = [...replacements].sort((a, b) => b.from - a.from);
  return fromTheEnd.reduce(
    (whole, { from, to, text: put }) => whole.slice(0, from) + put + whole.slice(to),
    text
  );
}

/** Stands for an empty list: an id that no record has, so that IN finds nothing and NOT IN everything. */
const nothing = "('000000000000000AAA')";

/** A value as SOQL writes it. */
export function literalOf(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return quote(value);
  if (value instanceof IdValue) return quote(value.text);
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return String(value);
  if (value instanceof Decimal) return value.toString();
  if (value instanceof DateValue) return value.text;
  if (value instanceof DatetimeValue) return dateTimeText(new Date(value.ms)).replace('+0000', 'Z');
  const items =
    value instanceof ListValue ? value.items : value instanceof SetValue ? [...value.items.values()] : null;
  if (!items) throw new NotSupported('such a value in a query');
  return items.length === 0 ? nothing : `(${items.map(literalOf).join(', ')})`;
}

function quote(text: string): string {
  const escaped = text
    .replace(/[\\']/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t');
  return `'${escaped}'`;
}
