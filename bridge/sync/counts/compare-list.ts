/** Reads who is on a list; five calls a minute are allowed (iterable-api 9). */
export interface ListReader {
  listUsers(listId: number, by: 'email' | 'userId'): AsyncIterable<readonly string[]>;
}

/** Both sides of a list, user by user. `size` = both + others + strangers; `users` = both + missing. */
export interface ListComparison {
  readonly list: number;
  /** Records that stand on the list for all that is known here. */
  readonly records: number;
  /** Distinct users among them. */
  readonly users: number;
  /** Records that share a user with another one: Iterable has the user once. */
  readonly sameUser: number;
  /** Users on the list, as Iterable answers it. */
  readonly size: number;
  readonly both: number;
  /** Put on the list from here, and not on it. */
  readonly missing: readonly string[];
  /** On the list through another sync or campaign. */
  readonly others: readonly string[];
  /** On the list, and not from here. */
  readonly strangers: readonly string[];
}

/** `own` counts the records of each user; `ours` are all users that any sync of the project put on the list. */
export async function compareList(
  list: number,
  own: ReadonlyMap<string, number>,
  ours: ReadonlySet<string>,
  { reader, by }: { readonly reader: ListReader; readonly by: 'email' | 'userId' }
): Promise<ListComparison> {
  const seen = new Set<string>();
  const others: string[] = [];
  const strangers: string[] = [];
  for await (const lines of reader.listUsers(list, by)) {
    for (const line of lines) {
      // Addresses are the same in any case, user ids are not.
      const key = by === 'email' || !(own.has(line) || ours.has(line)) ? lowerAddress(line) : line;
      if (seen.has(key)) continue;
      seen.add(key);
      if (!own.has(key)) (ours.has(key) ? others : strangers).push(key);
    }
  }
  const records = [...own.values()].reduce((sum, count) => sum + count, 0);
  const missing = [...own.keys()].filter((key) => !seen.has(key));
  return {
    list,
    records,
    users: own.size,
    sameUser: records - own.size,
    size: seen.size,
    both: own.size - missing.length,
    missing: missing.sort(),
    others: others.sort(),
    strangers: strangers.sort()
  };
}

const lowerAddress = (line: string): string => (line.includes('@') ? line.toLowerCase() : line);
