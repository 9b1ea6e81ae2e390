import type { ExitAction, StepDefinition } from '../../config/sync-definition';
import type { RecordState } from '../bookkeeping';
import type { StepState } from '../model';
import { listOfStep } from '../operations/build-operations';
import type { PlanContext } from '../plan-model';
import { mayBeThere } from '../step-result';

/** Something that a record put into Iterable, and what becomes of it when the record leaves. */
export interface Exit {
  readonly step: StepDefinition;
  /** As the ledger names the step: a member of a campaign has one for each list. */
  readonly name: string;
  readonly state: StepState & { readonly key: string };
  readonly action: Exclude<ExitAction, 'Nothing'>;
}

/** A user is deleted behind everything else that is said of it. */
const order: readonly ExitAction[] = [
  'Clear_Fields',
  'Remove_From_List',
  'Delete_Catalog_Item',
  'Delete_User'
];

/** What is to be undone for a record that leaves, in order; empty for one that is nowhere, or may stay. Pure. */
export function exitsOf(
  known: Pick<RecordState, 'steps'>,
  context: Pick<PlanContext, 'definition' | 'onLeave' | 'brake'>
): Exit[] {
  const exits = context.definition.steps.flatMap((step) =>
    statesOf(step, known).flatMap(({ name, state }) => {
      const action = context.brake.asks(state) ? actionFor(step, name, context) : 'Nothing';
      return action === 'Nothing' ? [] : [{ step, name, state, action }];
    })
  );
  return exits.sort((a, b) => order.indexOf(a.action) - order.indexOf(b.action));
}

/** What a step of the record has, or may have, in Iterable. */
export function statesOf(
  step: Pick<StepDefinition, 'name'>,
  known: Pick<RecordState, 'steps'>
): Pick<Exit, 'name' | 'state'>[] {
  return Object.entries(known.steps).flatMap(([name, state]) => {
    const isOfStep = name === step.name || listOfStep(name, step.name) !== null;
    if (!isOfStep || !mayBeThere(state) || !state.key) return [];
    return [{ name, state: { ...state, key: state.key } }];
  });
}

/** A marketer's link has the last word for its list. */
function actionFor(
  step: StepDefinition,
  name: string,
  { definition, onLeave }: Pick<PlanContext, 'definition' | 'onLeave'>
): ExitAction {
  const listId = listOfStep(name, step.name);
  const isLinked = definition.scope.type === 'Campaign' && listId !== null;
  if (!isLinked || step.onExit === 'Clear_Fields' || step.onExit === 'Delete_User') return step.onExit;
  return onLeave(listId) ?? step.onExit;
}
