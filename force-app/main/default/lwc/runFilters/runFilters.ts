import { LightningElement, api } from 'lwc';
import { choices, labels, spanProblem } from './choices';

/** Which runs a list shows. */
export interface RunFilter {
  /** `6h`, `24h`, `7d`, `30d`, `90d`, or two ISO times with a slash between. */
  readonly span: string;
  /** DeveloperName; empty for all. */
  readonly sync: string;
  /** Empty for all. */
  readonly kind: string;
}

const CUSTOM = 'custom';
const WEEK_MS = 7 * 86_400_000;

/**
 * Chooses period, sync and kind of runs.
 * @fires filter with `detail`: the filter that holds from now on
 */
export default class RunFilters extends LightningElement {
  @api filter: RunFilter = { span: '24h', sync: '', kind: 'notable' };
  @api syncs: readonly Apex.IterableSyncHomeView.SyncView[] = [];

  /** What is being chosen, while it is no period yet. */
  from: string | null = null;
  to: string | null = null;
  labels = labels;
  spans = choices.spans;
  kinds = choices.kinds;

  get isCustom(): boolean {
    return this.filter.span.includes('/') || this.from !== null;
  }

  get span(): string {
    return this.isCustom ? CUSTOM : this.filter.span;
  }

  get shownFrom(): string | null {
    return this.from ?? this.filter.span.split('/')[0] ?? null;
  }

  get shownTo(): string | null {
    return this.to ?? this.filter.span.split('/')[1] ?? null;
  }

  get problem(): string | null {
    return this.isCustom ? spanProblem(this.shownFrom, this.shownTo) : null;
  }

  get syncChoices() {
    return [
      { label: labels.allSyncs, value: '' },
      ...this.syncs.map(({ name, label }) => ({ label: label ?? '', value: name ?? '' }))
    ];
  }

  handleSpan({ detail: { value } }: CustomEvent<{ value: string }>): void {
    if (value !== CUSTOM) {
      this.from = this.to = null;
      this.tell({ span: value });
      return;
    }
    this.from = new Date(Date.now() - WEEK_MS).toISOString();
    this.to = new Date().toISOString();
    this.tellCustom();
  }

  handleFrom({ detail: { value } }: CustomEvent<{ value: string | null }>): void {
    this.to = this.shownTo;
    this.from = value ?? '';
    this.tellCustom();
  }

  handleTo({ detail: { value } }: CustomEvent<{ value: string | null }>): void {
    this.from = this.shownFrom;
    this.to = value ?? '';
    this.tellCustom();
  }

  handleSync({ detail: { value } }: CustomEvent<{ value: string }>): void {
    this.tell({ sync: value });
  }

  handleKind({ detail: { value } }: CustomEvent<{ value: string }>): void {
    this.tell({ kind: value });
  }

  tellCustom(): void {
    if (this.problem === null) this.tell({ span: `${this.shownFrom}/${this.shownTo}` });
  }

  tell(change: Partial<RunFilter>): void {
    this.dispatchEvent(new CustomEvent('filter', { detail: { ...this.filter, ...change } }));
  }
}
