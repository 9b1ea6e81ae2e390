import { LightningElement, api } from 'lwc';
import periodLabel from '@salesforce/label/c.Home_Period';
import periodDay from '@salesforce/label/c.Home_Period_Day';
import periodMonth from '@salesforce/label/c.Home_Period_Month';
import periodWeek from '@salesforce/label/c.Home_Period_Week';
import refresh from '@salesforce/label/c.Home_Refresh';
import title from '@salesforce/label/c.Home_Title';
import updated from '@salesforce/label/c.Home_Updated';
import { fill } from 'c/fill';
import { localTime, relativeTime } from 'c/times';

/**
 * Title of Home, how fresh it is, and the period of its numbers.
 * @fires period with `detail.period`; refresh
 */
export default class HomeHeader extends LightningElement {
  /** `24h`, `7d` or `30d`. */
  @api period = '24h';
  /** When what is shown was known, ISO 8601; null while nothing is shown. */
  @api asOf: string | null = null;

  /** Null while it is not known. */
  @api isSandbox: boolean | null = null;
  @api orgName: string | null = null;

  labels = { periodLabel, refresh, title };
  periods = [
    { value: '24h', label: periodDay },
    { value: '7d', label: periodWeek },
    { value: '30d', label: periodMonth }
  ];

  get updatedText(): string {
    return this.asOf ? fill(updated, [relativeTime(this.asOf)]) : '';
  }

  get exactMoment(): string {
    return this.asOf ? localTime(this.asOf) : '';
  }

  handlePeriod(event: CustomEvent<{ value: string }>): void {
    this.dispatchEvent(new CustomEvent('period', { detail: { period: event.detail.value } }));
  }

  handleRefresh(): void {
    this.dispatchEvent(new CustomEvent('refresh'));
  }
}
