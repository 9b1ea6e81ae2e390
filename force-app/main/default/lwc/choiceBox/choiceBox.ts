import { LightningElement, api } from 'lwc';
import choices from '@salesforce/label/c.Mapping_Choices';
import loading from '@salesforce/label/c.Common_Loading';
import nothingFound from '@salesforce/label/c.Mapping_Nothing_Found';
import useOther from '@salesforce/label/c.Mapping_Use_Other';
import { fill } from 'c/fill';
import { fitting, shownChoices } from './choices';
import type { Choice, ShownChoice } from './choices';

export type { Choice } from './choices';

/**
 * A field in which one of many is searched and chosen; the list beneath can lead on to others.
 * @fires choose with `detail.value`
 * @fires open with `detail.value` of a choice that leads on; the list stays open
 * @fires search with `detail.text`, where choices are searched elsewhere
 */
export default class ChoiceBox extends LightningElement {
  @api label = '';
  @api variant: 'standard' | 'label-hidden' = 'standard';
  @api placeholder = '';
  @api options: readonly Choice[] = [];
  @api value: string | null = null;
  /** What stands in the field for the value; the label of its choice, or the value, where left out. */
  @api text: string | null = null;
  /** Whether what is typed may be used although it is no choice. */
  @api allowsOther = false;
  /** Whether the choices are already those that fit what is typed. */
  @api isSearched = false;
  @api isLoading = false;
  @api hint: string | null = null;
  @api problem: string | null = null;
  @api disabled = false;

  labels = { choices, loading, nothingFound };
  isOpen = false;
  /** Null: nothing is being typed. */
  typed: string | null = null;
  activeAt = -1;

  @api focus(): void {
    this.input?.focus();
  }

  get input(): HTMLInputElement | null {
    return this.template?.querySelector<HTMLInputElement>('input') ?? null;
  }

  get shownText(): string {
    return this.typed ?? this.textOfValue;
  }

  get textOfValue(): string {
    const chosen = this.options.find(({ value }) => value === this.value);
    return this.text ?? chosen?.label ?? this.value ?? '';
  }

  get choices(): readonly ShownChoice[] {
    if (!this.isOpen) return [];
    const found = this.isSearched ? this.options : fitting(this.options, this.typed ?? '');
    return shownChoices([...found, ...this.others], this.activeAt, this.value);
  }

  /** What is typed, as a choice of its own. */
  get others(): readonly Choice[] {
    const text = this.typed?.trim() ?? '';
    const isKnown = this.options.some(({ value }) => value === text);
    if (!this.allowsOther || text === '' || isKnown) return [];
    return [{ value: text, label: fill(useOther, [text]), icon: 'utility:add' }];
  }

  get isEmpty(): boolean {
    return !this.isLoading && this.choices.length === 0;
  }

  get activeId(): string | null {
    return this.choices[this.activeAt]?.id ?? null;
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  get invalid(): string {
    return String(Boolean(this.problem));
  }

  get boxClass(): string {
    const open = this.isOpen ? ' slds-is-open' : '';
    return `slds-combobox slds-dropdown-trigger slds-dropdown-trigger_click${open}`;
  }

  get elementClass(): string {
    return `slds-form-element${this.problem ? ' slds-has-error' : ''}`;
  }

  get labelClass(): string {
    const isHidden = this.variant === 'label-hidden';
    return isHidden ? 'slds-assistive-text' : 'slds-form-element__label';
  }

  handleOpen(): void {
    if (this.isOpen || this.disabled) return;
    this.isOpen = true;
    this.activeAt = -1;
    if (this.isSearched) this.search('');
  }

  handleInput(event: Event): void {
    this.typed = (event.target as HTMLInputElement).value;
    this.isOpen = true;
    this.activeAt = -1;
    if (this.isSearched) this.search(this.typed);
  }

  handleBlur(): void {
    const text = this.typed?.trim() ?? '';
    const typed = this.typed;
    this.close();
    if (typed === null || text === (this.value ?? '') || text === this.textOfValue) return;
    if (this.allowsOther) this.choose(text);
    else if (text === '' && this.value) this.choose('');
  }

  handleKey(event: KeyboardEvent): void {
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => this.move(1),
      ArrowUp: () => this.move(-1),
      Enter: () => this.enter(),
      Escape: () => this.close()
    };
    const move = moves[event.key];
    if (!move || (event.key === 'Escape' && !this.isOpen)) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  }

  /** Keeps the field focused, so that leaving it does not close the list before the choice is made. */
  handlePress(event: Event): void {
    event.preventDefault();
  }

  handlePick(event: Event): void {
    const { index } = (event.currentTarget as HTMLElement).dataset;
    this.pick(this.choices[Number(index)]);
  }

  move(by: 1 | -1): void {
    if (!this.isOpen) return this.handleOpen();
    const count = this.choices.length;
    if (count > 0) this.activeAt = (Math.max(this.activeAt, by === 1 ? -1 : 0) + by + count) % count;
  }

  enter(): void {
    if (!this.isOpen) return this.handleOpen();
    const fallback = this.typed ? this.choices[0] : undefined;
    this.pick(
      this.choices[this.activeAt] ?? this.choices.find(({ value }) => value === this.typed) ?? fallback
    );
  }

  pick(choice: ShownChoice | undefined): void {
    if (!choice) return;
    if (choice.leadsOn) {
      this.typed = null;
      this.activeAt = -1;
      this.dispatchEvent(new CustomEvent('open', { detail: { value: choice.value } }));
      return;
    }
    this.close();
    this.choose(choice.value);
  }

  choose(value: string): void {
    this.dispatchEvent(new CustomEvent('choose', { detail: { value } }));
  }

  search(text: string): void {
    this.dispatchEvent(new CustomEvent('search', { detail: { text } }));
  }

  close(): void {
    this.isOpen = false;
    this.typed = null;
    this.activeAt = -1;
  }
}
