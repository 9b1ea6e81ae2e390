/** One value of a record by its path: `Account.Name`. */
export interface ShownValue {
  readonly path: string;
  /** Null: blank. */
  readonly value: string | null;
}

/** A record as REST answers it, flat: parents by their paths, child rows as a number of records. Pure. */
export function valuesOf(record: Readonly<Record<string, unknown>> | null, prefix = ''): ShownValue[] {
  return Object.entries(record ?? {})
    .filter(([name]) => name !== 'attributes')
    .flatMap(([name, value]) => {
      const path = `${prefix}${name}`;
      if (value === null || value === undefined || value === '') return [{ path, value: null }];
      if (typeof value !== 'object') return [{ path, value: String(value) }];
      const { records } = value as { records?: readonly unknown[] };
      if (Array.isArray(records)) return [{ path, value: String(records.length) }];
      return valuesOf(value as Readonly<Record<string, unknown>>, `${path}.`);
    });
}
