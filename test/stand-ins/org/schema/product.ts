/** Products, their prices, and the products of an opportunity. Source: the object reference of Salesforce. */
import {
  area,
  check,
  createOnly,
  currency,
  day,
  defaulted,
  double,
  goesWith,
  holds,
  int,
  lookup,
  pick,
  readOnly,
  required,
  text,
  url
} from './field-kinds';
import { object } from './object-schema';
import { createdAndModified, idField, isDeleted, viewedDates } from './shared-fields';

export const product = object('Product2', '01t', 'Product', {}, [
  idField('Product ID'),
  text('Name', 'Product Name', 255, required, { nameField: true, idLookup: true }),
  text('ProductCode', 'Product Code', 255),
  area('Description', 'Product Description', 4000),
  check('IsActive', 'Active'),
  ...createdAndModified(),
  pick('Family', 'Product Family', 255, ''),
  url('DisplayUrl', 'Display URL', { length: 1000 }),
  text('StockKeepingUnit', 'Product SKU', 180),
  pick('QuantityUnitOfMeasure', 'Quantity Unit Of Measure', 255, ''),
  isDeleted(),
  check('IsArchived', 'Archived', readOnly),
  ...viewedDates()
]);

export const priceBook = object('Pricebook2', '01s', 'Price Book', { undeletable: false }, [
  idField('Price Book ID'),
  isDeleted(),
  text('Name', 'Price Book Name', 255, required, { nameField: true, idLookup: true }),
  ...viewedDates(),
  ...createdAndModified(),
  check('IsActive', 'Active'),
  check('IsArchived', 'Archived', readOnly),
  text('Description', 'Description', 255),
  check('IsStandard', 'Is Standard Price Book', readOnly)
]);

export const priceBookEntry = object(
  'PricebookEntry',
  '01u',
  'Price Book Entry',
  { labelPlural: 'Price Book Entries', undeletable: false },
  [
    idField('Price Book Entry ID'),
    text('Name', 'Product Name', 255, readOnly, { nameField: true }),
    lookup(
      'Pricebook2Id',
      'Price Book ID',
      'Pricebook2',
      'Pricebook2',
      'PricebookEntries',
      required,
      createOnly,
      goesWith
    ),
    lookup(
      'Product2Id',
      'Product ID',
      'Product2',
      'Product2',
      'PricebookEntries',
      required,
      createOnly,
      goesWith
    ),
    currency('UnitPrice', 'List Price', 2, required),
    check('IsActive', 'Active'),
    check('UseStandardPrice', 'Use Standard Price'),
    ...createdAndModified(),
    text('ProductCode', 'Product Code', 255, readOnly),
    isDeleted(),
    check('IsArchived', 'Archived', readOnly)
  ]
);

export const opportunityLineItem = object(
  'OpportunityLineItem',
  '00k',
  'Opportunity Product',
  { undeletable: false },
  [
    idField('Line Item ID'),
    lookup(
      'OpportunityId',
      'Opportunity ID',
      'Opportunity',
      'Opportunity',
      'OpportunityLineItems',
      required,
      createOnly,
      goesWith
    ),
    int('SortOrder', 'Sort Order'),
    lookup(
      'PricebookEntryId',
      'Price Book Entry ID',
      'PricebookEntry',
      'PricebookEntry',
      'OpportunityLineItems',
      createOnly,
      holds
    ),
    lookup(
      'Product2Id',
      'Product ID',
      'Product2',
      'Product2',
      'OpportunityLineItems',
      createOnly,
      defaulted,
      holds
    ),
    text('ProductCode', 'Product Code', 255, readOnly),
    text('Name', 'Opportunity Product Name', 376, readOnly, { nameField: true }),
    double('Quantity', 'Quantity', 12, 2, required),
    currency('TotalPrice', 'Total Price', 2),
    currency('UnitPrice', 'Sales Price', 2),
    currency('ListPrice', 'List Price', 2, readOnly),
    day('ServiceDate', 'Date'),
    text('Description', 'Line Description', 255),
    ...createdAndModified(),
    isDeleted()
  ]
);
