import {
  area,
  check,
  defaulted,
  email,
  holds,
  lookup,
  moment,
  phone,
  pick,
  readOnly,
  required,
  text
} from './field-kinds';
import { object } from './object-schema';
import { createdAndModified, idField, isDeleted, masterRecord, owner, viewedDates } from './shared-fields';

const reasons = 'Installation;Equipment Complexity;Performance;Breakdown;Equipment Design;Feedback;Other';

export const supportCase = object('Case', '500', 'Case', {}, [
  idField('Case ID'),
  isDeleted(),
  masterRecord('Case'),
  text('CaseNumber', 'Case Number', 30, readOnly, required, defaulted, {
    nameField: true,
    idLookup: true,
    autoNumber: true,
    groupable: false
  }),
  lookup('ContactId', 'Contact ID', 'Contact', 'Contact', 'Cases', holds),
  lookup('AccountId', 'Account ID', 'Account', 'Account', 'Cases', holds),
  lookup('AssetId', 'Asset ID', 'Asset', 'Asset', 'Cases'),
  lookup('ParentId', 'Parent Case ID', 'Case', 'Parent', 'Cases'),
  text('SuppliedName', 'Name', 80),
  email('SuppliedEmail', 'Email Address'),
  text('SuppliedPhone', 'Phone', 40),
  text('SuppliedCompany', 'Company', 80),
  pick('Type', 'Case Type', 40, 'Mechanical;Electrical;Electronic;Structural;Other'),
  pick('Status', 'Status', 40, 'New*;Working;Escalated;Closed'),
  pick('Reason', 'Case Reason', 40, reasons),
  pick('Origin', 'Case Origin', 40, 'Phone;Email;Web'),
  text('Subject', 'Subject', 255),
  pick('Priority', 'Priority', 40, 'High;Medium*;Low'),
  area('Description', 'Description', 32000),
  check('IsClosed', 'Closed', readOnly),
  moment('ClosedDate', 'Closed Date', readOnly),
  check('IsEscalated', 'Escalated'),
  owner('Group User'),
  ...createdAndModified(),
  phone('ContactPhone', 'Contact Phone', readOnly),
  phone('ContactMobile', 'Contact Mobile', readOnly),
  email('ContactEmail', 'Contact Email', readOnly),
  phone('ContactFax', 'Contact Fax', readOnly),
  area('Comments', 'Internal Comments', 4000, { sortable: true }),
  ...viewedDates()
]);
