import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import hiddenRecord from '@salesforce/label/c.Runs_Hidden_Record';

/** A record by its name, as a link to its page; one that the user may not see says so and leads nowhere. */
export default class RecordLink extends NavigationMixin(LightningElement) {
  @api recordId = '';
  @api name: string | null | undefined;
  /** Whether the user may see the record; its name may be hidden all the same. */
  @api isVisible = false;

  url = '';
  hiddenText = hiddenRecord;

  connectedCallback(): void {
    if (this.isVisible) void this.findAddress();
  }

  get text(): string {
    return this.name || this.recordId;
  }

  async findAddress(): Promise<void> {
    this.url = await this[NavigationMixin.GenerateUrl](this.page);
  }

  get page() {
    return { type: 'standard__recordPage', attributes: { recordId: this.recordId, actionName: 'view' } };
  }

  handleOpen(event: Event): void {
    event.preventDefault();
    this[NavigationMixin.Navigate](this.page);
  }
}
