import condition from '@salesforce/label/c.Preview_Condition';
import conditionMet from '@salesforce/label/c.Preview_Condition_Met';
import conditionNotMet from '@salesforce/label/c.Preview_Condition_Not_Met';
import conditionUnknown from '@salesforce/label/c.Preview_Condition_Unknown';
import from from '@salesforce/label/c.Preview_From';
import mappings from '@salesforce/label/c.Preview_Mappings';
import payload from '@salesforce/label/c.Preview_Payload';
import request from '@salesforce/label/c.Preview_Request';
import step from '@salesforce/label/c.Preview_Step';
import to from '@salesforce/label/c.Preview_To';
import valueRead from '@salesforce/label/c.Preview_Value_Read';
import valueSent from '@salesforce/label/c.Preview_Value_Sent';

export const labels = { condition, from, mappings, payload, request, step, to, valueRead, valueSent };

/** The result of a condition, drawn and said. */
export const conditionWords = {
  met: { word: conditionMet, icon: 'utility:check', variant: 'success' },
  'not met': { word: conditionNotMet, icon: 'utility:close', variant: '' },
  'not computed': { word: conditionUnknown, icon: 'utility:warning', variant: 'warning' }
} as const;
