import { LightningElement, api } from 'lwc';
import getRuns from '@salesforce/apex/IterableSyncRunsController.getRuns';
import getSyncs from '@salesforce/apex/IterableSyncRunsController.getSyncs';
import { errorSentence } from 'c/errors';
import { startPoll, type Poll } from 'c/poll';
import { isUnderWay } from 'c/runWords';
import type { RunFilter } from 'c/runFilters';
import type { ExportPage } from 'c/csvExport';
import { columns, labels, lineCells } from './exported';

type Line = Apex.IterableSyncRunListView.LineView;
const CALM_MS = 30_000;
const BUSY_MS = 3_000;

/**
 * Runs of a period, newest first, by sync and by what came of them.
 * @fires filter with `detail`: what is looked at now
 * @fires open with `detail.run` (bubbles from the table)
 */
export default class RunList extends LightningElement {
  lines: Line[] = [];
  view: Apex.IterableSyncRunListView | null = null;
  next: string | null = null;
  syncs: Apex.IterableSyncHomeView.SyncView[] = [];
  problem: string | null = null;
  isBusy = false;
  labels = labels;
  columns = columns;
  poll: Poll | null = null;
  shown: RunFilter = { span: '24h', sync: '', kind: 'notable' };

  @api
  get filter(): RunFilter {
    return this.shown;
  }
  set filter(filter: RunFilter) {
    const isSame = JSON.stringify(filter) === JSON.stringify(this.shown);
    this.shown = filter;
    if (isSame || !this.poll) return;
    this.view = null;
    this.begin();
  }

  connectedCallback(): void {
    void this.loadSyncs();
    this.begin();
  }

  disconnectedCallback(): void {
    this.poll?.stop();
  }

  begin(): void {
    this.poll?.stop();
    this.poll = startPoll(() => this.load());
  }

  get isLoading(): boolean {
    return this.view === null && this.problem === null;
  }

  get isSilent(): boolean {
    return this.view?.isBridgeReachable === false;
  }

  get isEmpty(): boolean {
    return this.view !== null && this.lines.length === 0;
  }

  get hasLines(): boolean {
    return this.lines.length > 0;
  }

  get loadPage() {
    return (cursor: string | null): Promise<ExportPage> => this.exportPage(cursor);
  }

  /** Once somebody has looked further down, what is shown stays as it is. */
  async load(): Promise<number | null> {
    const filter = this.shown;
    try {
      const view = await getRuns({
        span: filter.span,
        syncName: filter.sync,
        kind: filter.kind,
        cursor: null
      });
      if (filter !== this.shown) return null;
      Object.assign(this, { view, lines: view.runs ?? [], next: view.next ?? null, problem: null });
    } catch (failure) {
      this.problem = errorSentence(failure);
    }
    return this.lines.some(({ run }) => isUnderWay(run)) ? BUSY_MS : CALM_MS;
  }

  async handleMore(): Promise<void> {
    this.poll?.stop();
    this.isBusy = true;
    try {
      const { span, sync: syncName, kind } = this.shown;
      const page = await getRuns({ span, syncName, kind, cursor: this.next });
      this.lines = [...this.lines, ...(page.runs ?? [])];
      this.next = page.next ?? null;
    } catch (failure) {
      this.problem = errorSentence(failure);
    }
    this.isBusy = false;
  }

  handleRefresh(): void {
    this.begin();
  }

  handleFilter({ detail }: CustomEvent<RunFilter>): void {
    this.dispatchEvent(new CustomEvent('filter', { detail }));
  }

  handleOpen({ detail }: CustomEvent<{ run: string }>): void {
    this.dispatchEvent(new CustomEvent('open', { detail }));
  }

  /** A list without names to choose from still shows its runs. */
  async loadSyncs(): Promise<void> {
    this.syncs = await getSyncs().catch(() => []);
  }

  async exportPage(cursor: string | null): Promise<ExportPage> {
    const { span, sync: syncName, kind } = this.shown;
    const page = await getRuns({ span, syncName, kind, cursor });
    return { rows: (page.runs ?? []).map(lineCells), next: page.next ?? null };
  }
}
