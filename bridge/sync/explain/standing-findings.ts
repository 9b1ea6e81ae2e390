import type { Bookmark, RecordState } from '../bookkeeping';
import { heldCode } from '../leaving/leaving-ledger';
import type { OutcomeStatus, SourceRecord } from '../model';
import type { Finding } from './chain';
import { fieldsOfMessage } from './preview-findings';
import type { RecordFields } from './record-fields';

/** A call on record that was about the record. */
export interface LastCall {
  readonly at: string;
  /** `POST /api/users/bulkUpdate`. */
  readonly call: string;
  /** HTTP status; null where nothing was answered. */
  readonly status: number | null;
}

export interface Standing {
  /** What the ledger knows of the record in the sync; null for nothing. */
  readonly state: RecordState | null;
  readonly bookmark: Bookmark | null;
  readonly call: LastCall | null;
  readonly record: SourceRecord | null;
  readonly now: Date;
  readonly fields: RecordFields;
  /** By which the sync sees that a record changed. */
  readonly changeField: string;
}

/** How things stand: what the record waits for, what was refused, the last call, and how far the sync has read. Pure. */
export function standingFindings(standing: Standing): Finding[] {
  return [
    ...waitingFinding(standing),
    ...rejectedFinding(standing),
    lastCallFinding(standing),
    ...lagFinding(standing)
  ];
}

function waitingFinding({ state, fields }: Standing): Finding[] {
  if (state?.status !== 'deferred') return [];
  const until = state.retryAt === null ? 'until somebody decides' : `until ${state.retryAt}`;
  const tries = state.attempts > 0 ? `, try ${state.attempts}` : '';
  const sentence = `It waits ${until} (${state.code}${tries}): ${state.message}`;
  const forPeople = {
    sentence: `It waits ${until}: ${state.message}`,
    fix: state.code === heldCode ? 'Approve or discard the removals on the page Iterable Sync.' : undefined
  };
  const about = { fix: state.fix ?? undefined, fields: fieldsOfState(state, fields) };
  return [{ rule: 'waiting', found: 'note', sentence, forPeople, ...about }];
}

const fieldsOfState = (state: RecordState, fields: RecordFields): readonly string[] =>
  fieldsOfMessage({ ...state, field: state.field ?? undefined }, { fields });

function rejectedFinding({ state, fields }: Standing): Finding[] {
  if (state?.status !== 'rejected') return [];
  const kept = 'It is tried again when the record or the definition changes, or when it is replayed.';
  const sentence = `It was rejected at ${state.updatedAt} (${state.code}): ${state.message} ${kept}`;
  const again = 'It is tried again when the record or the sync changes, or by Sync now.';
  const forPeople = { sentence: `It needs attention since ${state.updatedAt}: ${state.message} ${again}` };
  const about = { fix: state.fix ?? undefined, fields: fieldsOfState(state, fields) };
  return [{ rule: 'rejected', found: 'note', sentence, forPeople, ...about }];
}

function lastCallFinding({ call, state }: Standing): Finding {
  const rule = 'last-call';
  const forPeople = { sentence: lastRunText(state) };
  if (call) {
    const answer = call.status === null ? 'no answer' : String(call.status);
    const sentence = `Last call about it: ${call.call} at ${call.at}, ${answer}.`;
    return { rule, found: 'note', sentence, forPeople };
  }
  const sentence = state
    ? `Last outcome: ${state.code ? `${state.status} (${state.code})` : state.status} at ${state.updatedAt}.`
    : notSeen;
  return { rule, found: 'note', sentence, forPeople };
}

const notSeen = 'No run has seen it yet.';

const didWith: Readonly<Record<OutcomeStatus, string>> = {
  delivered: 'sent it to Iterable',
  unchanged: 'found nothing new in it',
  skipped: 'did not send it',
  rejected: 'could not send it',
  deferred: 'put it off'
};

function lastRunText(state: RecordState | null): string {
  if (!state) return notSeen;
  const did = state.code === 'removed' ? 'took it out of Iterable' : didWith[state.status];
  return `The last run with an outcome for it, at ${state.updatedAt}, ${did}.`;
}

/** Writing the status is a change too: after the last outcome, and at most so much later, in milliseconds. */
const ownWithinMs = 60_000;

function isPerhapsOwn({ record, state }: Standing): boolean {
  if (!record || !state) return false;
  const after = Date.parse(record.changedAt) - Date.parse(state.updatedAt);
  // Stamps are of whole seconds, and of another clock.
  return after >= -2000 && after < ownWithinMs;
}

function lagFinding(standing: Standing): Finding[] {
  const { record, bookmark, now, changeField } = standing;
  if (!record || record.changedAt.startsWith('1970')) return [];
  const mark = bookmark?.mark ?? null;
  const about = { rule: 'lag', found: 'note', fields: [changeField] } as const;
  const changed = `It changed at ${record.changedAt}`;
  if (mark === null)
    return [{ ...about, sentence: `${changed}; the sync has not read everything once yet.` }];
  const perhaps = isPerhapsOwn(standing) ? ', perhaps only the status that the bridge wrote' : '';
  const seconds = Math.max(0, Math.round((now.getTime() - Date.parse(mark)) / 1000));
  const isRead = record.changedAt < mark;
  const sentence = isRead
    ? `${changed}, and everything up to ${mark} (${seconds} s ago) is accounted for.`
    : `${changed}; the sync has read up to ${mark} (${seconds} s ago): its next run sees the change${perhaps}.`;
  const seen = isRead ? 'the sync has seen that' : `the next run sees the change${perhaps}`;
  return [{ ...about, sentence, forPeople: { sentence: `${changed}; ${seen}.` } }];
}
