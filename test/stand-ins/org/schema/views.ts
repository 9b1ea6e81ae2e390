/** What people save to look at records: list views and reports, read by SOQL alone. Source: docs/contracts. */
import { check, moment, pick, readOnly, required, text } from './field-kinds';
import { object } from './object-schema';
import { createdAndModified, idField, isDeleted } from './shared-fields';

const readAlone = {
  createable: false,
  updateable: false,
  deletable: false,
  undeletable: false,
  replicateable: false
};

const viewedDates = () => [
  moment('LastViewedDate', 'Last Viewed Date', readOnly),
  moment('LastReferencedDate', 'Last Referenced Date', readOnly)
];

export const listView = object('ListView', '00B', 'List View', readAlone, [
  idField('List View ID'),
  text('Name', 'View Name', 40, readOnly, required, { nameField: true }),
  text('DeveloperName', 'View Unique Name', 80, readOnly),
  text('NamespacePrefix', 'Namespace Prefix', 15, readOnly),
  pick('SobjectType', 'Custom Object Definition', 40, '', readOnly),
  check('IsSoqlCompatible', 'Is SOQL Compatible', readOnly),
  ...createdAndModified(),
  ...viewedDates()
]);

export const report = object('Report', '00O', 'Report', readAlone, [
  idField('Report ID'),
  text('Name', 'Report Name', 40, readOnly, required, { nameField: true }),
  text('DeveloperName', 'Report Unique Name', 80, readOnly),
  text('NamespacePrefix', 'Namespace Prefix', 15, readOnly),
  pick('Format', 'Format', 40, 'Tabular;Summary;Matrix;MultiBlock', readOnly),
  isDeleted(),
  ...createdAndModified(),
  ...viewedDates()
]);
