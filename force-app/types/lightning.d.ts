// The parts of the base library that components import by name; base components in templates need no types.

declare module 'lightning/modal' {
  import { LightningElement } from 'lwc';

  interface ModalOptions {
    /** Read aloud when the dialog opens; also its title where it has no header. */
    label: string;
    description?: string;
    size?: 'small' | 'medium' | 'large' | 'full';
    disableClose?: boolean;
    [property: string]: unknown;
  }

  export default class LightningModal extends LightningElement {
    /** Answers what the dialog handed to `close`; undefined when it was dismissed. */
    static open<Result = unknown>(options: ModalOptions): Promise<Result | undefined>;
    label: string;
    size: string;
    disableClose: boolean;
    close(result?: unknown): void;
  }
}

declare module 'lightning/navigation' {
  export interface PageReference {
    type: string;
    attributes?: Record<string, unknown>;
    state?: Record<string, string>;
  }

  const navigate: unique symbol;
  const generateUrl: unique symbol;

  interface Navigates {
    [navigate](target: PageReference, replace?: boolean): void;
    [generateUrl](target: PageReference): Promise<string>;
  }

  export const NavigationMixin: {
    // A mixed-in constructor takes any arguments: TypeScript asks for this form.
    <Base extends abstract new (...parameters: never[]) => object>(
      base: Base
    ): Base & (new (...parameters: any[]) => Navigates);
    readonly Navigate: typeof navigate;
    readonly GenerateUrl: typeof generateUrl;
  };

  import type { WireAdapterConstructor } from 'lwc';
  export const CurrentPageReference: WireAdapterConstructor<object, PageReference>;
}

declare module 'lightning/platformShowToastEvent' {
  interface ToastOptions {
    title: string;
    message?: string;
    variant?: 'success' | 'info' | 'warning' | 'error';
    mode?: 'dismissible' | 'pester' | 'sticky';
    messageData?: (string | { url: string; label: string })[];
  }

  export class ShowToastEvent extends CustomEvent<ToastOptions> {
    constructor(options: ToastOptions);
  }
}

declare module 'lightning/actions' {
  /** Closes the window of a quick action. */
  export class CloseActionScreenEvent extends CustomEvent<undefined> {
    constructor();
  }
}

declare module 'lightning/flowSupport' {
  export class FlowNavigationFinishEvent extends CustomEvent<undefined> {
    constructor();
  }
  export class FlowNavigationNextEvent extends CustomEvent<undefined> {
    constructor();
  }
  export class FlowAttributeChangeEvent extends CustomEvent<unknown> {
    constructor(attribute: string, value: unknown);
  }
}

declare module 'lightning/uiRecordApi' {
  /** Tells the platform's cache that these records changed outside it. */
  export function notifyRecordUpdateAvailable(records: { recordId: string }[]): Promise<void>;
}

declare module 'lightning/refresh' {
  /** Asks the page around the component to load anew. */
  export class RefreshEvent extends CustomEvent<undefined> {
    constructor();
  }
}
