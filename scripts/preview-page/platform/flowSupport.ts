const up = { bubbles: true, composed: true, cancelable: true };

/** Tells the flow a new value of one of its screen component's properties. */
export class FlowAttributeChangeEvent extends CustomEvent<{
  attributeName: string;
  attributeValue: unknown;
}> {
  constructor(attributeName: string, attributeValue: unknown) {
    super('lightning__flowattributechange', { ...up, detail: { attributeName, attributeValue } });
  }
}

/** Ends the flow. */
export class FlowNavigationFinishEvent extends CustomEvent<{ navigateDirection: string }> {
  constructor() {
    super('lightning__flownavigate', { ...up, detail: { navigateDirection: 'finish' } });
  }
}

/** Goes to the flow's next screen; behind its only one it ends. */
export class FlowNavigationNextEvent extends CustomEvent<{ navigateDirection: string }> {
  constructor() {
    super('lightning__flownavigate', { ...up, detail: { navigateDirection: 'next' } });
  }
}
