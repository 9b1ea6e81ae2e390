import type { Decision } from '../decide';
import { describeValue } from '../map';
import type { TracedMapping, TracedStep } from '../mapping/map-trace';
import type { Operation, Payload } from '../model';
import { deletedReason, removalReason } from '../leaving/left-reason';
import { addressStep, mergeStep } from '../operations/own-steps';
import type { PlannedStep } from '../plan-model';
import { notMet } from '../step-result';
import type { IntendedCall } from './intended-calls';
import type { PreviewMapping, PreviewResult, PreviewStep } from './preview-model';
import type { Rehearsal } from './rehearse';
import type { Study } from './study';

/** What was worked out for one record. */
interface Worked {
  readonly study: Study;
  readonly decisions: readonly Decision[];
  readonly calls: readonly IntendedCall[];
}

/** Every step for the record, in order: first what the bridge does by itself, then those of the definition. Pure. */
export function previewSteps(study: Study): readonly PreviewStep[] {
  const { mapped, rehearsal, record } = study;
  if (!mapped || !rehearsal || !record) return [];
  const decisions = rehearsal.decisions.get(record.id) ?? [];
  const worked = { study, decisions, calls: callsOf(record.id, rehearsal) };
  const own = [mergeStep, addressStep].flatMap((name) => ownStep(name, worked) ?? []);
  return [...own, ...mapped.trace.steps.map((traced) => stepView(traced, worked))];
}

const callsOf = (recordId: string, { calls }: Rehearsal): IntendedCall[] =>
  calls.filter(({ operations }) => operations.some((operation) => operation.recordId === recordId));

/** A change of address, or two users becoming one, where the record needs it. */
function ownStep(name: string, worked: Worked): PreviewStep | null {
  const planned = plannedFor(name, worked);
  const [operation] = planned.flatMap((step) => ('operation' in step ? [step.operation] : []));
  if (!operation) return null;
  return {
    step: name,
    operation: name === mergeStep ? 'Merge' : 'Change_Address',
    condition: null,
    mappings: [],
    payload: operation.payload,
    problem: null,
    requests: requestsOf(name, worked),
    result: resultOf(name, planned, worked)
  };
}

function stepView(traced: TracedStep, worked: Worked): PreviewStep {
  const { step, condition, mappings, problem } = traced;
  const answered = worked.study.mapped?.answer;
  const mapped =
    answered && 'mapped' in answered
      ? answered.mapped.steps.find((one) => one.step.name === step.name)
      : null;
  const payload: Payload | null = mapped && 'payload' in mapped ? mapped.payload : null;
  const planned = plannedFor(step.name, worked);
  return {
    step: step.name,
    operation: step.operation,
    condition:
      step.condition === null ? null : { formula: step.condition, result: condition ?? 'not computed' },
    mappings: mappings.map(mappingView),
    payload,
    problem: problem ?? null,
    requests: requestsOf(step.name, worked),
    result: planned.length > 0 ? resultOf(step.name, planned, worked) : unplanned(traced, worked)
  };
}

function mappingView({ mapping, sourceValue, value, problem }: TracedMapping): PreviewMapping {
  const { name, kind, source, transform, target } = mapping;
  return { name, kind, source, transform, target, sourceValue, value, problem: problem ?? null };
}

/** The step's part of the first plan: later looks at the record only go on with it. */
function plannedFor(name: string, { decisions }: Worked): PlannedStep[] {
  const [plan] = decisions.flatMap((decision) => ('plan' in decision ? [decision.plan] : []));
  return (plan?.steps ?? []).filter((step) => isOf(operationOf(step)?.step, name));
}

const operationOf = (step: PlannedStep): Operation | undefined =>
  'operation' in step ? step.operation : step.result.operation;

/** A member of several lists has an operation for each, named after the list. */
const isOf = (operation: string | undefined, name: string): boolean =>
  operation === name || Boolean(operation?.startsWith(`${name}:`));

const requestsOf = (name: string, { calls, study }: Worked) =>
  calls
    .filter(({ operations }) =>
      operations.some(({ step, recordId }) => recordId === study.recordId && isOf(step, name))
    )
    .map(({ request }) => request);

function resultOf(name: string, planned: readonly PlannedStep[], worked: Worked): PreviewResult {
  const { calls, study } = worked;
  const sent = calls.filter(({ operations }) =>
    operations.some(({ step, recordId }) => recordId === study.recordId && isOf(step, name))
  );
  if (sent.some(({ refused }) => refused.has(study.recordId))) return refusedResult(study);
  const isRemoval = sent.some(({ operations }) => operations.some(({ removal }) => removal));
  if (isRemoval) return removed(study);
  if (sent.length > 0) return { status: 'delivered', code: '', message: '' };
  const [open] = planned;
  if (open && 'result' in open) return plain(open.result);
  return endOf(study, open);
}

/** A member whose status stopped counting is still in scope: the reason is that of its kind of exit. */
function removed({ record, definition }: Study): PreviewResult {
  const reason = record ? removalReason(record, definition) : deletedReason;
  return { status: 'delivered', code: 'removed', message: `Taken away: ${reason}.` };
}

/** Nothing was made of the step that could be sent. */
function unplanned({ step, condition, problem }: TracedStep, { study, decisions }: Worked): PreviewResult {
  if (condition === 'not met') return plain(notMet(step));
  const steps = decisions.flatMap((decision) => ('plan' in decision ? decision.plan.steps : []));
  const said = steps.flatMap((one) => ('result' in one && !one.result.operation ? [one.result] : []));
  const own = said.find(({ code }) => code !== 'condition');
  if (problem && study.ifInScope?.code === problem.code) return plain({ ...problem, status: 'rejected' });
  return own && own.status !== 'rejected' ? plain(own) : endOf(study, undefined);
}

/** No call was made for the step: the record ended before it, or with it. */
function endOf({ ifInScope, outcome }: Study, open: PlannedStep | undefined): PreviewResult {
  const end = ifInScope ?? outcome;
  const isEnd = end.status !== 'delivered' && end.status !== 'unchanged';
  if (isEnd && (end.code === 'captured' || !open)) return plain(end);
  const why = isEnd ? `the record ends with ${describeValue(end.code)}` : 'nothing is left to do';
  return { status: 'not reached', code: '', message: `This step is not taken: ${why}.` };
}

function refusedResult({ ifInScope, outcome }: Study): PreviewResult {
  const end = ifInScope ?? outcome;
  if (end.status !== 'delivered' && end.status !== 'unchanged') return plain(end);
  return {
    status: 'skipped',
    code: 'not-in-iterable',
    message: 'Iterable does not have this user; the next steps go on.'
  };
}

const plain = ({ status, code, message, field, fix, retryAt }: PreviewResult): PreviewResult => ({
  ...{ status, code, message, field, fix, retryAt }
});
