import { LightningElement, api } from 'lwc';
import asChart from '@salesforce/label/c.Home_Chart_As_Chart';
import asTable from '@salesforce/label/c.Home_Chart_As_Table';
import barText from '@salesforce/label/c.Home_Chart_Bar';
import from from '@salesforce/label/c.Home_Chart_From';
import needsAttention from '@salesforce/label/c.Common_Needs_Attention';
import notSent from '@salesforce/label/c.Common_Not_Sent';
import nothing from '@salesforce/label/c.Home_Chart_Nothing';
import nowText from '@salesforce/label/c.Home_Chart_Now';
import periodDay from '@salesforce/label/c.Home_Period_Day';
import periodMonth from '@salesforce/label/c.Home_Period_Month';
import periodWeek from '@salesforce/label/c.Home_Period_Week';
import scale from '@salesforce/label/c.Home_Chart_Scale';
import sent from '@salesforce/label/c.Common_Sent';
import summary from '@salesforce/label/c.Home_Chart_Summary';
import { fill, numberText } from 'c/fill';
import { HEIGHT, WIDTH, bucketStart, chartBars, highest, sumOf, total } from './chartBars';

const PERIODS: Readonly<Record<string, string>> = { '24h': periodDay, '7d': periodWeek, '30d': periodMonth };

/** What became of a sync's records over time, as bars or as a table of the same numbers. */
export default class DeliveryChart extends LightningElement {
  /** Oldest first. */
  @api buckets: readonly Apex.IterableSyncHomeView.BucketView[] = [];
  /** `24h`, `7d` or `30d`: what the buckets cover. */
  @api period = '24h';
  /** Of the sync, for those who hear the page. */
  @api label = '';

  isTable = false;
  labels = { from, needsAttention, notSent, nothing, nowText, sent };
  viewBox = `0 0 ${WIDTH} ${HEIGHT}`;
  width = WIDTH;
  baseline = HEIGHT;

  get isEmpty(): boolean {
    return total(this.counts) === 0;
  }

  get canToggle(): boolean {
    return !this.isEmpty;
  }

  get bars() {
    return chartBars(this.buckets).map((bar) => ({
      ...bar,
      start: bucketStart(bar.startsAt, this.period),
      title: fill(barText, [
        bucketStart(bar.startsAt, this.period),
        bar.counts.delivered,
        bar.counts.notSent,
        bar.counts.needsAttention
      ])
    }));
  }

  get rows() {
    return this.bars
      .filter(({ counts }) => total(counts) > 0)
      .map(({ startsAt, start, counts }) => ({
        startsAt,
        start,
        delivered: numberText(counts.delivered),
        notSent: numberText(counts.notSent),
        needsAttention: numberText(counts.needsAttention)
      }));
  }

  get legend() {
    const { delivered, notSent: skipped, needsAttention: attention } = this.counts;
    return [
      { className: 'swatch delivered', text: sent, count: numberText(delivered) },
      { className: 'swatch notSent', text: notSent, count: numberText(skipped) },
      { className: 'swatch needsAttention', text: needsAttention, count: numberText(attention) }
    ];
  }

  /** The drawing in words. */
  get summary(): string {
    const { delivered, notSent: skipped, needsAttention: attention } = this.counts;
    const words = fill(summary, [delivered, skipped, attention, PERIODS[this.period] ?? this.period]);
    return this.label ? `${this.label}: ${words}` : words;
  }

  get firstStart(): string {
    return bucketStart(this.buckets[0]?.startsAt ?? '', this.period);
  }

  get scaleText(): string {
    return numberText(highest(this.buckets));
  }

  get scaleHint(): string {
    return fill(scale, [highest(this.buckets)]);
  }

  get toggleText(): string {
    return this.isTable ? asChart : asTable;
  }

  get toggleIcon(): string {
    return this.isTable ? 'utility:metrics' : 'utility:table';
  }

  get counts() {
    return sumOf(this.buckets);
  }

  handleToggle(): void {
    this.isTable = !this.isTable;
  }
}
