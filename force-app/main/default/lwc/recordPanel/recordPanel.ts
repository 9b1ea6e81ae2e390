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
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;

  view: Apex.IterableSyncRecordView | null = null;
  failure: string | null = null;
  isBusy = false;
  isWhyOpen = false;
  isSending = false;
  keenUntil = 0;
  poll: Poll | null = null;
  labels = { loading, notLoaded, notRefreshed, syncNow, title, tryAgain, why };

  connectedCallback(): void {
    this.poll = startPoll(() => this.load());
  }

  disconnectedCallback(): void {
    this.poll?.stop();
  }

  /** @return milliseconds until the next look */
  async load(): Promise<number> {
    const { recordId } = this;
    this.isBusy = true;
    try {
      this.view = await getRecord({ recordId: recordId ?? null });
      this.failure = null;
    } catch (error) {
      this.failure = errorSentence(error);
    }
    this.isBusy = false;
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
