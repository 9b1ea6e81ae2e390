import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import compareLists from '@salesforce/apex/IterableSyncCampaignController.compare';
import cancel from '@salesforce/label/c.Common_Cancel';
import deleteIt from '@salesforce/label/c.Campaign_Delete';
import deleteCounting from '@salesforce/label/c.Campaign_Delete_Counting';
import deleteNote from '@salesforce/label/c.Campaign_Delete_Note';
import deleteSize from '@salesforce/label/c.Campaign_Delete_Size';
import deleteType from '@salesforce/label/c.Campaign_Delete_Type';
import deleteUnknown from '@salesforce/label/c.Campaign_Delete_Unknown';
import emptyAll from '@salesforce/label/c.Campaign_Empty_All';
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
  /** People of the campaign on the list, for all that is known; null where it is not. */
  @api peopleOnList: number | null = null;
  @api campaignId = '';
  @api syncName = '';
  @api listId: number | null = null;

  chosen: Unlink = 'Keep';
  typed = '';
  /** Who would be gone from the list, as Iterable has it. */
  sizeText = deleteCounting;
  isCounted = false;
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
      Empty: this.peopleOnList === null ? emptyAll : fill(emptyNote, [this.peopleOnList]),
      Delete: deleteNote
    };
    return notes[this.chosen];
  }

  get variant(): string {
    return this.chosen === 'Keep' ? 'brand' : 'destructive';
  }

  get isDeleting(): boolean {
    return this.chosen === 'Delete';
  }

  get typeText(): string {
    return fill(deleteType, [this.listName]);
  }

  /** A list is gone for good: whoever deletes it has seen how many are on it, and names it. */
  get isBarred(): boolean {
    return this.isDeleting && (!this.isCounted || this.typed.trim() !== this.listName.trim());
  }

  async handleChoice(event: CustomEvent<{ value: Unlink }>): Promise<void> {
    this.chosen = event.detail.value;
    if (this.isDeleting && !this.isCounted) await this.count();
  }

  handleType(event: CustomEvent<{ value: string }>): void {
    this.typed = event.detail.value;
  }

  async count(): Promise<void> {
    this.sizeText = await compareLists({ campaignId: this.campaignId }).then(
      (text) => this.sizeIn(JSON.parse(text) as Bridge.CampaignCounts),
      () => deleteUnknown
    );
    this.isCounted = true;
  }

  sizeIn({ syncs }: Bridge.CampaignCounts): string {
    const lists = syncs.find(({ sync }) => sync === this.syncName)?.lists ?? [];
    const found = lists.find(({ list }) => list === this.listId);
    return found ? fill(deleteSize, [found.size, found.others + found.strangers]) : deleteUnknown;
  }

  handleCancel(): void {
    this.close();
  }

  handleConfirm(): void {
    this.close(this.chosen);
  }
}
