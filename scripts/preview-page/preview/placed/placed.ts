import { LightningElement, api } from 'lwc';
import { components } from 'preview/registry';

/** A component of the package by its name, placed on a page with what the page hands to it. */
export default class Placed extends LightningElement {
  @api name = '';
  @api properties: Readonly<Record<string, unknown>> = {};

  get constructorOfName(): (new () => LightningElement) | undefined {
    return components[this.name];
  }

  get isMissing(): boolean {
    return this.constructorOfName === undefined;
  }
}
