import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { pageOf } from 'c/pages';
import { factsOf, labels } from './facts';

/** What there is to know of a run beside its records: when, who, how many, by which definition, what was asked of Salesforce. */
export default class RunFacts extends NavigationMixin(LightningElement) {
  @api page: Apex.IterableSyncRunPageView = {};

  labels = labels;

  get facts() {
    return factsOf(this.page, Date.now());
  }

  get notices() {
    return (this.page.notices ?? []).map((text, index) => ({ key: String(index), text }));
  }

  get hasNotices(): boolean {
    return this.notices.length > 0;
  }

  get hasHistory(): boolean {
    return Boolean(this.page.canManage && this.page.versionSource);
  }

  /** As the bridge was asked: where the window began, the query, how far everything is accounted for. */
  get data() {
    const { readFrom, readTo, caughtUpTo, query } = this.page;
    return {
      intervalTimestamp: readFrom ?? null,
      intervalEnd: readTo ?? null,
      query: query ?? null,
      lastSystemModstamp: caughtUpTo ?? null
    };
  }

  handleHistory(): void {
    const sync = this.page.run?.syncName ?? '';
    this[NavigationMixin.Navigate](pageOf('Syncs', { sync, part: 'history' }));
  }
}
