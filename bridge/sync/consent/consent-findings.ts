import type { RecordState } from '../bookkeeping';
import { canonicalJson } from '../canonical-json';
import { fingerprintOf } from '../diff';
import type { Outcome, SourceRecord } from '../model';
import type { OptOutIds } from './consent-scope';
import type { PossibleUser } from './known-users';

/** Somebody's opt-out that Iterable has to hear of, or that is looked at again. */
export interface OptOut {
  readonly record: SourceRecord;
  /** What the ledger knew of the record's consent before; null for nothing. */
  readonly known: RecordState | null;
  readonly ids: OptOutIds;
  readonly users: readonly PossibleUser[];
  /** Of what is asked for, and for whom: equal means that it was told before. */
  readonly fingerprint: string;
}

export const toOptOut = (
  record: SourceRecord,
  known: RecordState | null,
  ids: OptOutIds,
  users: readonly PossibleUser[]
): OptOut => {
  const keys = users.map(({ identity }) => identity.key).sort();
  return { record, known, ids, users, fingerprint: fingerprintOf(canonicalJson({ ...ids, keys })) };
};

/** Whether anything is to be done about it: not when it was told, or refused, in these very words. Pure. */
export function isOpen({ known, users, fingerprint }: OptOut, now: Date): boolean {
  if (users.length === 0) return known?.status === 'deferred';
  if (known?.status === 'delivered') return known.deliveredFingerprint !== fingerprint;
  if (known?.status === 'rejected') return known.rejectedFingerprint !== fingerprint;
  const waits = known?.code === notThereYet && known.retryAt !== null && known.retryAt > now.toISOString();
  return !waits;
}

/** The user may be on the way: another try, later. */
export const notThereYet = 'consent.not-there-yet';
const notLoosened = 'consent-not-loosened';
const withdrawn = 'opt-out-withdrawn';

/** A record that is not opted out: news only where it was. Pure. */
export function backIn(record: SourceRecord, known: RecordState | null): Outcome | null {
  if (!known || known.code === notLoosened || known.code === withdrawn) return null;
  const base = { recordId: record.id, object: record.object, status: 'skipped' } as const;
  if (known.deliveredFingerprint !== null) {
    return {
      ...base,
      code: notLoosened,
      message: 'The opt-out was taken back in Salesforce; Iterable keeps the person unsubscribed.',
      fix: 'Consent is only given back on purpose: by a step Update_Subscriptions, or in Iterable.'
    };
  }
  if (known.status === 'skipped') return null;
  return { ...base, code: withdrawn, message: 'The opt-out was taken back before Iterable had heard of it.' };
}

/** A record that is gone needs nothing any more. */
export const gone = (recordId: string, object: string): Outcome => ({
  recordId,
  object,
  status: 'skipped',
  code: 'deleted',
  message: 'The record is deleted, or can no longer be read.'
});

/** Whether an outcome says more than the ledger knows. Pure. */
export function isNews(outcome: Outcome, known: RecordState | null): boolean {
  if (outcome.status === 'unchanged') return false;
  return outcome.status !== 'skipped' || known?.status !== 'skipped' || known.code !== outcome.code;
}
