import { LightningElement, api } from 'lwc';
import calls from '@salesforce/label/c.Home_RunNow_Forecast_Calls';
import failed from '@salesforce/label/c.Home_RunNow_Forecast_Failed';
import heading from '@salesforce/label/c.Home_RunNow_Forecast';
import loading from '@salesforce/label/c.Home_RunNow_Forecast_Loading';
import needsAttention from '@salesforce/label/c.Common_Needs_Attention';
import notSent from '@salesforce/label/c.Common_Not_Sent';
import nothing from '@salesforce/label/c.Home_RunNow_Forecast_Nothing';
import records from '@salesforce/label/c.Home_RunNow_Forecast_Records';
import recordsOne from '@salesforce/label/c.Home_RunNow_Forecast_Records_One';
import rough from '@salesforce/label/c.Home_RunNow_Forecast_Rough';
import sent from '@salesforce/label/c.Common_Sent';
import tryAgain from '@salesforce/label/c.Common_Try_Again';
import unchanged from '@salesforce/label/c.Home_RunNow_Unchanged';
import { fill, fillCount, numberText } from 'c/fill';
import { durationText } from 'c/times';

/**
 * What a run would come to, before it is started.
 * @fires retry when a forecast that failed shall be made again
 */
export default class RunForecast extends LightningElement {
  /** Null while there is none. */
  @api forecast: Apex.IterableSyncHomeView.ForecastView | null = null;
  /** Why there is none, for a person; null when it did not fail. */
  @api problem: string | null = null;
  @api isLoading = false;

  labels = { heading, loading, nothing, rough, tryAgain };

  get problemText(): string {
    return fill(failed, [this.problem ?? '']);
  }

  get isNothing(): boolean {
    return this.forecast?.records === 0;
  }

  get recordsText(): string {
    return fillCount({ one: recordsOne, many: records }, this.forecast?.records ?? 0);
  }

  get parts() {
    const { delivered, unchanged: same, notSent: skipped, needsAttention: attention } = this.forecast ?? {};
    return [
      { name: 'sent', text: sent, count: numberText(delivered ?? 0), className: 'count' },
      { name: 'unchanged', text: unchanged, count: numberText(same ?? 0), className: 'count' },
      { name: 'not-sent', text: notSent, count: numberText(skipped ?? 0), className: 'count' },
      {
        name: 'attention',
        text: needsAttention,
        count: numberText(attention ?? 0),
        className: attention ? 'count attention' : 'count'
      }
    ];
  }

  get callsText(): string {
    const { seconds, salesforceCalls, iterableCalls } = this.forecast ?? {};
    return fill(calls, [durationText(seconds ?? 0), salesforceCalls ?? 0, iterableCalls ?? 0]);
  }

  handleRetry(): void {
    this.dispatchEvent(new CustomEvent('retry'));
  }
}
