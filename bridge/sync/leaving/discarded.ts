import type { SyncDefinition } from '../../config/sync-definition';
import type { WriteBack } from '../bookkeeping';
import type { RunParts } from '../run-parts';
import { otherStatuses, unread } from '../run-write-backs';
import { statusFieldNames, writeBackFor } from '../write-back';
import { discardedCode, discardedText } from './leaving-ledger';

/** What records say of themselves when a person decided that they stay. */
export async function discardedWriteBacks(
  recordIds: readonly string[],
  about: { readonly definition: SyncDefinition; readonly by: string; readonly now: Date },
  parts: Pick<RunParts, 'activeSyncs'> & { readonly ledger: Pick<RunParts['ledger'], 'otherStatuses'> }
): Promise<WriteBack[]> {
  const { definition, by, now } = about;
  const others = await otherStatuses(recordIds, definition, parts);
  const object = definition.sourceObject;
  return recordIds.flatMap((recordId) => {
    const outcome = {
      ...({ recordId, object, status: 'skipped', code: discardedCode } as const),
      message: discardedText(by)
    };
    const shown = { record: unread(recordId, object), outcome, others: others.get(recordId) ?? [] };
    return writeBackFor(definition, shown, statusFieldNames, now) ?? [];
  });
}
