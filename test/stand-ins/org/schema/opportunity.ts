import {
  area,
  check,
  createOnly,
  currency,
  day,
  defaulted,
  double,
  goesWith,
  int,
  lookup,
  moment,
  percent,
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

const stages = [
  'Prospecting;Qualification;Needs Analysis;Value Proposition;Id. Decision Makers;Perception Analysis',
  'Proposal/Price Quote;Negotiation/Review;Closed Won;Closed Lost'
].join(';');

const types =
  'Existing Customer - Upgrade;Existing Customer - Replacement;Existing Customer - Downgrade;New Customer';

const restricted = { restrictedPicklist: true };
const flag = { ...readOnly, filterable: false, sortable: false };
const fiscal = { ...readOnly, compoundFieldName: 'Fiscal' };

export const opportunity = object('Opportunity', '006', 'Opportunity', { labelPlural: 'Opportunities' }, [
  idField('Opportunity ID'),
  isDeleted(),
  lookup('AccountId', 'Account ID', 'Account', 'Account', 'Opportunities', goesWith),
  check('IsPrivate', 'Private'),
  text('Name', 'Name', 120, required, { nameField: true, idLookup: true }),
  area('Description', 'Description', 32000),
  pick('StageName', 'Stage', 255, stages, required),
  currency('Amount', 'Amount', 2),
  percent('Probability', 'Probability (%)', 3, 0, defaulted),
  currency('ExpectedRevenue', 'Expected Amount', 2, readOnly),
  double('TotalOpportunityQuantity', 'Quantity', 18, 2),
  day('CloseDate', 'Close Date', required),
  pick('Type', 'Opportunity Type', 255, types),
  text('NextStep', 'Next Step', 255),
  pick('LeadSource', 'Lead Source', 255, leadSources),
  check('IsClosed', 'Closed', readOnly),
  check('IsWon', 'Won', readOnly),
  pick(
    'ForecastCategory',
    'Forecast Category',
    40,
    'Omitted;Pipeline;BestCase~Best Case;MostLikely~Most Likely;Forecast~Commit;Closed',
    readOnly,
    required,
    restricted
  ),
  pick(
    'ForecastCategoryName',
    'Forecast Category',
    255,
    'Omitted;Pipeline;Best Case;Commit;Closed',
    defaulted,
    restricted
  ),
  lookup('CampaignId', 'Campaign ID', 'Campaign', 'Campaign', 'Opportunities'),
  check('HasOpportunityLineItem', 'Has Line Item', readOnly),
  lookup('Pricebook2Id', 'Price Book ID', 'Pricebook2', 'Pricebook2', 'Opportunities', defaulted),
  owner(),
  ...createdAndModified(),
  lastActivity(),
  moment('LastStageChangeDate', 'Last Stage Change Date', readOnly),
  int('FiscalQuarter', 'Fiscal Quarter', fiscal),
  int('FiscalYear', 'Fiscal Year', fiscal),
  text('Fiscal', 'Fiscal Period', 6, readOnly),
  lookup('ContactId', 'Contact ID', 'Contact', null, 'Opportunities', createOnly),
  ...viewedDates(),
  check('HasOpenActivity', 'Has Open Activity', flag),
  check('HasOverdueTask', 'Has Overdue Task', flag),
  lookup(
    'LastAmountChangedHistoryId',
    'Opportunity History ID',
    'OpportunityHistory',
    'LastAmountChangedHistory',
    null,
    readOnly
  ),
  lookup(
    'LastCloseDateChangedHistoryId',
    'Opportunity History ID',
    'OpportunityHistory',
    'LastCloseDateChangedHistory',
    null,
    readOnly
  )
]);

const roles = [
  'Business User;Decision Maker;Economic Buyer;Economic Decision Maker;Evaluator;Executive Sponsor',
  'Influencer;Technical Buyer;Other'
].join(';');

export const opportunityContactRole = object(
  'OpportunityContactRole',
  '00K',
  'Opportunity Contact Role',
  { labelPlural: 'Opportunity Contact Role', undeletable: false },
  [
    idField('Contact Role ID'),
    lookup(
      'OpportunityId',
      'Opportunity ID',
      'Opportunity',
      'Opportunity',
      'OpportunityContactRoles',
      required,
      createOnly,
      goesWith
    ),
    lookup('ContactId', 'Contact ID', 'Contact', 'Contact', 'OpportunityContactRoles', required, goesWith),
    pick('Role', 'Role', 40, roles),
    check('IsPrimary', 'Primary'),
    ...createdAndModified(),
    isDeleted()
  ]
);
