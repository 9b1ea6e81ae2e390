import catalog from '@salesforce/label/c.Mapping_Catalog';
import condition from '@salesforce/label/c.Mapping_Condition';
import conditionHint from '@salesforce/label/c.Mapping_Condition_Hint';
import createFields from '@salesforce/label/c.Mapping_Create_Fields';
import event from '@salesforce/label/c.Mapping_Event';
import eventHint from '@salesforce/label/c.Mapping_Event_Hint';
import itemKey from '@salesforce/label/c.Mapping_Item_Key';
import itemKeyHint from '@salesforce/label/c.Mapping_Item_Key_Hint';
import list from '@salesforce/label/c.Mapping_List';
import listCampaignHint from '@salesforce/label/c.Mapping_List_Campaign_Hint';
import listHint from '@salesforce/label/c.Mapping_List_Hint';
import madeAtFirstRun from '@salesforce/label/c.Mapping_Made_At_First_Run';
import mergeNested from '@salesforce/label/c.Mapping_Merge_Nested';
import met from '@salesforce/label/c.Mapping_Condition_Met';
import mode from '@salesforce/label/c.Mapping_Mode';
import modeEvent from '@salesforce/label/c.Mapping_Mode_Event';
import modeEventInsert from '@salesforce/label/c.Mapping_Mode_Event_Insert';
import modeEventUpsert from '@salesforce/label/c.Mapping_Mode_Event_Upsert';
import modeInsert from '@salesforce/label/c.Mapping_Mode_Insert';
import modeUpdate from '@salesforce/label/c.Mapping_Mode_Update';
import modeUpsert from '@salesforce/label/c.Mapping_Mode_Upsert';
import notComputed from '@salesforce/label/c.Mapping_Condition_Unknown';
import notMet from '@salesforce/label/c.Mapping_Condition_Not_Met';
import onlyMapped from '@salesforce/label/c.Mapping_Only_Mapped';
import operation from '@salesforce/label/c.Mapping_Operation';
import personKey from '@salesforce/label/c.Mapping_Person_Key';
import personKeyHint from '@salesforce/label/c.Mapping_Person_Key_Hint';
import stepName from '@salesforce/label/c.Mapping_Step_Name';

export const labels = {
  catalog,
  condition,
  conditionHint,
  createFields,
  event,
  eventHint,
  itemKey,
  itemKeyHint,
  list,
  listCampaignHint,
  listHint,
  madeAtFirstRun,
  mergeNested,
  mode,
  modeEvent,
  onlyMapped,
  operation,
  personKey,
  personKeyHint,
  stepName
};

/** Values of Mode__c for steps about users, and for events. */
export const userModes = [
  { value: 'Upsert', label: modeUpsert },
  { value: 'Update', label: modeUpdate },
  { value: 'Insert', label: modeInsert }
];
export const eventModes = [
  { value: 'Upsert', label: modeEventUpsert },
  { value: 'Insert', label: modeEventInsert }
];

/** What a condition came to for a record. */
export const conditionWords: Readonly<Record<string, { label: string; icon: string; variant: string }>> = {
  met: { label: met, icon: 'utility:success', variant: 'success' },
  'not met': { label: notMet, icon: 'utility:ban', variant: '' },
  'not computed': { label: notComputed, icon: 'utility:warning', variant: 'warning' }
};
