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
  /** salesforce-api 13.6: is `COUNT()` over a custom metadata type answered? */
  readonly countCustomMetadata: boolean;
  /** salesforce-api 2.5: is the marketing feature on? Without it CampaignMember does not exist. */
  readonly campaignMembers: boolean;
}

export const defaultSwitches: Switches = {
  myDomainAudience: true,
  convertedLeadWrite: 'refuse',
  tooManyRecordsCode: 'EXCEEDED_ID_LIMIT',
  deletedMembersInQueryAll: true,
  cascadedMembersInDeleteLog: false,
  pageShare: 1,
  countCustomMetadata: true,
  campaignMembers: true
};
