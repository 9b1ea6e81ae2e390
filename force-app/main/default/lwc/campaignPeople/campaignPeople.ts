import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import hiddenPerson from '@salesforce/label/c.Campaign_Hidden_Person';

type Person = Apex.IterableSyncCampaignView.PersonView;

interface ShownPerson {
  readonly key: string;
  readonly name: string | null;
  readonly recordId: string | null;
  readonly url: string;
  readonly status: string | null;
}

/** People behind a number, each a link to the contact or lead; one whom the user may not see has no name. */
export default class CampaignPeople extends NavigationMixin(LightningElement) {
  /** Of the list, for screen readers. */
  @api label = '';

  given: readonly Person[] = [];
  shown: ShownPerson[] = [];
  labels = { hiddenPerson };

  @api
  get people(): readonly Person[] {
    return this.given;
  }
  set people(people: readonly Person[]) {
    this.given = people;
    void this.draw(people);
  }

  async draw(people: readonly Person[]): Promise<void> {
    const shown = await Promise.all(people.map((person, index) => this.shownPerson(person, index)));
    if (people === this.given) this.shown = shown;
  }

  async shownPerson({ recordId, name, status }: Person, index: number): Promise<ShownPerson> {
    const url = recordId ? await this[NavigationMixin.GenerateUrl](recordPage(recordId)) : '';
    return {
      key: `${index} ${recordId ?? ''}`,
      name: name ?? null,
      recordId: recordId ?? null,
      url,
      status: status ?? null
    };
  }

  handleOpen(event: Event): void {
    event.preventDefault();
    const { id } = (event.currentTarget as HTMLElement).dataset;
    this[NavigationMixin.Navigate](recordPage(id ?? ''));
  }
}

const recordPage = (recordId: string) => ({
  type: 'standard__recordPage',
  attributes: { recordId, actionName: 'view' }
});
