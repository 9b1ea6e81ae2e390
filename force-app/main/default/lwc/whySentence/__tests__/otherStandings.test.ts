import {
  answerOf,
  ask,
  byBen,
  country,
  email,
  jo,
  onlooker,
  operator,
  read
} from 'test-support/why-situation';

const removed = answerOf.bind(null, 'removed');
const needsAttention = answerOf.bind(null, 'needsAttention');
const waiting = answerOf.bind(null, 'waiting');
const isIn = answerOf.bind(null, 'in');

test('Tx-06 a deleted record', () => {
  expect(read(removed('record.deleted'))).toEqual([
    'Removed: the record was deleted in Salesforce.',
    'Nothing to do. If it was deleted by mistake, restore it, and the next run sends it.'
  ]);
});

test('Tx-06 a merged record leads to the one that is left', () => {
  expect(read(removed('record.merged', jo))).toEqual([
    'Removed: the record was merged into Jo Park.',
    'Look at Jo Park instead.',
    '[Open Jo Park]'
  ]);
});

test('Tx-06 a record that left the scope: when, and by which field', () => {
  const moment = '2026-11-03T09:20:00.000Z';
  const facts = { value: 'DE', expected: 'US' };
  expect(read(removed('removed.left', { facts, moment, ...country, ...byBen }))).toEqual([
    'Removed on 3 November: Mailing Country is DE, and Contacts to users takes only US. Ben Ford changed it on 3 November.',
    'Change Mailing Country, then press Sync now.',
    '[Edit Mailing Country]'
  ]);
});

test('Tx-06 a record that left for another reason; of another year the year is said', () => {
  const facts = { reason: 'the campaign was closed' };
  expect(read(removed('removed.other', { facts, moment: '2025-12-30T12:00:00Z' }))).toEqual([
    'Removed on 30 December 2025: Contacts to users no longer takes this record. The campaign was closed.',
    'Change the record, or ask an administrator to change what Contacts to users takes.'
  ]);
});

test('Tx-06 nobody is there without an e-mail address', () => {
  expect(read(needsAttention('identity.missing', email))).toEqual([
    'Needs attention: Email is blank, and without it Iterable cannot know the person.',
    'Fill in Email, then press Sync now.',
    '[Edit Email]'
  ]);
});

test('Tx-06 an address that Iterable does not accept', () => {
  expect(
    read(needsAttention('identity.invalid', { facts: { value: 'ana@acme' }, ...email, ...byBen }))
  ).toEqual([
    'Needs attention: Email is ana@acme, which Iterable does not accept. Ben Ford changed it on 3 November.',
    'Change Email, then press Sync now.',
    '[Edit Email]'
  ]);
});

test('Tx-06 a value of another type than the field of Iterable has', () => {
  const age = { ...country, fieldPath: 'Age__c', fieldLabel: 'Age' };
  const facts = { value: 'forty', expected: 'a number', iterableField: 'age' };
  expect(read(needsAttention('rejected.type', { facts, ...age }))).toEqual([
    'Needs attention: Age is forty, and age in Iterable takes only a number.',
    'Correct Age, or ask an administrator to change the mapping, then press Sync now.',
    '[Edit Age]'
  ]);
});

test('Tx-06 where the value or the field is not one, it is told without', () => {
  const facts = { value: '', expected: 'a number', iterableField: 'age' };
  expect(ask(needsAttention('rejected.type', { facts, ...country })).headline).toBe(
    'Needs attention: Mailing Country does not fit age in Iterable, which takes only a number.'
  );
  expect(ask(needsAttention('rejected.type', { facts: { ...facts, value: 'forty' } })).headline).toBe(
    'Needs attention: forty does not fit age in Iterable, which takes only a number.'
  );
  expect(
    ask(needsAttention('rejected.value', { facts: { reason: 'it is too long.' }, ...country })).headline
  ).toBe('Needs attention: Mailing Country cannot be sent. It is too long.');
  expect(ask(needsAttention('identity.missing')).headline).toBe(
    'Needs attention: it has no e-mail address or user ID, and without one Iterable cannot know the person.'
  );
  expect(ask(needsAttention('identity.invalid', { facts: { value: 'ana@acme' } })).headline).toBe(
    'Needs attention: ana@acme is no e-mail address or user ID that Iterable accepts.'
  );
});

test('Tx-06 a required field that is blank', () => {
  expect(read(needsAttention('rejected.required', country))).toEqual([
    'Needs attention: Mailing Country is blank, and Contacts to users sends nobody without it.',
    'Fill in Mailing Country, then press Sync now.',
    '[Edit Mailing Country]'
  ]);
});

test('Tx-06 a value that cannot be sent', () => {
  const phone = { ...country, fieldPath: 'Phone', fieldLabel: 'Phone' };
  const facts = { value: '12', reason: 'it is no phone number.' };
  expect(read(needsAttention('rejected.value', { facts, ...phone, canEdit: false }))).toEqual([
    'Needs attention: Phone is 12, which cannot be sent. It is no phone number.',
    'Ask somebody who may edit Phone to change it.'
  ]);
});

test('Tx-06 what failed for another reason is tried again by a button, with the fix that is known', () => {
  const moment = '2026-11-03T09:20:00.000Z';
  const reason = 'There is no list 81 in Iterable.';
  const fix = 'Choose another list.';
  expect(read(needsAttention('rejected.other', { facts: { reason, fix }, moment }))).toEqual([
    'Needs attention: sending failed on 3 November. There is no list 81 in Iterable.',
    'Choose another list.',
    '[Sync now]'
  ]);
  expect(read(needsAttention('rejected.other', { facts: { reason } }))).toEqual([
    'Needs attention: sending failed. There is no list 81 in Iterable.',
    'Press Sync now to try again; if it fails again, ask an administrator.',
    '[Sync now]'
  ]);
  expect(read(needsAttention('rejected.other', { facts: { reason } }), onlooker)).toEqual([
    'Needs attention: sending failed. There is no list 81 in Iterable.',
    'Ask an administrator of Iterable Sync.'
  ]);
});

test('Tx-06 a sync that cannot run', () => {
  const message = 'There is no field Contact.Nickname__c.';
  const fix = 'Create the field, or remove it from the mapping.';
  expect(read(needsAttention('sync.problem', { facts: { message, fix } }), operator)).toEqual([
    'Needs attention: Contacts to users cannot run. There is no field Contact.Nickname__c.',
    'Create the field, or remove it from the mapping.',
    '[Open Iterable Sync]'
  ]);
});

test('Tx-06 a record that the bridge may not see', () => {
  expect(read(needsAttention('record.invisible'))).toEqual([
    'Needs attention: Iterable Sync may not see this record.',
    'Ask an administrator to share it with the integration user of Iterable Sync.'
  ]);
});

test('Tx-06 a record whose turn comes: when, and how to be sooner', () => {
  expect(read(waiting('waiting.turn', { moment: '2026-11-22T11:10:00.000Z' }))).toEqual([
    'Waiting: Contacts to users sends it with its next run today at 12:10.',
    'Nothing to do. To send it at once, press Sync now.',
    '[Sync now]'
  ]);
  expect(read(waiting('waiting.turn'), onlooker)).toEqual([
    'Waiting: Contacts to users sends it with its next run.',
    'Nothing to do.'
  ]);
});

test('Tx-06 a record that is tried again', () => {
  const facts = { reason: 'Iterable is busy.' };
  expect(read(waiting('waiting.retry', { facts, moment: '2026-11-23T05:00:00.000Z' }))).toEqual([
    'Waiting: sending did not work yet and is tried again tomorrow at 06:00. Iterable is busy.',
    'Nothing to do. To send it at once, press Sync now.',
    '[Sync now]'
  ]);
  expect(ask(waiting('waiting.retry', { facts, moment: '2026-12-24T05:00:00.000Z' })).headline).toBe(
    'Waiting: sending did not work yet and is tried again on 24 December at 06:00. Iterable is busy.'
  );
});

test('Tx-06 a removal that is held for approval', () => {
  const held = waiting('waiting.held', { facts: { runId: '7' }, moment: '2026-11-22T08:00:00.000Z' });
  expect(read(held, operator)).toEqual([
    'Waiting: Contacts to users would remove it with many others; that was held for approval today at 09:00.',
    'Approve or discard the removals on Home.',
    '[Open Iterable Sync]'
  ]);
  expect(read(held)[1]).toBe('Ask an operator of Iterable Sync to approve or discard the removals.');
});

test('Tx-06 a person whom Iterable is still taking in', () => {
  expect(read(waiting('waiting.settle', { moment: '2026-11-22T11:01:00.000Z' }))).toEqual([
    'Waiting: Iterable is still taking in the person, and the rest is sent today at 12:01.',
    'Nothing to do.'
  ]);
});

test('Tx-06 a sync before its first run', () => {
  expect(read(waiting('waiting.first'))).toEqual([
    'Waiting: the first run of Contacts to users has not come yet.',
    'Nothing to do. To send it at once, press Sync now.',
    '[Sync now]'
  ]);
});

test('Tx-06 a record that is in Iterable: sent, changed since, up to date', () => {
  const moment = '2026-11-22T10:40:00.000Z';
  expect(read(isIn('in.sent', { moment }))).toEqual([
    'In Iterable: Contacts to users sent it today at 11:40.',
    'Nothing to do.'
  ]);
  expect(read(isIn('in.changed', { moment }))).toEqual([
    'In Iterable: Contacts to users sent it today at 11:40; what changed since goes with the next run.',
    'Nothing to do. To send it at once, press Sync now.',
    '[Sync now]'
  ]);
  expect(read(isIn('in.unchanged', { moment }))).toEqual([
    'In Iterable: up to date; nothing changed since Contacts to users sent it today at 11:40.',
    'Nothing to do.'
  ]);
});
