import all from '@salesforce/label/c.Editor_Scope_All';
import campaign from '@salesforce/label/c.Editor_Scope_Campaign';
import filter from '@salesforce/label/c.Editor_Scope_Filter';
import more from '@salesforce/label/c.Editor_More';
import object from '@salesforce/label/c.Syncs_Object';
import read from '@salesforce/label/c.Editor_Read';
import report from '@salesforce/label/c.Editor_Report';
import scopeReport from '@salesforce/label/c.Editor_Scope_Report';
import scopeView from '@salesforce/label/c.Editor_Scope_View';
import soql from '@salesforce/label/c.Editor_Scope_Soql';
import view from '@salesforce/label/c.Editor_View';
import which from '@salesforce/label/c.Editor_Which';
import type { SyncRow } from 'c/draft';

export const labels = { more, object, read, report, view, which };

const MEMBERS = 'CampaignMember';

const SCOPES = [
  { value: 'All', label: all },
  { value: 'Filter', label: filter },
  { value: 'SOQL', label: soql },
  { value: 'Campaign', label: campaign },
  { value: 'List_View', label: scopeView },
  { value: 'Report', label: scopeReport }
];

/** Members of campaigns are records of one object alone. */
export const scopesOf = (objectName: string, chosen: string) =>
  SCOPES.filter(
    ({ value }) =>
      value !== 'Campaign' || chosen === value || objectName.toLowerCase() === MEMBERS.toLowerCase()
  );

type Changes = Partial<Omit<SyncRow, 'DeveloperName'>>;

/**
 * What another scope changes of the sync. One field holds the condition, the list view or the report: what stood there
 * for another scope means nothing for this one.
 * @param remembered what the field held for each scope, of this visit
 */
export function changesOfScope(
  sync: SyncRow,
  scope: string,
  remembered: ReadonlyMap<string, string>
): Changes {
  const held = remembered.get(scope) ?? null;
  const isQueryMissing = scope === 'SOQL' && !sync.Query__c && sync.Source_Object__c;
  return {
    Scope_Type__c: scope,
    Filter__c: held,
    ...(isQueryMissing && { Query__c: `SELECT Id FROM ${sync.Source_Object__c}` })
  };
}

/** Another object: what was chosen of the old one is not there in the new one. */
export const changesOfObject = (objectName: string): Changes => ({
  Source_Object__c: objectName,
  Scope_Type__c: objectName === MEMBERS ? 'Campaign' : 'All',
  Filter__c: null,
  Query__c: null,
  Change_Field__c: null
});
