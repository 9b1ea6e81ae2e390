import array from '@salesforce/label/c.Syncs_New_Array';
import arrayHint from '@salesforce/label/c.Syncs_New_Array_Hint';
import catalog from '@salesforce/label/c.Syncs_New_Catalog';
import children from '@salesforce/label/c.Syncs_New_Children';
import create from '@salesforce/label/c.Syncs_New_Create';
import event from '@salesforce/label/c.Syncs_New_Event';
import eventHint from '@salesforce/label/c.Syncs_New_Event_Hint';
import eventName from '@salesforce/label/c.Syncs_New_Event_Name';
import from from '@salesforce/label/c.Syncs_New_From';
import item from '@salesforce/label/c.Syncs_New_Item';
import itemHint from '@salesforce/label/c.Syncs_New_Item_Hint';
import itemKey from '@salesforce/label/c.Syncs_New_Item_Key';
import listField from '@salesforce/label/c.Syncs_New_List_Field';
import missing from '@salesforce/label/c.Syncs_New_Missing';
import name from '@salesforce/label/c.Syncs_New_Name';
import needs from '@salesforce/label/c.Syncs_New_Needs';
import newSync from '@salesforce/label/c.Syncs_New';
import noProject from '@salesforce/label/c.Syncs_New_No_Project';
import object from '@salesforce/label/c.Syncs_Object';
import openSetup from '@salesforce/label/c.Syncs_New_Open_Setup';
import path from '@salesforce/label/c.Editor_Path';
import person from '@salesforce/label/c.Syncs_New_Person';
import personHint from '@salesforce/label/c.Syncs_New_Person_Hint';
import personKey from '@salesforce/label/c.Syncs_New_Person_Key';
import personObject from '@salesforce/label/c.Syncs_New_Person_Object';
import project from '@salesforce/label/c.Syncs_New_Project';
import question from '@salesforce/label/c.Syncs_New_Question';
import syncs from '@salesforce/label/c.Syncs_Title';
import templatesFailed from '@salesforce/label/c.Syncs_New_Templates_Failed';
import tryAgain from '@salesforce/label/c.Common_Try_Again';
import { fill } from 'c/fill';
import type { RecordKind } from './newDefinition';

export const labels = {
  children,
  create,
  from,
  name,
  newSync,
  noProject,
  openSetup,
  path,
  project,
  question,
  syncs,
  tryAgain
};

export const kinds: readonly { value: RecordKind; label: string; hint: string }[] = [
  { value: 'person', label: person, hint: personHint },
  { value: 'event', label: event, hint: eventHint },
  { value: 'item', label: item, hint: itemHint },
  { value: 'array', label: array, hint: arrayHint }
];

/** What is asked about a record of the kind. */
export const wordsOf = (kind: RecordKind) => ({
  object: kind === 'array' ? personObject : object,
  key: kind === 'item' ? itemKey : personKey,
  target: { person: '', event: eventName, item: catalog, array: listField }[kind]
});

export const isKind = (start: string): start is RecordKind => kinds.some(({ value }) => value === start);

export const missingText = (words: readonly string[]): string => fill(missing, [words.join(', ')]);
export const needsText = (what: string): string => fill(needs, [what]);
export const templatesFailedText = (why: string): string => fill(templatesFailed, [why]);
