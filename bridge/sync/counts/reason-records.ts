import type { SyncDefinition } from '../../config/sync-definition';
import type { RecordState } from '../bookkeeping';
import type { Source } from '../ports';
import type { ScopeQuery } from '../scope';
import { farewellsOf, leftPrefix, notLookedAt, reasonOf, type Reason } from './groups';
import { present, scopeIds } from './scope-ids';
import { statePages, type CountingLedger } from './tally';

/** One of the records, or users, that a reason counts. */
export interface ReasonRecord {
  /** Null for a user of Iterable whom no record stands for. */
  readonly recordId: string | null;
  readonly identityKey: string | null;
  readonly status: RecordState['status'] | null;
  readonly code: string;
  readonly message: string;
  readonly fix: string | null;
}

export interface ReasonPage {
  readonly records: readonly ReasonRecord[];
  /** To go on after; null at the end. A page may be empty and have one. */
  readonly next: string | null;
}

interface Parts {
  readonly source: Pick<Source, 'query'>;
  readonly ledger: CountingLedger;
}

/** Pages of ids or states that one answer looks through. */
const mostPages = 25;

/** The records of a sync that have the reason, in the order of their ids. */
export async function reasonRecords(
  definition: SyncDefinition,
  scope: ScopeQuery,
  asked: { readonly reason: Reason; readonly limit: number; readonly cursor?: string },
  parts: Parts
): Promise<ReasonPage> {
  return asked.reason === notLookedAt
    ? unknownRecords(definition, scope, asked, parts)
    : knownRecords(definition, scope, asked, parts);
}

async function unknownRecords(
  { name }: SyncDefinition,
  scope: ScopeQuery,
  { limit, cursor = '' }: { readonly limit: number; readonly cursor?: string },
  { source, ledger }: Parts
): Promise<ReasonPage> {
  const found: ReasonRecord[] = [];
  let [pages, last] = [0, cursor];
  for await (const ids of scopeIds(scope, source, cursor)) {
    const states = await ledger.recordStates(name, ids);
    found.push(...ids.filter((_, index) => !states[index]).map(neverSeen));
    last = ids.at(-1) ?? last;
    pages += 1;
    if (found.length > limit || pages >= mostPages) return paged(found, limit, last);
  }
  return paged(found, limit, null);
}

async function knownRecords(
  definition: SyncDefinition,
  scope: ScopeQuery,
  asked: { readonly reason: Reason; readonly limit: number; readonly cursor?: string },
  { source, ledger }: Parts
): Promise<ReasonPage> {
  const { limit, cursor = '' } = asked;
  const { name } = definition;
  const farewells = farewellsOf(definition);
  const isLeft = asked.reason.startsWith(leftPrefix);
  const reason = isLeft ? asked.reason.slice(leftPrefix.length) : asked.reason;
  const found: ReasonRecord[] = [];
  let [pages, last] = [0, cursor];
  for await (const states of statePages(name, ledger, cursor)) {
    const candidates = states.filter((state) => reasonOf(state, farewells) === reason);
    const inScope = new Set(
      await present(
        scope,
        candidates.map(({ recordId }) => recordId),
        source
      )
    );
    found.push(...candidates.filter(({ recordId }) => inScope.has(recordId) !== isLeft).map(shown));
    last = states.at(-1)?.recordId ?? last;
    pages += 1;
    if (found.length > limit || pages >= mostPages) return paged(found, limit, last);
  }
  return paged(found, limit, null);
}

/** `last` is where looking stopped; null when it came to the end. */
function paged(found: readonly ReasonRecord[], limit: number, last: string | null): ReasonPage {
  const records = found.slice(0, limit);
  return { records, next: found.length > limit ? (records.at(-1)?.recordId ?? null) : last };
}

const neverSeen = (recordId: string): ReasonRecord => ({
  recordId,
  identityKey: null,
  status: null,
  code: notLookedAt,
  message: 'No run has looked at the record yet.',
  fix: null
});

const shown = ({ recordId, identityKey, status, code, message, fix }: RecordState): ReasonRecord => ({
  recordId,
  identityKey,
  status,
  code,
  message,
  fix
});

/** Users of a list comparison as a page, by their keys. */
export function userPage(
  keys: readonly string[],
  { limit, cursor = '' }: { readonly limit: number; readonly cursor?: string }
): ReasonPage {
  const rest = keys.filter((key) => key > cursor);
  const page = rest.slice(0, limit);
  const next = rest.length > limit ? (page.at(-1) ?? null) : null;
  const user = (identityKey: string): ReasonRecord => ({
    ...{ recordId: null, identityKey, status: null, code: '', message: '', fix: null }
  });
  return { records: page.map(user), next };
}
