import { readArraySource, sameRows, subqueryOf, type ArraySource } from './mapping/array-source';

const subqueryForm = /^\(\s*SELECT\s+(.+?)\s+FROM\s+(\w+.*)\)$/is;

interface Children {
  readonly fields: readonly string[];
  readonly rows: ArraySource;
}

/**
 * A SELECT list in which every field and every child relationship stands once, since SOQL refuses a second. The first
 * spelling wins; of child subqueries the first that says which rows it wants. With `liveChildren` deleted child rows, which
 * `queryAll` would show too, are left out. Pure.
 */
export function selectList(parts: readonly string[], children: 'allChildren' | 'liveChildren'): string[] {
  const list = new Map<string, string | Children>();
  for (const part of parts) {
    const found = readChildren(part);
    const key = found ? `(${found.rows.name})`.toLowerCase() : part.toLowerCase();
    const known = list.get(key);
    if (!known) list.set(key, found ?? part);
    else if (found && typeof known !== 'string') list.set(key, together(known, found));
  }
  return [...list.values()].map((part) => (typeof part === 'string' ? part : written(part, children)));
}

function readChildren(part: string): Children | null {
  const [, fields, rows] = subqueryForm.exec(part.trim()) ?? [];
  return fields && rows ? { fields: commaSeparated(fields), rows: readArraySource(rows) } : null;
}

const everyRow = (name: string): ArraySource => readArraySource(name);

function together(first: Children, second: Children): Children {
  const seen = new Set(first.fields.map((field) => field.toLowerCase()));
  const fields = [...first.fields, ...second.fields.filter((field) => !seen.has(field.toLowerCase()))];
  const takesAll = sameRows(first.rows, everyRow(first.rows.name));
  return { fields, rows: takesAll ? { ...second.rows, name: first.rows.name } : first.rows };
}

function written({ fields, rows }: Children, children: 'allChildren' | 'liveChildren'): string {
  if (children === 'allChildren') return subqueryOf(rows, rows.name, fields);
  const condition = rows.condition ? `(${rows.condition}) AND IsDeleted = false` : 'IsDeleted = false';
  return subqueryOf({ ...rows, condition }, rows.name, fields);
}

/** Commas inside parentheses separate nothing here. */
function commaSeparated(text: string): string[] {
  const parts: string[] = [];
  let [depth, start] = [0, 0];
  for (const [index, letter] of [...text].entries()) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (letter === ',' && depth === 0) {
      parts.push(text.slice(start, index).trim());
      start = index + 1;
    }
  }
  return [...parts, text.slice(start).trim()];
}
