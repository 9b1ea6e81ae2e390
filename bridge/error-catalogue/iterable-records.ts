import { entries } from './entry';

/** What Iterable says against one record. A call that is refused as a whole is split until the record stands alone. */
export const iterableRecordEntries = entries(
  { decision: 'reject', concerns: ['record'], shows: ['record', 'dead letters', 'run'] },
  {
    'iterable.type-mismatch': {
      cause:
        'A value has another type than its field in Iterable, which is fixed for good. The message names field, type and value.',
      fix: 'Correct the value in Salesforce, or choose a target type or transform for the mapping that gives what the field takes.',
      concerns: ['record', 'field'],
      decision: 'split'
    },
    'iterable.bad-json-body': {
      from: 'BadJsonBody',
      cause: 'A value in the call has a form that Iterable cannot read.',
      fix: 'Correct the value in Salesforce, or its mapping.',
      concerns: ['record', 'field'],
      decision: 'split'
    },
    'iterable.invalid-email-address-error': {
      from: 'InvalidEmailAddressError',
      cause: 'Iterable does not accept the e-mail address.',
      fix: 'Correct the e-mail address in Salesforce.',
      concerns: ['record', 'field'],
      decision: 'split'
    },
    'iterable.invalid-user-id-error': {
      from: 'InvalidUserIdError',
      cause: 'Iterable does not accept the user id.',
      fix: 'Correct the field that the user id is read from.',
      concerns: ['record', 'field'],
      decision: 'split'
    },
    'iterable.batch-too-large': {
      from: 'BatchTooLarge',
      cause: 'The call was too large for Iterable. A record that is refused alone is too large itself.',
      fix: 'Nothing: calls become smaller by themselves. For a single record: map less of it, or shorten its long texts and arrays.',
      decision: 'split'
    },
    'iterable.http-413': {
      cause: 'The call was too large for Iterable, or for what lies before it.',
      fix: 'Nothing: calls become smaller by themselves. For a single record: map less of it.',
      decision: 'split'
    },
    'iterable.forgotten-user-error': {
      from: 'ForgottenUserError',
      cause: 'The person was forgotten in Iterable (privacy request) and may not be sent.',
      fix: 'Unforget the person in Iterable if that is intended, then send the record again.',
      decision: 'split'
    },
    'iterable.email-already-exists': {
      from: 'EmailAlreadyExists',
      cause: 'The e-mail address belongs to another user in Iterable.',
      fix: 'Merge the two users, or correct the address.',
      concerns: ['record', 'field']
    },
    'iterable.user-id-already-exists': {
      from: 'UserIdAlreadyExists',
      cause: 'The user id belongs to another user in Iterable.',
      fix: 'Merge the two users, or correct the field that the user id is read from.',
      concerns: ['record', 'field']
    },
    'iterable.external-key-conflict': {
      from: 'ExternalKeyConflict',
      cause: 'The e-mail address or user id belongs to another user in Iterable.',
      fix: 'Merge the two users, or correct the address or id.',
      concerns: ['record', 'field']
    },
    'iterable.conflict': {
      from: 'Conflict',
      cause: 'Another user in Iterable already has this e-mail address or user id.',
      fix: 'Merge the two users, or correct the address or id.',
      concerns: ['record', 'field']
    },
    'iterable.unknown-user': {
      from: 'UnknownUser',
      cause: 'Iterable does not know the user that the call is about.',
      fix: 'Send the user first, by a step before this one.'
    },
    'iterable.unknown-user-id-error': {
      from: 'UnknownUserIdError',
      cause: 'Iterable does not know the user id that the call is about.',
      fix: 'Send the user first, by a step before this one.'
    },
    'iterable.unknown-email-error': {
      from: 'UnknownEmailError',
      cause: 'Iterable does not know the e-mail address that the call is about.',
      fix: 'Send the user first, by a step before this one.'
    },
    'iterable.invalid-email': {
      from: 'invalid-email',
      cause: 'Iterable does not accept the e-mail address.',
      fix: 'Correct the e-mail address in Salesforce.',
      concerns: ['record', 'field']
    },
    'iterable.invalid-user-id': {
      from: 'invalid-user-id',
      cause: 'Iterable does not accept the user id.',
      fix: 'Correct the field that the user id is read from.',
      concerns: ['record', 'field']
    },
    'iterable.invalid-data': {
      from: 'invalid-data',
      cause: 'Iterable does not accept a value of the record, and does not say which.',
      fix: 'Look for very long texts and unusual values in what was sent ("bridge dead-letters list --payload"); correct the value or its mapping.',
      concerns: ['record', 'field']
    },
    'iterable.forgotten': {
      from: 'forgotten',
      cause: 'The person was forgotten in Iterable (privacy request) and may not be sent.',
      fix: 'Unforget the person in Iterable if that is intended, then send the record again.'
    },
    'iterable.not-found': {
      cause: 'Iterable does not know this user (for a record), or not this address (for a run).',
      fix: 'For a record: send the user first. For a run: check ITERABLE_API_URL and the data centre of the project.',
      concerns: ['record', 'setting']
    },
    'iterable.email-taken': {
      cause: 'The new e-mail address of the person belongs to another user in Iterable.',
      fix: 'Merge the two users (the step Merge_Users, or in Iterable), or correct the address.',
      concerns: ['record', 'field']
    },
    'iterable.event-not-allowed': {
      cause: 'The Iterable project takes no events of this name.',
      fix: 'Allow the event name in Iterable, or use another one.',
      concerns: ['record', 'rule']
    },
    'iterable.field-dropped': {
      cause: 'Iterable took the record and left out a field that it does not know. The rest arrived.',
      fix: 'Create the field in Iterable, or let the step create new fields; then send the record again.',
      concerns: ['record', 'field']
    },
    'iterable.invalid-identifier': {
      cause:
        'The e-mail address, user id or item id is empty or made of dots only, which cannot be part of a call.',
      fix: 'Correct the field that the identity is read from.',
      concerns: ['record', 'field']
    },
    'iterable.internal': {
      cause: 'Iterable had trouble of its own with this record, which is good.',
      fix: 'Nothing: tried again by itself.',
      decision: 'wait and retry',
      shows: ['record', 'run']
    },
    'iterable.unexplained': {
      cause: 'Iterable counted the record as failed and gave no reason.',
      fix: 'Replay the record. If it comes back, ask Iterable support with the time of the call.'
    },
    'iterable.http-*': {
      cause: 'Iterable refused the call with this HTTP status and no code of its own.',
      fix: 'Correct the record or its mapping, as far as the message says why; else ask Iterable support with the time of the call.',
      decision: 'split'
    },
    'iterable.*': {
      cause:
        'Iterable refused the call with a code of its own (written in small letters with dashes) that the bridge has no rule for.',
      fix: "Look the code up in Iterable's documentation; correct the record or its mapping, then send it again.",
      decision: 'split'
    }
  }
);
