import type { ProjectDefinition, SyncDefinition } from '../config/sync-definition';
import { toIdentity } from './identity';
import type { Identity } from './model';
import { isItemKey } from './operations/catalog-items';
import { operationTraits } from './operations/traits';
import type { RunLedger } from './ports';

/** Syncs of the project that speak for people of the object; those of things (catalog items) are left out. */
export function peopleSyncs(
  object: string,
  { project }: SyncDefinition,
  activeSyncs: readonly SyncDefinition[]
): SyncDefinition[] {
  return activeSyncs.filter(
    (sync) =>
      sync.project.name === project.name &&
      sync.sourceObject.toLowerCase() === object.toLowerCase() &&
      speaksForPeople(sync)
  );
}

/** Some step makes users or writes to them. */
export const speaksForPeople = ({ steps }: Pick<SyncDefinition, 'steps'>): boolean =>
  steps.some(
    ({ operation }) => operationTraits[operation].writesProfile || operationTraits[operation].createsUser
  );

/** The users as which Iterable took the records, in whichever of the syncs, by record id. */
export async function knownAs(
  recordIds: readonly string[],
  syncs: readonly SyncDefinition[],
  ledger: Pick<RunLedger, 'recordStates'>
): Promise<Map<string, Identity>> {
  const found = new Map<string, Identity>();
  for (const { name, identity } of recordIds.length > 0 ? syncs : []) {
    for (const state of await ledger.recordStates(name, recordIds)) {
      const key = state?.deliveredIdentity;
      if (state && key && !isItemKey(key) && !found.has(state.recordId))
        found.set(state.recordId, toIdentity(identity.kind, key));
    }
  }
  return found;
}

/** What a key names: the ledger keeps keys alone. Where a project has users of both kinds, an @ makes an address. */
export function identityOfKey(key: string, { type }: ProjectDefinition): Identity {
  if (type === 'Hybrid') return toIdentity(key.includes('@') ? 'email' : 'userId', key);
  return toIdentity(type === 'Email' ? 'email' : 'userId', key);
}
