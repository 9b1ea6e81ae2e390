import { LightningElement, api } from 'lwc';
import { fill } from 'c/fill';
import { localTime } from 'c/times';
import { endings, labels } from './labels';
import type { ShownLink } from './shownLink';

export { isUnderWay, onListOf, shownLinks } from './shownLink';
export type { ShownLink } from './shownLink';

/**
 * One link of a campaign: its list, who goes, where the members stand, who made it.
 * @fires pause, resume, unlink, keep with `detail` the key of the link
 */
export default class CampaignLink extends LightningElement {
  @api link: ShownLink | null = null;
  @api campaignId = '';
  /** What a comparison with the list in Iterable counted; null before. */
  @api counts: Bridge.CampaignCounts['syncs'][number]['lists'][number] | null = null;
  @api canLink = false;
  @api isBusy = false;

  labels = labels;

  get idText(): string | null {
    const { listId = null } = this.link ?? {};
    return listId === null ? null : fill(labels.listId, [String(listId)]);
  }

  get membersText(): string | null {
    const groups = this.link?.groups;
    if (!groups) return null;
    const count = (of: (standing: string) => boolean): number =>
      groups.filter(({ standing }) => of(standing)).reduce((sum, group) => sum + group.count, 0);
    return fill(labels.membersSum, [count((standing) => standing === 'on-list'), count(() => true)]);
  }

  get whoText(): string {
    const { statuses = [] } = this.link ?? {};
    return statuses.length === 0
      ? labels.allStatuses
      : fill(labels.withStatuses, [statuses.map((status) => `“${status}”`).join(', ')]);
  }

  get leaveText(): string | null {
    const { onLeave = null } = this.link ?? {};
    if (onLeave === null) return null;
    return onLeave === 'Nothing' ? labels.leaveStays : labels.leaveRemoves;
  }

  /** Null where nothing is said: any opt-out keeps people off the list. */
  get purposeText(): string | null {
    const { purpose = null } = this.link ?? {};
    if (purpose === null) return null;
    const kind = purpose.scope === 'Channel' ? labels.purposeChannel : labels.purposeType;
    const what = fill(kind, [purpose.name ?? String(purpose.iterableId ?? '?')]);
    return fill(purpose.isUnknown ? labels.forUnknown : labels.forKnown, [what]);
  }

  get byText(): string {
    const { linkId = null, linkedBy, linkedAt } = this.link ?? {};
    if (linkId === null) return labels.byAdmin;
    return fill(labels.linkedBy, [linkedBy ?? '', linkedAt ? localTime(linkedAt) : '']);
  }

  get endingText(): string | null {
    const { unlink = null } = this.link ?? {};
    return unlink === null ? null : (endings[unlink] ?? null);
  }

  get isPaused(): boolean {
    return Boolean(this.link?.isPaused) && this.endingText === null;
  }

  get mayChange(): boolean {
    return this.canLink && Boolean(this.link?.linkId) && this.endingText === null;
  }

  /** What is not done yet may take long, or wait for something that does not come. */
  get mayKeep(): boolean {
    const { unlink = null, linkId = null } = this.link ?? {};
    return this.canLink && linkId !== null && (unlink === 'Empty' || unlink === 'Delete');
  }

  get pauseLabel(): string {
    return this.isPaused ? labels.resume : labels.pause;
  }

  handlePause(): void {
    this.tell(this.isPaused ? 'resume' : 'pause');
  }

  handleUnlink(): void {
    this.tell('unlink');
  }

  handleKeep(): void {
    this.tell('keep');
  }

  tell(name: string): void {
    this.dispatchEvent(new CustomEvent(name, { detail: this.link?.key }));
  }
}
