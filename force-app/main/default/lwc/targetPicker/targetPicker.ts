import { LightningElement, api } from 'lwc';
import newField from '@salesforce/label/c.Mapping_New_Field';
import { goesInto } from 'c/fieldTypes';
import type { KnownTypes } from 'c/fieldTypes';
import type { Choice } from 'c/choiceBox';
import { choicesOf } from './targetChoices';
import type { Offer } from './targetChoices';

export type { Offer } from './targetChoices';

/**
 * Chooses where a value goes in Iterable: a live field, a target of the operation's own, or a new field by its name.
 * @fires choose with `detail.value`, the target as a mapping has it
 */
export default class TargetPicker extends LightningElement {
  @api label = '';
  @api variant: 'standard' | 'label-hidden' = 'standard';
  @api value: string | null = null;
  @api problem: string | null = null;
  /** What can be chosen. */
  @api offer: Offer | null = null;
  /** Type of the value, so that fields which it fits come first; null where nobody knows. */
  @api valueType: string | null = null;

  get options(): readonly Choice[] {
    if (!this.offer) return [];
    const choices = choicesOf(this.offer);
    if (!this.valueType) return choices;
    const type = this.valueType;
    const fits = ({ badge }: Choice): boolean => !badge || goesInto(type, badge, this.types);
    return [...choices.filter(fits), ...choices.filter((each) => !fits(each))];
  }

  get types(): KnownTypes {
    return this.offer?.types ?? [];
  }

  get hint(): string | null {
    const { value, offer } = this;
    if (!value?.startsWith('dataFields.') || !offer?.isComplete) return null;
    return choicesOf(offer).some((choice) => choice.value === value) ? null : newField;
  }

  get isLoading(): boolean {
    return this.offer === null;
  }

  handleChoose(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    const value = this.offer ? withGroup(event.detail.value, this.offer) : event.detail.value;
    this.dispatchEvent(new CustomEvent('choose', { detail: { value } }));
  }
}

/** A plain name that is typed is one of a field below `dataFields`, where the operation has those. */
function withGroup(value: string, offer: Offer): string {
  const isPlain = /^[^.[\]]+$/.test(value);
  const isKnown = choicesOf(offer).some((choice) => choice.value === value);
  return offer.takesFields && isPlain && value !== '' && !isKnown ? `dataFields.${value}` : value;
}
