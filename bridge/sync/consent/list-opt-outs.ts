import type { CampaignLink } from '../campaign-links';
import type { CampaignLists } from '../campaign-lists';
import type { SourceRecord } from '../model';
import { keepsOff, knownPurpose, type Purposes } from './list-purpose';
import { optOutReader, type OptOutField } from './opt-out-fields';

type ReadOptOut = (record: Pick<SourceRecord, 'fields'>) => string | null;

/** Which field keeps a person off the list of a link; null when none does. */
export type LinkOptOut = (record: Pick<SourceRecord, 'fields'>, link: CampaignLink) => string | null;

/** The opt-outs that count for each link, by what its list is for. Pure. */
export function linkOptOuts(fields: readonly OptOutField[], purposes: Purposes): LinkOptOut {
  const readers = new Map<string, ReadOptOut>();
  return (record, { purpose }) => {
    const known = purpose && knownPurpose(purpose, purposes);
    const key = JSON.stringify(known);
    const reader = readers.get(key) ?? optOutReader(namesOf(fields, known));
    readers.set(key, reader);
    return reader(record);
  };
}

const namesOf = (fields: readonly OptOutField[], known: Parameters<typeof keepsOff>[1]): string[] =>
  fields
    .filter(({ rules }) => rules === null || rules.some((rule) => keepsOff(rule, known)))
    .map(({ path }) => path);

/**
 * Which field keeps a member off a list of its links, or without a list off every one of them. Where two of its links go
 * to one list, each may keep the member off. Pure.
 */
export function keptOffLists(
  campaign: Pick<CampaignLists, 'listsOf' | 'linksOf'>,
  { optOut, optedOutBy }: { readonly optOut: LinkOptOut; readonly optedOutBy: ReadOptOut }
): (record: SourceRecord, listId: number | null) => string | null {
  const off = (record: SourceRecord, listId: number | null): string | null => {
    const own = campaign.linksOf(record, listId);
    if (own.length === 0) return optedOutBy(record);
    return own.map((link) => optOut(record, link)).find((field) => field !== null) ?? null;
  };
  return (record, listId) => {
    if (listId !== null) return off(record, listId);
    const all = campaign.listsOf(record).map((list) => off(record, list));
    if (all.length === 0) return optedOutBy(record);
    return all.includes(null) ? null : (all[0] ?? null);
  };
}
