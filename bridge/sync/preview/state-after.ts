import type { RecordState, UserTimes } from '../bookkeeping';
import type { Outcome, StepState } from '../model';

/**
 * What the ledger knows of a record after an outcome, worked out without storing it. The contract of the ledgers
 * (test/contracts/ledger-scratch-contract.ts) holds every engine against it. Null: still nothing. Pure.
 */
export function stateAfter(
  known: RecordState | null,
  outcome: Outcome,
  { sync, at }: { readonly sync: string; readonly at: string }
): RecordState | null {
  const { status } = outcome;
  const steps = joined(known?.steps ?? {}, outcome.steps ?? {});
  if (status === 'unchanged') return known && { ...known, steps, retryAt: null, updatedAt: at };
  const said: RecordState = {
    ...(known ?? nothing),
    sync,
    recordId: outcome.recordId,
    object: outcome.object,
    status,
    code: outcome.code,
    message: outcome.message,
    field: outcome.field ?? null,
    fix: outcome.fix ?? null,
    identityKey: outcome.identityKey ?? null,
    steps,
    updatedAt: at
  };
  return status === 'delivered' ? delivered(said, outcome, at) : undelivered(said, outcome, at);
}

const delivered = (state: RecordState, { fingerprint, identityKey }: Outcome, at: string): RecordState => ({
  ...state,
  deliveredFingerprint: fingerprint ?? null,
  deliveredIdentity: identityKey ?? null,
  deliveredAt: at,
  rejectedFingerprint: null,
  retryAt: null,
  attempts: 0
});

/** Of several steps some may have come through: who the user is now counts, whatever became of the rest. */
function undelivered(state: RecordState, outcome: Outcome, at: string): RecordState {
  const { status, fingerprint, confirmedUser, retryAt } = outcome;
  const isDeferred = status === 'deferred';
  return {
    ...state,
    deliveredIdentity: confirmedUser ?? state.deliveredIdentity,
    rejectedFingerprint: (status === 'rejected' ? fingerprint : undefined) ?? state.rejectedFingerprint,
    retryAt: isDeferred ? (retryAt ?? at) : null,
    attempts: isDeferred ? state.attempts + 1 : 0
  };
}

const nothing: RecordState = {
  sync: '',
  recordId: '',
  object: '',
  status: 'skipped',
  code: '',
  message: '',
  field: null,
  fix: null,
  identityKey: null,
  deliveredFingerprint: null,
  deliveredIdentity: null,
  deliveredAt: null,
  steps: {},
  rejectedFingerprint: null,
  retryAt: null,
  attempts: 0,
  writeBackError: null,
  updatedAt: ''
};

/** A step that was taken again replaces the whole of its state; what is undefined is not kept. */
const joined = (before: RecordState['steps'], steps: RecordState['steps']): RecordState['steps'] => ({
  ...before,
  ...Object.fromEntries(Object.entries(steps).map(([name, state]) => [name, plain(state)]))
});

const plain = (state: StepState): StepState =>
  Object.fromEntries(
    Object.entries(state).filter(([, value]) => value !== undefined)
  ) as unknown as StepState;

/** When a user was confirmed, once it is confirmed again. Pure. */
export const timesAfter = (times: UserTimes | null, at: string): UserTimes => ({
  firstDeliveredAt: times?.firstDeliveredAt ?? at,
  lastDeliveredAt: times && times.lastDeliveredAt > at ? times.lastDeliveredAt : at
});
