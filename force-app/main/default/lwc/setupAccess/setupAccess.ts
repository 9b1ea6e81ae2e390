import { LightningElement, api } from 'lwc';
import grantAccess from '@salesforce/apex/IterableSyncSetupController.grantAccess';
import accessAll from '@salesforce/label/c.Setup_Access_All';
import accessGiven from '@salesforce/label/c.Setup_Access_Given';
import accessLacks from '@salesforce/label/c.Setup_Access_Lacks';
import noSet from '@salesforce/label/c.Setup_Access_No_Set';
import writes from '@salesforce/label/c.Setup_Access_Writes';
import cannotOpen from '@salesforce/label/c.Setup_Cannot_Open';
import giveAccess from '@salesforce/label/c.Setup_Give_Access';
import needEdit from '@salesforce/label/c.Setup_Need_Edit';
import needRead from '@salesforce/label/c.Setup_Need_Read';
import { errorSentence } from 'c/errors';
import { fill } from 'c/fill';

/**
 * What the user of the bridge cannot see or write of what the syncs need, and one button that changes it.
 * @fires changed when access was given
 */
export default class SetupAccess extends LightningElement {
  @api access: Apex.IterableSyncSetupView.AccessView | null = null;

  labels = { accessGiven, cannotOpen, giveAccess, writes };
  isBusy = false;
  isGiven = false;
  problem: string | null = null;

  get userName(): string {
    return this.access?.userName ?? '';
  }

  get rows() {
    return (this.access?.missing ?? []).map((missing) => ({
      ...missing,
      key: `${missing.objectName}.${missing.fieldName} ${missing.need}`,
      text: missing.fieldLabel ? `${missing.objectLabel}: ${missing.fieldLabel}` : missing.objectLabel,
      needText: missing.need === 'edit' ? needEdit : needRead
    }));
  }

  get lacksText(): string {
    return fill(accessLacks, [this.userName]);
  }

  get noSetText(): string | null {
    return this.access && !this.access.hasOwnPermissionSet ? fill(noSet, [this.userName]) : null;
  }

  get canGive(): boolean {
    return this.noSetText !== null || this.rows.some(({ canGrant }) => canGrant);
  }

  get allText(): string | null {
    return this.rows.length === 0 && !this.noSetText ? fill(accessAll, [this.userName]) : null;
  }

  async handleGive(): Promise<void> {
    this.isBusy = true;
    this.problem = null;
    try {
      await grantAccess();
      this.isGiven = true;
      this.dispatchEvent(new CustomEvent('changed'));
    } catch (failure) {
      this.problem = errorSentence(failure);
    }
    this.isBusy = false;
  }
}
