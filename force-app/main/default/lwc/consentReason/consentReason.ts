import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import cancel from '@salesforce/label/c.Common_Cancel';
import reason from '@salesforce/label/c.Consent_Reason';

/** Says what a change of consent means and asks why. Answers the reason, nothing when it was left. */
export default class ConsentReason extends LightningModal {
  /** What happens, a paragraph each. */
  @api sentences: readonly string[] = [];
  /** On the button that does it. */
  @api confirmLabel = '';

  typed = '';
  labels = { cancel, reason };

  get cannotConfirm(): boolean {
    return this.typed.trim() === '';
  }

  handleReason(event: CustomEvent<{ value: string }>): void {
    this.typed = event.detail.value;
  }

  handleCancel(): void {
    this.close();
  }

  handleConfirm(): void {
    this.close(this.typed.trim());
  }
}
