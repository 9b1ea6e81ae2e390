/** Objects that describe the org itself: its users, the org, record types. Only the commoner user fields are here. */
import {
  check,
  day,
  email,
  int,
  lookup,
  moment,
  phone,
  pick,
  readOnly,
  required,
  text,
  url
} from './field-kinds';
import { object } from './object-schema';
import {
  address,
  createdAndModified,
  idField,
  isDeleted,
  masterRecord,
  owner,
  personName,
  viewedDates
} from './shared-fields';

const zones = 'America/Los_Angeles;America/New_York;Europe/Berlin;Europe/London;GMT';
const locales = 'en_US;en_GB;de_DE;fr_FR';
const encodings = 'UTF-8;ISO-8859-1';
const userTypes = 'Standard;PowerPartner;CSPLitePortal;CustomerSuccess;PowerCustomerSuccess;CsnOnly;Guest';

export const user = object('User', '005', 'User', { deletable: false, undeletable: false }, [
  idField('User ID'),
  text('Username', 'Username', 80, required, { idLookup: true }),
  ...personName().filter((field) => field.name !== 'Salutation'),
  text('CompanyName', 'Company Name', 80),
  text('Division', 'Division', 80),
  text('Department', 'Department', 80),
  text('Title', 'Title', 80),
  ...address(''),
  email('Email', 'Email', required, { length: 128, idLookup: true }),
  email('SenderEmail', 'Email Sender Address'),
  text('SenderName', 'Email Sender Name', 80),
  phone('Phone', 'Phone'),
  phone('Fax', 'Fax'),
  phone('MobilePhone', 'Mobile'),
  text('Alias', 'Alias', 8, required),
  text('CommunityNickname', 'Nickname', 40, required),
  check('IsActive', 'Active'),
  pick('TimeZoneSidKey', 'Time Zone', 40, zones, required, { restrictedPicklist: true }),
  lookup('UserRoleId', 'Role ID', 'UserRole', 'UserRole', 'Users'),
  pick('LocaleSidKey', 'Locale', 40, locales, required, { restrictedPicklist: true }),
  check('ReceivesInfoEmails', 'Info Emails'),
  check('ReceivesAdminInfoEmails', 'Admin Info Emails'),
  pick('EmailEncodingKey', 'Email Encoding', 40, encodings, required, { restrictedPicklist: true }),
  lookup('ProfileId', 'Profile ID', 'Profile', 'Profile', 'Users', required),
  pick('UserType', 'User Type', 40, userTypes, readOnly, { restrictedPicklist: true }),
  pick('LanguageLocaleKey', 'Language', 40, 'en_US;de;fr;es', required, { restrictedPicklist: true }),
  text('EmployeeNumber', 'Employee Number', 20),
  lookup('DelegatedApproverId', 'Delegated Approver ID', 'Group User', null, null),
  lookup('ManagerId', 'Manager ID', 'User', 'Manager', 'ManagedUsers'),
  moment('LastLoginDate', 'Last Login', readOnly),
  moment('LastPasswordChangeDate', 'Last Password Change or Reset', readOnly),
  ...createdAndModified(),
  check('ForecastEnabled', 'Allow Forecasting'),
  lookup('ContactId', 'Contact ID', 'Contact', 'Contact', 'Users', { restrictedDelete: true }),
  lookup('AccountId', 'Account ID', 'Account', 'Account', 'Users', readOnly),
  phone('Extension', 'Extension'),
  text('FederationIdentifier', 'SAML Federation ID', 512, { groupable: false, caseSensitive: true }),
  url('FullPhotoUrl', 'Url for full-sized Photo', readOnly, { length: 1024, groupable: false }),
  url('SmallPhotoUrl', 'Photo', readOnly, { length: 1024, groupable: false }),
  ...viewedDates(),
  check('IsProfilePhotoActive', 'Has Profile Photo', readOnly),
  lookup('IndividualId', 'Individual ID', 'Individual', 'Individual', 'Users')
]);

export const organization = object(
  'Organization',
  '00D',
  'Organization',
  { createable: false, deletable: false, undeletable: false },
  [
    idField('Organization ID'),
    text('Name', 'Name', 80, required, { nameField: true, createable: false }),
    text('Division', 'Division', 80),
    ...address(''),
    phone('Phone', 'Phone'),
    phone('Fax', 'Fax'),
    text('PrimaryContact', 'Primary Contact', 80),
    pick('DefaultLocaleSidKey', 'Locale', 40, locales, required),
    pick('TimeZoneSidKey', 'Time Zone', 40, zones, required),
    pick('LanguageLocaleKey', 'Language', 40, 'en_US;de;fr;es', required),
    int('FiscalYearStartMonth', 'Fiscal Year Starts In', readOnly),
    pick(
      'OrganizationType',
      'Edition',
      40,
      'Developer Edition;Enterprise Edition;Unlimited Edition',
      readOnly
    ),
    text('NamespacePrefix', 'Namespace Prefix', 15, readOnly),
    text('InstanceName', 'Instance Name', 5, readOnly),
    check('IsSandbox', 'Is Sandbox', readOnly),
    check('IsReadOnly', 'Is Read Only', readOnly),
    moment('TrialExpirationDate', 'Trial Expiration Date', readOnly),
    ...createdAndModified()
  ]
);

export const recordType = object(
  'RecordType',
  '012',
  'Record Type',
  { deletable: false, undeletable: false },
  [
    idField('Record Type ID'),
    text('Name', 'Name', 80, required, { nameField: true }),
    text('DeveloperName', 'Record Type Name', 80, required),
    text('NamespacePrefix', 'Namespace Prefix', 15, readOnly),
    text('Description', 'Description', 255),
    lookup('BusinessProcessId', 'Business Process ID', 'BusinessProcess', null, null),
    pick(
      'SobjectType',
      'SObject Type Name',
      40,
      'Account;Campaign;CampaignMember;Case;Contact;Event;Lead;Opportunity;Task',
      required
    ),
    check('IsActive', 'Active'),
    ...createdAndModified()
  ]
);

export const individual = object('Individual', '0PK', 'Individual', { mergeable: true }, [
  idField('Individual ID'),
  owner(),
  isDeleted(),
  ...personName(),
  check('HasOptedOutTracking', "Don't Track"),
  check('HasOptedOutProfiling', "Don't Profile"),
  check('HasOptedOutProcessing', "Don't Process"),
  check('HasOptedOutSolicit', "Don't Market"),
  check('ShouldForget', 'Forget this Individual'),
  check('SendIndividualData', "Export Individual's Data"),
  check('CanStorePiiElsewhere', 'OK to Store PII Data Elsewhere'),
  check('HasOptedOutGeoTracking', 'Block Geolocation Tracking'),
  day('BirthDate', 'Birth Date'),
  day('DeathDate', 'Death Date'),
  int('ConvictionsCount', 'Number of Convictions'),
  int('ChildrenCount', 'Number of Children'),
  pick('MilitaryService', 'Military Service', 40, 'Unknown;Yes;No', { restrictedPicklist: true }),
  check('IsHomeOwner', 'Homeowner'),
  text('Occupation', 'Occupation', 150),
  url('Website', 'Website'),
  pick('IndividualsAge', "Individual's Age", 40, '13 or Older;16 or Older'),
  moment('LastViewedDate', 'Last Viewed Date', readOnly),
  masterRecord('Individual'),
  int('ConsumerCreditScore', 'Consumer Credit Score'),
  text('ConsumerCreditScoreProviderName', 'Consumer Credit Score Provider Name', 150),
  int('InfluencerRating', 'Influencer Rating'),
  ...createdAndModified()
]);
