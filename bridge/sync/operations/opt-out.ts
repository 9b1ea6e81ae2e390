import type { OperationKind } from '../../config/sync-definition';
import { operationTraits } from './traits';

/** What becomes of a person, or of a step, for want of consent. */
export interface OptedOut {
  readonly status: 'skipped';
  readonly code: 'opted-out';
  /** The field that says so, as a path such as `Contact.HasOptedOutOfEmail`. */
  readonly field: string;
  readonly message: string;
}

/** Why a person is not created (DESIGN rule 6). Pure. */
export const optedOut = (field: string): OptedOut => outcome(field, 'created in Iterable');

const outcome = (field: string, notDone: string): OptedOut => ({
  status: 'skipped',
  code: 'opted-out',
  field,
  message: `The person opted out of e-mail (${field}) and is not ${notDone}.`
});

/** Rule 6 for one step: an opted-out person is never created and never added to a list. Null: it may go out. Pure. */
export function consentVerdict(
  operation: OperationKind,
  person: { readonly optedOutBy: string | null; readonly known: boolean }
): OptedOut | null {
  if (person.optedOutBy === null) return null;
  if (operation === 'Subscribe_List') return outcome(person.optedOutBy, 'added to a list');
  return !person.known && operationTraits[operation].createsUser ? optedOut(person.optedOutBy) : null;
}
