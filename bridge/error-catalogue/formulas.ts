import { entries } from './entry';

/** Why a formula cannot be used at all: found before a run begins. */
export const formulaEntries = entries(
  { decision: 'fix configuration', concerns: ['rule', 'sync'], shows: ['bridge check', 'run'] },
  {
    'formula.empty': {
      cause: 'The formula is empty.',
      fix: 'Write a formula, or choose another kind of mapping.'
    },
    'formula.syntax': {
      cause:
        'The formula cannot be read: a sign is missing or out of place. The message names line and column.',
      fix: 'Correct the formula there.'
    },
    'formula.too-long': {
      cause: 'The formula is longer than can be taken.',
      fix: 'Split it, or make a formula field in Salesforce and map that.'
    },
    'formula.too-deep': {
      cause: 'The formula nests or chains too many levels.',
      fix: 'Split it, or use CASE instead of nested IFs.'
    },
    'formula.ambiguous-power': {
      cause:
        'Salesforce computes ^ in another order than mathematics does, and this formula has two that stand side by side.',
      fix: 'Put parentheses around what is computed first.'
    },
    'formula.unknown-field': {
      cause:
        'The formula names a field that the object does not have, or that the integration user may not read.',
      fix: 'Correct the name, or give the integration user read access to the field.',
      concerns: ['field', 'rule', 'sync']
    },
    'formula.field-type': {
      cause: 'The formula names a field whose type has no value in a formula, such as an address.',
      fix: 'Use its parts, such as MailingCity.',
      concerns: ['field', 'rule', 'sync']
    },
    'formula.global': {
      cause: 'The formula names a global such as $User: a sync runs without user and page.',
      fix: 'Use a field of the record, or the value itself.'
    },
    'formula.unknown-function': {
      cause: 'There is no function of this name.',
      fix: 'Check the name; docs/formulas.md lists the functions.'
    },
    'formula.unsupported-function': {
      cause: 'Salesforce has this function, and a sync cannot compute it. The message says why.',
      fix: 'Do it in a formula field of Salesforce and map that, or as the message says.'
    },
    'formula.argument-count': {
      cause: 'A function has too few or too many arguments.',
      fix: 'Add what is missing, or remove what is too much.'
    },
    'formula.argument-type': {
      cause: 'An argument of a function is of another type than the function takes.',
      fix: 'Give what the message asks for, or convert it with TEXT, VALUE or DATEVALUE.'
    },
    'formula.literal-needed': {
      cause: 'The function takes a text in quotation marks here, and nothing computed.',
      fix: 'Write the text itself.'
    },
    'formula.operator-type': {
      cause: 'An operator stands beside something that it does not go with.',
      fix: 'Use an operator that goes with it, or convert it with TEXT, VALUE or DATEVALUE.'
    },
    'formula.picklist': {
      cause: 'A picklist stands where only some functions take one.',
      fix: 'Write TEXT(field), or use ISPICKVAL or CASE; INCLUDES for several values.'
    },
    'formula.picklist-value': {
      cause: 'The formula compares a picklist with a label, or with nothing; records hold its values.',
      fix: 'Write the value that the message names; ISBLANK asks whether nothing is chosen.'
    },
    'formula.id-length': {
      cause: 'An id has 15 characters in a formula, and the text beside it 18.',
      fix: 'Write CASESAFEID(...), or the first 15 characters of the text.'
    },
    'formula.regex': {
      cause: 'The regular expression cannot be used, or a text is too long for it.',
      fix: 'Use a simpler expression, or LEFT to look at the start only.',
      shows: ['bridge check', 'run', 'record']
    },
    'formula.result-type': {
      cause: 'The formula gives another type than is needed here: a condition gives true or false.',
      fix: 'Change the formula so that it gives what the message asks for.'
    },
    'formula.time-zone': {
      cause: 'The time zone of the sync does not exist.',
      fix: 'Write an IANA name such as Europe/Berlin as the time zone of the sync.'
    }
  }
);
