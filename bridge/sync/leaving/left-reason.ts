import type { SyncDefinition } from '../../config/sync-definition';
import type { SourceRecord } from '../model';
import type { ResolvedScope } from '../resolve-scope';

/** A condition that is longer is cut. */
const longestCondition = 160;

/** What begins a reason that names fields of the filter. */
export const filterReason = 'no longer matches the filter';
/** The reason that tells what status a campaign member has. */
export const statusReason = 'the status of the campaign member no longer counts';

/** Why a record that is there left the scope, as part of a sentence. Pure. */
export function leftReason(
  { scope }: Pick<SyncDefinition, 'scope'>,
  { condition }: Pick<ResolvedScope, 'condition'>
): string {
  switch (scope.type) {
    case 'List_View':
      return `no longer in the list view ${scope.view}`;
    case 'Report':
      return `no longer in the report ${scope.report}`;
    default:
      return `${filterReason} (${cut(condition ?? '')})`;
  }
}

export const deletedReason = 'deleted in Salesforce';
export const goneReason =
  'not to be found in Salesforce any more (deleted for good, or not visible to the integration user)';

/** Why a removal of the record is counted. Pure. */
export function removalReason(
  { left, isDeleted }: Pick<SourceRecord, 'left' | 'isDeleted'>,
  { scope }: Pick<SyncDefinition, 'scope'>
): string {
  if (left !== undefined) return left;
  if (scope.type !== 'Campaign') return deletedReason;
  return isDeleted ? 'removed from the campaign' : statusReason;
}

function cut(condition: string): string {
  const text = condition.replace(/\s+/g, ' ').trim();
  return text.length > longestCondition ? `${text.slice(0, longestCondition - 3)}...` : text;
}
