import { LightningElement, api } from 'lwc';
import earlierFirst from '@salesforce/label/c.Setup_Earlier_First';
import attention from '@salesforce/label/c.Setup_State_Attention';
import done from '@salesforce/label/c.Setup_State_Done';
import later from '@salesforce/label/c.Setup_State_Later';
import open from '@salesforce/label/c.Setup_State_Open';
import type { StepState } from 'c/setupSteps';

const looks: Readonly<Record<StepState, { text: string; icon: string | null; variant: string }>> = {
  done: { text: done, icon: 'utility:success', variant: 'success' },
  attention: { text: attention, icon: 'utility:warning', variant: 'warning' },
  open: { text: open, icon: null, variant: '' },
  later: { text: later, icon: null, variant: '' }
};

/**
 * Frame of a step; what it asks for is its content, shown while it is open.
 * @fires toggle
 */
export default class SetupStep extends LightningElement {
  @api name = '';
  @api number = 1;
  @api label = '';
  @api state: StepState = 'later';
  @api isOpen = false;

  labels = { earlierFirst };

  get look() {
    return looks[this.state];
  }

  get isLater(): boolean {
    return this.state === 'later';
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  get numberClass(): string {
    return `number${this.state === 'open' ? ' number_now' : ''}`;
  }

  get icon(): string {
    return this.isOpen ? 'utility:chevrondown' : 'utility:chevronright';
  }

  handleToggle(): void {
    this.dispatchEvent(new CustomEvent('toggle', { detail: { name: this.name } }));
  }
}
