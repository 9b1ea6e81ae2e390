import type { SyncDefinition } from '../config/sync-definition';
import type { RecordState } from './bookkeeping';
import type { Outcome, SourceRecord } from './model';
import type { CompletedPage } from './page';
import type { RunParts } from './run-parts';
import { otherStatuses } from './run-write-backs';

const goneCodes: ReadonlySet<string> = new Set(['deleted', 'merged', 'converted']);

/** Identities that a record owns no longer after its outcome. */
export function givenUp({ record, outcome, known, former }: CompletedPage['records'][number]): string[] {
  const isOver = outcome.confirmedUser !== undefined || goneCodes.has(outcome.code);
  if (hasLeft(record, outcome)) return ownedBy(known);
  return [...formerIdentities(outcome, known), ...(former !== undefined && isOver ? [former] : [])];
}

/** Who left the scope speaks for nobody any more: another record may. */
const hasLeft = ({ left, isDeleted }: SourceRecord, { code }: Outcome): boolean =>
  (left !== undefined || isDeleted) && leftCodes.has(code);

const leftCodes: ReadonlySet<string> = new Set([
  'removed',
  'out-of-scope',
  'not-in-iterable',
  'kept-for-others'
]);

const ownedBy = (known: RecordState | null): string[] => [
  ...new Set([known?.deliveredIdentity, known?.identityKey].filter((key) => typeof key === 'string'))
];

/** Who left one sync and is in another goes on speaking for the person there. */
export async function withoutOtherSyncs(
  records: CompletedPage['records'],
  definition: Pick<SyncDefinition, 'name'>,
  parts: Pick<RunParts, 'activeSyncs' | 'ledger'>
): Promise<CompletedPage['records']> {
  const left = records
    .filter(({ record, outcome }) => hasLeft(record, outcome))
    .map(({ record }) => record.id);
  if (left.length === 0) return records;
  const others = await otherStatuses(left, definition, parts);
  const speaks = (id: string): boolean =>
    others.get(id)?.some(({ status }) => status !== 'Skipped' && status !== 'Removed') ?? false;
  return records.filter(({ record, outcome }) => !hasLeft(record, outcome) || !speaks(record.id));
}

/** An identity that was delivered stays the record's until another one is delivered or the record is gone. */
function formerIdentities(outcome: Outcome, known: RecordState | null): string[] {
  if (!known) return [];
  const isGone = goneCodes.has(outcome.code);
  const moved = outcome.confirmedUser !== undefined || outcome.status === 'delivered' || isGone;
  const claimed = [
    ...(moved && known.deliveredIdentity ? [known.deliveredIdentity] : []),
    ...(known.identityKey && known.identityKey !== known.deliveredIdentity ? [known.identityKey] : [])
  ];
  return claimed.filter((key) => key !== outcome.identityKey);
}
