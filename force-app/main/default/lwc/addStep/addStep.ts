import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import addStep from '@salesforce/label/c.Mapping_Add_Step';
import cancel from '@salesforce/label/c.Common_Cancel';
import operation from '@salesforce/label/c.Mapping_Operation';
import stepName from '@salesforce/label/c.Mapping_Step_Name';
import { operationNames, operationWord } from 'c/stepWords';

/** MasterLabel of a metadata record. */
const LONGEST_LABEL = 40;

export interface NewStep {
  readonly label: string;
  readonly operation: string;
}

/** Asks for a new step. Answers a `NewStep`, or undefined. */
export default class AddStep extends LightningModal {
  /** Operations that can be chosen; all where left out. */
  @api operations: readonly string[] = operationNames;

  labels = { addStep, cancel, operation, stepName };
  longest = LONGEST_LABEL;
  operation = 'Update_User';
  name = '';

  get choices() {
    return this.operations.map((value) => ({ value, label: operationWord(value) }));
  }

  get suggestedName(): string {
    return operationWord(this.operation);
  }

  handleOperation(event: CustomEvent<{ value: string }>): void {
    this.operation = event.detail.value;
  }

  handleName(event: CustomEvent<{ value: string }>): void {
    this.name = event.detail.value;
  }

  handleCancel(): void {
    this.close();
  }

  handleAdd(): void {
    const label = (this.name.trim() || this.suggestedName).slice(0, LONGEST_LABEL);
    this.close({ label, operation: this.operation } satisfies NewStep);
  }
}
