import {
  area,
  check,
  currency,
  int,
  lookup,
  phone,
  pick,
  readOnly,
  required,
  text,
  updateOnly,
  url
} from './field-kinds';
import { object } from './object-schema';
import {
  address,
  cleanStatus,
  createdAndModified,
  idField,
  industries,
  isDeleted,
  lastActivity,
  leadSources,
  masterRecord,
  owner,
  viewedDates
} from './shared-fields';

const types =
  'Prospect;Customer - Direct;Customer - Channel;Channel Partner / Reseller;Installation Partner;Technology Partner;Other';

const channel = { ...readOnly, filterable: false, sortable: false };

export const account = object('Account', '001', 'Account', { mergeable: true }, [
  idField('Account ID'),
  isDeleted(),
  masterRecord('Account'),
  text('Name', 'Account Name', 255, required, { nameField: true, compoundFieldName: 'Name' }),
  pick('Type', 'Account Type', 40, types),
  lookup('RecordTypeId', 'Record Type ID', 'RecordType', 'RecordType', null),
  lookup('ParentId', 'Parent Account ID', 'Account', 'Parent', 'ChildAccounts'),
  ...address('Billing'),
  ...address('Shipping'),
  phone('Phone', 'Account Phone'),
  phone('Fax', 'Account Fax'),
  text('AccountNumber', 'Account Number', 40),
  url('Website', 'Website'),
  url('PhotoUrl', 'Photo URL', readOnly),
  text('Sic', 'SIC Code', 20),
  pick('Industry', 'Industry', 40, industries),
  currency('AnnualRevenue', 'Annual Revenue', 0),
  int('NumberOfEmployees', 'Employees'),
  pick('Ownership', 'Ownership', 40, 'Public;Private;Subsidiary;Other'),
  text('TickerSymbol', 'Ticker Symbol', 20),
  area('Description', 'Account Description', 32000),
  pick('Rating', 'Account Rating', 40, 'Hot;Warm;Cold'),
  text('Site', 'Account Site', 80),
  owner(),
  ...createdAndModified(),
  lastActivity(),
  ...viewedDates(),
  check('IsPartner', 'Partner Account', updateOnly),
  check('IsCustomerPortal', 'Customer Portal Account', updateOnly),
  text('ChannelProgramName', 'Channel Program Name', 255, channel),
  text('ChannelProgramLevelName', 'Channel Program Level Name', 255, channel),
  text('Jigsaw', 'Data.com Key', 20),
  text('JigsawCompanyId', 'Jigsaw Company ID', 20, readOnly, { relationshipName: 'JigsawCompany' }),
  cleanStatus(),
  pick('AccountSource', 'Account Source', 40, leadSources),
  text('DunsNumber', 'D-U-N-S Number', 9),
  text('Tradestyle', 'Tradestyle', 255),
  text('NaicsCode', 'NAICS Code', 8),
  text('NaicsDesc', 'NAICS Description', 120),
  text('YearStarted', 'Year Started', 4),
  text('SicDesc', 'SIC Description', 80),
  lookup('DandbCompanyId', 'D&B Company ID', 'DandBCompany', 'DandbCompany', 'Accounts'),
  lookup('OperatingHoursId', 'Operating Hour ID', 'OperatingHours', 'OperatingHours', 'Accounts')
]);
