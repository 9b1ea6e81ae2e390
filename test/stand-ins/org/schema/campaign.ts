import {
  area,
  check,
  createOnly,
  currency,
  day,
  double,
  email,
  goesWith,
  int,
  lookup,
  percent,
  phone,
  pick,
  readOnly,
  required,
  text
} from './field-kinds';
import { object } from './object-schema';
import {
  createdAndModified,
  idField,
  isDeleted,
  lastActivity,
  leadSources,
  owner,
  viewedDates
} from './shared-fields';

const types =
  'Conference*;Webinar;Trade Show;Public Relations;Partners;Referral Program;Advertisement;Banner Ads;Direct Mail;Email;Telemarketing;Other';

const total = { ...readOnly, ...required };

export const campaign = object('Campaign', '701', 'Campaign', {}, [
  idField('Campaign ID'),
  isDeleted(),
  text('Name', 'Name', 80, required, { nameField: true, idLookup: true }),
  lookup('ParentId', 'Parent Campaign ID', 'Campaign', 'Parent', 'ChildCampaigns'),
  pick('Type', 'Type', 40, types),
  pick('Status', 'Status', 40, 'Planned*;In Progress;Completed;Aborted'),
  day('StartDate', 'Start Date'),
  day('EndDate', 'End Date'),
  currency('ExpectedRevenue', 'Expected Revenue in Campaign', 0),
  currency('BudgetedCost', 'Budgeted Cost in Campaign', 0),
  currency('ActualCost', 'Actual Cost in Campaign', 0),
  percent('ExpectedResponse', 'Expected Response (%)', 10, 2),
  double('NumberSent', 'Num Sent in Campaign', 18, 0),
  check('IsActive', 'Active'),
  area('Description', 'Description', 32000),
  int('NumberOfLeads', 'Leads in Campaign', total),
  int('NumberOfConvertedLeads', 'Converted Leads in Campaign', total),
  int('NumberOfContacts', 'Contacts in Campaign', total),
  int('NumberOfResponses', 'Responses in Campaign', total),
  int('NumberOfOpportunities', 'Opportunities in Campaign', total),
  int('NumberOfWonOpportunities', 'Won Opportunities in Campaign', total),
  currency('AmountAllOpportunities', 'Value Opportunities in Campaign', 0, total),
  currency('AmountWonOpportunities', 'Value Won Opportunities in Campaign', 0, total),
  owner(),
  ...createdAndModified(),
  lastActivity(),
  ...viewedDates(),
  lookup('CampaignMemberRecordTypeId', 'Record Type ID', 'RecordType', 'CampaignMemberRecordType', null)
]);

export const campaignMember = object('CampaignMember', '00v', 'Campaign Member', { undeletable: false }, [
  idField('Campaign Member ID'),
  isDeleted(),
  lookup(
    'CampaignId',
    'Campaign ID',
    'Campaign',
    'Campaign',
    'CampaignMembers',
    required,
    createOnly,
    goesWith
  ),
  lookup('LeadId', 'Lead ID', 'Lead', 'Lead', 'CampaignMembers', createOnly, goesWith),
  lookup('ContactId', 'Contact ID', 'Contact', 'Contact', 'CampaignMembers', createOnly, goesWith),
  pick('Status', 'Status', 40, 'Planned;Received;Responded;Sent'),
  check('HasResponded', 'Responded', readOnly),
  ...createdAndModified(),
  day('FirstRespondedDate', 'First Responded Date', readOnly),
  pick('Salutation', 'Salutation', 40, 'Mr.;Ms.;Mrs.;Dr.;Prof.', readOnly),
  text('Name', 'Name', 255, readOnly, { nameField: true }),
  text('FirstName', 'First Name', 40, readOnly),
  text('LastName', 'Last Name', 80, readOnly),
  text('Title', 'Title', 128, readOnly),
  text('Street', 'Street', 255, readOnly),
  text('City', 'City', 40, readOnly),
  text('State', 'State/Province', 80, readOnly),
  text('PostalCode', 'Zip/Postal Code', 20, readOnly),
  text('Country', 'Country', 80, readOnly),
  email('Email', 'Email', readOnly),
  phone('Phone', 'Phone', readOnly),
  phone('Fax', 'Fax', readOnly),
  phone('MobilePhone', 'Mobile', readOnly),
  area('Description', 'Description', 32000, readOnly),
  check('DoNotCall', 'Do Not Call', readOnly),
  check('HasOptedOutOfEmail', 'Email Opt Out', readOnly),
  check('HasOptedOutOfFax', 'Fax Opt Out', readOnly),
  pick('LeadSource', 'Lead Source', 255, leadSources, readOnly),
  text('CompanyOrAccount', 'Company (Account)', 255, readOnly),
  text('Type', 'Type', 40, readOnly),
  lookup('LeadOrContactId', 'Related Record ID', 'Account Contact Lead', null, null, readOnly),
  lookup(
    'LeadOrContactOwnerId',
    'Related Record Owner ID',
    'Group User',
    'LeadOrContactOwner',
    null,
    readOnly
  )
]);

export const campaignMemberStatus = object(
  'CampaignMemberStatus',
  '01Y',
  'Campaign Member Status',
  { labelPlural: 'Campaign Member Status', undeletable: false },
  [
    idField('Campaign Member Status ID'),
    isDeleted(),
    lookup(
      'CampaignId',
      'Campaign ID',
      'Campaign',
      null,
      'CampaignMemberStatuses',
      required,
      createOnly,
      goesWith
    ),
    text('Label', 'Member Status', 765, required, { groupable: false }),
    int('SortOrder', 'Sort Order'),
    check('IsDefault', 'Is Default'),
    check('HasResponded', 'Responded'),
    ...createdAndModified()
  ]
);
