import { LightningElement, api } from 'lwc';
import { labels, stepOf } from './traceWords';

/** A record step by step: its data, then input, output and requests of each step. */
export default class RecordTrace extends LightningElement {
  @api trace: Apex.IterableSyncTraceView = {};
  @api syncName = '';
  @api recordName = '';

  labels = labels;

  get isOutOfScope(): boolean {
    return this.trace.scopeVerdict === 'out of scope';
  }

  get reasons(): string {
    return (this.trace.scopeReasons ?? []).join(' ');
  }

  get steps() {
    return (this.trace.steps ?? []).map(stepOf);
  }
}
