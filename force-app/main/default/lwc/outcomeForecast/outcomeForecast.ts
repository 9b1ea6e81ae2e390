import { LightningElement, api } from 'lwc';
import forecast from '@salesforce/apex/IterableSyncPreviewController.forecast';
import { draftText, type DraftDefinition } from 'c/draft';
import { errorSentence } from 'c/errors';
import { groupLook, groupNames } from 'c/groupLooks';
import { numberText } from 'c/fill';
import { callsText, labels, shareText, totalText, roughText } from './forecastWords';

/** What a publish would come to: how many records are created, updated, left and kept back, and why. */
export default class OutcomeForecast extends LightningElement {
  @api definition: DraftDefinition = { syncs: [] };
  @api syncName = '';

  forecast: Bridge.Forecast | null = null;
  /** The definition as it was counted. */
  countedText = '';
  isLoading = false;
  problem: string | null = null;
  labels = labels;

  get isStale(): boolean {
    return this.forecast !== null && this.countedText !== draftText(this.definition);
  }

  get countLabel(): string {
    return this.forecast ? labels.again : labels.count;
  }

  get totalText(): string {
    return this.forecast ? totalText(this.forecast) : '';
  }

  get roughText(): string | null {
    return this.forecast ? roughText(this.forecast) : null;
  }

  get isNothing(): boolean {
    return this.forecast?.records.total === 0;
  }

  /** In the order of the bar; those of one kind next to each other. */
  get groups() {
    const groups = this.forecast?.groups ?? [];
    return groupNames.flatMap((name) =>
      groups
        .filter(({ outcome }) => outcome === name)
        .map((group) => ({ key: `${name} ${group.code} ${group.reason}`, group }))
    );
  }

  /** Each kind once, as wide as it is many. */
  get bar() {
    const groups = this.forecast?.groups ?? [];
    return groupNames.flatMap((name) => {
      const count = groups
        .filter(({ outcome }) => outcome === name)
        .reduce((sum, group) => sum + group.count, 0);
      const { word, color } = groupLook(name);
      const title = `${word}: ${numberText(count)}`;
      return count > 0 ? [{ name, title, style: `flex-grow: ${count}; background-color: ${color}` }] : [];
    });
  }

  get barLabel(): string {
    return this.bar.map(({ title }) => title).join(', ');
  }

  get callsText(): string {
    return this.forecast ? callsText(this.forecast) : '';
  }

  get shareText(): string | null {
    return this.forecast ? shareText(this.forecast) : null;
  }

  get notes(): readonly string[] {
    return this.forecast?.notes ?? [];
  }

  async handleCount(): Promise<void> {
    const text = draftText(this.definition);
    this.isLoading = true;
    this.problem = null;
    try {
      const answer = await forecast({ definition: text });
      this.forecast = JSON.parse(answer) as Bridge.Forecast;
      this.countedText = text;
    } catch (failure) {
      this.forecast = null;
      this.problem = errorSentence(failure);
    } finally {
      this.isLoading = false;
    }
  }
}
