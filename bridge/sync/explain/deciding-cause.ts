import type { SyncDefinition } from '../../config/sync-definition';
import type { RecordState } from '../bookkeeping';
import type { SourceRecord } from '../model';
import { approvedCode, heldCode, pendingCode } from '../leaving/leaving-ledger';
import { readPath } from '../mapping/read-path';
import { causeOf, type Cause } from './cause';
import type { Explained } from './explain-sync';
import { pathsWrittenIn } from './record-fields';
import { convertedCause, endCause, optedOutCause, waitCause, type End } from './refusal-cause';

/** What is known of a sync's turns. */
export interface SyncTurn {
  /** ISO time of its next run; null where none comes by itself. */
  readonly nextRunAt: string | null;
  /** The run whose removals wait for a person, with this record among them; null for none. */
  readonly heldBy: string | null;
}

type Known = Explained & { readonly turn: SyncTurn };

/** The one thing that decides how the record stands in the sync: what a person is told first. Pure. */
export function decidingCause(explained: Explained, turn: SyncTurn): Cause {
  const known = { ...explained, turn };
  const cause =
    heldCause(known) ?? stopCause(known) ?? pendingCause(known) ?? inCause(known) ?? turnCause(known);
  // Sentences among the facts name fields too.
  const named = pathsWrittenIn(Object.values(cause.facts).join(' '), explained.paths);
  return { ...cause, fieldPaths: [...new Set([...cause.fieldPaths, ...named])] };
}

function heldCause({ state, turn }: Known): Cause | null {
  if (state?.status !== 'deferred' || state.code !== heldCode) return null;
  return causeOf('waiting.held', { facts: { runId: turn.heldBy ?? '' }, moment: state.updatedAt });
}

/** The first link of the chain that ends the record, seen with what the ledger knows. */
function stopCause(known: Known): Cause | null {
  const { findings, state, seen } = known;
  const stop = findings.find(({ found, stops }) => found === 'bad' && stops);
  if (!stop?.cause) return null;
  if (stop.rule === 'active') return idleCause(stop.cause, known);
  if (stop.rule === 'sending' && seen && state && isTold(known)) return endCause(asEnd(state), seen);
  if (!outside.has(stop.rule)) return stop.cause;
  const wanted = seen?.scope.expected ?? null;
  const left = state?.code === 'removed' ? removedCause(stop.cause, { state, wanted }) : null;
  return outsideCause(known) ?? left ?? stop.cause;
}

/** Links that say that a sync does not cover the record. */
const outside: ReadonlySet<string> = new Set(['found', 'scope', 'sending']);

/** Out of the scope for a reason of its own: converted, opted out, about to be taken away. */
function outsideCause({ seen, state }: Known): Cause | null {
  if (!seen) return null;
  const { record, preview } = seen;
  if (isConverted(record)) return convertedCause(seen);
  if (preview.outcome.code === 'opted-out-stays') return optedOutCause(seen);
  return preview.outcome.code === 'removed' && !record?.isDeleted ? leavingCause(state) : null;
}

/** Who is in Iterable as the record is, is so whether the sync runs or not. */
function idleCause(cause: Cause, known: Known): Cause {
  const own = isUpToDate(known) ? inCause(known) : null;
  if (own || cause.code !== 'sync.paused') return own ?? cause;
  const { pausedHere } = known.definition;
  return causeOf('sync.paused', {
    // On the command line there are people without an id.
    facts: pausedHere && userId.test(pausedHere.by) ? { userId: pausedHere.by } : {},
    moment: pausedHere?.at ?? null
  });
}

const userId = /^005\w{12}(\w{3})?$/;

const isUpToDate = ({ seen, state }: Known): boolean =>
  seen?.preview.outcome.status === 'unchanged' && state?.status === 'delivered' && state.code !== 'removed';

const isConverted = (record: SourceRecord | null): boolean =>
  record?.object.toLowerCase() === 'lead' && readPath(record.fields, ['IsConverted']) === true;

/** It is in Iterable still, and the next run takes it away. */
const leavingCause = (state: RecordState | null): Cause =>
  causeOf('in.changed', { moment: state?.deliveredAt ?? state?.updatedAt ?? null });

/** What was taken away says by which field, where one can be named. */
function removedCause(
  cause: Cause,
  { state: { updatedAt: moment }, wanted }: { readonly state: RecordState; readonly wanted: string | null }
): Cause {
  switch (cause.code) {
    case 'record.deleted':
    case 'record.merged':
      return { ...cause, moment };
    case 'scope.field':
    case 'scope.member-status':
      return { ...cause, code: 'removed.left', moment };
    case 'scope.blank':
      return {
        ...cause,
        code: 'removed.left',
        facts: { value: 'blank', expected: wanted ?? 'a value' },
        moment
      };
    case 'scope.other':
    case 'scope.campaign':
    case 'scope.list-view':
    case 'scope.report':
      return { ...cause, code: 'removed.other', facts: { reason: reasonOf(cause) }, moment };
    default:
      return cause;
  }
}

const reasonOf = ({ code, facts }: Cause): string => {
  if (code === 'scope.list-view') return `It is no longer in the list view ${facts.view ?? ''}.`;
  if (code === 'scope.report') return `It is no longer in the report ${facts.report ?? ''}.`;
  if (code === 'scope.campaign') return `The campaign ${facts.campaign ?? ''} is no longer linked to a list.`;
  return facts.reason ?? 'It left what the sync covers.';
};

/** Told by the last run, and nothing has changed since that would let the next one say something else. */
function isTold({ state, seen }: Known): boolean {
  return state?.status === 'rejected' && seen?.preview.outcome.code === state.code;
}

const asEnd = (state: RecordState): End => ({
  status: state.status,
  code: state.code,
  message: state.message,
  field: state.field ?? undefined,
  fix: state.fix ?? undefined,
  retryAt: state.retryAt ?? undefined,
  at: state.updatedAt
});

const lookedAgain: ReadonlySet<string> = new Set([pendingCode, approvedCode, 'captured']);

/** It waits, or was refused in a way that the next run cannot foresee. */
function pendingCause(known: Known): Cause | null {
  const { state, seen, definition } = known;
  if (!state || !seen) return null;
  if (state.status === 'deferred' && !lookedAgain.has(state.code)) return waitCause(asEnd(state));
  // The very payload that was refused would be refused again, and the rehearsal says so; without hashes it is sent anew.
  const isSame = !definition.checkHashes && seen.record !== null && seen.record.changedAt <= state.updatedAt;
  return state.status === 'rejected' && state.retryAt === null && isSame
    ? endCause(asEnd(state), seen)
    : null;
}

function inCause({ state, seen, bookmark, definition }: Known): Cause | null {
  if (state?.status !== 'delivered' || state.code === 'removed') return null;
  const moment = state.deliveredAt ?? state.updatedAt;
  const gone = goneCause(state, definition);
  if (gone) return gone;
  const changed = seen?.preview.outcome.status === 'delivered';
  // A sync that sends everything each time always would: what counts is whether the record changed.
  const isOld = !definition.checkHashes && isRead(seen?.record?.changedAt, bookmark?.mark ?? null);
  if (changed && !isOld) return causeOf('in.changed', { moment });
  return causeOf(state.updatedAt > moment ? 'in.unchanged' : 'in.sent', { moment });
}

/** Steps may be there to forget or delete somebody. */
function goneCause({ steps, updatedAt }: RecordState, { steps: defined }: SyncDefinition): Cause | null {
  const farewell = defined.find(({ name, operation }) => {
    const isFarewell = operation === 'Forget_User' || operation === 'Delete_User';
    return isFarewell && steps[name]?.removed === true;
  });
  if (!farewell) return null;
  if (farewell.operation === 'Forget_User') return causeOf('record.forgotten', { moment: updatedAt });
  const reason = `The step ${farewell.name} deleted the person in Iterable.`;
  return causeOf('removed.other', { facts: { reason }, moment: updatedAt });
}

const isRead = (changedAt: string | undefined, mark: string | null): boolean =>
  changedAt !== undefined && mark !== null && changedAt < mark;

function turnCause({ bookmark, state, turn }: Known): Cause {
  const isFirst = state === null && (bookmark?.mark ?? null) === null;
  return causeOf(isFirst ? 'waiting.first' : 'waiting.turn', { moment: turn.nextRunAt });
}
