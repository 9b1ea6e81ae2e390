import { LightningElement, api, track } from 'lwc';
import { ask } from 'preview/ask';
import { recordsChanged } from 'preview/records';
import { recordUrl } from 'preview/router';
import type { FieldView, RecordView, SaveProblem } from '../../../preview-run/session';

interface Input extends HTMLElement {
  value: string;
  checked: boolean;
  setCustomValidity(message: string): void;
  reportValidity(): boolean;
}

const inputTypes: Readonly<Record<string, string>> = {
  boolean: 'checkbox',
  date: 'date',
  datetime: 'datetime',
  email: 'email',
  phone: 'tel',
  url: 'url',
  int: 'number',
  double: 'number',
  currency: 'number',
  percent: 'number'
};

/** The fields of a record, and the form in which they are changed in place. */
export default class RecordDetails extends LightningElement {
  @api record!: RecordView;
  @track problems: readonly SaveProblem[] = [];
  isSaving = false;
  private editing = false;

  /** Whether fields are shown or changed. */
  @api
  get mode(): 'view' | 'edit' {
    return this.editing ? 'edit' : 'view';
  }
  set mode(mode: 'view' | 'edit') {
    this.editing = mode === 'edit';
    this.problems = [];
  }

  get isEditing(): boolean {
    return this.editing;
  }

  get fields() {
    return this.record.fields.map((field) => ({
      ...field,
      url: recordUrl(field.linkTo ?? ''),
      isInput: this.editing && field.isEditable && field.options.length === 0,
      isChoice: this.editing && field.isEditable && field.options.length > 0,
      inputType: inputTypes[field.type] ?? 'text',
      isOn: field.value === true,
      isCheckbox: field.type === 'boolean',
      options: [{ label: '--None--', value: '' }, ...field.options],
      // The rules are the org's: it answers what it refuses.
      step: 'any'
    }));
  }

  get hasProblems(): boolean {
    return this.problems.length > 0;
  }

  handleEdit(): void {
    this.dispatchEvent(new CustomEvent('edit'));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('editend'));
  }

  async handleSave(event: Event): Promise<void> {
    event.preventDefault();
    this.isSaving = true;
    try {
      const path = `/data/record/${this.record.id}`;
      const { problems } = await ask<{ problems: SaveProblem[] }>(path, this.changes());
      this.problems = problems;
      this.markFields();
      if (problems.length > 0) return;
      this.dispatchEvent(new CustomEvent('editend'));
      recordsChanged([this.record.id]);
    } finally {
      this.isSaving = false;
    }
  }

  private inputs(): Input[] {
    return [...(this.template?.querySelectorAll<Input>('[data-field]') ?? [])];
  }

  private changes(): Record<string, unknown> {
    const changed: Record<string, unknown> = {};
    for (const input of this.inputs()) {
      const field = this.record.fields.find(({ name }) => name === input.dataset.field);
      if (!field) continue;
      const value = valueOf(field, input);
      if (value !== field.value) changed[field.name] = value;
    }
    return changed;
  }

  private markFields(): void {
    for (const input of this.inputs()) {
      const problem = this.problems.find(({ fields }) => fields.includes(input.dataset.field ?? ''));
      input.setCustomValidity(problem?.message ?? '');
      input.reportValidity();
    }
  }
}

function valueOf({ type }: FieldView, input: Input): FieldView['value'] {
  if (type === 'boolean') return input.checked;
  if (input.value === '' || input.value === undefined || input.value === null) return null;
  return inputTypes[type] === 'number' ? Number(input.value) : input.value;
}
