import { LightningElement, api } from 'lwc';
import describeFields from '@salesforce/apex/IterableSyncDescribeController.fields';
import cancel from '@salesforce/label/c.Common_Cancel';
import direction from '@salesforce/label/c.Consent_Column_Direction';
import directionNote from '@salesforce/label/c.Consent_Direction_Note';
import field from '@salesforce/label/c.Consent_Field';
import noBoxes from '@salesforce/label/c.Consent_No_Boxes';
import object from '@salesforce/label/c.Consent_Object';
import save from '@salesforce/label/c.Consent_Save';
import target from '@salesforce/label/c.Consent_Target';
import toIterable from '@salesforce/label/c.Consent_To_Iterable';
import twoWay from '@salesforce/label/c.Consent_Two_Way';
import { errorSentence } from 'c/errors';
import { fill } from 'c/fill';

type Rule = Apex.IterableSyncConsentView.RuleView;
type Wanted = Apex.IterableSyncConsentView.Wanted;
type Chosen = CustomEvent<{ value: string }>;

interface Option {
  readonly value: string;
  readonly label: string;
}

/** What Salesforce itself calls an opt-out comes first. */
const USUAL = ['HasOptedOutOfEmail', 'PersonHasOptedOutOfEmail'];
const DIRECTIONS = ['To_Iterable', 'Two_Way'];

/**
 * A consent rule to be made or changed.
 * @fires save with `detail` the rule as it is wanted
 * @fires cancel
 */
export default class ConsentForm extends LightningElement {
  /** The rule that is changed; null for a new one. */
  @api rule: Rule | null = null;
  @api objects: readonly Option[] = [];
  /** Channels and message types; values are scope and id, such as `Channel 12`. */
  @api targets: readonly Option[] = [];
  @api isBusy = false;

  labels = { cancel, direction, directionNote, field, object, save, target };
  directions = [
    { value: 'To_Iterable', label: toIterable },
    { value: 'Two_Way', label: twoWay }
  ];
  objectName: string | null = null;
  fieldName: string | null = null;
  targetKey: string | null = null;
  directionName = 'To_Iterable';
  boxes: readonly Option[] = [];
  isLoaded = false;
  problem: string | null = null;

  connectedCallback(): void {
    const { rule } = this;
    this.objectName = rule?.objectName ?? this.objects[0]?.value ?? null;
    this.fieldName = rule?.fieldName ?? null;
    this.targetKey = rule ? `${rule.scope} ${rule.iterableId}` : null;
    this.directionName = DIRECTIONS.find((each) => each === rule?.direction) ?? 'To_Iterable';
    void this.loadBoxes();
  }

  get cannotSave(): boolean {
    return this.isBusy || !this.objectName || !this.fieldName || !this.targetKey;
  }

  get noBoxesText(): string | null {
    const label = this.objects.find(({ value }) => value === this.objectName)?.label ?? '';
    return this.isLoaded && this.boxes.length === 0 ? fill(noBoxes, [label]) : null;
  }

  async handleObject(event: Chosen): Promise<void> {
    this.objectName = event.detail.value;
    this.fieldName = null;
    await this.loadBoxes();
  }

  handleField(event: Chosen): void {
    this.fieldName = event.detail.value;
  }

  handleTarget(event: Chosen): void {
    this.targetKey = event.detail.value;
  }

  handleDirection(event: Chosen): void {
    this.directionName = event.detail.value;
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  handleSave(): void {
    const [scope = '', id = ''] = (this.targetKey ?? '').split(' ');
    const detail: Wanted = {
      name: this.rule?.name ?? null,
      token: this.rule?.token ?? null,
      objectName: this.objectName,
      fieldName: this.fieldName,
      scope,
      iterableId: Number(id),
      direction: this.directionName,
      isActive: true
    };
    this.dispatchEvent(new CustomEvent('save', { detail }));
  }

  /** The checkboxes of the chosen object; the usual one is suggested. */
  async loadBoxes(): Promise<void> {
    const { objectName } = this;
    this.isLoaded = false;
    this.problem = null;
    try {
      const fields = (await describeFields({ objectName })) ?? [];
      if (objectName !== this.objectName) return;
      const rank = (name: string): number => (USUAL.includes(name) ? 0 : 1);
      this.boxes = fields
        .filter(({ type, isFilterable }) => type === 'boolean' && isFilterable)
        .map(({ name, label }) => ({ value: name ?? '', label: label ?? '' }))
        .sort((a, b) => rank(a.value) - rank(b.value) || a.label.localeCompare(b.label));
      this.fieldName ??= this.boxes.find(({ value }) => USUAL.includes(value))?.value ?? null;
      this.isLoaded = true;
    } catch (failure) {
      this.problem = errorSentence(failure);
    }
  }
}
