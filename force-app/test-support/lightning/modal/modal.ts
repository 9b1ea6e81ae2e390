import { api, LightningElement } from 'lwc';

/** Stands for the platform's dialog: its parts are drawn where the test puts it, and `close` is told as an event. */
export default class Modal extends LightningElement {
  /** A test decides what the dialog answers: `jest.mocked(MyDialog.open).mockResolvedValue(result)`. */
  static open = jest.fn().mockResolvedValue(undefined);

  @api label?: string;
  @api size?: string;
  @api description?: string;
  @api disableClose?: boolean;

  /** Heard by tests as the event `close` with the result as its detail. */
  @api close(result?: unknown): void {
    this.dispatchEvent(new CustomEvent('close', { detail: result }));
  }
}
