import { LightningElement, api } from 'lwc';
import getPeople from '@salesforce/apex/IterableSyncCampaignController.getPeople';
import firstPeople from '@salesforce/label/c.Campaign_First_People';
import loading from '@salesforce/label/c.Common_Loading';
import showPeople from '@salesforce/label/c.Campaign_Show_People';
import { errorSentence } from 'c/errors';
import { fill, numberText } from 'c/fill';
import { forecastLook, standingLook, type StandingLook } from './looks';

type Group = Bridge.LinkForecast['groups'][number];

interface ShownGroup {
  readonly key: string;
  readonly look: StandingLook;
  readonly text: string;
  readonly countText: string;
  readonly label: string;
  readonly isOpen: boolean;
  readonly expanded: string;
}

/** Members of a campaign by where they stand for a list; each number opens its people. */
export default class MemberGroups extends LightningElement {
  @api groups: readonly Group[] = [];
  /** The link is not made yet: the groups say what would be. */
  @api isForecast = false;

  openKey: string | null = null;
  people: Apex.IterableSyncCampaignView.PersonView[] = [];
  isLoading = false;
  problem: string | null = null;
  labels = { loading };
  /** Of the group that was opened last, so that a slow answer about an older one is not shown. */
  question = 0;

  get shown(): ShownGroup[] {
    return this.groups.map((group) => {
      const key = keyOf(group);
      const look = this.isForecast ? forecastLook(group.standing) : standingLook(group.standing);
      const countText = numberText(group.count);
      const isOpen = key === this.openKey;
      const label = fill(showPeople, [countText, [look.word, group.text].filter(Boolean).join(': ')]);
      return { key, look, text: group.text, countText, label, isOpen, expanded: String(isOpen) };
    });
  }

  get openGroup(): Group | undefined {
    return this.groups.find((group) => keyOf(group) === this.openKey);
  }

  get moreText(): string | null {
    const { count = 0, recordIds = [] } = this.openGroup ?? {};
    return count > recordIds.length ? fill(firstPeople, [recordIds.length, count]) : null;
  }

  handleToggle(event: Event): void {
    const { key = '' } = (event.currentTarget as HTMLElement).dataset;
    this.openKey = this.openKey === key ? null : key;
    void this.load();
  }

  async load(): Promise<void> {
    const question = ++this.question;
    Object.assign(this, { people: [], problem: null, isLoading: false });
    const memberIds = [...(this.openGroup?.recordIds ?? [])];
    if (memberIds.length === 0) return;
    this.isLoading = true;
    const answer = await getPeople({ memberIds }).then(
      (people) => ({ people, problem: null }),
      (failure: unknown) => ({ people: [], problem: errorSentence(failure) })
    );
    if (question === this.question) Object.assign(this, { ...answer, isLoading: false });
  }
}

const keyOf = ({ standing, code }: Group): string => `${standing} ${code}`;
