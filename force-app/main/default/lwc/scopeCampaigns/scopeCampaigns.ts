import { LightningElement, api } from 'lwc';
import findCampaigns from '@salesforce/apex/IterableSyncDescribeController.campaigns';
import addCampaign from '@salesforce/label/c.Editor_Add_Campaign';
import campaign from '@salesforce/label/c.Editor_Campaign';
import linksHint from '@salesforce/label/c.Editor_Links_Hint';
import pattern from '@salesforce/label/c.Editor_Pattern';
import removeCampaign from '@salesforce/label/c.Editor_Remove_Campaign';
import { campaignLinksOf, newName, rowOfSync, withCampaignLink, withoutCampaignLink } from 'c/draft';
import type { CampaignLinkRow, DraftDefinition } from 'c/draft';
import { errorSentence } from 'c/errors';
import { startLater } from 'c/later';
import type { Choice } from 'c/choiceBox';
import type { NamedList } from 'c/listChoice';
import { clearedText, isElsewhere, purposeText } from './linkPurpose';

const SEARCH_AFTER_MS = 300;

/**
 * The campaigns of a sync of campaign members, and the list that the members of each go to.
 * @fires change with `detail` the definition as it is now
 */
export default class ScopeCampaigns extends LightningElement {
  @api definition: DraftDefinition = { syncs: [] };

  found: readonly Choice[] = [];
  problem: string | null = null;
  isSearching = false;
  /** By link: that it was said what its list is for, and is not any more. */
  cleared: Readonly<Record<string, string>> = {};
  labels = { addCampaign, campaign, linksHint, pattern, removeCampaign };
  later = startLater(SEARCH_AFTER_MS);

  disconnectedCallback(): void {
    this.later.stop();
  }

  get links() {
    return campaignLinksOf(this.definition)
      .filter(({ Active__c: active }) => active !== false)
      .map((link) => ({
        name: link.DeveloperName,
        campaignId: link.Campaign_Id__c ?? null,
        // The label of a link is the name of its campaign.
        campaignName: link.Campaign_Id__c ? (link.MasterLabel ?? link.Campaign_Id__c) : null,
        pattern: link.Campaign_Name__c ?? '',
        listId: link.List_Id__c ?? null,
        listName: link.List_Name__c ?? null,
        statuses: link.Member_Statuses__c ?? '',
        purpose: purposeText(link),
        cleared: this.cleared[link.DeveloperName] ?? null
      }));
  }

  get projectName(): string {
    return rowOfSync(this.definition).Project__c ?? '';
  }

  handleSearch(event: CustomEvent<{ text: string }>): void {
    event.stopPropagation();
    const { text } = event.detail;
    this.isSearching = true;
    this.later.ask(() => this.search(text));
  }

  async search(text: string): Promise<void> {
    try {
      const found = (await findCampaigns({ text })) ?? [];
      this.found = found.map(({ value, label, detail }) => ({
        value: value ?? '',
        label: label ?? '',
        detail: detail ?? undefined
      }));
      this.problem = null;
    } catch (failure) {
      this.problem = errorSentence(failure);
    } finally {
      this.isSearching = false;
    }
  }

  handleAdd(): void {
    const { DeveloperName: sync } = rowOfSync(this.definition);
    const link = { DeveloperName: newName(sync), MasterLabel: campaign, Sync__c: sync, Active__c: true };
    this.tell(withCampaignLink(this.definition, link));
  }

  handleCampaign(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    const { value } = event.detail;
    const label = this.found.find((each) => each.value === value)?.label.slice(0, 40);
    this.set(event, {
      Campaign_Id__c: value || null,
      Campaign_Name__c: null,
      ...(label && { MasterLabel: label })
    });
  }

  handlePattern(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    const text = event.detail.value.trim();
    this.set(event, { Campaign_Name__c: text || null, ...(text && { Campaign_Id__c: null }) });
  }

  handleList(event: CustomEvent<NamedList>): void {
    event.stopPropagation();
    this.set(event, { List_Id__c: event.detail.listId, List_Name__c: event.detail.listName });
  }

  handleStatuses(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    this.set(event, { Member_Statuses__c: event.detail.value.trim() || null });
  }

  handleRemove(event: Event): void {
    this.tell(withoutCampaignLink(this.definition, this.nameOf(event)));
  }

  set(event: Event, changes: Partial<CampaignLinkRow>): void {
    const name = this.nameOf(event);
    const link = campaignLinksOf(this.definition).find((each) => each.DeveloperName === name);
    if (link)
      this.tell(withCampaignLink(this.definition, this.withoutOldPurpose(link, { ...link, ...changes })));
  }

  /** Who opted out of other messages must not come onto another list unseen. */
  withoutOldPurpose(before: CampaignLinkRow, after: CampaignLinkRow): CampaignLinkRow {
    const said = clearedText(before);
    if (!said || !isElsewhere(before, after)) return after;
    this.cleared = { ...this.cleared, [before.DeveloperName]: said };
    return { ...after, Consent_Scope__c: null, Consent_Iterable_Id__c: null };
  }

  nameOf(event: Event): string {
    return (event.currentTarget as HTMLElement).dataset.name ?? '';
  }

  tell(definition: DraftDefinition): void {
    this.dispatchEvent(new CustomEvent('change', { detail: definition }));
  }
}
