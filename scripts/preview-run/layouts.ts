/** Where the preview shows which field: what the page layouts of an org say. Names are those without a namespace. */
export interface Layout {
  readonly object: string;
  readonly icon: string;
  /** Beside the name at the top of the page. */
  readonly highlights: readonly string[];
  readonly fields: readonly string[];
  readonly columns: readonly string[];
}

const status = ['Iterable_Status__c', 'Iterable_Last_Synced__c', 'Iterable_Message__c'];
const changed = ['LastModifiedById', 'LastModifiedDate'];

export const layouts: readonly Layout[] = [
  {
    object: 'Contact',
    icon: 'standard:contact',
    highlights: ['AccountId', 'Title', 'Email', 'Phone'],
    fields: [
      ...[
        'FirstName',
        'LastName',
        'AccountId',
        'Title',
        'Email',
        'Phone',
        'MobilePhone',
        'Department',
        'Birthdate'
      ],
      ...['LeadSource', 'MailingCity', 'MailingCountry', 'HasOptedOutOfEmail', ...status, ...changed]
    ],
    columns: ['Name', 'AccountId', 'Title', 'Email', 'Iterable_Status__c']
  },
  {
    object: 'Lead',
    icon: 'standard:lead',
    highlights: ['Company', 'Title', 'Email', 'Status'],
    fields: [
      ...[
        'FirstName',
        'LastName',
        'Company',
        'Title',
        'Email',
        'Phone',
        'Status',
        'LeadSource',
        'AnnualRevenue'
      ],
      ...['City', 'Country', 'HasOptedOutOfEmail', ...status, ...changed]
    ],
    columns: ['Name', 'Company', 'Title', 'Email', 'Iterable_Status__c']
  },
  {
    object: 'Account',
    icon: 'standard:account',
    highlights: ['Industry', 'Phone', 'BillingCity', 'OwnerId'],
    fields: [
      'Name',
      'Industry',
      'Type',
      'Phone',
      'Website',
      'BillingCity',
      'BillingCountry',
      'OwnerId',
      ...changed
    ],
    columns: ['Name', 'Industry', 'BillingCity', 'Phone']
  },
  {
    object: 'Campaign',
    icon: 'standard:campaign',
    highlights: ['Type', 'Status', 'StartDate', 'NumberOfContacts'],
    fields: [
      'Name',
      'Type',
      'Status',
      'IsActive',
      'StartDate',
      'EndDate',
      'NumberOfContacts',
      'NumberOfLeads',
      ...changed
    ],
    columns: ['Name', 'Type', 'Status', 'StartDate']
  },
  {
    object: 'CampaignMember',
    icon: 'standard:campaign_members',
    highlights: ['CampaignId', 'Status', 'Email'],
    fields: [
      'CampaignId',
      'ContactId',
      'LeadId',
      'Status',
      'FirstName',
      'LastName',
      'Email',
      ...status,
      ...changed
    ],
    columns: ['Name', 'CampaignId', 'Status', 'Email', 'Iterable_Status__c']
  }
];

/** @throws for an object that the preview has no pages of. */
export function layoutOf(object: string): Layout {
  const layout = layouts.find((each) => each.object === object);
  if (!layout) throw new Error(`The preview has no page for ${object}.`);
  return layout;
}
