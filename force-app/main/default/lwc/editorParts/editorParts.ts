/** A part of the editor of a sync, as the address and its tabs call it. */
export type EditorPart = 'source' | 'steps' | 'settings' | 'preview' | 'publish' | 'history';

/** Of the row of the sync itself: what its part Source edits; `Steps_From__c` is among its steps, all else its settings. */
const SOURCE_FIELDS: ReadonlySet<string> = new Set([
  'Source_Object__c',
  'Scope_Type__c',
  'Filter__c',
  'Query__c',
  'Change_Field__c',
  'Include_Deleted__c',
  'Check_Hashes__c',
  'Max_Records__c'
]);
const STEP_FIELDS: ReadonlySet<string> = new Set(['Steps_From__c']);

/** Where it is put right what the bridge names as `Iterable_Sync.Contacts, Filter__c`: a row, and mostly its field. */
export function partOfPlace(place: string): 'source' | 'steps' | 'settings' {
  const [, type = '', field = ''] = /^(\w+)\.[^,]*(?:, (\w+))?/.exec(place) ?? [];
  if (type === 'Iterable_Step') return field === 'On_Exit__c' ? 'settings' : 'steps';
  if (type === 'Iterable_Field_Mapping') return 'steps';
  if (type === 'Iterable_Project' || type === 'Iterable_Consent_Rule') return 'settings';
  if (type !== 'Iterable_Sync' || field === '') return 'source';
  if (STEP_FIELDS.has(field)) return 'steps';
  return SOURCE_FIELDS.has(field) ? 'source' : 'settings';
}
