/** Forms in which an answer and a recording can be compared. */

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Of an answer, what the recording has: other orgs and later versions say more. */
export function partOf(mine: unknown, recorded: unknown): unknown {
  if (Array.isArray(recorded) && Array.isArray(mine)) {
    return recorded.map((entry: unknown, index) => partOf(sameEntry(mine, entry, index), entry));
  }
  if (!isObject(recorded) || !isObject(mine)) return mine;
  const kept = Object.entries(recorded).filter(([key]) => key in mine);
  return Object.fromEntries(kept.map(([key, value]) => [key, partOf(mine[key], value)]));
}

/** Objects and fields of a describe are found by their names. */
function sameEntry(mine: readonly unknown[], entry: unknown, index: number): unknown {
  if (!isObject(entry) || typeof entry.name !== 'string') return mine[index];
  return mine.find((other) => isObject(other) && other.name === entry.name);
}

/** The kinds of values in the place of the values; null fits every kind. */
export function kindsOf(value: unknown, beside: unknown): unknown {
  if (value === null || beside === null) return 'null';
  if (Array.isArray(value)) {
    return value.map((entry: unknown, index) =>
      kindsOf(entry, Array.isArray(beside) ? beside[index] : undefined)
    );
  }
  if (!isObject(value)) return typeof value;
  const other = isObject(beside) ? beside : {};
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, kindsOf(entry, other[key])]));
}

/** Text with its keys in one order. */
export function textOf(value: unknown): string {
  return JSON.stringify(value, (_, entry: unknown) => {
    if (!isObject(entry)) return entry;
    return Object.fromEntries(Object.entries(entry).sort(([left], [right]) => left.localeCompare(right)));
  });
}

/** Records in one order, where the query asked for none. */
export function inOneOrder(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(inOneOrder);
  if (!isObject(body)) return body;
  const entries = Object.entries(body).map(([key, value]) => {
    const inner = inOneOrder(value);
    return [key, key === 'records' && Array.isArray(inner) ? sorted(inner) : inner];
  });
  return Object.fromEntries(entries);
}

function sorted(records: readonly unknown[]): unknown[] {
  return [...records].sort((left, right) => textOf(left).localeCompare(textOf(right)));
}
