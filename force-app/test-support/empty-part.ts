import { api, LightningElement } from 'lwc';

/** A component that draws nothing, in the place of a part that has tests of its own. What parents hand over, it keeps. */
export default class EmptyPart extends LightningElement {
  @api baseVersion: unknown;
  @api canOperate: unknown;
  @api cause: unknown;
  @api data: unknown;
  @api definition: unknown;
  @api filter: unknown;
  @api held: unknown;
  @api name: unknown;
  @api objectName: unknown;
  @api partName: unknown;
  @api projectName: unknown;
  @api recordId: unknown;
  @api runId: unknown;
  @api syncName: unknown;
  @api testDataId: unknown;
  @api text: unknown;
  @api token: unknown;
}
