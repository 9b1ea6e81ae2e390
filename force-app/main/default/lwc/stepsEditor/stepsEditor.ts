import { LightningElement, api } from 'lwc';

/**
 * The steps of a sync that is being edited, and the mappings of each.
 * @fires change with `detail` the definition as it is now
 */
export default class StepsEditor extends LightningElement {
  /** The definition that is edited; never changed, each change is a new one. */
  @api definition: Readonly<Record<string, unknown>> = {};
  /** DeveloperName of the Iterable project whose fields are mapped onto. */
  @api projectName = '';
}
