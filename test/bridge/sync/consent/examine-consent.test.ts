import type { ConsentRule } from '../../../../bridge/config/sync-definition';
import { examineConsent } from '../../../../bridge/sync/consent/examine-consent';
import { consentProblems } from '../../../../bridge/sync/consent/run-consent';
import { contactSchema, scriptedSource, sourceField, sourceSchema } from '../scripted-source';
import { consentRule, consentWorld, type ConsentWorld } from './consent-parts';

let world: ConsentWorld;
beforeEach(async () => {
  world = await consentWorld();
});
afterEach(() => world.close());

const account = sourceSchema('Account', [
  sourceField('Id', { type: 'id' }),
  sourceField('SystemModstamp', { type: 'datetime' }),
  sourceField('PersonEmail', { type: 'email' }),
  sourceField('PersonHasOptedOutOfEmail', { type: 'boolean' }),
  sourceField('Status__c', { type: 'picklist' }),
  sourceField('Long_No__c', { type: 'boolean', filterable: false })
]);
const stampless = sourceSchema('Pet__c', [sourceField('No_Mail__c', { type: 'boolean' })]);

const parts = () => ({
  destination: world.parts.destination,
  source: scriptedSource({ schemas: [contactSchema, account, stampless] })
});
const examined = (...consentRules: ConsentRule[]) =>
  examineConsent({ ...world.project, consentRules }, parts());

test('rules of one object are read together, with the address by which a person is known', async () => {
  const rules = [
    consentRule(),
    consentRule({ name: 'Partners', object: 'contact', iterableId: 13 }),
    consentRule({ name: 'Person', object: 'Account', field: 'personHasOptedOutOfEmail' }),
    consentRule({ name: 'Back', object: 'Lead', direction: 'To_Salesforce' })
  ];
  const { objects, problems } = await examined(...rules);
  expect(problems).toEqual([]);
  expect(objects).toMatchObject([
    {
      object: 'Contact',
      rules: [{ name: 'Email_Opt_Out' }, { name: 'Partners' }],
      scope: { emailField: 'Email' }
    },
    {
      object: 'Account',
      scope: {
        emailField: 'PersonEmail',
        changed: {
          fields: ['Id', 'SystemModstamp', 'PersonHasOptedOutOfEmail', 'PersonEmail'],
          condition: null
        },
        optedOut: { condition: 'PersonHasOptedOutOfEmail = true' }
      }
    }
  ]);
});

test('what rules say is their version, whatever they are called and in whatever order they stand', async () => {
  const [one, two] = [consentRule(), consentRule({ name: 'Partners', iterableId: 13 })];
  const versionOf = async (...rules: ConsentRule[]) => (await examined(...rules)).objects[0]?.version;
  expect(await versionOf(two, { ...one, name: 'Renamed' })).toBe(await versionOf(one, two));
  expect(await versionOf(one)).not.toBe(await versionOf(two));
});

test.each([
  ['an object that is not there', 'sf.unknown-object', 'Source_Object__c', { object: 'Gone' }],
  [
    'an object without SystemModstamp',
    'config.change-field',
    'Source_Object__c',
    { object: 'Pet__c', field: 'No_Mail__c' }
  ],
  ['a field that is not there', 'config.unknown-source', 'Source_Field__c', { field: 'Gone__c' }],
  ['a picklist', 'config.consent-field', 'Source_Field__c', { object: 'Account', field: 'Status__c' }],
  [
    'a field nobody can search for',
    'config.consent-field',
    'Source_Field__c',
    { object: 'Account', field: 'Long_No__c' }
  ],
  ['a channel that is not there', 'config.unknown-channel', 'Iterable_Id__c', { iterableId: 99 }],
  [
    'a message type that is not there',
    'config.unknown-message-type',
    'Iterable_Id__c',
    { scope: 'Message_Type', iterableId: 12 }
  ]
] as const)('check: a rule with %s is named (%s)', async (_what, code, field, given) => {
  const project = { ...world.project, consentRules: [consentRule(given)] };
  const problems = await consentProblems(project, parts());
  expect(problems).toMatchObject([
    { sync: null, code, where: `Iterable_Consent_Rule.Email_Opt_Out, ${field}` }
  ]);
  expect(problems[0]?.message).not.toBe('');
});

test('a rule that does not fit stops the run before anything is read', async () => {
  world.project = { ...world.project, consentRules: [consentRule({ iterableId: 99 })] };
  await expect(world.pass()).rejects.toMatchObject({ name: 'ConfigError', code: 'config.unknown-channel' });
  expect(world.source.queries).toEqual([]);
});

test.each([
  ['config.project-inactive', { active: false }],
  ['config.other-org', { organizationId: '00D000000000009EAA' }]
])('nothing goes to a project that may not be sent to (%s)', async (code, given) => {
  world.project = { ...world.project, ...given };
  await expect(world.pass()).rejects.toMatchObject({ code });
});
