import type { RecordState, UserTimes } from '../../../bridge/sync/bookkeeping';
import { createMapper } from '../../../bridge/sync/map';
import type { Operation, OutcomeStatus, SourceRecord } from '../../../bridge/sync/model';
import { planSteps } from '../../../bridge/sync/plan';
import type { Plan, PlanContext } from '../../../bridge/sync/plan-model';
import type { IterableUser } from '../../../bridge/sync/ports';
import type { Predecessor } from '../../../bridge/sync/predecessors';
import { outcomeOf, type StepResult } from '../../../bridge/sync/step-result';
import { contactId, recordState, syncDefinition } from '../../builders';
import { at, knownTypes, person, planContext, type Given } from './decide-bench';

export const longAgo: UserTimes = {
  firstDeliveredAt: '2026-01-01T00:00:00.000Z',
  lastDeliveredAt: '2026-01-01T00:00:00.000Z'
};

/** What a plan depends on, as far as a test says something about it. */
interface Circumstances {
  readonly definition?: Given;
  readonly record?: SourceRecord;
  readonly known?: RecordState | null;
  readonly times?: UserTimes | null;
  /** Users that were looked up. */
  readonly users?: Readonly<Record<string, IterableUser | null>>;
  readonly foreign?: readonly string[];
  readonly predecessor?: Predecessor;
  readonly lists?: Readonly<Record<string, readonly number[]>>;
  readonly context?: Partial<PlanContext>;
}

/** The plan for person 1, a contact. */
export function planOf(given: Circumstances = {}): Plan {
  const { record = person(1), known = null, times = null, users = {}, foreign = [], predecessor } = given;
  const definition = syncDefinition(given.definition);
  const answer = createMapper(definition, knownTypes)(record, new Date(at));
  if ('problem' in answer) throw new Error(answer.problem.message);
  const { mapped } = answer;
  const lookup = { users: new Map(Object.entries(users)), foreign: new Set(foreign), readAt: at };
  const identityKey = mapped.identity?.key;
  return planSteps(
    { record, known, mapped, identityKey, times, lookup, predecessor },
    planContext(definition, { lists: given.lists, ...given.context })
  );
}

/** `<step>` for what is sent, `<status> <code>` for what has its result. */
export const textsOf = (plan: Plan): string[] =>
  plan.steps.map((step) =>
    'operation' in step ? step.operation.step : `${step.result.status} ${step.result.code}`.trim()
  );

export const sentBy = (plan: Plan): Operation[] =>
  plan.steps.flatMap((step) => ('operation' in step ? [step.operation] : []));

/** What the ledger knows after the plan's calls were all answered in one way. */
export function after(
  plan: Plan,
  status: Exclude<OutcomeStatus, 'unchanged'> = 'delivered',
  given: Partial<StepResult> = {}
): RecordState {
  const results = plan.steps.map((step): StepResult =>
    'result' in step ? step.result : { status, code: '', message: '', ...given, operation: step.operation }
  );
  const outcome = outcomeOf(person(1), results, { ...plan, at });
  return recordState({
    recordId: contactId(1),
    status: outcome.status === 'unchanged' ? 'delivered' : outcome.status,
    code: outcome.code,
    message: outcome.message,
    steps: outcome.steps ?? {},
    identityKey: outcome.identityKey ?? null,
    deliveredIdentity: status === 'delivered' ? (outcome.identityKey ?? null) : null,
    deliveredFingerprint: outcome.status === 'delivered' ? (outcome.fingerprint ?? null) : null,
    rejectedFingerprint: outcome.status === 'rejected' ? (outcome.fingerprint ?? null) : null
  });
}
