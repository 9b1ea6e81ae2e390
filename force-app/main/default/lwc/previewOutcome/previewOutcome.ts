import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import hypothetical from '@salesforce/label/c.Preview_Hypothetical';
import identityLabel from '@salesforce/label/c.Preview_Identity';
import openRecord from '@salesforce/label/c.Preview_Open_Record';
import optedOut from '@salesforce/label/c.Preview_Opted_Out';
import shared from '@salesforce/label/c.Preview_Shared';
import { fill } from 'c/fill';
import { outcomeSentence, stepLook } from 'c/previewWords';
import type { Look } from 'c/statusLooks';
import { localTime } from 'c/times';

/** What would become of a record, why, and what to do about it. */
export default class PreviewOutcome extends NavigationMixin(LightningElement) {
  @api preview: Bridge.Preview | null = null;
  /** What people call the record; may be empty. */
  @api name = '';

  labels = { hypothetical, openRecord, shared };

  get look(): Look {
    return stepLook(this.preview?.outcome.status ?? 'not reached');
  }

  get tone(): string {
    return `outcome ${this.look.tone}`;
  }

  get sentence(): string {
    return this.preview ? outcomeSentence(this.preview, this.name) : '';
  }

  /** Why, in the bridge's words; what is sent needs no reason. */
  get reasons(): string[] {
    if (!this.preview) return [];
    const { outcome, scope, consent, identity } = this.preview;
    const isSent = outcome.status === 'delivered' || outcome.status === 'unchanged';
    const said = [
      isSent ? '' : outcome.message,
      ...(scope.verdict === 'out of scope' ? scope.reasons : []),
      identity.problem?.message ?? '',
      consent.optedOut && consent.field ? fill(optedOut, [consent.field]) : ''
    ];
    return [...new Set(said)].filter((text) => text !== '');
  }

  get fix(): string | null {
    const { outcome, identity } = this.preview ?? {};
    return outcome?.fix ?? identity?.problem?.fix ?? null;
  }

  get identity(): string | null {
    const known = this.preview?.identity.identity;
    return known ? fill(identityLabel, [known.value]) : null;
  }

  get sharedWith(): string | null {
    return this.preview?.identity.sharedWith?.recordId ?? null;
  }

  get notes(): string[] {
    const { waits = [], notices = [] } = this.preview ?? {};
    return [...waits.map(({ until, message }) => `${message} (${localTime(until)})`), ...notices];
  }

  get isHypothetical(): boolean {
    return this.preview?.hypothetical === true;
  }

  get recordId(): string | null {
    return this.preview?.recordId ?? null;
  }

  handleOpen(event: Event): void {
    const { recordId } = (event.currentTarget as HTMLElement).dataset;
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId, actionName: 'view' }
    });
  }
}
