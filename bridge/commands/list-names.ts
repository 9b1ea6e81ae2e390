import type { Config } from '../config/load-config';
import type { IterableList } from '../sync/ports';
import type { Bridge } from '../wire';

/** Lists are seldom renamed: so long one reading serves everybody, in milliseconds. */
const lifeMs = 10 * 60_000;
/** What cannot be read is asked for again after this. */
const againMs = 30_000;

interface Kept {
  readonly until: number;
  readonly lists: Promise<readonly IterableList[]>;
}

interface NamedList {
  readonly project: string;
  readonly listId: string;
}

/** Names of lists by their ids, from Iterable; one call a project in ten minutes, and none where nobody asks. */
export class ListNames {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly bridge: Pick<Bridge, 'projectOf' | 'clock'>) {}

  /** In the order asked; null where the name is not known (now). */
  async of(asked: readonly NamedList[], config: Config): Promise<(string | null)[]> {
    const names: (string | null)[] = [];
    for (const { project, listId } of asked) {
      const lists = await this.listsOf(project, config);
      names.push(lists.find(({ id }) => String(id) === listId)?.name ?? null);
    }
    return names;
  }

  private listsOf(project: string, config: Config): Promise<readonly IterableList[]> {
    const now = this.bridge.clock.now().getTime();
    const known = this.kept.get(project);
    if (known && known.until > now) return known.lists;
    const sync = config.syncs.find((one) => one.project.name === project);
    if (!sync) return Promise.resolve([]);
    const lists = this.read(sync).catch(() => {
      this.kept.set(project, { until: now + againMs, lists: Promise.resolve([]) });
      return [];
    });
    this.kept.set(project, { until: now + lifeMs, lists });
    return lists;
  }

  private async read(sync: Config['syncs'][number]): Promise<readonly IterableList[]> {
    return this.bridge.projectOf(sync).client().inLane('interactive').lists();
  }
}
