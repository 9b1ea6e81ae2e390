import { LightningElement, api } from 'lwc';
import production from '@salesforce/label/c.Setup_Production';
import sandbox from '@salesforce/label/c.Setup_Sandbox';

/** Says whether the screen is that of a sandbox or of production. */
export default class OrgBadge extends LightningElement {
  /** Null shows nothing: it is not known. */
  @api isSandbox: boolean | null = null;
  @api orgName: string | null = null;

  get isKnown(): boolean {
    return this.isSandbox !== null && this.isSandbox !== undefined;
  }

  get text(): string {
    return this.isSandbox ? sandbox : production;
  }

  get className(): string {
    return `slds-badge ${this.isSandbox ? 'slds-theme_warning' : 'slds-badge_lightest'}`;
  }
}
