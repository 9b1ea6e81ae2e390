import { LightningElement, api } from 'lwc';
import compareLists from '@salesforce/apex/IterableSyncCampaignController.compare';
import endLinks from '@salesforce/apex/IterableSyncCampaignController.endLinks';
import getLinks from '@salesforce/apex/IterableSyncCampaignController.getLinks';
import setPaused from '@salesforce/apex/IterableSyncCampaignController.setPaused';
import syncMembers from '@salesforce/apex/IterableSyncCampaignController.syncNow';
import unlinkList from '@salesforce/apex/IterableSyncCampaignController.unlink';
import { isUnderWay, onListOf, shownLinks, type ShownLink } from 'c/campaignLink';
import { errorSentence } from 'c/errors';
import { fill } from 'c/fill';
import { startPoll, type Poll } from 'c/poll';
import UnlinkChoice from 'c/unlinkChoice';
import { labels } from './labels';

/** Milliseconds between two looks; keen while members are on their way. */
const CALM_MS = 60_000;
const KEEN_MS = 4_000;
/** Keen too, where a look is a lot of work for the bridge. */
const LARGE_MS = 20_000;
const LARGE = 10_000;

type Counts = Bridge.CampaignCounts['syncs'][number]['lists'][number];

interface LinkItem {
  readonly link: ShownLink;
  readonly counts: Counts | null;
}

/** The Iterable lists that a campaign is linked to, where its members stand, and how it is linked and unlinked. */
export default class CampaignLinks extends LightningElement {
  shownId: string | undefined;
  view: Apex.IterableSyncCampaignView | null = null;
  answer: Bridge.CampaignLinks | null = null;
  comparison: Bridge.CampaignCounts | null = null;
  failure: string | null = null;
  problem: string | null = null;
  isFormOpen = false;
  isBusy = false;
  isSent = false;
  poll: Poll | null = null;
  labels = labels;

  @api
  get recordId(): string | undefined {
    return this.shownId;
  }
  set recordId(recordId: string | undefined) {
    if (recordId === this.shownId) return;
    this.shownId = recordId;
    const nothing = { view: null, answer: null, comparison: null, failure: null, problem: null };
    Object.assign(this, { ...nothing, isFormOpen: false, isSent: false });
    if (this.poll) this.look();
  }

  connectedCallback(): void {
    this.look();
  }

  disconnectedCallback(): void {
    this.poll?.stop();
    this.poll = null;
  }

  look(): void {
    this.poll?.stop();
    this.poll = startPoll(() => this.load());
  }

  /** @return milliseconds until the next look; null when the page has gone over to another campaign meanwhile */
  async load(): Promise<number | null> {
    const campaignId = this.recordId ?? null;
    const answer = await getLinks({ campaignId }).then(
      (view) => ({ view, failure: null }),
      (error: unknown) => ({ view: this.view, failure: errorSentence(error) })
    );
    if (campaignId !== (this.recordId ?? null)) return null;
    const text = answer.view?.answer;
    Object.assign(this, { ...answer, answer: text ? (JSON.parse(text) as Bridge.CampaignLinks) : null });
    return this.links.some(({ link }) => isUnderWay(link)) ? this.keenMs : CALM_MS;
  }

  get keenMs(): number {
    return (this.answer?.members ?? 0) > LARGE ? LARGE_MS : KEEN_MS;
  }

  get isLoading(): boolean {
    return this.view === null && this.failure === null;
  }

  get hasFailed(): boolean {
    return this.view === null && this.failure !== null;
  }

  get isOffline(): boolean {
    return this.view !== null && !this.view.isBridgeReachable;
  }

  /** What the bridge refused to say, though it is there. */
  get told(): string | null {
    return this.isOffline ? null : (this.problem ?? this.view?.bridgeProblem ?? this.failure);
  }

  get canLink(): boolean {
    return this.view?.canLink ?? false;
  }

  get mayLink(): boolean {
    return this.canLink && this.answer !== null && this.answer.carriers.length > 0;
  }

  get mayOpenForm(): boolean {
    return this.mayLink && !this.isFormOpen;
  }

  get hasActions(): boolean {
    return this.mayAct || this.mayOpenForm;
  }

  get noSync(): string | null {
    return this.answer && this.answer.carriers.length === 0 ? labels.noSync : null;
  }

  /** A sync that carries a link of this campaign, or would, and sends nothing now. */
  get notActive(): string | null {
    const { carriers = [] } = this.answer ?? {};
    const used = new Set(this.links.map(({ link }) => link.syncName));
    const meant = used.size > 0 ? carriers.filter(({ sync }) => used.has(sync)) : carriers;
    const asleep = meant.find(({ status }) => status !== 'Active');
    return asleep ? fill(labels.notActive, [asleep.label]) : null;
  }

  get links(): LinkItem[] {
    if (!this.view) return [];
    return shownLinks(this.view, this.answer).map((link) => ({ link, counts: this.countsOf(link) }));
  }

  get hasLinks(): boolean {
    return this.links.length > 0;
  }

  get mayAct(): boolean {
    return this.mayLink && this.hasLinks;
  }

  get isNone(): boolean {
    return this.view !== null && !this.hasLinks && !this.isFormOpen;
  }

  get noneText(): string {
    return this.canLink ? labels.none : `${labels.none} ${labels.noRight}`;
  }

  get settleText(): string | null {
    const waits = this.links.some(({ link }) => isUnderWay(link));
    return waits && this.answer ? fill(labels.settle, [this.answer.settleSeconds]) : null;
  }

  get carriers(): Bridge.CampaignLinks['carriers'] {
    return this.answer?.carriers ?? [];
  }

  get memberStatuses(): string[] {
    return this.view?.memberStatuses ?? [];
  }

  countsOf({ syncName, listId }: ShownLink): Counts | null {
    const sync = this.comparison?.syncs.find((one) => one.sync === syncName);
    return sync?.lists.find(({ list }) => list === listId) ?? null;
  }

  handleTryAgain(): void {
    void this.poll?.refresh();
  }

  handleOpenForm(): void {
    this.isFormOpen = true;
  }

  handleCancelForm(): void {
    this.isFormOpen = false;
  }

  handleLinked(): void {
    this.isFormOpen = false;
    void this.send();
  }

  handleSyncNow(): void {
    void this.send();
  }

  /** The first members at once, and all of them by a run. */
  send(): Promise<void> {
    return this.act(async (campaignId) => {
      const { runs } = JSON.parse(await syncMembers({ campaignId })) as Bridge.CampaignSync;
      this.isSent = runs.length > 0;
    });
  }

  handleCompare(): void {
    void this.act(async (campaignId) => {
      this.comparison = JSON.parse(await compareLists({ campaignId })) as Bridge.CampaignCounts;
    });
  }

  handlePause(event: CustomEvent<string>): void {
    void this.act(() => setPaused({ linkId: event.detail, isPaused: true }));
  }

  handleResume(event: CustomEvent<string>): void {
    void this.act(() => setPaused({ linkId: event.detail, isPaused: false }));
  }

  async handleUnlink(event: CustomEvent<string>): Promise<void> {
    const linkId = event.detail;
    const link = this.links.find((each) => each.link.key === linkId)?.link;
    if (!link) return;
    const how: unknown = await UnlinkChoice.open({
      size: 'small',
      label: labels.title,
      listName: link.listName,
      peopleOnList: onListOf(link),
      campaignId: this.recordId ?? '',
      syncName: link.syncName,
      listId: link.listId
    });
    if (typeof how === 'string') await this.end(linkId, how);
  }

  /** What was asked for is not done yet, and a person thinks better of it. */
  handleKeep(event: CustomEvent<string>): void {
    void this.end(event.detail, 'Keep');
  }

  end(linkId: string, how: string): Promise<void> {
    return this.act(async (campaignId) => {
      await unlinkList({ linkId, how });
      this.comparison = null;
      await this.load();
      await endLinks({ campaignId });
    });
  }

  async act(deed: (campaignId: string) => Promise<unknown>): Promise<void> {
    Object.assign(this, { isBusy: true, problem: null, isSent: false });
    try {
      await deed(this.recordId ?? '');
    } catch (failure) {
      this.problem = errorSentence(failure);
    } finally {
      this.isBusy = false;
    }
    await this.poll?.refresh();
  }
}
