import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import approveRemovals from '@salesforce/apex/IterableSyncHomeController.approveRemovals';
import discardRemovals from '@salesforce/apex/IterableSyncHomeController.discardRemovals';
import getHeldRecords from '@salesforce/apex/IterableSyncHomeController.getHeldRecords';
import ConfirmAction from 'c/confirmAction';
import { errorSentence } from 'c/errors';
import { fill } from 'c/fill';
import { localTime } from 'c/times';
import { approval, discarding, heldTexts, labels, reasonText } from './heldWords';
import type { Decision } from './heldWords';

interface Person {
  readonly id: string;
  readonly name: string | null;
  readonly reason: string;
  readonly url: string;
}

/**
 * Removals of one run that wait for a person: how many, why, who, and the two things that can be done about them.
 * @fires decided when they were approved or discarded; `detail.message` says what happens now
 */
export default class HeldRemovals extends NavigationMixin(LightningElement) {
  @api held: Apex.IterableSyncHomeView.HeldRunView = {};
  /** Whether the user may decide. */
  @api canOperate = false;

  people: Person[] = [];
  next: string | null = null;
  isLoading = false;
  isDeciding = false;
  namesProblem: string | null = null;
  problem: string | null = null;
  labels = labels;

  connectedCallback(): void {
    void this.loadNames();
  }

  get texts() {
    return heldTexts(this.held, this.people.length);
  }

  get exactMoment(): string {
    return this.held.heldAt ? localTime(this.held.heldAt) : '';
  }

  get hasMore(): boolean {
    return this.next !== null && !this.isLoading;
  }

  async loadNames(): Promise<void> {
    this.isLoading = true;
    this.namesProblem = null;
    try {
      const page = await getHeldRecords({ runId: this.held.runId ?? null, cursor: this.next });
      const people = await Promise.all((page.records ?? []).map((record) => this.person(record)));
      this.people = [...this.people, ...people];
      this.next = page.next ?? null;
    } catch (failure) {
      this.namesProblem = fill(labels.namesFailed, [errorSentence(failure)]);
    } finally {
      this.isLoading = false;
    }
  }

  async handleApprove(): Promise<void> {
    await this.decide(approval(this.held), approveRemovals);
  }

  async handleDiscard(): Promise<void> {
    await this.decide(discarding(this.held), discardRemovals);
  }

  handleOpen(event: Event): void {
    event.preventDefault();
    const { id } = (event.currentTarget as HTMLElement).dataset;
    this[NavigationMixin.Navigate](recordPage(id ?? ''));
  }

  handleLoadNames(): void {
    void this.loadNames();
  }

  async decide(decision: Decision, act: (run: { runId: string | null }) => Promise<unknown>): Promise<void> {
    const isSure = await ConfirmAction.open({ size: 'small', ...decision.dialog });
    if (!isSure) return;
    this.isDeciding = true;
    this.problem = null;
    try {
      await act({ runId: this.held.runId ?? null });
      this.dispatchEvent(new CustomEvent('decided', { detail: { message: decision.done } }));
    } catch (failure) {
      this.problem = errorSentence(failure);
    } finally {
      this.isDeciding = false;
    }
  }

  async person(record: Apex.IterableSyncHomeView.HeldRecordView): Promise<Person> {
    const { recordId, name, reason } = record;
    const id = recordId ?? '';
    const url = name ? await this[NavigationMixin.GenerateUrl](recordPage(id)) : '';
    return { id, name: name ?? null, reason: name ? reasonText(reason) : '', url };
  }
}

const recordPage = (recordId: string) => ({
  type: 'standard__recordPage',
  attributes: { recordId, actionName: 'view' }
});
