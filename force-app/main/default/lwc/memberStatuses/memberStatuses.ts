import { LightningElement, api } from 'lwc';
import statusesOf from '@salesforce/apex/IterableSyncCampaignController.memberStatuses';
import notNow from '@salesforce/label/c.Editor_Not_Now';
import ticked from '@salesforce/label/c.Editor_Member_Statuses';
import typed from '@salesforce/label/c.Editor_Member_Status';
import { errorSentence } from 'c/errors';
import { fill } from 'c/fill';

/**
 * Which members of a campaign count, by their status: ticked of those that the campaign has; typed where a link names
 * many campaigns, or the statuses could not be read.
 * @fires change with `detail.value`, as the link holds it; empty for all
 */
export default class MemberStatuses extends LightningElement {
  @api value = '';

  campaign: string | null = null;
  /** Of the campaign; null while they are not known. */
  found: readonly string[] | null = null;
  isAsking = false;
  problem: string | null = null;
  labels = { ticked, typed };

  @api get campaignId(): string | null {
    return this.campaign;
  }
  set campaignId(id: string | null) {
    if (id === this.campaign) return;
    this.campaign = id;
    this.found = null;
    this.problem = null;
    if (id) void this.ask(id);
  }

  get chosen(): readonly string[] {
    return this.value
      .split(';')
      .map((each) => each.trim())
      .filter(Boolean);
  }

  /** In the order of the campaign, then what is written although the campaign has it no longer. */
  get options() {
    const found = this.found ?? [];
    const gone = this.chosen.filter((each) => !found.includes(each));
    return [
      ...found.map((each) => ({ value: each, label: each })),
      ...gone.map((each) => ({ value: each, label: fill(notNow, [each]) }))
    ];
  }

  get isTicked(): boolean {
    return this.found !== null;
  }

  get isTyped(): boolean {
    return this.found === null && !this.isAsking;
  }

  async ask(campaignId: string): Promise<void> {
    this.isAsking = true;
    const answer = await statusesOf({ campaignId }).then(
      (found) => ({ found: found ?? [], problem: null }),
      (failure: unknown) => ({ found: null, problem: errorSentence(failure) })
    );
    if (campaignId === this.campaign) Object.assign(this, { ...answer, isAsking: false });
  }

  handleTicks(event: CustomEvent<{ value: readonly string[] }>): void {
    event.stopPropagation();
    const now = event.detail.value;
    const order = this.options.map(({ value }) => value);
    this.tell([...now].sort((one, other) => order.indexOf(one) - order.indexOf(other)).join(';'));
  }

  handleText(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    this.tell(event.detail.value.trim());
  }

  tell(value: string): void {
    this.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  }
}
