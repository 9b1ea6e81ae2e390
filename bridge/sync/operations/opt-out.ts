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

export interface PersonOfStep {
  /** The first field that says that the person opted out, of whatever. */
  readonly optedOutBy: string | null;
  /** The field that keeps the person off the list of the step; left out: `optedOutBy`. */
  readonly keptOffBy?: string | null;
  /** Iterable has the user. */
  readonly known: boolean;
}

/**
 * Rule 6 for one step: an opted-out person is never created and never added to a list. A list that is for one channel or
 * message type takes who opted out of others, and creates nobody of them. Null: it may go out. Pure.
 */
export function consentVerdict(operation: OperationKind, person: PersonOfStep): OptedOut | null {
  if (person.optedOutBy === null) return null;
  const { keptOffBy = person.optedOutBy } = person;
  if (operation === 'Subscribe_List' && keptOffBy !== null) return outcome(keptOffBy, 'added to a list');
  return !person.known && operationTraits[operation].createsUser ? optedOut(person.optedOutBy) : null;
}
