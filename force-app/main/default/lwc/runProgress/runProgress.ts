import { LightningElement, api } from 'lwc';
import done from '@salesforce/label/c.Home_RunNow_Done';
import failed from '@salesforce/label/c.Home_RunNow_Failed';
import goesOn from '@salesforce/label/c.Home_RunNow_Goes_On';
import held from '@salesforce/label/c.Home_RunNow_Held';
import heldNext from '@salesforce/label/c.Home_RunNow_Held_Next';
import loading from '@salesforce/label/c.Common_Loading';
import progress from '@salesforce/label/c.Home_RunNow_Progress';
import underWay from '@salesforce/label/c.Home_RunNow_Under_Way';
import { fill } from 'c/fill';
import { isUnderWay, recordsDone, runSentence } from 'c/runWords';

/** How far a run is, then what came of it and what to do next. */
export default class RunProgress extends LightningElement {
  /** Null until the first word of it has come. */
  @api run: Apex.IterableSyncRunView | null = null;
  /** Records that it should come to; null where nobody knows. */
  @api expected: number | null = null;

  labels = { goesOn, loading, underWay };

  get isUnderWay(): boolean {
    return this.run === null || isUnderWay(this.run);
  }

  get percent(): number {
    return Math.min(100, Math.round((100 * recordsDone(this.run ?? {})) / (this.expected || 1)));
  }

  get hasPercent(): boolean {
    return Boolean(this.expected);
  }

  get barStyle(): string {
    return `width: ${this.percent}%`;
  }

  get sentence(): string {
    if (this.run === null) return '';
    return this.run.state === 'running' && this.expected
      ? fill(progress, [recordsDone(this.run), this.expected])
      : runSentence(this.run);
  }

  get result() {
    switch (this.run?.state) {
      case 'failed':
        return { title: failed, next: '', icon: 'utility:error', variant: 'error' };
      case 'held':
        return { title: held, next: heldNext, icon: 'utility:warning', variant: 'warning' };
      default:
        return { title: done, next: '', icon: 'utility:success', variant: 'success' };
    }
  }
}
