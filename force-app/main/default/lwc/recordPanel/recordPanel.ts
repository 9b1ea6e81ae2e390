import { LightningElement, api } from 'lwc';
import getRecord from '@salesforce/apex/IterableSyncRecordController.getRecord';
import loading from '@salesforce/label/c.Common_Loading';
import notLoaded from '@salesforce/label/c.Record_Not_Loaded';
import notRefreshed from '@salesforce/label/c.Record_Not_Refreshed';
import syncNow from '@salesforce/label/c.SyncNow_Title';
import title from '@salesforce/label/c.Record_Title';
import tryAgain from '@salesforce/label/c.Common_Try_Again';
import why from '@salesforce/label/c.Record_Why';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { errorSentence } from 'c/errors';
import { startPoll, type Poll } from 'c/poll';
import { statusLook } from 'c/statusLooks';

/** Milliseconds between two looks; keen after the record was opened for editing, while its new state is awaited. */
const CALM_MS = 30_000;
const KEEN_MS = 4_000;
const KEEN_FOR_MS = 180_000;

type Refreshed = Element & { refresh(): Promise<void> };
type Started = Element & { start(): Promise<void> };

/** Whether a record is in Iterable, why or why not, what happened to it, and "Sync now". */
export default class RecordPanel extends LightningElement {
  @api objectApiName: string | undefined;

  shownId: string | undefined;
  view: Apex.IterableSyncRecordView | null = null;
  failure: string | null = null;
  isBusy = false;
  isWhyOpen = false;
  isSending = false;
  keenUntil = 0;
  poll: Poll | null = null;
  labels = { loading, notLoaded, notRefreshed, syncNow, title, tryAgain, why };

  /** Lightning may give another record to a panel that is open: nothing of the record before it stays. */
  @api
  get recordId(): string | undefined {
    return this.shownId;
  }

  set recordId(recordId: string | undefined) {
    if (recordId === this.shownId) return;
    this.shownId = recordId;
    Object.assign(this, { view: null, failure: null, isWhyOpen: false, isSending: false, keenUntil: 0 });
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

  /** @return milliseconds until the next look; null when the panel has gone over to another record meanwhile */
  async load(): Promise<number | null> {
    const { recordId } = this;
    this.isBusy = true;
    const answer = await getRecord({ recordId: recordId ?? null }).then(
      (view) => ({ view, failure: null }),
      (error: unknown) => ({ view: this.view, failure: errorSentence(error) })
    );
    if (recordId !== this.recordId) return null;
    Object.assign(this, { ...answer, isBusy: false });
    // What stands in the answer is as old as the panel: one is not refreshed without the other.
    await this.part<Refreshed>('why')?.refresh();
    return Date.now() < this.keenUntil ? KEEN_MS : CALM_MS;
  }

  /** A component within, while it is drawn. */
  part<Part extends Element>(name: 'why' | 'sending'): Part | null {
    return (this.refs?.[name] as Part | undefined) ?? null;
  }

  get isLoading(): boolean {
    return this.view === null && this.failure === null;
  }

  get isStale(): boolean {
    return this.view !== null && this.failure !== null;
  }

  get hasFailed(): boolean {
    return this.view === null && this.failure !== null;
  }

  get isOffline(): boolean {
    return this.view !== null && !this.view.isBridgeReachable;
  }

  /** What the record itself says, while the bridge cannot be asked for more. */
  get offlineMessage(): string | null {
    return this.isOffline ? (this.view?.message ?? null) : null;
  }

  /** An empty one says that nothing happened: that is not known while the bridge cannot be asked. */
  get timeline(): Apex.IterableSyncRecordView.TimelineView[] | null {
    const entries = this.view?.timeline ?? [];
    return this.isOffline && entries.length === 0 ? null : entries;
  }

  get sentIds(): string[] | null {
    return this.isSending && this.recordId ? [this.recordId] : null;
  }

  get whyExpanded(): string {
    return String(this.isWhyOpen);
  }

  get tone(): string {
    return `status ${statusLook(this.view?.status).tone}`;
  }

  handleTryAgain(): void {
    void this.poll?.refresh();
  }

  handleWhy(): void {
    this.isWhyOpen = !this.isWhyOpen;
  }

  /** "Sync now" of the panel, or of the answer to "Why?". */
  handleSyncNow(): void {
    void this.part<Started>('sending')?.start();
    this.isSending = true;
  }

  handleEdit(): void {
    this.keenUntil = Date.now() + KEEN_FOR_MS;
    void this.poll?.refresh();
  }

  /** The panel has a place of its own for the answer. */
  handleAskedWhy(event: Event): void {
    event.preventDefault();
    this.isWhyOpen = true;
  }

  handleFinish(): void {
    void this.poll?.refresh();
    if (this.recordId) void notifyRecordUpdateAvailable([{ recordId: this.recordId }]);
  }
}
