import type { Config } from '../config/load-config';
import { RecordFields } from '../sync/explain/record-fields';
import { filterReason, statusReason } from '../sync/leaving/left-reason';

/** Fields that the reason of a held removal names. Null when nobody knows: the sync is not there any more. Pure. */
export function fieldsOfReason(
  reason: string,
  { syncs }: Pick<Config, 'syncs'>,
  syncName: string
): readonly string[] | null {
  if (reason === statusReason) return ['Status'];
  if (!reason.startsWith(filterReason)) return [];
  const definition = syncs.find(({ name }) => name === syncName);
  return definition ? new RecordFields(definition).scope : null;
}
