import active from '@salesforce/label/c.Home_Status_Active';
import archived from '@salesforce/label/c.Home_Status_Archived';
import approval from '@salesforce/label/c.Editor_Approval';
import approvalHint from '@salesforce/label/c.Editor_Approval_Hint';
import back from '@salesforce/label/c.Editor_Back';
import backAlways from '@salesforce/label/c.Editor_Back_Always';
import backChange from '@salesforce/label/c.Editor_Back_Change';
import backErrors from '@salesforce/label/c.Editor_Back_Errors';
import backNone from '@salesforce/label/c.Editor_Back_None';
import capture from '@salesforce/label/c.Home_Status_Capture';
import changeRules from '@salesforce/label/c.Editor_Change_Rules';
import channel from '@salesforce/label/c.Editor_Channel';
import consent from '@salesforce/label/c.Editor_Consent';
import consentHint from '@salesforce/label/c.Editor_Consent_Hint';
import consentRule from '@salesforce/label/c.Editor_Consent_Rule';
import cron from '@salesforce/label/c.Editor_Cron';
import cronText from '@salesforce/label/c.Editor_Cron_Text';
import duplicates from '@salesforce/label/c.Editor_Duplicates';
import duplicatesHint from '@salesforce/label/c.Editor_Duplicates_Hint';
import email from '@salesforce/label/c.Editor_Email';
import every from '@salesforce/label/c.Editor_Every';
import except from '@salesforce/label/c.Editor_Except';
import exitClear from '@salesforce/label/c.Editor_Exit_Clear';
import exitItem from '@salesforce/label/c.Editor_Exit_Item';
import exitList from '@salesforce/label/c.Editor_Exit_List';
import exitNothing from '@salesforce/label/c.Editor_Exit_Nothing';
import exitOf from '@salesforce/label/c.Editor_Exit_Of';
import exitUser from '@salesforce/label/c.Editor_Exit_User';
import identity from '@salesforce/label/c.Editor_Identity';
import identityDefault from '@salesforce/label/c.Editor_Identity_Default';
import identitySource from '@salesforce/label/c.Editor_Identity_Source';
import identitySourceHint from '@salesforce/label/c.Editor_Identity_Source_Hint';
import inactive from '@salesforce/label/c.Home_Status_Inactive';
import leaving from '@salesforce/label/c.Editor_Leaving';
import messageType from '@salesforce/label/c.Editor_Message_Type';
import minutes from '@salesforce/label/c.Editor_Minutes';
import name from '@salesforce/label/c.Syncs_New_Name';
import noConsent from '@salesforce/label/c.Editor_No_Consent';
import noExits from '@salesforce/label/c.Editor_No_Exits';
import paused from '@salesforce/label/c.Home_Status_Paused';
import project from '@salesforce/label/c.Syncs_New_Project';
import rhythm from '@salesforce/label/c.Editor_Rhythm';
import status from '@salesforce/label/c.Syncs_Status';
import timeZone from '@salesforce/label/c.Editor_Time_Zone';
import userId from '@salesforce/label/c.Editor_User_Id';
import when from '@salesforce/label/c.Editor_When';
import who from '@salesforce/label/c.Editor_Who';
import windowsHint from '@salesforce/label/c.Editor_Windows_Hint';
import within from '@salesforce/label/c.Editor_Within';
import type { StepRow } from 'c/draft';
import { fill } from 'c/fill';

export const labels = {
  approval,
  approvalHint,
  back,
  changeRules,
  consent,
  consentHint,
  cronText,
  duplicates,
  duplicatesHint,
  except,
  identity,
  identitySource,
  identitySourceHint,
  leaving,
  minutes,
  name,
  noConsent,
  noExits,
  project,
  rhythm,
  status,
  timeZone,
  when,
  who,
  windowsHint,
  within
};

export const identities = [
  { value: '', label: identityDefault },
  { value: 'Email', label: email },
  { value: 'UserId', label: userId }
];

export const rhythms = [
  { value: 'minutes', label: every },
  { value: 'cron', label: cron }
];

const STATUSES = [
  { value: 'Active', label: active },
  { value: 'Capture', label: capture },
  { value: 'Inactive', label: inactive }
];

const OTHER_STATUSES: Readonly<Record<string, string>> = { Archived: archived, Paused: paused };

/** The statuses that can be chosen, and the one that stands there although it cannot. */
export function statusesWith(chosen: string) {
  const isKnown = STATUSES.some(({ value }) => value === chosen);
  return isKnown ? STATUSES : [...STATUSES, { value: chosen, label: OTHER_STATUSES[chosen] ?? chosen }];
}

export const writeBacks = [
  { value: 'Record_On_Change', label: backChange },
  { value: 'Record_Always', label: backAlways },
  { value: 'Errors_Only', label: backErrors },
  { value: 'None', label: backNone }
];

const EXIT_WORDS: Readonly<Record<string, string>> = {
  Nothing: exitNothing,
  Clear_Fields: exitClear,
  Remove_From_List: exitList,
  Delete_Catalog_Item: exitItem,
  Delete_User: exitUser
};

/** What can be taken back of what a step does; the bridge's rule (docs of the field On_Exit__c). */
const EXITS: Readonly<Record<string, readonly string[]>> = {
  Update_User: ['Clear_Fields', 'Delete_User'],
  Subscribe_List: ['Remove_From_List', 'Clear_Fields', 'Delete_User'],
  Update_Subscriptions: ['Delete_User'],
  Upsert_Catalog_Item: ['Delete_Catalog_Item']
};

/** For each step of which something can be taken back: the choices, and the chosen one. */
export const exitsOf = (steps: readonly StepRow[]) =>
  steps
    .filter(({ Operation__c: operation, Active__c: isOn }) => isOn !== false && EXITS[operation ?? ''])
    .map((step) => ({
      name: step.DeveloperName,
      label: fill(exitOf, [step.MasterLabel ?? step.DeveloperName]),
      value: step.On_Exit__c ?? (step.Operation__c === 'Subscribe_List' ? 'Remove_From_List' : 'Nothing'),
      options: ['Nothing', ...(EXITS[step.Operation__c ?? ''] ?? [])].map((value) => ({
        value,
        label: EXIT_WORDS[value] ?? value
      }))
    }));

/** A rule of the project, in a line. */
export const consentText = (rule: Apex.IterableSyncDescribeView.ConsentRuleView): string =>
  fill(consentRule, [
    rule.objectLabel ?? rule.objectName ?? '',
    rule.fieldLabel ?? rule.fieldName ?? '',
    rule.scope === 'Message_Type' ? messageType : channel,
    rule.iterableId === null || rule.iterableId === undefined ? '' : `${rule.iterableId}`
  ]).trim();

/** Names of time zones that the browser knows. */
export const timeZones = (): { value: string; label: string }[] =>
  Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone.replace(/_/g, ' ') }));
