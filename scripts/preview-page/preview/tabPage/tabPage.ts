import { LightningElement, api } from 'lwc';
import { session } from 'preview/session';

/** An app page: the components that its FlexiPage places. */
export default class TabPage extends LightningElement {
  @api name = '';

  get tab() {
    return session.app.tabs.find(({ name }) => name === this.name);
  }

  get regions() {
    const regions = this.tab?.regions ?? [];
    return regions.map(({ name, components }) => ({
      name,
      components: components.map(({ name: component, properties }, index) => ({
        key: `${component}${index}`,
        name: component,
        properties
      })),
      columnClass: `slds-col slds-size_1-of-1 slds-large-size_${12 / Math.max(regions.length, 1)}-of-12`
    }));
  }
}
