import { entries } from './entry';

/** Fields in Iterable: found before the first write of a run, or where one is created on purpose. */
export const fieldEntries = entries(
  { decision: 'fix configuration', concerns: ['field', 'rule', 'project'], shows: ['bridge check', 'run'] },
  {
    'guard.unknown-field': {
      cause: 'Iterable has no such field, and fields are never created unasked.',
      fix: 'Map onto an existing field, create the field on purpose, or switch Create New Fields on for the step.'
    },
    'guard.type-clash': {
      cause: 'The mapping gives another type than the field has in Iterable, where a type is fixed for good.',
      fix: 'Choose the target type or transform that gives what the field takes, or map onto another field.'
    },
    'guard.field-name': {
      cause:
        'The name of the target is one that Iterable does not take, or that differs from an existing field by capitals only.',
      fix: 'Choose another name, or write it in the capitals that Iterable has.'
    },
    'guard.not-created': {
      cause: 'A field that the step may create did not show up in Iterable.',
      fix: 'Look in Iterable whether the field is there by now, and whether the project allows new fields; then run again.',
      decision: 'wait and retry',
      shows: ['run']
    },
    'field.exists': {
      cause: 'The field is there already, with another type, which is fixed for good.',
      fix: 'Use another name, or that type.',
      shows: ['command line', 'admin endpoint']
    },
    'field.name': {
      cause: 'No field can have this name, or nothing goes into the field that it would be inside of.',
      fix: 'Choose another name.',
      shows: ['command line', 'admin endpoint']
    },
    'field.type': {
      cause: 'A field of this type cannot be created by a call, or Iterable gave it another type.',
      fix: 'Do as the message says; a type cannot be changed afterwards.',
      shows: ['command line', 'admin endpoint']
    },
    'field.no-user': {
      cause: 'A field is created by writing to a user, and Iterable has not the one that was named.',
      fix: 'Name a user who is there, for example one of your own.',
      shows: ['command line', 'admin endpoint']
    },
    'field.refused': {
      cause: 'Iterable did not take the call that creates the field.',
      fix: 'Look whether the user may be written to, and whether the project allows new fields.',
      shows: ['command line', 'admin endpoint']
    }
  }
);
