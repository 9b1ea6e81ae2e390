import { LightningElement, track } from 'lwc';

interface ToastDetail {
  readonly title: string;
  readonly message?: string;
  readonly variant?: string;
  readonly mode?: string;
}
interface Toast {
  readonly id: number;
  readonly title: string;
  readonly message: string;
  readonly icon: string;
  readonly boxClass: string;
}

/** Toasts go by themselves after five seconds, as in Lightning, unless they are sticky. */
const SHOWN_MS = 5000;

export default class Toasts extends LightningElement {
  @track toasts: Toast[] = [];
  private last = 0;

  override connectedCallback(): void {
    window.addEventListener('lightning__showtoast', (event) =>
      this.show((event as CustomEvent<ToastDetail>).detail)
    );
  }

  private show({ title, message = '', variant = 'info', mode }: ToastDetail): void {
    const id = (this.last += 1);
    const boxClass = `slds-notify slds-notify_toast slds-theme_${variant}`;
    this.toasts = [...this.toasts, { id, title, message, icon: `utility:${variant}`, boxClass }];
    if (mode !== 'sticky') setTimeout(() => this.remove(id), SHOWN_MS);
  }

  private remove(id: number): void {
    this.toasts = this.toasts.filter((toast) => toast.id !== id);
  }

  handleClose(event: Event): void {
    this.remove(Number((event.currentTarget as HTMLElement).dataset.id));
  }
}
