/** What an Array mapping reads: a child relationship with the clauses of a subquery, or a field of several values. */
export interface ArraySource {
  /** Child relationship or field path, as written. */
  readonly name: string;
  /** `WHERE ...` without the word; null for all rows. */
  readonly condition: string | null;
  /** Without the words. */
  readonly orderBy: string;
  readonly limit: string | null;
}

/** Rows stand in the same order each time, so that an array that did not change looks the same. */
const stableOrder = 'Id';

const clauseForm = /\b(WHERE|ORDER\s+BY|LIMIT)\b/gi;

/** `Pets__r WHERE Active__c = true ORDER BY Name LIMIT 10`, in the order of SOQL. Pure. */
export function readArraySource(source: string): ArraySource {
  const clauses = new Map<string, string>();
  const found = [...withoutLiterals(source).matchAll(clauseForm)];
  for (const [index, match] of found.entries()) {
    const start = match.index + match[0].length;
    clauses.set(match[0].slice(0, 5).toUpperCase(), source.slice(start, found[index + 1]?.index).trim());
  }
  return {
    name: source.slice(0, found[0]?.index).trim(),
    condition: clauses.get('WHERE') ?? null,
    orderBy: clauses.get('ORDER') ?? stableOrder,
    limit: clauses.get('LIMIT') ?? null
  };
}

/** Text in quotes and what is inside parentheses hold no clauses; the length stays. */
function withoutLiterals(source: string): string {
  const blank = (text: string): string => ' '.repeat(text.length);
  const outside = source.replaceAll(/'(?:\\.|[^'\\])*'/gs, blank);
  let [text, previous] = [outside, ''];
  while (text !== previous) [previous, text] = [text, text.replaceAll(/\([^()]*\)/g, blank)];
  return text;
}

/** The subquery that reads the rows, for the SELECT of the sync. */
export function subqueryOf(
  { condition, orderBy, limit }: ArraySource,
  relationship: string,
  fields: readonly string[]
): string {
  return [
    `(SELECT ${fields.join(', ')} FROM ${relationship}`,
    ...(condition ? [`WHERE ${condition}`] : []),
    `ORDER BY ${orderBy}`,
    ...(limit ? [`LIMIT ${limit}`] : [])
  ]
    .join(' ')
    .concat(')');
}

/** Whether the source is a name alone. */
export const saysNothing = ({ condition, orderBy, limit }: ArraySource): boolean =>
  condition === null && orderBy === stableOrder && limit === null;

/** Whether two sources read the same rows: SOQL selects a relationship once. */
export const sameRows = (a: ArraySource, b: ArraySource): boolean =>
  a.name.toLowerCase() === b.name.toLowerCase() &&
  a.condition === b.condition &&
  a.orderBy === b.orderBy &&
  a.limit === b.limit;

/** Where the types of an array's rows are found among those of the sync. */
export const rowPrefix = (source: string): string => `${readArraySource(source).name.toLowerCase()}[].`;
