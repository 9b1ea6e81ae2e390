import type { Report } from './report';
import type { StepRow } from './rows';
import type { ExitAction, OperationKind } from './sync-definition';

/** What can be undone of what a step does; every step may leave all as it is. */
const exitsOf: Readonly<Partial<Record<OperationKind, readonly ExitAction[]>>> = {
  Update_User: ['Clear_Fields', 'Delete_User'],
  Subscribe_List: ['Remove_From_List', 'Clear_Fields', 'Delete_User'],
  Update_Subscriptions: ['Delete_User'],
  Upsert_Catalog_Item: ['Delete_Catalog_Item']
};

/** Beside Nothing. */
export const possibleExits = (operation: OperationKind): readonly ExitAction[] => exitsOf[operation] ?? [];

/** What a step does for whoever leaves; blank means Nothing, and for Subscribe_List Remove_From_List. Pure. */
export function readExit(step: StepRow, report: Report): ExitAction {
  const { Operation__c: operation, On_Exit__c: chosen, DeveloperName: name } = step;
  if (!chosen) return operation === 'Subscribe_List' ? 'Remove_From_List' : 'Nothing';
  const possible = possibleExits(operation);
  const found = (['Nothing', ...possible] as const).find((exit) => exit === chosen);
  if (found) return found;
  report(
    `Iterable_Step.${name}, On_Exit__c`,
    'config.on-exit',
    `A step with the operation ${operation} cannot do ${chosen} for whoever leaves.`,
    `Choose ${['Nothing', ...possible].join(' or ')}.`
  );
  return 'Nothing';
}
