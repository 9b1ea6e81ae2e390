import {
  answerOf,
  ask,
  byBen,
  country,
  email,
  jo,
  onlooker,
  operator,
  read,
  view
} from 'test-support/why-situation';

const notSent = answerOf.bind(null, 'notSent');
const us = { value: 'DE', expected: 'US' };

test('Tx-06 a field outside the scope: the cause, who and when, the fix and its button', () => {
  expect(read(notSent('scope.field', { facts: us, ...country, ...byBen }))).toEqual([
    'Not sent: Mailing Country is DE, and Contacts to users takes only US. Ben Ford changed it on 3 November.',
    'Change Mailing Country, then press Sync now.',
    '[Edit Mailing Country]'
  ]);
});

test('Tx-06 where the history of the field says it, the value before', () => {
  const change = { ...byBen, oldValue: 'US', newValue: 'DE' };
  expect(ask(notSent('scope.field', { facts: us, ...country, ...change })).headline).toBe(
    'Not sent: Mailing Country is DE, and Contacts to users takes only US. Ben Ford changed it from US on 3 November.'
  );
});

test('Tx-06 where the history of the field is not kept, who changed the record last', () => {
  const change = { recordChangedByName: 'Mia Wolf', recordChangedAt: '2026-11-22T08:05:00.000Z' };
  expect(ask(notSent('scope.field', { facts: us, ...country, ...change })).headline).toBe(
    'Not sent: Mailing Country is DE, and Contacts to users takes only US. Mia Wolf last changed the record today at 09:05.'
  );
});

test('Tx-06 somebody who may not edit the field is told whom to ask, and offered no button', () => {
  expect(read(notSent('scope.field', { facts: us, ...country, canEdit: false }))).toEqual([
    'Not sent: Mailing Country is DE, and Contacts to users takes only US.',
    'Ask somebody who may edit Mailing Country to change it.'
  ]);
});

test('Tx-06 somebody who may edit it and not send it is told that the next run sends it', () => {
  expect(read(notSent('scope.field', { facts: us, ...country }), onlooker)).toEqual([
    'Not sent: Mailing Country is DE, and Contacts to users takes only US.',
    'Change Mailing Country; the next run then sends it.',
    '[Edit Mailing Country]'
  ]);
});

test('Tx-06 a field of another record is edited on that record', () => {
  const industry = { fieldPath: 'Account.Industry', fieldLabel: 'Account: Industry', canEdit: true };
  const facts = { value: 'Retail', expected: 'Media or Travel' };
  const answer = notSent('scope.field', { facts, ...industry, fieldRecordId: '001000000000001' });
  expect(read(answer)).toEqual([
    'Not sent: Account: Industry is Retail, and Contacts to users takes only Media or Travel.',
    'Change Account: Industry, then press Sync now.',
    '[Edit Account: Industry]'
  ]);
  expect(ask(answer).button?.recordId).toBe('001000000000001');
});

test('Tx-06 a checkbox is ticked or not, and a date is written as people write it', () => {
  const member = { ...country, fieldPath: 'Member__c', fieldLabel: 'Member' };
  expect(
    ask(notSent('scope.field', { facts: { value: 'false', expected: 'true' }, ...member })).headline
  ).toBe('Not sent: Member is not ticked, and Contacts to users takes only ticked.');
  const birth = { ...country, fieldPath: 'Birthdate', fieldLabel: 'Birthdate' };
  const facts = { value: '2011-02-05', expected: 'before 22 November 2010' };
  expect(ask(notSent('scope.field', { facts, ...birth })).headline).toBe(
    'Not sent: Birthdate is 5 February 2011, and Contacts to users takes only before 22 November 2010.'
  );
});

test.each([
  ['anything but DE or FR', 'anything but DE or FR'],
  ['more than 5', 'only more than 5'],
  ['US, CA or MX', 'only US, CA or MX'],
  ['true', 'only ticked'],
  ['after 2026-11-03', 'only after 3 November'],
  ['2025-11-03 or before', 'only 3 November 2025 or before'],
  ['beginning with A or blank', 'only beginning with A or blank']
])('Tx-06 what would do instead, "%s", is said as "takes %s"', (expected, words) => {
  const answer = notSent('scope.field', { facts: { value: 'DE', expected }, ...country });
  expect(ask(answer).headline).toBe(`Not sent: Mailing Country is DE, and Contacts to users takes ${words}.`);
});

test('Tx-06 a blank field outside the scope', () => {
  const change = { ...byBen, oldValue: 'US', newValue: null };
  expect(read(notSent('scope.blank', { ...country, ...change }))).toEqual([
    'Not sent: Mailing Country is blank, and Contacts to users needs a value there. Ben Ford cleared it on 3 November; it was US.',
    'Fill in Mailing Country, then press Sync now.',
    '[Edit Mailing Country]'
  ]);
});

test('Tx-06 a scope that is not about one field', () => {
  const facts = { reason: 'Salesforce does not answer the record to the query of the sync.' };
  expect(read(notSent('scope.other', { facts }))).toEqual([
    'Not sent: Contacts to users does not take this record. Salesforce does not answer the record to the query of the sync.',
    'Change the record, or ask an administrator to change what Contacts to users takes.'
  ]);
});

test('Tx-06 a member of a campaign that is not linked', () => {
  const campaign = { otherRecordId: '701000000000001', otherRecordName: 'Spring Gala' };
  expect(read(notSent('scope.campaign', { facts: { campaign: '701000000000001' }, ...campaign }))).toEqual([
    'Not sent: Spring Gala is not linked to an Iterable list, and Contacts to users takes only members of linked campaigns.',
    'Ask a marketer or an administrator to link Spring Gala to an Iterable list: “Link to Iterable list” on the campaign’s page. Its members are sent at once.'
  ]);
});

test('Tx-06 a member with another status', () => {
  const status = { ...country, fieldPath: 'Status', fieldLabel: 'Status' };
  const facts = { value: 'Sent', expected: 'Responded or Attended' };
  expect(
    read(notSent('scope.member-status', { facts, ...status }), { ...view, objectLabel: 'Campaign Member' })
  ).toEqual([
    'Not sent: the member status is Sent, and Contacts to users takes only Responded or Attended.',
    'Change Status, then press Sync now.',
    '[Edit Status]'
  ]);
});

test('Tx-06 a record that a list view does not show, or a report does not list', () => {
  expect(read(notSent('scope.list-view', { facts: { view: 'Active Customers' } }))).toEqual([
    'Not sent: the list view Active Customers does not show this record, and Contacts to users takes only what it shows.',
    'Change the record, or ask an administrator to change what Contacts to users takes.'
  ]);
  expect(ask(notSent('scope.report', { facts: { report: 'Newsletter Readers' } })).headline).toBe(
    'Not sent: the report Newsletter Readers does not list this record, and Contacts to users takes only what it lists.'
  );
});

test('Tx-06 somebody who opted out: nothing invites to undo it', () => {
  const optOut = { ...country, fieldPath: 'HasOptedOutOfEmail', fieldLabel: 'Email Opt Out' };
  expect(read(notSent('consent.opted-out', { ...optOut, ...byBen }))).toEqual([
    'Not sent: the person opted out (Email Opt Out is ticked), and nobody who opted out is added to Iterable. Ben Ford changed it on 3 November.',
    'Nothing to do. Only the person may ask to be added again.'
  ]);
});

test('S-31 an e-mail address that another record shares', () => {
  expect(read(notSent('identity.shared', jo))).toEqual([
    'Not sent: Jo Park has the same e-mail address or user ID, and speaks for the person in Iterable.',
    'Merge the two records, or give one of them its own address, then press Sync now.',
    '[Open Jo Park]'
  ]);
  expect(ask(notSent('identity.shared', { ...jo, ...email })).headline).toBe(
    'Not sent: Jo Park has the same Email, and speaks for the person in Iterable.'
  );
});

test('S-31 another record that the user may not see is not named', () => {
  expect(read(notSent('identity.shared', { otherRecordId: jo.otherRecordId }))).toEqual([
    'Not sent: another record has the same e-mail address or user ID, and speaks for the person in Iterable.',
    'Merge the two records, or give one of them its own address, then press Sync now.'
  ]);
});

test('Tx-06 a condition that is not met names the field by its label', () => {
  const revenue = { ...country, fieldPath: 'AnnualRevenue__c', fieldLabel: 'Annual Revenue' };
  const facts = { step: 'Send', formula: 'AnnualRevenue__c > 1000' };
  expect(read(notSent('condition', { facts, ...revenue }))).toEqual([
    'Not sent: Contacts to users takes only records with Annual Revenue > 1000.',
    'Change Annual Revenue, then press Sync now.',
    '[Edit Annual Revenue]'
  ]);
});

test('Tx-06 no sync for such records', () => {
  for (const by of [view, operator])
    expect(read(notSent('sync.none'), by)).toEqual([
      'Not sent: no active sync takes records of the type Contact.',
      'Ask an administrator to set up a sync for it.'
    ]);
});

test('Tx-06 a paused sync: who paused it, and who may resume it', () => {
  const pause = { moment: '2026-11-21T16:30:00.000Z', changedByName: 'Ben Ford' };
  expect(read(notSent('sync.paused', pause), operator)).toEqual([
    'Not sent: Ben Ford paused Contacts to users on 21 November.',
    'Resume it on Home; all that changed meanwhile is then sent.',
    '[Open Iterable Sync]'
  ]);
  expect(read(notSent('sync.paused', { moment: pause.moment }))).toEqual([
    'Not sent: Contacts to users was paused on 21 November.',
    'Ask an operator of Iterable Sync to resume it; nothing is lost meanwhile.'
  ]);
  expect(read(notSent('sync.paused'), operator)).toEqual([
    'Not sent: Contacts to users is paused.',
    'Ask an administrator to set Contacts to users to active.'
  ]);
});

test('Tx-06 a sync that is switched off, or only shows', () => {
  expect(read(notSent('sync.inactive'))).toEqual([
    'Not sent: Contacts to users is switched off.',
    'Ask an administrator to set Contacts to users to active.'
  ]);
  expect(ask(notSent('sync.capture')).headline).toBe(
    'Not sent: Contacts to users only shows what it would do for now, and sends nothing.'
  );
});

test('Tx-06 a converted lead leads to its contact', () => {
  expect(read(notSent('record.converted', jo))).toEqual([
    'Not sent: the lead was converted, and the contact Jo Park has taken its place.',
    'Look at Jo Park instead.',
    '[Open Jo Park]'
  ]);
  expect(read(notSent('record.converted'))).toEqual([
    'Not sent: the lead was converted, and a contact has taken its place.',
    'Nothing to do.'
  ]);
});

test('Tx-06 somebody who asked to be forgotten', () => {
  expect(read(notSent('record.forgotten'))).toEqual([
    'Not sent: the person asked to be forgotten, so nothing about them is sent any more.',
    'Nothing to do. Only a privacy officer can undo this, if the person asks for it.'
  ]);
});
