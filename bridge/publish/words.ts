import { keyOf, type Kind, type Row, type SomeRows } from './kinds';

/** How people call rows, fields and values; never by API names of their own. */

const special: Readonly<Record<string, string>> = {
  MasterLabel: 'Name',
  Removal_Brake_Percent__c: 'Removal limit (percent)',
  Change_Field__c: 'Change date field',
  Check_Hashes__c: 'Compare content',
  Max_Records__c: 'Records per run',
  Active__c: 'Switched on'
};

/** `Source_Object__c` -> `Source object`. */
export function fieldWords(field: string): string {
  const words = field.replace(/__c$/, '').replaceAll('_', ' ').toLowerCase();
  return special[field] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

export function valueText(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return String(value);
}

const spoken = (value: unknown): string => String(value ?? '').replaceAll('_', ' ');

const nouns: Readonly<Record<Kind, string>> = {
  projects: 'Project',
  syncs: 'Sync',
  steps: 'Step',
  mappings: 'Mapping',
  campaignLinks: 'Campaign link',
  consentRules: 'Consent rule'
};

/** `Step Update User`, `Mapping to dataFields.firstName (Update User)`. */
export function placeOf(kind: Kind, row: Row, rows: SomeRows): string {
  if (kind === 'steps') return `Step ${stepName(row)}`;
  if (kind !== 'mappings') return `${nouns[kind]} ${String(row.MasterLabel ?? row.DeveloperName)}`;
  const step = rows.steps?.find((one) => keyOf(one) === String(row.Step__c).toLowerCase());
  return `Mapping to ${String(row.Target__c)}${step ? ` (${stepName(step)})` : ''}`;
}

const stepName = (row: Row): string =>
  [spoken(row.Operation__c), row.Target__c].filter((part) => part !== undefined && part !== '').join(' ');

/** What a row that came or went says, in short. */
export function summaryOf(kind: Kind, row: Row): string {
  if (kind === 'mappings') return `${String(row.Source__c ?? '')} → ${String(row.Target__c)}`;
  if (kind === 'steps') return stepName(row);
  return String(row.MasterLabel ?? row.DeveloperName);
}
