import type { Ledger, RecordState } from '../ledger/ledger';
import { recordId } from '../run-job';

export interface SearchAnswer {
  /** What the text was taken for. */
  readonly as: readonly ('record' | 'email' | 'userId')[];
  readonly records: readonly { readonly recordId: string; readonly states: readonly RecordState[] }[];
}

/** Records by Salesforce Id (15 or 18 characters), e-mail or Iterable user id, with how each stands in every sync. */
export async function search(
  text: string,
  ledger: Pick<Ledger, 'recordsOfIdentity' | 'statesOfRecord'>
): Promise<SearchAnswer> {
  const sought = text.trim();
  const id = recordId.safeParse(sought).data ?? null;
  const isEmail = sought.includes('@');
  const key = isEmail ? sought.toLowerCase() : sought;
  const ids = new Set([...(id === null ? [] : [id]), ...(await ledger.recordsOfIdentity(key))]);
  const records = [];
  for (const found of ids) {
    const states = await ledger.statesOfRecord(found);
    if (states.length > 0 || found === id) records.push({ recordId: found, states });
  }
  return { as: [...(id === null ? [] : ['record' as const]), isEmail ? 'email' : 'userId'], records };
}
