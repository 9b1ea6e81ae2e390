/** Events by which a flow screen talks to its flow. */
class FlowEvent<Detail> extends CustomEvent<Detail> {
  constructor(name: string, detail?: Detail) {
    super(name, { bubbles: true, composed: true, cancelable: true, detail });
  }
}

export class FlowNavigationFinishEvent extends FlowEvent<undefined> {
  constructor() {
    super('lightning__flownavigationfinish');
  }
}

export class FlowNavigationNextEvent extends FlowEvent<undefined> {
  constructor() {
    super('lightning__flownavigationnext');
  }
}

export class FlowAttributeChangeEvent extends FlowEvent<{ attributeName: string; newValue: unknown }> {
  constructor(attributeName: string, newValue: unknown) {
    super('lightning__flowattributechange', { attributeName, newValue });
  }
}
