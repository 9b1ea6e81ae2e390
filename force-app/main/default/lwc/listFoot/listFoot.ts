import { LightningElement, api } from 'lwc';
import loading from '@salesforce/label/c.Common_Loading';
import more from '@salesforce/label/c.Runs_More';
import notLoaded from '@salesforce/label/c.Runs_Not_Loaded';
import tryAgain from '@salesforce/label/c.Common_Try_Again';

/**
 * Below a list that comes page by page: that the next page is on its way, why it did not come, or a button for it.
 * @fires more when the next page is wanted, or the one that did not come
 */
export default class ListFoot extends LightningElement {
  @api isLoading = false;
  /** Why the page did not come; null when it did. */
  @api problem: string | null = null;
  /** Names the next page; null where there is none. */
  @api next: string | number | null = null;

  labels = { loading, more, notLoaded, tryAgain };

  get hasMore(): boolean {
    return this.next !== null && this.problem === null && !this.isLoading;
  }

  handleMore(): void {
    this.dispatchEvent(new CustomEvent('more'));
  }
}
