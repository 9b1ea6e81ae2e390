/** Field history: one object beside each that keeps one. Source: docs/contracts/salesforce-field-history.md 1. */
import type { ObjectSchema } from '../model';
import { field, goesWith, lookup, moment, pick, readOnly, required } from './field-kinds';
import { object } from './object-schema';
import { idField, isDeleted } from './shared-fields';

const readAlone = {
  createable: false,
  updateable: false,
  deletable: false,
  undeletable: false,
  replicateable: true
};

/** Neither filtered nor grouped; the values of all kinds of fields stand in it. */
const anyValue = (name: string, label: string) =>
  field(name, label, 'anyType', readOnly, { filterable: false, groupable: false });

const historyOf = (parent: string, keyPrefix: string): ObjectSchema =>
  object(`${parent}History`, keyPrefix, `${parent} History`, readAlone, [
    idField(`${parent} History ID`),
    isDeleted(),
    lookup(`${parent}Id`, `${parent} ID`, parent, parent, 'Histories', readOnly, required, goesWith),
    lookup('CreatedById', 'Created By ID', 'User', 'CreatedBy', null, readOnly, required),
    moment('CreatedDate', 'Created Date', readOnly, required),
    pick('Field', 'Changed Field', 255, '', readOnly, required, { restrictedPicklist: true }),
    pick('DataType', 'Datatype', 40, '', readOnly),
    anyValue('OldValue', 'Old Value'),
    anyValue('NewValue', 'New Value')
  ]);

export const accountHistory = historyOf('Account', '017');
export const contactHistory = historyOf('Contact', '03j');
export const leadHistory = historyOf('Lead', '00b');
