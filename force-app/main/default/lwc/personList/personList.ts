import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import nameRecords from '@salesforce/apex/IterableSyncPreviewController.nameRecords';
import hiddenRecord from '@salesforce/label/c.Preview_Hidden_Record';
import loading from '@salesforce/label/c.Common_Loading';
import more from '@salesforce/label/c.Preview_More_People';
import namesFailed from '@salesforce/label/c.Preview_Names_Failed';
import tryAgain from '@salesforce/label/c.Common_Try_Again';
import { errorSentence } from 'c/errors';
import { fill } from 'c/fill';

/** A record of the org, and what is said of it; the note may be empty. */
export interface ListedPerson {
  readonly recordId: string;
  readonly note?: string;
}

interface ShownPerson {
  readonly key: string;
  readonly name: string | null;
  readonly detail: string | null;
  readonly note: string;
  readonly url: string;
}

/** Shown at first, and added by each "Show more". */
const AT_ONCE = 10;

/** Records by their names, each a link; those that the user may not see are counted and not named. */
export default class PersonList extends NavigationMixin(LightningElement) {
  /** Of the list, for screen readers. */
  @api label = '';
  /** DeveloperName; with it each record can be previewed with the sync. */
  @api syncName = '';

  all: readonly ListedPerson[] = [];
  shown: ShownPerson[] = [];
  isLoading = false;
  problem: string | null = null;
  labels = { hiddenRecord, loading, tryAgain };
  /** Of the list that was given last, so that a slow answer about an older one is not shown. */
  question = 0;

  @api
  get people(): readonly ListedPerson[] {
    return this.all;
  }
  set people(people: readonly ListedPerson[] | null | undefined) {
    const ids = (list: readonly ListedPerson[]): string => list.map(({ recordId }) => recordId).join();
    const isSame = people && this.shown.length > 0 && ids(people) === ids(this.all);
    this.all = people ?? [];
    if (isSame) {
      this.shown = this.shown.map((person, index) => ({ ...person, note: this.all[index]?.note ?? '' }));
    } else {
      this.shown = [];
      void this.loadMore();
    }
  }

  get moreLabel(): string | null {
    const left = this.all.length - this.shown.length;
    return left > 0 && !this.isLoading && !this.problem ? fill(more, [Math.min(left, AT_ONCE)]) : null;
  }

  handleMore(): void {
    void this.loadMore();
  }

  handleOpen(event: Event): void {
    event.preventDefault();
    const { id } = (event.currentTarget as HTMLElement).dataset;
    this[NavigationMixin.Navigate](recordPage(id ?? ''));
  }

  async loadMore(): Promise<void> {
    const question = ++this.question;
    const people = this.all.slice(this.shown.length, this.shown.length + AT_ONCE);
    this.problem = null;
    this.isLoading = people.length > 0;
    if (!this.isLoading) return;
    const found = await this.named(people).catch((failure: unknown) => {
      this.problem = fill(namesFailed, [errorSentence(failure)]);
      return [];
    });
    if (question !== this.question) return;
    this.shown = [...this.shown, ...found];
    this.isLoading = false;
  }

  async named(people: readonly ListedPerson[]): Promise<ShownPerson[]> {
    const views = await nameRecords({ recordIds: people.map(({ recordId }) => recordId) });
    const byId = new Map(views.map((view) => [shortId(view.recordId), view]));
    return Promise.all(
      people.map(async ({ recordId, note = '' }) => {
        const view = byId.get(shortId(recordId));
        const url = view ? await this[NavigationMixin.GenerateUrl](recordPage(recordId)) : '';
        return { key: recordId, name: view?.name ?? null, detail: view?.detail ?? null, note, url };
      })
    );
  }
}

/** The bridge and Apex may write ids in 15 or 18 characters. */
const shortId = (id: string | null | undefined): string => (id ?? '').slice(0, 15);

const recordPage = (recordId: string) => ({
  type: 'standard__recordPage',
  attributes: { recordId, actionName: 'view' }
});
