import { LightningElement, api } from 'lwc';
import createList from '@salesforce/apex/IterableSyncCampaignController.createList';
import findChannels from '@salesforce/apex/IterableSyncCampaignController.findChannels';
import findLists from '@salesforce/apex/IterableSyncCampaignController.findLists';
import forecastLink from '@salesforce/apex/IterableSyncCampaignController.forecast';
import makeLink from '@salesforce/apex/IterableSyncCampaignController.link';
import { errorSentence } from 'c/errors';
import { fill } from 'c/fill';
import { startLater } from 'c/later';
import { labels } from './labels';
import { notSaid, purposeOf, purposeOptions } from './purposes';

/** Milliseconds after the last key before lists are searched, and after the last choice before members are counted. */
const SEARCH_MS = 300;
const COUNT_MS = 400;

interface ChosenList {
  readonly id: number;
  readonly name: string;
  /** How it was come by, as a sentence. */
  readonly text: string;
}

type Carrier = Bridge.CampaignLinks['carriers'][number];

/**
 * Links a campaign to a list of Iterable: which list, which members, what becomes of those who leave, what the list is
 * for; and what it would come to, before it is done.
 * @fires linked when the link is made
 * @fires cancel
 */
export default class LinkToList extends LightningElement {
  @api campaignId = '';
  @api campaignName = '';
  @api carriers: readonly Carrier[] = [];
  @api memberStatuses: readonly string[] = [];

  chosenSync: string | null = null;
  way = 'existing';
  found: Bridge.CampaignLists | null = null;
  isSearching = false;
  typedName: string | null = null;
  list: ChosenList | null = null;
  statuses: string[] = [];
  onLeave = 'Remove_From_List';
  /** Null until they are read, or known not to be had. */
  channels: Bridge.IterableChannels['channels'] | null = null;
  purpose = notSaid;
  forecast: Bridge.LinkForecast | null = null;
  isCounting = false;
  isBusy = false;
  problem: string | null = null;
  searchProblem: string | null = null;
  countProblem: string | null = null;
  /** Of what was asked last, so that a slow answer to an older question is not shown. */
  counted = 0;
  searched = 0;
  labels = labels;
  searching = startLater(SEARCH_MS);
  counting = startLater(COUNT_MS);
  ways = [
    { label: labels.existing, value: 'existing' },
    { label: labels.newList, value: 'new' }
  ];
  leaveChoices = [
    { label: labels.leaveRemove, value: 'Remove_From_List' },
    { label: labels.leaveKeep, value: 'Nothing' }
  ];

  connectedCallback(): void {
    void this.count();
    void this.loadChannels();
  }

  disconnectedCallback(): void {
    this.searching.stop();
    this.counting.stop();
    this.counted += 1;
  }

  get syncName(): string {
    return this.chosenSync ?? this.carriers[0]?.sync ?? '';
  }

  get projectName(): string {
    return this.carriers.find(({ sync }) => sync === this.syncName)?.project ?? '';
  }

  get syncOptions(): { label: string; value: string }[] {
    return this.carriers.map(({ label, sync }) => ({ label, value: sync }));
  }

  get hasSyncs(): boolean {
    return this.carriers.length > 1;
  }

  get isNew(): boolean {
    return this.way === 'new';
  }

  get listOptions(): { value: string; label: string; detail: string }[] {
    return (this.found?.lists ?? []).map(({ id, name }) => ({
      value: String(id),
      label: name,
      detail: String(id)
    }));
  }

  get listValue(): string | null {
    return this.list ? String(this.list.id) : null;
  }

  get listHint(): string | null {
    return this.found?.isMore ? labels.moreLists : null;
  }

  get listText(): string | null {
    return this.list?.name ?? null;
  }

  get newListName(): string {
    return this.typedName ?? this.campaignName;
  }

  get cannotCreate(): boolean {
    return this.isBusy || this.newListName.trim() === '';
  }

  get statusOptions(): { label: string; value: string }[] {
    return this.memberStatuses.map((status) => ({ label: status, value: status }));
  }

  get hasStatuses(): boolean {
    return this.memberStatuses.length > 0;
  }

  get purposeOptions(): ReturnType<typeof purposeOptions> {
    return purposeOptions(this.channels ?? []);
  }

  get hasPurposes(): boolean {
    return this.purposeOptions.length > 0;
  }

  get consentText(): string | null {
    if (this.channels === null) return null;
    if (!this.hasPurposes) return labels.purposeNone;
    return this.purpose === notSaid ? labels.consent : labels.consentFor;
  }

  get cannotLink(): boolean {
    return this.list === null || this.isBusy;
  }

  get forecastText(): string | null {
    const { members = 0, willGo = 0, willNot = 0 } = this.forecast ?? {};
    return this.forecast ? fill(labels.forecast, [members, willGo, willNot]) : null;
  }

  handleSync(event: CustomEvent<{ value: string }>): void {
    this.chosenSync = event.detail.value;
    Object.assign(this, { list: null, found: null, channels: null, purpose: notSaid });
    this.countSoon();
    void this.loadChannels();
  }

  handleWay(event: CustomEvent<{ value: string }>): void {
    this.way = event.detail.value;
    this.list = null;
  }

  handleSearch(event: CustomEvent<{ text: string }>): void {
    const { text } = event.detail;
    this.isSearching = true;
    this.searching.ask(() => this.search(text));
  }

  async search(text: string): Promise<void> {
    const question = ++this.searched;
    const { syncName } = this;
    const answer = await findLists({ syncName, text }).then(
      (json) => ({ found: JSON.parse(json) as Bridge.CampaignLists, searchProblem: null }),
      (failure: unknown) => ({ found: this.found, searchProblem: errorSentence(failure) })
    );
    if (question === this.searched) Object.assign(this, { ...answer, isSearching: false });
  }

  handleList(event: CustomEvent<{ value: string }>): void {
    const found = this.found?.lists.find(({ id }) => String(id) === event.detail.value);
    this.list = found ? { ...found, text: fill(labels.chosen, [found.name, String(found.id)]) } : null;
    this.countSoon();
  }

  handleName(event: CustomEvent<{ value: string }>): void {
    this.typedName = event.detail.value;
    this.list = null;
  }

  async handleCreate(): Promise<void> {
    Object.assign(this, { isBusy: true, problem: null });
    try {
      const name = this.newListName.trim();
      const made = JSON.parse(await createList({ syncName: this.syncName, name })) as Bridge.MadeList;
      const text = fill(made.created ? labels.created : labels.wasThere, [made.name, String(made.id)]);
      this.list = { id: made.id, name: made.name, text };
      this.countSoon();
    } catch (failure) {
      this.problem = errorSentence(failure);
    } finally {
      this.isBusy = false;
    }
  }

  handleStatuses(event: CustomEvent<{ value: string[] }>): void {
    this.statuses = [...event.detail.value];
    this.countSoon();
  }

  handleLeave(event: CustomEvent<{ value: string }>): void {
    this.onLeave = event.detail.value;
  }

  /** Those of the sync's project; where they cannot be read, nothing is said of what the list is for. */
  async loadChannels(): Promise<void> {
    const { projectName, syncName } = this;
    const channels = await findChannels({ projectName }).then(
      (json) => (JSON.parse(json) as Bridge.IterableChannels).channels,
      () => []
    );
    if (syncName === this.syncName) this.channels = channels;
  }

  handlePurpose(event: CustomEvent<{ value: string }>): void {
    this.purpose = event.detail.value;
    this.countSoon();
  }

  handleCountAgain(): void {
    void this.count();
  }

  countSoon(): void {
    this.isCounting = true;
    this.counting.ask(() => this.count());
  }

  async count(): Promise<void> {
    const question = ++this.counted;
    this.isCounting = true;
    const answer = await forecastLink({ wanted: this.wanted() }).then(
      (json) => ({ forecast: JSON.parse(json) as Bridge.LinkForecast, countProblem: null }),
      (failure: unknown) => ({ forecast: null, countProblem: errorSentence(failure) })
    );
    if (question === this.counted) Object.assign(this, { ...answer, isCounting: false });
  }

  wanted(): Apex.IterableSyncCampaignView.Wanted {
    const { campaignId, syncName, projectName, statuses, onLeave, list } = this;
    return {
      campaignId,
      syncName,
      projectName,
      ...purposeOf(this.purpose),
      statuses,
      onLeave,
      listId: list?.id ?? null,
      listName: list?.name ?? null
    };
  }

  async handleLink(): Promise<void> {
    Object.assign(this, { isBusy: true, problem: null });
    try {
      await makeLink({ wanted: this.wanted() });
      this.dispatchEvent(new CustomEvent('linked'));
    } catch (failure) {
      this.problem = errorSentence(failure);
    } finally {
      this.isBusy = false;
    }
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}
