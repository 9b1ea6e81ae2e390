import type { SyncDefinition } from '../../config/sync-definition';
import type { RecordState } from '../bookkeeping';
import { matchingLinks, type CampaignLink } from '../campaign-links';
import type { SourceRecord } from '../model';
import type { RunLedger, Source } from '../ports';
import { soqlText } from '../scope';
import { mayBeThere } from '../step-result';
import type { FoundMember } from './member-groups';

/** A member of a campaign as the org has it. */
export type Member = Pick<SourceRecord, 'id' | 'fields' | 'isDeleted'>;

const idsAtOnce = 2000;

/** All members of a campaign, of every status; one call to Salesforce for each 2,000. */
export async function campaignMembers(
  campaignId: string,
  source: Pick<Source, 'query'>
): Promise<readonly Member[]> {
  const members: Member[] = [];
  for (let last = ''; ;) {
    const after = last ? ` AND Id > '${last}'` : '';
    const rows = await source.query(
      `SELECT Id, CampaignId, Status FROM CampaignMember WHERE CampaignId = '${soqlText(campaignId)}'${after} ORDER BY Id LIMIT ${idsAtOnce}`,
      { includeDeleted: false }
    );
    members.push(...rows.map((row) => ({ id: String(row.Id), fields: row, isDeleted: false })));
    last = members.at(-1)?.id ?? '';
    if (rows.length < idsAtOnce) return members;
  }
}

export interface LinkOfSync {
  readonly definition: SyncDefinition;
  readonly link: CampaignLink;
  /** Null while the list is not there. */
  readonly listId: number | null;
  /** Members whom an opt-out keeps off this list, and maybe not off others of the campaign. */
  readonly keptOff?: ReadonlySet<string>;
}

/** Where each member stands for one link, as the ledger knows it; asks nobody. */
export async function standingOfMembers(
  members: readonly Member[],
  about: LinkOfSync,
  ledger: Pick<RunLedger, 'recordStates'>
): Promise<FoundMember[]> {
  const found: FoundMember[] = [];
  for (let first = 0; first < members.length; first += idsAtOnce) {
    const page = members.slice(first, first + idsAtOnce);
    const states = await ledger.recordStates(
      about.definition.name,
      page.map(({ id }) => id)
    );
    found.push(...page.map((member, index) => standingOf(member, states[index] ?? null, about)));
  }
  return found;
}

/** Pure. */
export function standingOf(member: Member, state: RecordState | null, about: LinkOfSync): FoundMember {
  const { id } = member;
  const isThere = state !== null && standsOnList(state, about);
  const isChosen = matchingLinks(member, [about.link]).length > 0;
  if (!isChosen) return { id, standing: isThere ? 'leaving' : 'not-chosen', code: '' };
  if (isThere) return { id, standing: 'on-list', code: '' };
  // The record's outcome is that of all its lists: it may have gone to another one.
  if (state !== null && about.keptOff?.has(id)) return { id, standing: 'not-sent', code: 'opted-out' };
  const code = state?.code ?? '';
  switch (state?.status) {
    case 'skipped':
      // The run that said so knew nothing of the link.
      return code === 'not-linked'
        ? { id, standing: 'not-looked-at', code: '' }
        : { id, standing: 'not-sent', code };
    case 'rejected':
      return { id, standing: 'needs-attention', code };
    case 'deferred':
      return { id, standing: 'waiting', code };
    default:
      return { id, standing: 'not-looked-at', code: '' };
  }
}

/** Whether the member's user was put on the list of the link and not taken off since, for all that is known here. */
export const standsOnList = (
  { steps }: Pick<RecordState, 'steps'>,
  { definition, listId }: Pick<LinkOfSync, 'definition' | 'listId'>
): boolean =>
  listId !== null &&
  joinsOf(definition).some((join) => {
    const state = steps[`${join}:${listId}`];
    return state !== undefined && mayBeThere(state) && state.key !== undefined;
  });

/** Names of the steps that put people on lists. */
export const joinsOf = ({ steps }: Pick<SyncDefinition, 'steps'>): string[] =>
  steps.filter(({ operation }) => operation === 'Subscribe_List').map(({ name }) => name);
