import { LightningElement, api } from 'lwc';
import explain from '@salesforce/apex/IterableSyncRecordController.explain';
import failed from '@salesforce/label/c.Why_Panel_Failed';
import loading from '@salesforce/label/c.Why_Panel_Loading';
import nothing from '@salesforce/label/c.Why_Panel_Nothing';
import offline from '@salesforce/label/c.Why_Panel_Offline';
import othersMany from '@salesforce/label/c.Why_Panel_Others';
import othersOne from '@salesforce/label/c.Why_Panel_Others_One';
import title from '@salesforce/label/c.Record_Why';
import tryAgain from '@salesforce/label/c.Common_Try_Again';
import { NavigationMixin } from 'lightning/navigation';
import { language, locale, timeZone } from 'c/culture';
import { pageOf } from 'c/pages';
import { errorSentence } from 'c/errors';
import { fillCount } from 'c/fill';
import { labels as texts, type WhyButton, type WhyView } from 'c/whySentence';
import { shownAnswers, type ShownAnswer } from './shownAnswers';

/**
 * Why a record is, or is not, in Iterable: the sentence first, what to do and its button beneath, the checks folded.
 * @fires syncnow when its "Sync now" is pressed
 * @fires edit when it leads to a form in which the record is edited
 */
export default class WhyAnswer extends NavigationMixin(LightningElement) {
  @api recordId: string | null = null;

  view: WhyView | null = null;
  failure: string | null = null;
  labels = { failed, loading, nothing, offline, title, tryAgain };

  connectedCallback(): void {
    void this.refresh();
  }

  /** Asks again; what is shown stays until the answer is there. */
  @api async refresh(): Promise<void> {
    const { recordId } = this;
    try {
      const view = await explain({ recordId });
      if (recordId !== this.recordId) return;
      this.view = view;
      this.failure = null;
    } catch (error) {
      // An answer that was given stays: the record panel says that it could not be refreshed.
      if (!this.view) this.failure = errorSentence(error);
    }
  }

  get isLoading(): boolean {
    return this.view === null && this.failure === null;
  }

  get isOffline(): boolean {
    return this.view !== null && !this.view.isBridgeReachable && !this.first;
  }

  get isEmpty(): boolean {
    return this.view !== null && !this.isOffline && !this.first;
  }

  get answers(): ShownAnswer[] {
    const context = { texts, language, locale, timeZone, now: new Date() };
    return this.view ? shownAnswers(this.view, context) : [];
  }

  get first(): ShownAnswer | null {
    return this.answers[0] ?? null;
  }

  get others(): ShownAnswer[] {
    return this.answers.slice(1);
  }

  get othersLabel(): string | null {
    const count = this.others.length;
    return count > 0 ? fillCount({ one: othersOne, many: othersMany }, count) : null;
  }

  get tone(): string {
    return `why ${this.first?.look.tone ?? 'tone tone_calm'}`;
  }

  handleTryAgain(): void {
    this.failure = null;
    void this.refresh();
  }

  handleFix(): void {
    const button = this.first?.button;
    if (button) acts[button.kind](this, button);
  }
}

type Acting = Pick<WhyAnswer, 'dispatchEvent'> & InstanceType<ReturnType<typeof NavigationMixin>>;

const acts: Readonly<Record<WhyButton['kind'], (on: Acting, button: WhyButton) => void>> = {
  syncNow: (on) => on.dispatchEvent(new CustomEvent('syncnow')),
  edit: (on, { recordId }) => {
    on[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId, actionName: 'edit' }
    });
    on.dispatchEvent(new CustomEvent('edit'));
  },
  open: (on, { recordId }) =>
    on[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId, actionName: 'view' }
    }),
  home: (on) => on[NavigationMixin.Navigate](pageOf('Home'))
};
