import type { SyncDefinition } from '../../config/sync-definition';
import type { RunLedger } from '../ports';
import { isPendingRemoval } from '../removal-brake';

/** A run, and what was sent ahead of it. */
export interface Ahead {
  readonly definition: Pick<SyncDefinition, 'name'>;
  readonly parts: { readonly ledger: Pick<RunLedger, 'recordStates'> };
  readonly sentAhead: ReadonlySet<string>;
}

/** Records that messages named while the run was under way, and that leave: their removals wait to be counted. */
export async function pendingAhead({ definition, parts, sentAhead }: Ahead): Promise<readonly string[]> {
  const ids = [...sentAhead];
  const states = await parts.ledger.recordStates(definition.name, ids);
  return ids.filter((_, index) => {
    const state = states[index];
    return state !== null && state !== undefined && isPendingRemoval(state);
  });
}
