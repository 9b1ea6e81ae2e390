import type { SyncDefinition } from '../../config/sync-definition';
import { readRecords, type Extraction } from '../extract';
import type { Outcome, SourceRecord } from '../model';
import type { RunLedger } from '../ports';
import { goneMembers } from '../read-beside';
import type { ReadySync } from '../ready-sync';
import { missingOf } from '../record-id';
import type { RunParts } from '../run-parts';
import { exitsOf } from './exits';
import { deletedReason, goneReason, leftReason } from './left-reason';

export interface ChosenReading {
  readonly definition: SyncDefinition;
  readonly extraction: Extraction;
  readonly ready: Pick<ReadySync, 'context' | 'scope'>;
  readonly parts: Pick<RunParts, 'source'> & { readonly ledger: Pick<RunLedger, 'recordStates'> };
}

/** Records that are not for the sync, and why. */
export type NotForSync = Pick<Outcome, 'recordId' | 'code' | 'message' | 'field' | 'identityKey'>;

export interface Chosen {
  /** In scope, or leaving it. */
  readonly records: readonly SourceRecord[];
  readonly others: readonly NotForSync[];
}

/** Records as they are now; those that Iterable has something of and that are not in scope any more leave. */
export async function readChosen(reading: ChosenReading, ids: readonly string[]): Promise<Chosen> {
  const found = await readRecords(reading.extraction, ids);
  const missing = missingOf(ids, found);
  const gone = await goneMembers(reading, missing);
  const { leaving, ended } = await readLeavers(reading, missingOf(missing, gone));
  const records = [...found, ...gone, ...leaving];
  const named = [...records, ...ended.map(({ recordId }) => ({ id: recordId }))];
  return { records, others: [...ended, ...missingOf(ids, named).map(outOfScope)] };
}

const outOfScope = (recordId: string): NotForSync => ({
  recordId,
  code: 'out-of-scope',
  message: 'The record is not in the scope of the sync, or was deleted.'
});

/** Whether somebody who leaves is to be told from those who never came. Campaigns tell by themselves. */
export const mayLeave = ({ scope, steps }: SyncDefinition): boolean =>
  scope.type !== 'Campaign' && steps.some(({ onExit }) => onExit !== 'Nothing');

interface Leavers {
  readonly leaving: readonly SourceRecord[];
  readonly ended: readonly NotForSync[];
}

async function readLeavers(reading: ChosenReading, ids: readonly string[]): Promise<Leavers> {
  const { definition, extraction, ready, parts } = reading;
  if (!mayLeave(definition) || ids.length === 0) return { leaving: [], ended: [] };
  const states = await parts.ledger.recordStates(definition.name, ids);
  const members = states
    .filter((state) => state !== null)
    .filter((state) => exitsOf(state, ready.context).length > 0);
  if (members.length === 0) return { leaving: [], ended: [] };
  const anywhere = { ...extraction.scope, condition: null, recordIds: null };
  const rows = await readRecords(
    { ...extraction, scope: anywhere, includeDeleted: true },
    members.map(({ recordId }) => recordId)
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const leaving: SourceRecord[] = [];
  const ended: NotForSync[] = [];
  for (const { recordId, identityKey } of members) {
    const row = byId.get(recordId);
    const end = row && (successionOf(row) ?? optOutOf(row, ready));
    if (end) ended.push({ recordId, identityKey: identityKey ?? undefined, ...end });
    else leaving.push(row ? leaver(row, reading) : vanished(recordId, definition));
  }
  return { leaving, ended };
}

/** Merging and lead conversion are never leaving: the successor takes over when it is sent. */
export function successionOf({
  isDeleted,
  masterRecordId,
  fields
}: SourceRecord): Pick<Outcome, 'code' | 'message'> | null {
  if (isDeleted && masterRecordId)
    return { code: 'merged', message: `The record was merged into ${masterRecordId}.` };
  if (fields.IsConverted !== true) return null;
  return { code: 'converted', message: 'The lead was converted and is not in the scope of the sync.' };
}

/** Opting out is no leaving (DESIGN rule 6): a filter may say it, and who opted out stays as Iterable has it. */
const optOutOf = (
  row: SourceRecord,
  { context }: Pick<ReadySync, 'context'>
): Pick<Outcome, 'code' | 'message' | 'field'> | null => {
  const field = row.isDeleted ? null : context.optedOutBy(row);
  return field === null
    ? null
    : {
        code: 'opted-out-stays',
        field,
        message: 'The person opted out, which is no leaving: Iterable keeps what it has.'
      };
};

const leaver = (row: SourceRecord, { definition, ready }: ChosenReading): SourceRecord => ({
  ...row,
  left: row.isDeleted ? deletedReason : leftReason(definition, ready.scope)
});

const vanished = (id: string, { sourceObject }: SyncDefinition): SourceRecord => ({
  id,
  object: sourceObject,
  changedAt: new Date(0).toISOString(),
  isDeleted: true,
  masterRecordId: null,
  left: goneReason,
  fields: { Id: id, IsDeleted: true }
});
