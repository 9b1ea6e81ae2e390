import type { OperationKind } from '../../config/sync-definition';
import { operationTraits } from './traits';

/** Why a person is not created (DESIGN rule 6). */
export const optedOut = {
  status: 'skipped',
  code: 'opted-out',
  field: 'HasOptedOutOfEmail',
  message: 'The person opted out of e-mail (HasOptedOutOfEmail) and is not created in Iterable.'
} as const;

const notOnList = {
  ...optedOut,
  message: 'The person opted out of e-mail (HasOptedOutOfEmail) and is not added to a list.'
} as const;

/** Rule 6 for one step: an opted-out person is never created and never added to a list. Null: it may go out. Pure. */
export function consentVerdict(
  operation: OperationKind,
  person: { readonly optedOut: boolean; readonly known: boolean }
): typeof optedOut | typeof notOnList | null {
  if (!person.optedOut) return null;
  if (operation === 'Subscribe_List') return notOnList;
  return !person.known && operationTraits[operation].createsUser ? optedOut : null;
}
