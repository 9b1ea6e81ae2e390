/** A row as Salesforce answers it: parents are nested objects, children `{records: [...]}`. */
export type Row = Readonly<Record<string, unknown>>;

/** Follows relationship fields; a parent that is not there gives null. Capitals of the names do not count. */
export const readPath = (row: Row, path: readonly string[]): unknown => pathReader(path)(row);

/**
 * A path made ready. Salesforce answers with its own capitals: a path that is written in them is read without looking
 * around, any other is looked for.
 */
export function pathReader(path: readonly string[]): (row: Row) => unknown {
  const readers = path.map(nameReader);
  const [first, second] = readers;
  if (!first) return () => null;
  if (!second) return first;
  return (row) => {
    let value: unknown = row;
    for (const read of readers) {
      if (value === null || typeof value !== 'object') return null;
      value = read(value as Row);
    }
    return value;
  };
}

function nameReader(name: string): (row: Row) => unknown {
  if (name in Object.prototype) return (row) => (Object.hasOwn(row, name) ? row[name] : lookedFor(row, name));
  return (row) => {
    const value = row[name];
    return value === undefined ? lookedFor(row, name) : value;
  };
}

function lookedFor(row: Row, name: string): unknown {
  const wanted = name.toLowerCase();
  const key = Object.keys(row).find((candidate) => candidate.toLowerCase() === wanted);
  return key === undefined ? null : row[key];
}

/** A value at a path of a payload, where capitals count; undefined where there is none. */
export function payloadReader(path: readonly string[]): (payload: Row | undefined) => unknown {
  return (payload) => {
    let value: unknown = payload;
    for (const name of path) {
      if (value === null || typeof value !== 'object' || !Object.hasOwn(value, name)) return undefined;
      value = (value as Row)[name];
    }
    return value;
  };
}

/** Writes a value at a path, making the objects on the way. */
export function placer(path: readonly string[]): (target: Record<string, unknown>, value: unknown) => void {
  const outer = path.slice(0, -1);
  const last = path.at(-1) ?? '';
  return (target, value) => {
    let place = target;
    for (const name of outer) {
      const next = place[name];
      place = (typeof next === 'object' && next !== null ? next : (place[name] = {})) as Record<
        string,
        unknown
      >;
    }
    place[last] = value;
  };
}
