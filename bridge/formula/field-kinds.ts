import type { Kind } from './bound';

/** Field types of describe (salesforce-api 6) as kinds of the language; what is missing has no value in a formula. */
const kindOfType: Readonly<Record<string, Kind>> = {
  string: 'text',
  textarea: 'text',
  email: 'text',
  phone: 'text',
  url: 'text',
  combobox: 'text',
  encryptedstring: 'text',
  id: 'text',
  reference: 'text',
  boolean: 'boolean',
  int: 'number',
  long: 'number',
  double: 'number',
  currency: 'number',
  percent: 'number',
  date: 'date',
  datetime: 'datetime',
  time: 'time',
  picklist: 'picklist',
  multipicklist: 'multipicklist'
};

export const fieldKind = (type: string): Kind | undefined =>
  Object.hasOwn(kindOfType, type) ? kindOfType[type] : undefined;
