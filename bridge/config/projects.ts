import type { ProjectRow } from './rows';
import type { ConsentRule, ProjectDefinition } from './sync-definition';

/** The row of a project as a definition, with the consent rules that belong to it. Pure. */
export const projectOfRow = (row: ProjectRow, consentRules: readonly ConsentRule[]): ProjectDefinition => ({
  name: row.DeveloperName,
  dataCenter: row.Data_Center__c,
  type: row.Project_Type__c,
  organizationId: row.Organization_Id__c,
  callsPerSecond: {
    bulk: row.Bulk_Calls_Per_Second__c,
    bulkEvents: row.Bulk_Event_Calls_Per_Second__c,
    otherBulk: row.Other_Bulk_Calls_Per_Second__c,
    catalog: row.Catalog_Calls_Per_Second__c,
    userFields: row.User_Fields_Calls_Per_Second__c,
    userMerge: row.User_Merge_Calls_Per_Second__c,
    userDelete: row.User_Delete_Calls_Per_Second__c,
    forget: row.Forget_Calls_Per_Second__c,
    read: row.Read_Calls_Per_Second__c,
    other: row.Other_Calls_Per_Second__c
  },
  forgetCallsPerDay: row.Forget_Calls_Per_Day__c,
  consentRules,
  active: row.Active__c
});
