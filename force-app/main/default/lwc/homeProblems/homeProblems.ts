import { LightningElement, api } from 'lwc';
import edit from '@salesforce/label/c.Syncs_Edit';
import editOf from '@salesforce/label/c.Home_Edit_Sync';
import fixText from '@salesforce/label/c.Home_Problem_Fix';
import title from '@salesforce/label/c.Home_Problems';
import { NavigationMixin } from 'lightning/navigation';
import { partOfPlace } from 'c/editorParts';
import { fill } from 'c/fill';
import { pageOf } from 'c/pages';

/** What keeps syncs from running: where it stands, what is wrong, what to do. */
export default class HomeProblems extends NavigationMixin(LightningElement) {
  @api problems: readonly Apex.IterableSyncHomeView.ProblemView[] = [];
  /** For the names of the syncs that the problems belong to. */
  @api syncs: readonly Apex.IterableSyncHomeView.SyncView[] = [];

  /** Whether the user may edit syncs. */
  @api canManage = false;

  labels = { edit, title };

  get items() {
    return this.problems.map(({ syncName, place, message, fix }, index) => ({
      key: String(index),
      heading: [this.labelOf(syncName), placeText(place ?? '')].filter(Boolean).join(' · '),
      message,
      fix: fix ? fill(fixText, [fix]) : '',
      editLabel: this.canManage && syncName ? fill(editOf, [this.labelOf(syncName) ?? '']) : null,
      syncName,
      part: partOfPlace(place ?? '')
    }));
  }

  handleEdit(event: Event): void {
    const { sync = '', part = '' } = (event.currentTarget as HTMLElement).dataset;
    this[NavigationMixin.Navigate](pageOf('Syncs', { sync, part }));
  }

  labelOf(syncName: string | null | undefined): string | null | undefined {
    return this.syncs.find(({ name }) => name === syncName)?.label ?? syncName;
  }
}

/** `Iterable_Step.Contacts_1, Target__c`, as the bridge names a row, by the words that Setup shows. */
function placeText(place: string): string {
  const [, type, row, field] = /^([A-Z]\w*)\.([\w-]+)(?:, (.+))?$/.exec(place) ?? [];
  if (type === undefined || row === undefined) return place;
  const name = `${spaced(type)} “${row}”`;
  return field === undefined ? name : `${name}, ${spaced(field)}`;
}

const spaced = (apiName: string): string => apiName.replace(/__(?:c|mdt)\b/g, '').replaceAll('_', ' ');
