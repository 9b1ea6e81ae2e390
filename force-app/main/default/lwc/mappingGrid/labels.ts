import actions from '@salesforce/label/c.Mapping_Actions';
import add from '@salesforce/label/c.Mapping_Add';
import addMany from '@salesforce/label/c.Mapping_Add_Many';
import all from '@salesforce/label/c.Mapping_All';
import blankValue from '@salesforce/label/c.Mapping_Blank_Value';
import clash from '@salesforce/label/c.Mapping_Clash';
import copy from '@salesforce/label/c.Mapping_Copy';
import drift from '@salesforce/label/c.Mapping_Drift';
import edit from '@salesforce/label/c.Mapping_Edit';
import fieldsMany from '@salesforce/label/c.Mapping_Fields_Many';
import fieldsOne from '@salesforce/label/c.Mapping_Fields_One';
import filter from '@salesforce/label/c.Mapping_Filter';
import from from '@salesforce/label/c.Mapping_From';
import how from '@salesforce/label/c.Mapping_How';
import kindArray from '@salesforce/label/c.Mapping_Type_Children';
import kindFormula from '@salesforce/label/c.Mapping_Kind_Formula';
import kindValue from '@salesforce/label/c.Mapping_Kind_Value';
import leftOut from '@salesforce/label/c.Mapping_Left_Out';
import map from '@salesforce/label/c.Mapping_Map';
import mapped from '@salesforce/label/c.Mapping_Mapped';
import moreFields from '@salesforce/label/c.Mapping_More_Fields';
import moveDown from '@salesforce/label/c.Mapping_Move_Down';
import moveUp from '@salesforce/label/c.Mapping_Move_Up';
import needs from '@salesforce/label/c.Mapping_Needs';
import newField from '@salesforce/label/c.Mapping_New_Field';
import noTargets from '@salesforce/label/c.Mapping_No_Targets';
import nothingFound from '@salesforce/label/c.Mapping_Nothing_Found';
import nothingMapped from '@salesforce/label/c.Mapping_Nothing_Mapped';
import off from '@salesforce/label/c.Mapping_Off';
import refresh from '@salesforce/label/c.Mapping_Refresh';
import refreshed from '@salesforce/label/c.Mapping_Refreshed';
import remove from '@salesforce/label/c.Mapping_Delete';
import required from '@salesforce/label/c.Mapping_Required_Short';
import sampleValue from '@salesforce/label/c.Mapping_Sample_Value';
import search from '@salesforce/label/c.Mapping_Search';
import suggest from '@salesforce/label/c.Mapping_Suggest';
import switchOff from '@salesforce/label/c.Mapping_Switch_Off';
import switchOn from '@salesforce/label/c.Mapping_Switch_On';
import to from '@salesforce/label/c.Mapping_To';
import unmapped from '@salesforce/label/c.Mapping_Unmapped';

export const labels = {
  actions,
  add,
  addMany,
  blankValue,
  clash,
  copy,
  drift,
  edit,
  fields: { one: fieldsOne, many: fieldsMany },
  filter,
  from,
  how,
  kindArray,
  kindFormula,
  kindValue,
  leftOut,
  map,
  moreFields,
  moveDown,
  moveUp,
  needs,
  newField,
  noTargets,
  nothingFound,
  nothingMapped,
  off,
  refresh,
  refreshed,
  remove,
  required,
  sampleValue,
  search,
  suggest,
  switchOff,
  switchOn,
  to
};

export const filters = [
  { value: 'mapped', label: mapped },
  { value: 'unmapped', label: unmapped },
  { value: 'all', label: all }
];
