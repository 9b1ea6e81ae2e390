import { readRecords } from '../extract';
import type { Outcome } from '../model';
import { successionOf, type Chosen, type ChosenReading, type NotForSync } from './read-chosen';
import type { TakenFrom } from './leaving-ledger';

/** Records as they are now, wherever they are, with what is to be put back of each. */
export async function readPutBack(
  { definition, extraction }: Pick<ChosenReading, 'definition' | 'extraction'>,
  taken: readonly TakenFrom[]
): Promise<Chosen> {
  const own = taken.filter(({ object }) => object.toLowerCase() === definition.sourceObject.toLowerCase());
  const anywhere = { ...extraction.scope, condition: null, recordIds: null };
  const rows = await readRecords(
    { ...extraction, scope: anywhere, includeDeleted: true },
    own.map(({ recordId }) => recordId)
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const others = taken.flatMap(({ recordId }): NotForSync[] => {
    const row = byId.get(recordId);
    const end: Pick<Outcome, 'code' | 'message'> | null = row ? successionOf(row) : gone;
    return end ? [{ recordId, ...end }] : [];
  });
  const left = new Set(others.map(({ recordId }) => recordId));
  const records = own.flatMap(({ recordId, takenAway }) => {
    const row = byId.get(recordId);
    return row && !left.has(recordId) ? [{ ...row, putsBack: takenAway }] : [];
  });
  return { records, others };
}

const gone = {
  code: 'put-back-gone',
  message: 'The record is gone: nothing tells whether the person opted out, so nothing is put back.'
};
