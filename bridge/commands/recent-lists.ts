import type { ListReader } from '../sync/counts/compare-list';

/** Whoever looks at numbers looks at the people behind them next: for so long one reading serves both, in milliseconds. */
const lifeMs = 60_000;
/** Readings that are kept at once; a list of a million addresses takes some 100 MB. */
const mostKept = 3;

interface Kept {
  readonly at: number;
  readonly users: Promise<readonly string[]>;
}

/** Lists as they were read just now: Iterable answers five readings a minute (iterable-api 9). */
export class RecentLists {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly now: () => Date) {}

  /** The lists of a project, read by `reader` where they are not known. */
  of(project: string, reader: ListReader): ListReader {
    return { listUsers: (listId, by) => this.read(project, reader, listId, by) };
  }

  private async *read(
    project: string,
    reader: ListReader,
    listId: number,
    by: 'email' | 'userId'
  ): AsyncGenerator<readonly string[]> {
    const place = JSON.stringify([project, listId, by]);
    const known = this.kept.get(place);
    const fresh =
      known && this.now().getTime() - known.at <= lifeMs ? known : this.begin(place, reader, listId, by);
    yield await fresh.users;
  }

  private begin(place: string, reader: ListReader, listId: number, by: 'email' | 'userId'): Kept {
    const kept = { at: this.now().getTime(), users: allOf(reader.listUsers(listId, by)) };
    this.kept.delete(place);
    this.kept.set(place, kept);
    kept.users.catch(() => this.kept.delete(place));
    for (const oldest of [...this.kept.keys()].slice(0, -mostKept)) this.kept.delete(oldest);
    return kept;
  }
}

async function allOf(batches: AsyncIterable<readonly string[]>): Promise<readonly string[]> {
  const users: string[] = [];
  for await (const batch of batches) for (const user of batch) users.push(user);
  return users;
}
