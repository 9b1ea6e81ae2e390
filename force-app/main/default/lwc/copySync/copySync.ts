import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import cancel from '@salesforce/label/c.Common_Cancel';
import copy from '@salesforce/label/c.Editor_Copy_Do';
import copyOf from '@salesforce/label/c.Editor_Copy_Of';
import explained from '@salesforce/label/c.Editor_Copy_Explained';
import name from '@salesforce/label/c.Syncs_New_Name';
import title from '@salesforce/label/c.Editor_Copy_Title';
import { fill } from 'c/fill';

/** MasterLabel of a metadata record. */
const LONGEST_LABEL = 40;

/** Asks for the name of a copy. Answers it, or undefined. */
export default class CopySync extends LightningModal {
  /** Of the sync that is copied. */
  @api syncLabel = '';

  labels = { cancel, copy, explained, name, title };
  longest = LONGEST_LABEL;
  /** Null until somebody types. */
  typed: string | null = null;

  get name(): string {
    return this.typed ?? fill(copyOf, [this.syncLabel]).slice(0, LONGEST_LABEL).trim();
  }

  get isBlank(): boolean {
    return this.name.trim() === '';
  }

  handleName(event: CustomEvent<{ value: string }>): void {
    this.typed = event.detail.value;
  }

  handleCancel(): void {
    this.close();
  }

  handleCopy(): void {
    this.close(this.name.trim().slice(0, LONGEST_LABEL));
  }
}
