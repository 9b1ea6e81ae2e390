import type { SyncDefinition } from '../../config/sync-definition';
import type { Source } from '../ports';
import type { ScopeQuery } from '../scope';
import { compareList, type ListComparison, type ListReader } from './compare-list';
import { countsInIterable, leftPrefix, reasonText, type Explain, type Reason } from './groups';
import { countScope, scopeNow } from './scope-ids';
import { tallyLedger, tallyScope, type Counted, type CountingLedger, type Tally } from './tally';

export interface ReasonCount {
  readonly reason: Reason;
  readonly records: number;
  /** The reason in a person's words. */
  readonly text: string;
}

/** Both sides of a sync, in numbers that add up. */
export interface SyncCounts {
  readonly sync: string;
  readonly object: string;
  /** `inScope` = the sum of the reasons + `unexplained`. */
  readonly salesforce: {
    readonly inScope: number;
    readonly reasons: readonly ReasonCount[];
    /** Records that came or went while it was counted. */
    readonly unexplained: number;
  };
  /** Known records that are not in scope any more. */
  readonly left: readonly ReasonCount[];
  /** `records` = `users` + `sameUser` = the sum of the `in-iterable` reasons, in scope or `left`. */
  readonly iterable: { readonly records: number; readonly users: number; readonly sameUser: number };
  readonly lists: readonly ListComparison[];
  /** Whether every record is accounted for. */
  readonly balanced: boolean;
  readonly notes: readonly string[];
}

export interface CountParts {
  readonly source: Source;
  readonly ledger: CountingLedger;
  readonly reader: ListReader;
  /** The other syncs of the project, which may have put people on the same lists. */
  readonly others: readonly Counted[];
  readonly explain: Explain;
}

/** Tries to count while no run changes anything. */
const tries = 3;

/** Counts a sync. Reads every id in scope: one call to Salesforce for each 2,000 records. */
export async function countSync(sync: Counted, parts: CountParts): Promise<SyncCounts> {
  const { definition, joins } = sync;
  const scope = await scopeNow(definition, parts.source);
  const { known, inScope, moved } = await tallied(sync, scope, parts);
  const total = (await countScope(scope, parts.source)) ?? inScope.records;
  const left = differences(known, inScope);
  const lists = await compareLists(definition, known, parts);
  const unexplained = total - inScope.records;
  const records = inIterableOf(known);
  return {
    sync: definition.name,
    object: definition.sourceObject,
    salesforce: { inScope: total, reasons: counted(inScope.reasons, parts.explain), unexplained },
    left: counted(left, parts.explain),
    iterable: { records, users: known.users.size, sameUser: records - known.users.size },
    lists,
    balanced: unexplained === 0 && !moved && [...left.values()].every((count) => count > 0),
    notes: [
      ...(moved ? ['A run of the sync was under way: some numbers are of before, some of after it.'] : []),
      ...(lists.length === 0 && joins.size === 0
        ? ['Iterable tells no number of users: what stands here is what it accepted.']
        : [])
    ]
  };
}

/** Nothing is to be counted half before and half after a run's page was stored. */
async function tallied(
  sync: Counted,
  scope: ScopeQuery,
  { source, ledger }: Pick<CountParts, 'source' | 'ledger'>
): Promise<{ readonly known: Tally; readonly inScope: Tally; readonly moved: boolean }> {
  let known = await tallyLedger(sync, ledger);
  for (let attempt = 1; ; attempt += 1) {
    const inScope = await tallyScope(sync, scope, { source, ledger });
    const after = await tallyLedger(sync, ledger);
    const moved = after.mark !== known.mark;
    known = after;
    if (!moved || attempt === tries) return { known, inScope, moved };
  }
}

const inIterableOf = ({ reasons }: Tally): number =>
  [...reasons].reduce((sum, [reason, count]) => sum + (countsInIterable(reason) ? count : 0), 0);

/** What is known and not in scope, by reason. */
function differences(known: Tally, inScope: Tally): ReadonlyMap<Reason, number> {
  const left = [...known.reasons].map(
    ([reason, count]) => [leftPrefix + reason, count - (inScope.reasons.get(reason) ?? 0)] as const
  );
  return new Map(left.filter(([, count]) => count !== 0));
}

async function compareLists(
  definition: SyncDefinition,
  known: Tally,
  { ledger, reader, others }: CountParts
): Promise<ListComparison[]> {
  if (known.lists.size === 0) return [];
  const elsewhere = await keysOfOthers(others, ledger);
  const by = definition.identity.kind;
  const lists: ListComparison[] = [];
  for (const [list, own] of known.lists)
    lists.push(await compareList(list, own, elsewhere.get(list) ?? new Set(), { reader, by }));
  return lists.sort((a, b) => a.list - b.list);
}

/** By list, whom the other syncs put on it. */
export async function keysOfOthers(
  others: readonly Counted[],
  ledger: CountingLedger
): Promise<Map<number, Set<string>>> {
  const keys = new Map<number, Set<string>>();
  for (const other of others.filter(({ joins }) => joins.size > 0))
    for (const [list, own] of (await tallyLedger(other, ledger)).lists)
      keys.set(list, new Set([...(keys.get(list) ?? []), ...own.keys()]));
  return keys;
}

/** Most frequent first. */
export const counted = (reasons: ReadonlyMap<Reason, number>, explain: Explain): ReasonCount[] =>
  [...reasons]
    .map(([reason, records]) => ({ reason, records, text: reasonText(reason, explain) }))
    .sort((a, b) => b.records - a.records || (a.reason < b.reason ? -1 : 1));
