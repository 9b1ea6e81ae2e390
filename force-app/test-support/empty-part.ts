import { LightningElement, registerDecorators } from 'lwc';

class EmptyPart extends LightningElement {}

/** What parents hand to the parts that are left out. */
const properties =
  'baseVersion definition objectName partName projectName recordId syncName testDataId token'.split(' ');
const publicProps = Object.fromEntries(properties.map((name) => [name, { config: 0 }]));
(registerDecorators as (part: typeof EmptyPart, meta: object) => void)(EmptyPart, { publicProps });

/** A component that draws nothing, in the place of a part that has tests of its own. */
export default EmptyPart;
