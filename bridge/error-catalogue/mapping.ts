import { entries } from './entry';

/** What keeps one record from being mapped: to be put right in the record, or by the mapping. */
export const mappingEntries = entries(
  { decision: 'reject', concerns: ['record', 'field'], shows: ['record', 'dead letters', 'run'] },
  {
    'mapping.required': {
      cause: 'A field that the mapping requires is blank in this record.',
      fix: 'Fill in the field, or switch Required off in the mapping, or give it a default.'
    },
    'mapping.wrong-type': {
      cause:
        'The value of the field cannot be turned into what the target takes. The message says what was expected and found.',
      fix: 'Correct the value in Salesforce, or choose another transform or target type for the mapping.'
    },
    'identity.missing': {
      cause:
        'The record has no e-mail address or user id, so nobody in Iterable can be found or made for it.',
      fix: 'Fill in the field that the identity is read from, or leave such records out by the filter.'
    },
    'identity.invalid': {
      cause: 'The e-mail address or user id of the record is not one that Iterable takes.',
      fix: 'Correct the field that the identity is read from.'
    },
    'formula.division-by-zero': {
      cause: 'The formula divides by something that is zero in this record.',
      fix: 'Check for zero first, as in IF(Quantity__c = 0, null, Amount / Quantity__c).'
    },
    'formula.power': {
      cause: 'A power in the formula is too large for this record, or its exponent is not whole.',
      fix: 'Use whole exponents and smaller numbers.'
    },
    'formula.number-range': {
      cause: 'The formula has no result for the numbers of this record, or one that is too large.',
      fix: 'Check the number before it is used, e.g. with IF.'
    },
    'formula.date-range': {
      cause: 'The formula moves a date beyond the years 1 to 9999.',
      fix: 'Check the number that moves the date.'
    },
    'formula.no-date': {
      cause: 'The formula makes a date of year, month and day, or of a text, that are no date.',
      fix: 'Check the values first, as for February 29; write texts in the form that the message names.'
    },
    'formula.no-number': {
      cause: 'The formula makes a number of a text that is none.',
      fix: 'Check it with ISNUMBER first.'
    },
    'formula.no-moment': {
      cause: 'The formula was computed without the time of the run.',
      fix: 'This is a defect of the bridge: please report it.'
    },
    'formula.text-length': {
      cause: 'A text that the formula builds is too long.',
      fix: 'Shorten it, e.g. with LEFT.'
    },
    'formula.wrong-value': {
      cause: 'A field of the record holds what its type does not allow.',
      fix: 'Correct the field of the record.'
    }
  }
);
