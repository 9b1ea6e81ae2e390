import { LightningElement, api } from 'lwc';
import type { ConditionValue } from 'c/soqlCondition';
import { WAYS, WORDS, exampleOf, labels, sayWords } from './dateWords';
import type { Way } from './dateWords';

/** What a calendar gives, for each type of field. */
const FORMS: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-\d\d-\d\d$/,
  datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d/
};

/**
 * The day or moment that a date is compared with: of the calendar, or one that moves with today.
 * @fires change with `detail.value`, as SOQL writes it; empty while it is being chosen
 */
export default class DateValue extends LightningElement {
  @api label = '';

  own: ConditionValue | null = null;
  ownType = 'date';
  /** As somebody chose it, until there is a value. */
  chosenWay: Way | null = null;
  labels = labels;
  ways = WAYS;
  words = WORDS;

  /** `date` or `datetime`; another field starts anew. */
  @api get type(): string {
    return this.ownType;
  }
  set type(type: string) {
    if (type !== this.ownType) this.chosenWay = null;
    this.ownType = type;
  }

  @api get value(): ConditionValue | null {
    return this.own;
  }
  set value(value: ConditionValue | null) {
    this.own = value;
    if (value?.text) this.chosenWay = null;
  }

  get text(): string {
    return this.own?.text ?? '';
  }

  /** What no calendar shows is shown as it is written. */
  get way(): Way {
    const isDay = this.text === '' || Boolean(FORMS[this.ownType]?.test(this.text));
    return this.chosenWay ?? (isDay ? 'day' : 'words');
  }

  get isDay(): boolean {
    return this.way === 'day';
  }

  get said(): string {
    return sayWords(this.text);
  }

  get example(): string {
    return exampleOf(this.ownType);
  }

  handleWay(event: CustomEvent<{ value: Way }>): void {
    event.stopPropagation();
    this.chosenWay = event.detail.value;
    if (this.text !== '') this.tell('');
  }

  /** What is typed and is no date the field itself complains of. */
  handleDay(event: CustomEvent<{ value: string | null }>): void {
    event.stopPropagation();
    const value = event.detail.value ?? '';
    this.tell(FORMS[this.ownType]?.test(value) ? value : '');
  }

  handleWords(event: CustomEvent<{ value: string }>): void {
    event.stopPropagation();
    this.tell(event.detail.value);
  }

  tell(value: string): void {
    this.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  }
}
