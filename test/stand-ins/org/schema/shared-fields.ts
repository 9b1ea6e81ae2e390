/** Groups of fields that many standard objects have in common. */
import type { FieldSchema } from '../model';
import {
  check,
  day,
  defaulted,
  double,
  field,
  lookup,
  moment,
  pick,
  readOnly,
  required,
  text,
  area
} from './field-kinds';
import type { FieldOptions } from './field-kinds';

const system: FieldOptions = { ...readOnly, ...required, ...defaulted };

export const idField = (label: string): FieldSchema =>
  field('Id', label, 'id', system, { length: 18, idLookup: true });

export const isDeleted = (): FieldSchema => check('IsDeleted', 'Deleted', readOnly);

export const masterRecord = (object: string): FieldSchema =>
  lookup('MasterRecordId', 'Master Record ID', object, 'MasterRecord', null, readOnly);

export const owner = (to = 'User', label = 'Owner ID'): FieldSchema =>
  lookup('OwnerId', label, to, 'Owner', null, required, defaulted);

export const createdAndModified = (): FieldSchema[] => [
  moment('CreatedDate', 'Created Date', system),
  lookup('CreatedById', 'Created By ID', 'User', 'CreatedBy', null, system),
  moment('LastModifiedDate', 'Last Modified Date', system),
  lookup('LastModifiedById', 'Last Modified By ID', 'User', 'LastModifiedBy', null, system),
  moment('SystemModstamp', 'System Modstamp', system)
];

export const viewedDates = (): FieldSchema[] => [
  moment('LastViewedDate', 'Last Viewed Date', readOnly),
  moment('LastReferencedDate', 'Last Referenced Date', readOnly)
];

export const lastActivity = (): FieldSchema => day('LastActivityDate', 'Last Activity', readOnly);

const accuracies = 'Address;NearAddress;Block;Street;ExtendedZip;Zip;Neighborhood;City;County;State;Unknown';

/** The eight parts of an address and the compound field over them. */
export function address(prefix: string): FieldSchema[] {
  const compoundFieldName = `${prefix}Address`;
  const part: FieldOptions = { compoundFieldName };
  const label = (name: string) => (prefix ? `${prefix} ${name}` : name);
  return [
    area(`${prefix}Street`, label('Street'), 255, part),
    text(`${prefix}City`, label('City'), 40, part),
    text(`${prefix}State`, label('State/Province'), 80, part),
    text(`${prefix}PostalCode`, label('Zip/Postal Code'), 20, part),
    text(`${prefix}Country`, label('Country'), 80, part),
    double(`${prefix}Latitude`, label('Latitude'), 18, 15, part),
    double(`${prefix}Longitude`, label('Longitude'), 18, 15, part),
    pick(`${prefix}GeocodeAccuracy`, label('Geocode Accuracy'), 40, accuracies, part, {
      restrictedPicklist: true
    }),
    field(compoundFieldName, label('Address'), 'address', readOnly, { sortable: false, groupable: false })
  ];
}

/** Last name, first name, salutation and the full name over them. */
export function personName(salutations = 'Mr.;Ms.;Mrs.;Dr.;Prof.'): FieldSchema[] {
  const part: FieldOptions = { compoundFieldName: 'Name' };
  return [
    text('LastName', 'Last Name', 80, required, part),
    text('FirstName', 'First Name', 40, part),
    pick('Salutation', 'Salutation', 40, salutations, part),
    text('Name', 'Full Name', 121, readOnly, required, { nameField: true })
  ];
}

export const leadSources = 'Web;Phone Inquiry;Partner Referral;Purchased List;Other';

export const industries = [
  'Agriculture;Apparel;Banking;Biotechnology;Chemicals;Communications;Construction;Consulting;Education',
  'Electronics;Energy;Engineering;Entertainment;Environmental;Finance;Food & Beverage;Government;Healthcare',
  'Hospitality;Insurance;Machinery;Manufacturing;Media;Not For Profit;Recreation;Retail;Shipping;Technology',
  'Telecommunications;Transportation;Utilities;Other'
].join(';');

export const cleanStatus = (): FieldSchema =>
  pick(
    'CleanStatus',
    'Clean Status',
    40,
    'Matched~In Sync;Different;Acknowledged~Reviewed;NotFound~Not Found;Inactive;Pending~Not Compared;SelectMatch~Select Match;Skipped',
    { restrictedPicklist: true }
  );

/** The field exists in every org, but only a user whose layout grants it sees it; here everybody does. */
export const consent = (name: string, label: string): FieldSchema => check(name, label);
