import type { RecordState } from './bookkeeping';
import type { Outcome } from './model';
import type { CompletedPage } from './page';

const goneCodes: ReadonlySet<string> = new Set(['deleted', 'merged', 'converted']);

/** Identities that a record owns no longer after its outcome. */
export function givenUp({ outcome, known, former }: CompletedPage['records'][number]): string[] {
  const isOver = outcome.confirmedUser !== undefined || goneCodes.has(outcome.code);
  return [...formerIdentities(outcome, known), ...(former !== undefined && isOver ? [former] : [])];
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
