import type { SyncDefinition } from '../config/sync-definition';
import type { ClaimAnswer, IdentityClaim } from './bookkeeping';
import type { Identity, SourceRecord } from './model';
import type { StepResult } from './step-result';

/** Answers the owner of each identity, in the order asked. A dry run only looks, a run claims what is free. */
export type ClaimIdentities = (claims: readonly IdentityClaim[]) => Promise<ClaimAnswer[]>;

export const claimOf = (
  record: SourceRecord,
  { key }: Identity,
  about: { readonly sync: string; readonly rank: number | null }
): IdentityClaim => ({ key, sync: about.sync, recordId: record.id, object: record.object, rank: about.rank });

/** Why a record is not sent whose identity another record owns (seed 003: two contacts with one address). */
export function duplicateOf(
  owner: IdentityClaim,
  { kind, value }: Identity,
  definition: SyncDefinition
): StepResult {
  const by = owner.sync === definition.name ? '' : ` by the sync ${owner.sync}`;
  if (kind === 'item') {
    return {
      status: 'skipped',
      code: 'item-collision',
      message: `The catalog item ${value} is already sent${by} for record ${owner.recordId}.`,
      fix: 'Map the item id from a field that differs in letters, digits and dashes.'
    };
  }
  const what = kind === 'email' ? 'e-mail address' : 'user id';
  return {
    status: 'skipped',
    code: 'duplicate',
    message: `The same ${what} is already sent${by} for record ${owner.recordId}.`,
    fix: 'Give one of the two another address, or merge them.'
  };
}
