import { LightningElement, api } from 'lwc';
import checkWorks from '@salesforce/label/c.Setup_Check_Works';
import attention from '@salesforce/label/c.Setup_State_Attention';
import done from '@salesforce/label/c.Setup_State_Done';

/** A finding, already in words. */
export interface ShownCheck {
  readonly key: string;
  readonly title: string;
  readonly state: 'ok' | 'warn' | 'fail';
  readonly sentence: string;
  readonly fix: string;
}

const looks = {
  ok: { icon: 'utility:success', variant: 'success', text: done },
  warn: { icon: 'utility:warning', variant: 'warning', text: attention },
  fail: { icon: 'utility:error', variant: 'error', text: attention }
} as const;

/** Findings, one below the other: what was looked at, what came of it, what to do. */
export default class SetupChecks extends LightningElement {
  @api checks: readonly ShownCheck[] = [];

  get rows() {
    return this.checks.map((check) => ({
      ...check,
      ...looks[check.state],
      sentence: check.sentence || checkWorks
    }));
  }
}
