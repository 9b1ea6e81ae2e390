import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import cancel from '@salesforce/label/c.Common_Cancel';

/** Asks once more before something that cannot be taken back by a click. Answers true when it is confirmed. */
export default class ConfirmAction extends LightningModal {
  /** What happens, a paragraph each. */
  @api sentences: readonly string[] = [];
  /** On the button that does it: a verb, never "OK". */
  @api confirmLabel = '';
  /** `brand`, or `destructive` for what takes something away. */
  @api variant = 'brand';

  labels = { cancel };

  handleCancel(): void {
    this.close(false);
  }

  handleConfirm(): void {
    this.close(true);
  }
}
