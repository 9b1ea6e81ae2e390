import { toOperation } from '../diff';
import { toIdentity } from '../identity';
import type { RecordState } from '../bookkeeping';
import type { SyncDefinition } from '../../config/sync-definition';
import type { Operation } from '../model';
import type { PlanContext, PlanInput, PlannedStep } from '../plan';
import { listOfStep, unsubscribeFrom } from './build-operations';

/**
 * Lists of a campaign's links that a member was added to and is not wanted on any more: its status is no longer one of
 * the link's, or the link is gone. Pure.
 */
export function lostMemberships(
  { record, known }: PlanInput,
  wanted: readonly Operation[],
  { definition }: PlanContext
): PlannedStep[] {
  if (definition.scope.type !== 'Campaign' || !known) return [];
  const still = new Set(wanted.map(({ step }) => step));
  return removalsOf(known, record.id, definition).filter(({ operation }) => !still.has(operation.step));
}

/** Taking a record's user off every list that the sync's Subscribe_List steps added it to. Pure. */
export function removalsOf(
  known: RecordState,
  recordId: string,
  definition: SyncDefinition
): { readonly operation: Operation }[] {
  const names = definition.steps
    .filter(({ operation }) => operation === 'Subscribe_List')
    .map(({ name }) => name);
  return Object.entries(known.steps).flatMap(([step, state]) => {
    const listId = names.map((name) => listOfStep(step, name)).find((id) => id !== null) ?? null;
    if (listId === null || state.fingerprint === '' || state.removed || !state.key) return [];
    const identity = toIdentity(definition.identity.kind, state.key);
    return [
      {
        operation: {
          ...toOperation(
            {
              recordId,
              step,
              identity,
              call: unsubscribeFrom(listId),
              payload: { [identity.kind]: identity.value },
              whenUnknown: 'skip'
            },
            definition.version
          ),
          removal: true
        }
      }
    ];
  });
}
