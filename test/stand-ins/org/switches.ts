/**
 * Points on which the contract is uncertain, or where orgs differ: each is a setting of the local org.
 * The default is what the contract finds likeliest.
 */
export interface Switches {
  /** salesforce-api 13.1: is the My Domain URL accepted as `aud` of a JWT, besides the login hosts? */
  readonly myDomainAudience: boolean;
  /** salesforce-api 13.7: what a write to a converted lead does. */
  readonly convertedLeadWrite: 'refuse' | 'ignore' | 'allow';
  /** salesforce-api 13.8: the code of the error for more than 200 records in one collections call. */
  readonly tooManyRecordsCode: string;
  /** salesforce-api 13.3: are removed campaign members seen by queryAll? */
  readonly deletedMembersInQueryAll: boolean;
  /** salesforce-api 13.3: are members that go with their campaign, contact or lead logged for getDeleted? */
  readonly cascadedMembersInDeleteLog: boolean;
  /** salesforce-api 2.1: the share of the asked page size that a page really holds, 0..1. */
  readonly pageShare: number;
  /** salesforce-api 2.1: child rows of one record on a page of a query; the rest has a page address of its own. */
  readonly childPageSize: number;
  /** docs/contracts/salesforce-list-views.md 2: the scope that a list view of all records shows. */
  readonly listViewOfAll: 'everything' | null;
  /** docs/contracts/salesforce-query-plan.md 2: is a user of the API told how a query would be run? */
  readonly queryPlans: 'told' | 'refused';
  /** docs/contracts/salesforce-reports.md 2: the form of the ids in a column of a report that shows them. */
  readonly reportIds: '15 characters' | '18 characters';
  /** docs/contracts/salesforce-field-history.md 2: the name under which the history of a standard lookup stands. */
  readonly historyOfLookups: 'relationship' | 'field';
  /** Person Accounts are switched on: accounts that are people, with the fields of a contact. */
  readonly personAccounts: boolean;
  /** salesforce-api 13.6: is `COUNT()` over a custom metadata type answered? */
  readonly countCustomMetadata: boolean;
  /** salesforce-api 13.6: what a query of more than a page of custom metadata records gets. */
  readonly customMetadataPages: 'refused' | 'locator';
  /** salesforce-api 2.5: what a campaign member shows once its lead is converted. */
  readonly convertedMember: 'both ids' | 'lead only';
  /** salesforce-api 2.5: is the marketing feature on? Without it CampaignMember does not exist. */
  readonly campaignMembers: boolean;
  /** salesforce-api 13.9: what the results of a Bulk query are that found nothing. */
  readonly bulkEmptyResult: 'header' | 'nothing';
  /** salesforce-api 13.4: is a blank Id beside an external id passed over in a Bulk upsert, or is the record refused? */
  readonly bulkBlankId: 'ignored' | 'refused';
  /** salesforce-api 3.1: how a Bulk query writes 912. */
  readonly bulkWholeNumbers: '912.0' | 'plain';
  /** salesforce-api 3.1: the key of the address of the next result pages. */
  readonly bulkNextPagesKey: 'nextRecordsUrl' | 'nextRecordUrl';
  /** salesforce-api 3.2: the order of the results of an ingest job. */
  readonly bulkResultOrder: 'another' | 'as uploaded';
  /** salesforce-api 13.2: how an outbound message says that it brings no session id. */
  readonly outboundSessionId: 'nil' | 'empty' | 'missing';
  /** salesforce-api 3.1: the answer to who asks for the results of a Bulk query before they are there. */
  readonly bulkEarlyResults: 'refused' | 'no content';
}

export const defaultSwitches: Switches = {
  myDomainAudience: true,
  convertedLeadWrite: 'refuse',
  tooManyRecordsCode: 'EXCEEDED_ID_LIMIT',
  deletedMembersInQueryAll: true,
  cascadedMembersInDeleteLog: false,
  pageShare: 1,
  childPageSize: 2000,
  listViewOfAll: 'everything',
  queryPlans: 'told',
  reportIds: '15 characters',
  historyOfLookups: 'relationship',
  personAccounts: false,
  countCustomMetadata: true,
  customMetadataPages: 'refused',
  convertedMember: 'both ids',
  campaignMembers: true,
  bulkEmptyResult: 'header',
  bulkBlankId: 'ignored',
  bulkWholeNumbers: '912.0',
  bulkNextPagesKey: 'nextRecordsUrl',
  bulkResultOrder: 'another',
  outboundSessionId: 'nil',
  bulkEarlyResults: 'refused'
};
