import alreadyUpToDate from '@salesforce/label/c.Record_Outcome_Unchanged';
import inIterable from '@salesforce/label/c.Why_Standing_In_Iterable';
import needsAttention from '@salesforce/label/c.Why_Standing_Needs_Attention';
import notSeen from '@salesforce/label/c.Record_Not_Seen';
import notSent from '@salesforce/label/c.Why_Standing_Not_Sent';
import removed from '@salesforce/label/c.Why_Standing_Removed';
import sent from '@salesforce/label/c.Record_Outcome_Sent';
import underWay from '@salesforce/label/c.Record_Outcome_Running';
import waiting from '@salesforce/label/c.Why_Standing_Waiting';

/** How a state is drawn: never by colour alone. */
export interface Look {
  readonly word: string;
  /** Icon of the Lightning Design System. */
  readonly icon: string;
  /** Variant of lightning-icon. */
  readonly variant: 'success' | 'warning' | 'error' | '';
  /** Class of a tinted background. */
  readonly tone: 'tone tone_good' | 'tone tone_bad' | 'tone tone_calm' | 'tone tone_wait';
}

const good = { icon: 'utility:success', variant: 'success', tone: 'tone tone_good' } as const;
const bad = { icon: 'utility:error', variant: 'error', tone: 'tone tone_bad' } as const;
const wait = { icon: 'utility:clock', variant: '', tone: 'tone tone_wait' } as const;
const calm = { icon: 'utility:ban', variant: '', tone: 'tone tone_calm' } as const;

const unknown: Look = { ...calm, icon: 'utility:question', word: notSeen };

const statuses: Readonly<Record<string, Look>> = {
  Synced: { ...good, word: inIterable },
  Pending: { ...wait, word: waiting },
  Skipped: { ...calm, word: notSent },
  Failed: { ...bad, word: needsAttention },
  Removed: { ...calm, icon: 'utility:dash', word: removed }
};

const outcomes: Readonly<Record<string, Look>> = {
  delivered: { ...good, word: sent },
  unchanged: { ...good, icon: 'utility:check', word: alreadyUpToDate },
  skipped: { ...calm, word: notSent },
  rejected: { ...bad, word: needsAttention },
  deferred: { ...wait, word: waiting }
};

const standings: Readonly<Record<string, string>> = {
  in: 'Synced',
  waiting: 'Pending',
  notSent: 'Skipped',
  needsAttention: 'Failed',
  removed: 'Removed'
};

/** Of `Iterable_Status__c`; nothing has seen the record where there is none. */
export const statusLook = (status: string | null | undefined): Look => statuses[status ?? ''] ?? unknown;

/** Of what became of a record in a run; one without an outcome is still under way. */
export const outcomeLook = (outcome: string | null | undefined): Look =>
  outcomes[outcome ?? ''] ?? { ...wait, icon: 'utility:sync', word: underWay };

/** Of an answer to "Why?". */
export const standingLook = (standing: string | null | undefined): Look =>
  statusLook(standings[standing ?? ''] ?? 'Skipped');
