/** Contacts of several accounts. Source: the object reference of Salesforce; needs "Contacts to Multiple Accounts". */
import { check, createOnly, day, field, goesWith, lookup, pick, readOnly, required } from './field-kinds';
import { object } from './object-schema';
import { createdAndModified, idField, isDeleted } from './shared-fields';

const roles = [
  'Business User;Decision Maker;Economic Buyer;Economic Decision Maker;Evaluator;Executive Sponsor',
  'Influencer;Technical Buyer;Other'
].join(';');

export const accountContactRelation = object(
  'AccountContactRelation',
  '07k',
  'Account Contact Relationship',
  { undeletable: false },
  [
    idField('Account Contact Relationship ID'),
    lookup(
      'AccountId',
      'Account ID',
      'Account',
      'Account',
      'AccountContactRelations',
      required,
      createOnly,
      goesWith
    ),
    lookup(
      'ContactId',
      'Contact ID',
      'Contact',
      'Contact',
      'AccountContactRelations',
      required,
      createOnly,
      goesWith
    ),
    field('Roles', 'Roles', 'multipicklist', {
      length: 4099,
      sortable: false,
      groupable: false,
      picklistValues: pick('Roles', 'Roles', 4099, roles).picklistValues
    }),
    check('IsDirect', 'Direct', readOnly),
    check('IsActive', 'Active'),
    day('StartDate', 'Start Date'),
    day('EndDate', 'End Date'),
    isDeleted(),
    ...createdAndModified()
  ]
);
