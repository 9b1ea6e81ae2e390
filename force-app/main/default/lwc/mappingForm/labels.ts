import blank from '@salesforce/label/c.Mapping_Blank';
import blankAuto from '@salesforce/label/c.Mapping_Blank_Auto';
import blankClear from '@salesforce/label/c.Mapping_Blank_Clear';
import blankDefault from '@salesforce/label/c.Mapping_Blank_Default';
import blankSkip from '@salesforce/label/c.Mapping_Blank_Skip';
import constant from '@salesforce/label/c.Mapping_Constant';
import defaultValue from '@salesforce/label/c.Mapping_Default';
import done from '@salesforce/label/c.Mapping_Done';
import earlierStep from '@salesforce/label/c.Mapping_Earlier_Step';
import formula from '@salesforce/label/c.Mapping_Formula';
import kind from '@salesforce/label/c.Mapping_Kind';
import kindArray from '@salesforce/label/c.Mapping_Kind_Array';
import kindField from '@salesforce/label/c.Mapping_Kind_Field';
import kindFormula from '@salesforce/label/c.Mapping_Kind_Formula';
import kindValue from '@salesforce/label/c.Mapping_Kind_Value';
import required from '@salesforce/label/c.Mapping_Required';
import source from '@salesforce/label/c.Mapping_Source';
import sourceArray from '@salesforce/label/c.Mapping_Source_Array';
import target from '@salesforce/label/c.Mapping_Target';
import transform from '@salesforce/label/c.Mapping_Transform';
import transformNone from '@salesforce/label/c.Mapping_Transform_None';
import type from '@salesforce/label/c.Mapping_Type';
import typeAuto from '@salesforce/label/c.Mapping_Type_Auto';
import typeChildren from '@salesforce/label/c.Mapping_Type_Children';

export const labels = {
  blank,
  constant,
  defaultValue,
  done,
  earlierStep,
  formula,
  kind,
  required,
  source,
  sourceArray,
  target,
  transform,
  transformNone,
  type,
  typeAuto,
  typeChildren
};

/** Values of Kind__c. */
export const kinds = [
  { value: 'Field', label: kindField },
  { value: 'Value', label: kindValue },
  { value: 'Formula', label: kindFormula },
  { value: 'Array', label: kindArray }
];

/** A combobox takes no empty value. */
export const AUTOMATIC = 'automatic';

/** Values of Null_Policy__c. */
export const blanks = [
  { value: AUTOMATIC, label: blankAuto },
  { value: 'Skip', label: blankSkip },
  { value: 'Clear', label: blankClear },
  { value: 'Default', label: blankDefault }
];
