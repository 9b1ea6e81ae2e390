import { api } from 'lwc';
import LightningModal from 'lightning/modal';

/** The screen of a quick action or of a flow, with the package's component in it. */
export default class ActionModal extends LightningModal {
  @api component = '';
  @api properties: Readonly<Record<string, unknown>> = {};
  /** Flows end by a button of the platform; actions by their own. */
  @api isFlow = false;

  override renderedCallback(): void {
    for (const name of ['lightning__actionsclosescreen', 'lightning__flownavigate'])
      this.template?.addEventListener(name, this.handleClose);
  }

  handleClose = (): void => this.close();
}
