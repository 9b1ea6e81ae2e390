import { LightningElement, api } from 'lwc';
import connectBridge from '@salesforce/apex/IterableSyncSetupController.connectBridge';
import address from '@salesforce/label/c.Setup_Address';
import intro from '@salesforce/label/c.Setup_Bridge_Intro';
import connect from '@salesforce/label/c.Setup_Connect';
import connected from '@salesforce/label/c.Setup_Connected';
import notEncrypted from '@salesforce/label/c.Setup_Not_Encrypted';
import token from '@salesforce/label/c.Setup_Token';
import tokenKept from '@salesforce/label/c.Setup_Token_Kept';
import { errorSentence } from 'c/errors';
import { fill } from 'c/fill';

/**
 * Address and token of the bridge.
 * @fires changed when they were entered
 */
export default class SetupBridge extends LightningElement {
  @api address: string | null = null;
  /** Null: the user may not see whether there is one. */
  @api hasToken: boolean | null = null;
  @api isReachable = false;
  /** Why the bridge cannot be asked. */
  @api problem: string | null = null;

  labels = { address, intro, connect, notEncrypted, token };
  /** Null: not touched. */
  typedAddress: string | null = null;
  typedToken = '';
  isBusy = false;
  refusal: string | null = null;

  get shownAddress(): string {
    return this.typedAddress ?? this.address ?? '';
  }

  get isOpenText(): boolean {
    return /^http:\/\//i.test(this.shownAddress);
  }

  get connectedText(): string {
    return fill(connected, [this.address ?? '']);
  }

  get tokenHint(): string {
    return this.hasToken ? tokenKept : '';
  }

  /** What is wrong with the address that is there says nothing while there is none. */
  get shownProblem(): string | null {
    return this.refusal ?? (this.address && !this.isReachable ? this.problem : null);
  }

  handleAddress(event: CustomEvent<{ value: string }>): void {
    this.typedAddress = event.detail.value;
  }

  handleToken(event: CustomEvent<{ value: string }>): void {
    this.typedToken = event.detail.value;
  }

  async handleConnect(): Promise<void> {
    this.isBusy = true;
    this.refusal = null;
    try {
      await connectBridge({ url: this.shownAddress, token: this.typedToken });
      this.typedToken = '';
      this.typedAddress = null;
    } catch (failure) {
      this.refusal = errorSentence(failure);
    }
    this.isBusy = false;
    this.dispatchEvent(new CustomEvent('changed'));
  }
}
