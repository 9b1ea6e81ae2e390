import { LightningElement, api } from 'lwc';
import discardDraft from '@salesforce/apex/IterableSyncDraftController.discardDraft';
import getDraft from '@salesforce/apex/IterableSyncDraftController.getDraft';
import getPlan from '@salesforce/apex/IterableSyncDraftController.getPlan';
import getPublish from '@salesforce/apex/IterableSyncDraftController.getPublish';
import keepMine from '@salesforce/apex/IterableSyncDraftController.keepMine';
import listVersions from '@salesforce/apex/IterableSyncDraftController.listVersions';
import publish from '@salesforce/apex/IterableSyncDraftController.publish';
import ConfirmAction from 'c/confirmAction';
import type { DraftDefinition } from 'c/draft';
import { errorSentence } from 'c/errors';
import { FAILURES_AT_MOST, startPoll } from 'c/poll';
import type { Poll } from 'c/poll';
import {
  conflictTitle,
  discardQuestion,
  doneText,
  labels,
  problemsTitle,
  problemTexts,
  publishLabel
} from './publishWords';

const PROGRESS_MS = 2_000;
/** Each look asks the bridge by then, and the bridge the org. */
const LATE_PROGRESS_MS = 30_000;
const BRIDGE_MS = 3_000;
/** After so many looks the bridge takes longer than usual. */
const LOOKS_AT_BRIDGE = 10;

/**
 * Differences to what is published, a note, and Publish with its progress.
 * @fires published when the definition is live, reload when the draft has to be read anew,
 * part with `detail.part` to open another tab of the editor
 */
export default class PublishPanel extends LightningElement {
  @api definition: DraftDefinition = { syncs: [] };
  @api syncName = '';
  /** Which published definition the draft began from. */
  @api baseVersion: string | null = null;

  draftToken: string | null = null;
  draft: Apex.IterableSyncDraftView | null = null;
  plan: Bridge.Plan | null = null;
  progress: Apex.IterableSyncPublishView | null = null;
  note = '';
  /** Why the plan could not be worked out. */
  loadProblem: string | null = null;
  /** Why the last action did not happen. */
  problem: string | null = null;
  isBusy = false;
  /** It is being checked and handed to Salesforce. */
  isAsking = false;
  /** The bridge is known to use the version. */
  isTaken = false;
  /** When the bridge took it; null where that is not known. */
  takenAt: string | null = null;
  /** At whether the bridge has taken it. */
  bridgeLooks = 0;
  labels = labels;
  poll: Poll | null = null;
  failures = 0;
  /** Of the plan that was asked for last. */
  question = 0;

  /** Of the saved draft; null where there is none. */
  @api get token(): string | null {
    return this.draftToken;
  }
  set token(token: string | null) {
    if (token === this.draftToken) return;
    this.draftToken = token;
    if (this.isConnected && !this.isUnderWay) void this.load();
  }

  connectedCallback(): void {
    this.follow();
    void this.load();
  }

  disconnectedCallback(): void {
    this.poll?.stop();
  }

  get isUnderWay(): boolean {
    return this.progress?.state === 'Publishing';
  }

  /** Also while it is only asked for, and nothing is known of it. */
  get isRunning(): boolean {
    return this.isAsking || this.isUnderWay;
  }

  /** Of the publish that is asked for nothing is known yet; what was before it is over. */
  get shownProgress(): Apex.IterableSyncPublishView | null {
    return this.isAsking ? null : this.progress;
  }

  get isLate(): boolean {
    return this.bridgeLooks >= LOOKS_AT_BRIDGE;
  }

  get isDone(): boolean {
    return this.progress?.state === 'Published' && !this.draftToken;
  }

  get isNothing(): boolean {
    return !this.draftToken && !this.isUnderWay && !this.isDone;
  }

  get isStopped(): boolean {
    return this.progress?.state === 'Failed';
  }

  get doneText(): string {
    return doneText(this.progress);
  }

  get publishLabel(): string {
    return publishLabel(this.progress);
  }

  get conflict(): Bridge.Plan['conflict'] {
    return this.plan?.conflict ?? null;
  }

  get conflictTitle(): string {
    return conflictTitle(this.draft);
  }

  get problems(): { key: string; text: string }[] {
    return this.plan ? problemTexts(this.plan) : [];
  }

  get hasProblems(): boolean {
    return this.problems.length > 0;
  }

  get problemsTitle(): string {
    return this.plan ? problemsTitle(this.plan) : '';
  }

  get needsPreview(): boolean {
    return this.plan?.previous === null && this.draft?.isPreviewed !== true;
  }

  get cannotPublish(): boolean {
    const { plan } = this;
    const isHindered = !plan || plan.isBlocked || plan.conflict !== null || plan.rows.length === 0;
    return isHindered || this.needsPreview || this.isBusy;
  }

  handleNote(event: CustomEvent<{ value: string }>): void {
    this.note = event.detail.value;
  }

  handlePreview(): void {
    this.dispatchEvent(new CustomEvent('part', { detail: { part: 'preview' } }));
  }

  handlePublish = (): Promise<void> =>
    this.act(async () => {
      this.isAsking = true;
      try {
        this.progress = await publish({ syncName: this.syncName, note: this.note, token: this.draftToken });
      } finally {
        this.isAsking = false;
      }
      this.follow();
    });

  handleKeepMine = (): Promise<void> =>
    this.act(async () => {
      await keepMine({ syncName: this.syncName, token: this.draftToken });
      await this.load();
      this.dispatchEvent(new CustomEvent('reload'));
    });

  handleTakeTheirs = async (): Promise<void> => {
    if ((await ConfirmAction.open(discardQuestion)) !== true) return;
    await this.act(async () => {
      await discardDraft({ syncName: this.syncName });
      this.dispatchEvent(new CustomEvent('reload'));
    });
  };

  /** Looks how far the publish is, until the bridge uses it; at least once. */
  follow(): void {
    this.poll?.stop();
    this.failures = 0;
    this.isTaken = false;
    this.takenAt = null;
    this.bridgeLooks = 0;
    this.poll = startPoll(() => this.look());
  }

  async look(): Promise<number | null> {
    if (!this.isDone) await this.lookAtSalesforce();
    if (this.isDone) return this.lookAtBridge();
    if (!this.isUnderWay || this.failures >= FAILURES_AT_MOST) return null;
    return this.progress?.isLate ? LATE_PROGRESS_MS : PROGRESS_MS;
  }

  async lookAtSalesforce(): Promise<void> {
    const wasUnderWay = this.isUnderWay;
    try {
      this.progress = await getPublish({ syncName: this.syncName });
      this.note ||= this.isStopped ? (this.progress.note ?? '') : '';
      this.failures = 0;
    } catch (failure) {
      this.failures += 1;
      this.problem = errorSentence(failure);
    }
    if (wasUnderWay && !this.isUnderWay) this.ended();
  }

  /** A bridge that does not answer has not taken it: that is said in time, and it is asked again. */
  async lookAtBridge(): Promise<number | null> {
    const { syncName } = this;
    const versions = await listVersions({ syncName }).catch(() => []);
    const version = versions.find(({ versionId }) => versionId === this.progress?.versionId);
    this.isTaken = version?.isTaken === true;
    this.takenAt = version?.takenAt ?? null;
    this.bridgeLooks += 1;
    if (this.isTaken || this.bridgeLooks >= FAILURES_AT_MOST) return null;
    return this.isLate ? LATE_PROGRESS_MS : BRIDGE_MS;
  }

  ended(): void {
    this.problem = null;
    if (this.progress?.state === 'Published') {
      this.note = '';
      this.draftToken = null;
      this.dispatchEvent(new CustomEvent('published'));
    } else {
      this.dispatchEvent(new CustomEvent('reload'));
      void this.load();
    }
  }

  /** What publishing comes to, anew. */
  @api async load(): Promise<void> {
    const question = ++this.question;
    this.plan = null;
    this.loadProblem = null;
    if (!this.draftToken) return;
    const { syncName } = this;
    try {
      const [draft, plan] = await Promise.all([getDraft({ syncName }), getPlan({ syncName })]);
      if (question !== this.question) return;
      this.draft = draft;
      this.plan = JSON.parse(plan) as Bridge.Plan;
    } catch (failure) {
      if (question === this.question) this.loadProblem = errorSentence(failure);
    }
  }

  async act(work: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    this.problem = null;
    try {
      await work();
    } catch (failure) {
      this.problem = errorSentence(failure);
      void this.load();
    } finally {
      this.isBusy = false;
    }
  }
}
