import { LightningElement, api } from 'lwc';
import getCompared from '@salesforce/apex/IterableSyncCampaignController.getCompared';
import both from '@salesforce/label/c.Campaign_Both';
import compared from '@salesforce/label/c.Campaign_Compared';
import firstPeople from '@salesforce/label/c.Campaign_First_People';
import missing from '@salesforce/label/c.Campaign_Missing';
import others from '@salesforce/label/c.Campaign_Others';
import samePerson from '@salesforce/label/c.Campaign_Same_Person';
import showPeople from '@salesforce/label/c.Campaign_Show_People';
import strangers from '@salesforce/label/c.Campaign_Strangers';
import { errorSentence } from 'c/errors';
import { fill, numberText } from 'c/fill';

type Counts = Bridge.CampaignCounts['syncs'][number]['lists'][number];
type Part = 'missing' | 'others' | 'strangers';

interface ShownPart {
  readonly key: string;
  readonly countText: string;
  readonly word: string;
  /** Null for a number that opens nobody. */
  readonly label: string | null;
  readonly isOpen: boolean;
  readonly expanded: string;
}

const words: Readonly<Record<Part, string>> = { missing, others, strangers };

/** Both sides of a list in numbers that add up; each difference opens its people. */
export default class ListComparison extends LightningElement {
  @api campaignId = '';
  @api syncName = '';
  @api counts: Counts | null = null;

  openPart: string | null = null;
  people: Apex.IterableSyncCampaignView.PersonView[] = [];
  problem: string | null = null;
  question = 0;

  get sizeText(): string {
    return fill(compared, [this.counts?.size ?? 0]);
  }

  get samePersonText(): string | null {
    const { sameUser = 0 } = this.counts ?? {};
    return sameUser > 0 ? fill(samePerson, [sameUser]) : null;
  }

  /** They add up to the size of the list. */
  get onList(): ShownPart[] {
    const sure = {
      key: 'both',
      countText: numberText(this.counts?.both ?? 0),
      word: both,
      label: null,
      isOpen: false,
      expanded: 'false'
    };
    return [sure, this.part('others'), this.part('strangers')];
  }

  get parts(): ShownPart[] {
    return [...this.onList, this.part('missing')];
  }

  get moreText(): string | null {
    const count = this.counts?.[this.openPart as Part] ?? 0;
    return this.people.length > 0 && count > this.people.length
      ? fill(firstPeople, [this.people.length, count])
      : null;
  }

  part(key: Part): ShownPart {
    const count = this.counts?.[key] ?? 0;
    const countText = numberText(count);
    const label = count > 0 ? fill(showPeople, [countText, words[key]]) : null;
    const isOpen = this.openPart === key;
    return { key, countText, word: words[key], label, isOpen, expanded: String(isOpen) };
  }

  handleToggle(event: Event): void {
    const { key = '' } = (event.currentTarget as HTMLElement).dataset;
    this.openPart = this.openPart === key ? null : key;
    void this.load();
  }

  async load(): Promise<void> {
    const question = ++this.question;
    Object.assign(this, { people: [], problem: null });
    if (this.openPart === null) return;
    const reason = `list.${this.counts?.list ?? ''}.${this.openPart}`;
    const { campaignId, syncName } = this;
    const answer = await getCompared({ campaignId, syncName, reason }).then(
      (people) => ({ people, problem: null }),
      (failure: unknown) => ({ people: [], problem: errorSentence(failure) })
    );
    if (question === this.question) Object.assign(this, answer);
  }
}
