import { LightningElement, api } from 'lwc';
import bridgeSilent from '@salesforce/label/c.Common_Bridge_Silent';
import lastKnown from '@salesforce/label/c.Common_Last_Known';
import nothingKnown from '@salesforce/label/c.Common_Nothing_Known';
import tryAgain from '@salesforce/label/c.Common_Try_Again';
import { fill } from 'c/fill';
import { localTime, relativeTime } from 'c/times';

/**
 * Says that what stands below is not fresh, how old it is and why, and offers to ask again.
 * @fires retry when "Try again" is pressed
 */
export default class BridgeNotice extends LightningElement {
  /** Why the bridge did not answer and what to do, in a sentence; may be empty. */
  @api problem: string | null = null;
  /** When what is shown was known, ISO 8601; null when nothing is known. */
  @api asOf: string | null = null;
  /** True while it is being asked again. */
  @api isBusy = false;

  labels = { bridgeSilent, tryAgain };

  get age(): string {
    return this.asOf ? fill(lastKnown, [relativeTime(this.asOf)]) : nothingKnown;
  }

  get exactMoment(): string {
    return this.asOf ? localTime(this.asOf) : '';
  }

  handleTryAgain(): void {
    this.dispatchEvent(new CustomEvent('retry'));
  }
}
