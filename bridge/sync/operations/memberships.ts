import { toOperation } from '../diff';
import { toIdentity } from '../identity';
import type { RecordState } from '../bookkeeping';
import type { Operation, SourceRecord } from '../model';
import type { PlanContext, PlanInput, PlannedStep } from '../plan-model';
import { mayBeThere, type StepResult } from '../step-result';
import { listOfStep, unsubscribeFrom } from './build-operations';
import { noOthers } from './others-on-list';

/**
 * Lists of a campaign's links that a member was added to and is not wanted on any more: its status is no longer one of
 * the link's. A link that is paused or gone takes nobody off. Pure.
 */
export function lostMemberships(
  { record, known, others = noOthers }: PlanInput,
  wanted: readonly Operation[],
  context: PlanContext
): PlannedStep[] {
  const { definition } = context;
  if (definition.scope.type !== 'Campaign' || !known) return [];
  const still = new Set(wanted.map(({ step }) => step));
  return removalsOf(known, record, context)
    .filter(({ operation }) => !still.has(operation.step))
    .map(({ operation, isAsked, listId }) => {
      if (others(listId, operation.identity.key, record.id)) return { result: keptForOthers(operation) };
      return isAsked ? { operation } : heldOr(operation, known, context);
    });
}

/** The record lets go of the list without a call: it is another's to say when the person leaves. */
const keptForOthers = (operation: Operation): StepResult => ({
  status: 'skipped',
  code: 'kept-for-others',
  message: 'The person stays on the list: another campaign or sync wants it there.',
  operation,
  remembers: true
});

interface ListRemoval {
  readonly operation: Operation;
  readonly listId: number;
  /** By a person who ended the link and saw how many they are: no wave to be held. */
  readonly isAsked: boolean;
}

/** Taking a record's user off every list that the sync's Subscribe_List steps added it to. Pure. */
function removalsOf(
  known: RecordState,
  record: SourceRecord,
  { definition, onLeave, isEmptied, brake }: PlanContext
): ListRemoval[] {
  const joins = definition.steps.filter(({ operation }) => operation === 'Subscribe_List');
  return Object.entries(known.steps).flatMap(([step, state]) => {
    const join = joins.find(({ name }) => listOfStep(step, name) !== null);
    const listId = join ? listOfStep(step, join.name) : null;
    if (!join || listId === null || !mayBeThere(state) || !state.key) return [];
    const isAsked = isEmptied?.(listId, record) ?? false;
    if (!isAsked && !brake.asks(state)) return [];
    const leaves = isAsked ? 'Remove_From_List' : (onLeave(listId) ?? join.onExit);
    if (leaves !== 'Remove_From_List') return [];
    const identity = toIdentity(definition.identity.kind, state.key);
    const { kind, value } = identity;
    return [
      {
        isAsked,
        listId,
        operation: {
          ...toOperation(
            {
              recordId: record.id,
              step,
              identity,
              call: unsubscribeFrom(listId),
              payload: { [kind]: value },
              whenUnknown: 'skip'
            },
            definition.version
          ),
          removal: true,
          takesAway: [{ step, what: 'list', kind, value, target: String(listId), body: null }]
        }
      }
    ];
  });
}

/** A removal goes when the run has counted them all, and there are not too many (DESIGN rule 8). */
export function heldOr(
  operation: Operation,
  known: RecordState | null,
  { brake, now }: Pick<PlanContext, 'brake' | 'now'>
): PlannedStep {
  const held = brake.verdict(operation, known, now());
  return held ? { result: held } : { operation };
}
