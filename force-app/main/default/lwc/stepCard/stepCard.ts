import { LightningElement, api } from 'lwc';
import deleteButton from '@salesforce/label/c.Mapping_Delete_Button';
import deleteSure from '@salesforce/label/c.Mapping_Delete_Sure';
import deleteStep from '@salesforce/label/c.Mapping_Delete';
import fieldsMany from '@salesforce/label/c.Mapping_Fields_Many';
import fieldsOne from '@salesforce/label/c.Mapping_Fields_One';
import moveDown from '@salesforce/label/c.Mapping_Move_Down';
import moveUp from '@salesforce/label/c.Mapping_Move_Up';
import off from '@salesforce/label/c.Mapping_Off';
import showStep from '@salesforce/label/c.Mapping_Show_Step';
import switchOff from '@salesforce/label/c.Mapping_Switch_Off';
import switchOn from '@salesforce/label/c.Mapping_Switch_On';
import ConfirmAction from 'c/confirmAction';
import { mappingsOf, withStep, withoutStep } from 'c/draft';
import type { DraftDefinition, StepRow } from 'c/draft';
import { fill, fillCount } from 'c/fill';
import { problemsAt } from 'c/liveFindings';
import type { Problem } from 'c/liveFindings';
import type { Sibling } from 'c/mappingDrift';
import { operationWord, stepTitle } from 'c/stepWords';
import { outcomeLook } from 'c/statusLooks';
import type { Offer } from 'c/targetPicker';

/**
 * One step: what it does, what becomes of the sample record in it, and, opened, its settings and mappings.
 * @fires change with `detail` the definition as it is now
 * @fires move with `detail` {name, by}
 * @fires toggle with `detail.name`
 * @fires grab while the mouse holds its handle
 * @fires refresh for the fields of Iterable
 */
export default class StepCard extends LightningElement {
  @api definition: DraftDefinition = { syncs: [] };
  @api step: StepRow = { DeveloperName: '' };
  /** Place among the steps, from 1. */
  @api place = 1;
  @api count = 1;
  @api isOpen = false;
  @api words: Bridge.MappingWords | null = null;
  @api targets: Bridge.MappingTargets | null = null;
  @api offer: Offer | null = null;
  @api readAt: string | null = null;
  @api isRefreshing = false;
  @api problems: readonly Problem[] = [];
  @api sample: Bridge.PreviewStep | null = null;
  @api sampleName = '';
  @api sibling: Sibling | null = null;

  labels = { off };

  get title(): string {
    return stepTitle(this.step);
  }

  get detail(): string {
    const count = fillCount({ one: fieldsOne, many: fieldsMany }, this.mappingCount);
    return [operationWord(this.step.Operation__c), this.step.Target__c, count].filter(Boolean).join(' · ');
  }

  get mappingCount(): number {
    return mappingsOf(this.definition, this.step.DeveloperName).length;
  }

  get isOff(): boolean {
    return this.step.Active__c === false;
  }

  get isFirst(): boolean {
    return this.place === 1;
  }

  get isLast(): boolean {
    return this.place === this.count;
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  get openIcon(): string {
    return this.isOpen ? 'utility:chevrondown' : 'utility:chevronright';
  }

  get actionWords() {
    const title = [this.title];
    return {
      up: fill(moveUp, title),
      down: fill(moveDown, title),
      toggle: fill(this.isOff ? switchOn : switchOff, title),
      remove: fill(deleteStep, title),
      show: fill(showStep, title)
    };
  }

  get toggleIcon(): string {
    return this.isOff ? 'utility:play' : 'utility:pause';
  }

  get ownProblems(): readonly Problem[] {
    return problemsAt(this.problems, this.step.DeveloperName);
  }

  /** A condition's problem stands at the condition. */
  get problemText(): string | null {
    const shown = this.isOpen
      ? this.ownProblems.filter(({ where }) => !where.endsWith('Condition__c'))
      : this.ownProblems;
    return shown.map(({ message, fix }) => `${message} ${fix}`.trim()).join(' ') || null;
  }

  get result() {
    const status = this.sample?.result.status;
    return status && status !== 'not reached' ? outcomeLook(status) : null;
  }

  handleToggle(): void {
    this.dispatchEvent(new CustomEvent('toggle', { detail: { name: this.step.DeveloperName } }));
  }

  handleGrab(): void {
    this.dispatchEvent(new CustomEvent('grab'));
  }

  handleUp(): void {
    this.move(-1);
  }

  handleDown(): void {
    this.move(1);
  }

  handleKey(event: KeyboardEvent): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    this.move(event.key === 'ArrowUp' ? -1 : 1);
  }

  move(by: 1 | -1): void {
    this.dispatchEvent(new CustomEvent('move', { detail: { name: this.step.DeveloperName, by } }));
  }

  handleOnOff(): void {
    this.change(withStep(this.definition, { ...this.step, Active__c: this.isOff }));
  }

  async handleDelete(): Promise<void> {
    const isSure = await ConfirmAction.open({
      size: 'small',
      label: this.actionWords.remove,
      sentences: [fill(deleteSure, [this.title, this.mappingCount])],
      confirmLabel: deleteButton,
      variant: 'destructive'
    });
    if (isSure) this.change(withoutStep(this.definition, this.step.DeveloperName));
  }

  handleChange(event: CustomEvent<DraftDefinition>): void {
    event.stopPropagation();
    this.change(event.detail);
  }

  handleRefresh(event: Event): void {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent('refresh'));
  }

  change(definition: DraftDefinition): void {
    this.dispatchEvent(new CustomEvent('change', { detail: definition }));
  }
}
