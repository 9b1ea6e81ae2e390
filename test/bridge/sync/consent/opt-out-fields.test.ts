import type { ConsentRule, ProjectDefinition } from '../../../../bridge/config/sync-definition';
import { optOutFields, optOutReader } from '../../../../bridge/sync/consent/opt-out-fields';
import { contactId, sourceRecord, syncDefinition } from '../../../builders';
import { contactSchema, sourceField, sourceSchema } from '../scripted-source';
import { consentRule } from './consent-parts';

const project = (...consentRules: ConsentRule[]): ProjectDefinition =>
  syncDefinition({ project: { consentRules } }).project;

const account = sourceSchema('Account', [
  sourceField('Id'),
  sourceField('PersonHasOptedOutOfEmail', { type: 'boolean' }),
  sourceField('No_News__c', { type: 'boolean' })
]);

test("Salesforce's own Email Opt Out counts without any rule, where the integration user sees it", () => {
  expect(optOutFields(project(), [{ schema: contactSchema }])).toEqual(['HasOptedOutOfEmail']);
  expect(optOutFields(project(), [{ schema: account }])).toEqual(['PersonHasOptedOutOfEmail']);
  expect(optOutFields(project(), [{ schema: sourceSchema('Pet__c', [sourceField('Id')]) }])).toEqual([]);
});

test("the rules' fields of that object count as well, as the object spells them and each once", () => {
  const rules = [
    consentRule({ object: 'account', field: 'no_news__C' }),
    consentRule({ object: 'Account', field: 'PersonHasOptedOutOfEmail' }),
    consentRule({ object: 'Contact', field: 'No_News__c' })
  ];
  expect(optOutFields(project(...rules), [{ schema: account }])).toEqual([
    'PersonHasOptedOutOfEmail',
    'No_News__c'
  ]);
});

test('a rule that only goes to Salesforce says nothing about whom to send', () => {
  const rule = consentRule({ object: 'Account', field: 'No_News__c', direction: 'To_Salesforce' });
  expect(optOutFields(project(rule), [{ schema: account }])).toEqual(['PersonHasOptedOutOfEmail']);
});

test('a person who is read through a relationship is asked through it', () => {
  const member = sourceSchema('CampaignMember', [sourceField('Id')]);
  const sources = [{ schema: member }, { schema: contactSchema, path: 'Contact' }];
  expect(optOutFields(project(), sources)).toEqual(['Contact.HasOptedOutOfEmail']);
});

describe('opted out', () => {
  const reader = optOutReader(['HasOptedOutOfEmail', 'Contact.No_News__c']);
  const saidOf = (fields: Record<string, unknown>) => reader(sourceRecord(contactId(1), fields));

  test.each([
    ['HasOptedOutOfEmail', { HasOptedOutOfEmail: true }],
    ['HasOptedOutOfEmail', { HasOptedOutOfEmail: true, Contact: { No_News__c: true } }],
    ['Contact.No_News__c', { HasOptedOutOfEmail: false, Contact: { No_News__c: true } }],
    [null, { HasOptedOutOfEmail: false, Contact: { No_News__c: false } }],
    [null, { HasOptedOutOfEmail: null, Contact: null }],
    [null, { HasOptedOutOfEmail: 'true' }]
  ])('%s says so of %j', (field, fields) => {
    expect(saidOf(fields)).toBe(field);
  });
});
