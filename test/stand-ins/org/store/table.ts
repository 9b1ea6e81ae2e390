import type { Row } from '../model';

/** The rows of one object by id, with indexes over values that are made when first asked for. */
export class Table {
  private readonly rows = new Map<string, Row>();
  private readonly indexes = new Map<string, Map<string, Set<string>>>();

  get(id: string): Row | undefined {
    return this.rows.get(id);
  }

  values(): Iterable<Row> {
    return this.rows.values();
  }

  get size(): number {
    return this.rows.size;
  }

  /** Puts a row in the place of the one with its id. Rows are never changed in place: readers may hold them. */
  put(row: Row): void {
    const id = row.Id as string;
    const before = this.rows.get(id);
    for (const [field, index] of this.indexes) {
      if (before) withdraw(index, before[field], id);
      enter(index, row[field], id);
    }
    this.rows.set(id, row);
  }

  remove(id: string): void {
    const before = this.rows.get(id);
    if (!before) return;
    for (const [field, index] of this.indexes) withdraw(index, before[field], id);
    this.rows.delete(id);
  }

  /** Rows with this value in the field, text compared without case; deleted ones included. */
  having(field: string, value: unknown): Row[] {
    const ids = this.index(field).get(keyOf(value)) ?? [];
    return Array.from(ids, (id) => this.rows.get(id)).filter((row) => row !== undefined);
  }

  private index(field: string): Map<string, Set<string>> {
    const known = this.indexes.get(field);
    if (known) return known;
    const made = new Map<string, Set<string>>();
    for (const [id, row] of this.rows) enter(made, row[field], id);
    this.indexes.set(field, made);
    return made;
  }
}

function keyOf(value: unknown): string {
  return String(value).toLowerCase();
}

function enter(index: Map<string, Set<string>>, value: unknown, id: string): void {
  if (value === null || value === undefined) return;
  const key = keyOf(value);
  const ids = index.get(key);
  if (ids) ids.add(id);
  else index.set(key, new Set([id]));
}

function withdraw(index: Map<string, Set<string>>, value: unknown, id: string): void {
  if (value === null || value === undefined) return;
  const key = keyOf(value);
  const ids = index.get(key);
  ids?.delete(id);
  if (ids?.size === 0) index.delete(key);
}
