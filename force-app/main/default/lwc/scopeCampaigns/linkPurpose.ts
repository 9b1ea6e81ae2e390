import forCleared from '@salesforce/label/c.Editor_Link_For_Cleared';
import forKnown from '@salesforce/label/c.Editor_Link_For';
import ofChannel from '@salesforce/label/c.Campaign_Purpose_Channel';
import ofType from '@salesforce/label/c.Campaign_Purpose_Type';
import { fill } from 'c/fill';
import type { CampaignLinkRow } from 'c/draft';

/** What the list of a link is for; null where that is not said. Pure. */
export const purposeText = (link: CampaignLinkRow): string | null => sentence(forKnown, link);

/** What is said where that was taken away; null where nothing was said before. Pure. */
export const clearedText = (link: CampaignLinkRow): string | null => sentence(forCleared, link);

function sentence(
  text: string,
  { Consent_Scope__c: scope, Consent_Iterable_Id__c: id }: CampaignLinkRow
): string | null {
  const isSaid = Boolean(scope) || typeof id === 'number';
  return isSaid ? fill(text, [fill(scope === 'Channel' ? ofChannel : ofType, [String(id ?? '?')])]) : null;
}

/** Whether the changes lead to another list or campaign: what was said of the former does not hold there. Pure. */
export const isElsewhere = (before: CampaignLinkRow, after: CampaignLinkRow): boolean =>
  listOf(before) !== listOf(after) ||
  (before.Campaign_Id__c ?? null) !== (after.Campaign_Id__c ?? null) ||
  (before.Campaign_Name__c ?? null) !== (after.Campaign_Name__c ?? null);

/** The name of a list that has an id is only told. */
function listOf({ List_Id__c: id, List_Name__c: name }: CampaignLinkRow): string {
  return typeof id === 'number' ? `id ${id}` : `name ${name ?? ''}`;
}
