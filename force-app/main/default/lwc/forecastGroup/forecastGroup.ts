import { LightningElement, api } from 'lwc';
import forecastPeople from '@salesforce/apex/IterableSyncPreviewController.forecastPeople';
import findMore from '@salesforce/label/c.Preview_Forecast_Find_More';
import loading from '@salesforce/label/c.Common_Loading';
import noMore from '@salesforce/label/c.Preview_Forecast_No_More';
import who from '@salesforce/label/c.Preview_Forecast_Who';
import whoOf from '@salesforce/label/c.Preview_Forecast_Who_Of';
import { errorSentence } from 'c/errors';
import { fill, numberText } from 'c/fill';
import { groupLook, type GroupLook } from 'c/groupLooks';
import type { ListedPerson } from 'c/personList';

/** Pages that one press of "Look for more" reads at most: a page may hold nobody. */
const PAGES_AT_ONCE = 5;

type Group = Bridge.Forecast['groups'][number];

/** Records of a forecast of which the same becomes for the same reason; its people are opened by a click. */
export default class ForecastGroup extends LightningElement {
  @api group: Group | null = null;
  /** The definition that was counted, as JSON text. */
  @api definition = '';
  /** DeveloperName of the sync that it is about. */
  @api syncName = '';

  isOpen = false;
  isLoading = false;
  problem: string | null = null;
  /** Found beside those that the count worked out. */
  others: ListedPerson[] = [];
  /** Undefined before the first look, null when all was looked at. */
  cursor: string | null | undefined = undefined;
  labels = { findMore, loading, noMore, who };

  get look(): GroupLook {
    return groupLook(this.group?.outcome ?? 'unchanged');
  }

  get swatch(): string {
    return `background-color: ${this.look.color}`;
  }

  get countText(): string {
    const { count = 0, isRough } = this.group ?? {};
    return isRough ? `≈ ${numberText(count)}` : numberText(count);
  }

  get whoTitle(): string {
    const reason = this.group?.reason;
    return fill(whoOf, [reason ? `${this.look.word}: ${reason}` : this.look.word]);
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  get people(): ListedPerson[] {
    const known = (this.group?.recordIds ?? []).map((recordId) => ({ recordId }));
    const notes = new Map(this.others.map((person) => [person.recordId, person]));
    const named = known.map((person) => notes.get(person.recordId) ?? person);
    const ids = new Set(known.map(({ recordId }) => recordId));
    return [...named, ...this.others.filter(({ recordId }) => !ids.has(recordId))];
  }

  get hasMore(): boolean {
    const isLeft = this.people.length < (this.group?.count ?? 0);
    return isLeft && this.cursor !== null && !this.isLoading;
  }

  get isSearched(): boolean {
    return this.cursor === null && !this.isLoading;
  }

  handleToggle(): void {
    this.isOpen = !this.isOpen;
  }

  async handleMore(): Promise<void> {
    this.isLoading = true;
    this.problem = null;
    try {
      await this.findMore(PAGES_AT_ONCE);
    } catch (failure) {
      this.problem = errorSentence(failure);
    } finally {
      this.isLoading = false;
    }
  }

  async findMore(pages: number): Promise<void> {
    const before = this.people.length;
    const answer = await forecastPeople({
      definition: this.definition,
      outcome: this.group?.outcome ?? null,
      code: this.group?.code ?? null,
      cursor: this.cursor ?? null
    });
    const { people, next } = JSON.parse(answer) as Bridge.ForecastPeople;
    const fresh = people.map(({ recordId, message }) => ({ recordId, note: message }));
    const known = new Set(fresh.map(({ recordId }) => recordId));
    this.others = [...this.others.filter(({ recordId }) => !known.has(recordId)), ...fresh];
    this.cursor = next;
    const isEnough = this.people.length > before || next === null || pages === 1;
    if (!isEnough) await this.findMore(pages - 1);
  }
}
