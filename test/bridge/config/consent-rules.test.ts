import { configOf, consentRuleRow, definitionOf, smallest } from './config-rows';

const sayings = { project: 'Iterable_Consent_Rule.Email_Opt_Out, Project__c' };

test('Tx-05 a rule belongs to the project: every sync of it knows it, with Email Opt Out and both ways as defaults', () => {
  expect(definitionOf(smallest({ consentRule: {} })).project.consentRules).toEqual([
    {
      name: 'Email_Opt_Out',
      object: 'Contact',
      field: 'HasOptedOutOfEmail',
      scope: 'Channel',
      iterableId: 12,
      direction: 'Two_Way'
    }
  ]);
});

test('another field, a message type and one direction are taken as written', () => {
  const consentRule = {
    Source_Object__c: ' Lead ',
    Source_Field__c: 'ns__No_News__c',
    Scope__c: 'Message_Type',
    Iterable_Id__c: 33,
    Direction__c: 'To_Iterable'
  };
  expect(definitionOf(smallest({ consentRule })).project.consentRules).toMatchObject([
    {
      object: 'Lead',
      field: 'ns__No_News__c',
      scope: 'Message_Type',
      iterableId: 33,
      direction: 'To_Iterable'
    }
  ]);
});

test('rules that are switched off or of another project are not those of this one', () => {
  const rows = smallest();
  const projects = [...rows.Iterable_Project__mdt, { DeveloperName: 'Other', MasterLabel: 'Other' }];
  const rules = [
    consentRuleRow({ Active__c: false, Scope__c: 'Nonsense' }),
    consentRuleRow({ DeveloperName: 'Others', Project__r: { DeveloperName: 'Other' }, Scope__c: 'Nonsense' })
  ];
  const answer = configOf({ ...rows, Iterable_Project__mdt: projects, Iterable_Consent_Rule__mdt: rules });
  expect(answer).toMatchObject({ problems: [], syncs: [{ project: { consentRules: [] } }] });
});

test('consent changes nothing of what a sync sends: its version stays', () => {
  expect(definitionOf(smallest({ consentRule: {} })).version).toBe(definitionOf(smallest()).version);
});

test.each([
  ['no object', 'config.missing', { Source_Object__c: null }],
  ['an object with a blank in it', 'config.invalid-value', { Source_Object__c: 'My Object' }],
  ['a field that is a path', 'config.invalid-value', { Source_Field__c: 'Account.Opt_Out__c' }],
  ['a condition for a field', 'config.invalid-value', { Source_Field__c: 'A = true OR B' }],
  ['no scope', 'config.missing', { Scope__c: null }],
  ['a scope nobody knows', 'config.invalid-value', { Scope__c: 'List' }],
  ['a direction nobody knows', 'config.invalid-value', { Direction__c: 'Sideways' }],
  ['no id', 'config.missing', { Iterable_Id__c: null }],
  ['half an id', 'config.invalid-value', { Iterable_Id__c: 1.5 }],
  ['a negative id', 'config.invalid-value', { Iterable_Id__c: -3 }],
  ['text for an id', 'config.missing', { Iterable_Id__c: 'Marketing' }]
])(
  'check: a consent rule with %s stops every sync of the project and is named (%s)',
  (_what, code, values) => {
    const rows = smallest({ consentRule: values });
    const second = {
      ...rows.Iterable_Sync__mdt[0],
      DeveloperName: 'Second',
      Steps_From__c: 'Contact_To_User'
    };
    const answer = configOf({ ...rows, Iterable_Sync__mdt: [...rows.Iterable_Sync__mdt, second] });
    expect(answer.syncs).toEqual([]);
    for (const sync of ['Contact_To_User', 'Second']) {
      const where = `Iterable_Consent_Rule.Email_Opt_Out, ${Object.keys(values)[0]}`;
      expect(answer.problems).toContainEqual(expect.objectContaining({ sync, code, where }));
    }
  }
);

test.each([
  ['no project', { Project__r: null }],
  ['a project that is not there', { Project__r: { DeveloperName: 'Gone' } }]
])('check: a rule of %s is named', (_what, consentRule) => {
  expect(configOf(smallest({ consentRule })).problems).toMatchObject([
    { sync: null, code: 'config.missing', where: sayings.project }
  ]);
});
