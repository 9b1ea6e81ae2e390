import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import cancel from '@salesforce/label/c.Common_Cancel';
import deleteIt from '@salesforce/label/c.Campaign_Delete';
import deleteNote from '@salesforce/label/c.Campaign_Delete_Note';
import emptyIt from '@salesforce/label/c.Campaign_Empty';
import emptyNote from '@salesforce/label/c.Campaign_Empty_Note';
import keepIt from '@salesforce/label/c.Campaign_Keep';
import keepNote from '@salesforce/label/c.Campaign_Keep_Note';
import unlink from '@salesforce/label/c.Campaign_Unlink';
import unlinkFrom from '@salesforce/label/c.Campaign_Unlink_From';
import whatOfList from '@salesforce/label/c.Campaign_What_Of_List';
import { fill } from 'c/fill';

/** What becomes of the list when the link ends; as Apex takes it. */
export type Unlink = 'Keep' | 'Empty' | 'Delete';

/** Asks what becomes of the list of a link that is ended. Answers `Keep`, `Empty` or `Delete`; nothing when it is left. */
export default class UnlinkChoice extends LightningModal {
  @api listName = '';
  /** People of the campaign on the list, for all that is known. */
  @api peopleOnList = 0;

  chosen: Unlink = 'Keep';
  labels = { cancel, unlink, whatOfList };
  choices = [
    { label: keepIt, value: 'Keep' },
    { label: emptyIt, value: 'Empty' },
    { label: deleteIt, value: 'Delete' }
  ];

  get title(): string {
    return fill(unlinkFrom, [this.listName]);
  }

  get note(): string {
    const notes: Readonly<Record<Unlink, string>> = {
      Keep: keepNote,
      Empty: fill(emptyNote, [this.peopleOnList]),
      Delete: deleteNote
    };
    return notes[this.chosen];
  }

  get variant(): string {
    return this.chosen === 'Keep' ? 'brand' : 'destructive';
  }

  handleChoice(event: CustomEvent<{ value: Unlink }>): void {
    this.chosen = event.detail.value;
  }

  handleCancel(): void {
    this.close();
  }

  handleConfirm(): void {
    this.close(this.chosen);
  }
}
