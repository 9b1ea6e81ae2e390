import type { SyncDefinition } from '../../config/sync-definition';
import type { RecordState } from '../bookkeeping';
import type { RunLedger, Source } from '../ports';
import type { ScopeQuery } from '../scope';
import {
  countsInIterable,
  farewellsOf,
  reasonOf,
  standingsOf,
  userOf,
  type Joins,
  type Marks,
  type Reason
} from './groups';
import { scopeIds } from './scope-ids';

/** The part of the ledger that counting reads. */
export type CountingLedger = Pick<RunLedger, 'recordStates'> & {
  statesOfSync(sync: string, query: { limit: number; after?: string }): Promise<RecordState[]>;
};

/** How many records have each reason, and who they are in Iterable. */
export interface Tally {
  readonly records: number;
  readonly reasons: ReadonlyMap<Reason, number>;
  /** Identity keys of those that are in Iterable. */
  readonly users: ReadonlySet<string>;
  /** By list, how many records stand for each identity key. */
  readonly lists: ReadonlyMap<number, ReadonlyMap<string, number>>;
  /** Changes when anything that was tallied does. */
  readonly mark: string;
}

const pageSize = 2000;

class TallyMaker {
  private records = 0;
  private newest = '';
  private readonly reasons = new Map<Reason, number>();
  private readonly users = new Set<string>();
  private readonly lists = new Map<number, Map<string, number>>();

  constructor(private readonly marks: Marks) {}

  add(state: RecordState | null): void {
    const reason = reasonOf(state, this.marks.farewells);
    this.records += 1;
    this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + 1);
    if (!state) return;
    if (state.updatedAt > this.newest) this.newest = state.updatedAt;
    if (countsInIterable(reason)) this.users.add(userOf(state, this.marks.farewells));
    for (const { listId, key } of standingsOf(state, this.marks)) {
      const keys = this.lists.get(listId) ?? new Map<string, number>();
      keys.set(key, (keys.get(key) ?? 0) + 1);
      this.lists.set(listId, keys);
    }
  }

  get tally(): Tally {
    const { records, reasons, users, lists } = this;
    const mark = JSON.stringify([records, [...reasons].sort(), this.newest]);
    return { records, reasons, users, lists, mark };
  }
}

/** A sync whose records are counted. */
export interface Counted {
  readonly definition: SyncDefinition;
  readonly joins: Joins;
}

/** The records in scope now, each by what the ledger knows of it. */
export async function tallyScope(
  { definition, joins }: Counted,
  scope: ScopeQuery,
  { source, ledger }: { readonly source: Pick<Source, 'query'>; readonly ledger: CountingLedger }
): Promise<Tally> {
  const maker = new TallyMaker({ joins, farewells: farewellsOf(definition) });
  for await (const ids of scopeIds(scope, source))
    for (const state of await ledger.recordStates(definition.name, ids)) maker.add(state);
  return maker.tally;
}

/** All records that the ledger knows in the sync, in scope or not. */
export async function tallyLedger({ definition, joins }: Counted, ledger: CountingLedger): Promise<Tally> {
  const maker = new TallyMaker({ joins, farewells: farewellsOf(definition) });
  for await (const states of statePages(definition.name, ledger)) states.forEach((state) => maker.add(state));
  return maker.tally;
}

export async function* statePages(
  sync: string,
  ledger: CountingLedger,
  from = ''
): AsyncGenerator<readonly RecordState[]> {
  for (let after = from; ;) {
    const states = await ledger.statesOfSync(sync, { limit: pageSize, after });
    yield states;
    after = states.at(-1)?.recordId ?? '';
    if (states.length < pageSize) return;
  }
}
