import type { DraftDefinition } from 'c/draft';

/** A sync of contacts with two steps, as its editor has it. */
export const definition: DraftDefinition = {
  syncs: [
    { DeveloperName: 'Contacts', Project__c: 'Main', Source_Object__c: 'Contact', Scope_Type__c: 'All' }
  ],
  steps: [
    {
      DeveloperName: 'Contacts_1',
      Sync__c: 'Contacts',
      Order__c: 1,
      Operation__c: 'Update_User',
      MasterLabel: 'Profile'
    },
    {
      DeveloperName: 'Contacts_2',
      Sync__c: 'Contacts',
      Order__c: 2,
      Operation__c: 'Subscribe_List',
      Target__c: '7'
    }
  ],
  mappings: [
    {
      DeveloperName: 'First_Name',
      Step__c: 'Contacts_1',
      Order__c: 1,
      Kind__c: 'Field',
      Source__c: 'FirstName',
      Target__c: 'dataFields.firstName'
    },
    {
      DeveloperName: 'Age',
      Step__c: 'Contacts_1',
      Order__c: 2,
      Kind__c: 'Field',
      Source__c: 'Birthdate',
      Target__c: 'dataFields.age'
    }
  ]
};

const identity = [
  { name: 'email', kind: 'text', isConstant: false },
  { name: 'userId', kind: 'text', isConstant: false }
];
const profile = { named: identity, switches: [], data: 'user', required: [] } as const;
const ofUser = {
  stepTarget: 'none',
  mode: 'user',
  isAboutUser: true,
  mergesFields: true,
  exits: []
} as const;

export const words: Bridge.MappingWords = {
  operations: [
    { ...ofUser, name: 'Update_User', targets: profile },
    { ...ofUser, name: 'Subscribe_List', stepTarget: 'list', targets: profile },
    {
      ...ofUser,
      name: 'Update_Subscriptions',
      mergesFields: false,
      targets: {
        named: identity,
        switches: ['channels', 'messageTypes', 'lists'],
        data: 'none',
        required: []
      }
    },
    {
      ...ofUser,
      name: 'Track_Event',
      stepTarget: 'event',
      mode: 'event',
      mergesFields: false,
      targets: {
        named: [{ name: 'eventName', kind: 'text', isConstant: false }],
        switches: [],
        data: 'free',
        required: []
      }
    },
    {
      ...ofUser,
      name: 'Track_Purchase',
      mode: 'event',
      mergesFields: false,
      targets: {
        named: [{ name: 'items', kind: 'items', isConstant: false }],
        switches: [],
        data: 'free',
        required: [['items'], ['total']]
      }
    },
    {
      ...ofUser,
      name: 'Upsert_Catalog_Item',
      stepTarget: 'catalog',
      mode: 'none',
      isAboutUser: false,
      targets: {
        named: [{ name: 'itemId', kind: 'text', isConstant: false }],
        switches: [],
        data: 'flat',
        required: []
      }
    },
    {
      ...ofUser,
      name: 'Delete_User',
      mode: 'none',
      mergesFields: false,
      targets: { ...profile, data: 'none' }
    }
  ],
  itemTargets: {
    named: [{ name: 'price', kind: 'number', isConstant: false }],
    switches: [],
    data: 'free',
    required: []
  },
  transforms: [
    { name: 'none', form: 'none', does: 'as it is', takesArguments: false },
    { name: 'upper', form: 'upper', does: 'in capitals', takesArguments: false },
    { name: 'truncate', form: 'truncate(40)', does: 'at most so many characters', takesArguments: true }
  ],
  types: [
    { name: 'string', takes: ['string', 'date'] },
    { name: 'long', takes: ['long'] },
    { name: 'date', takes: ['date'] }
  ],
  managedFields: ['email', 'userId', 'signupDate']
};

export const targets: Bridge.MappingTargets = {
  project: 'Main',
  readAt: '2026-11-22T12:00:00.000Z',
  fields: [
    { name: 'firstName', type: 'string' },
    { name: 'age', type: 'long' },
    { name: 'city', type: 'string' },
    { name: 'signupDate', type: 'date' }
  ],
  lists: [
    { id: 7, name: 'News', type: 'Standard' },
    { id: 8, name: 'Everybody', type: 'Dynamic' }
  ],
  catalogs: ['Cars'],
  channels: [{ id: 5, name: 'Orders', messageTypes: [{ id: 51, name: 'Receipts', policy: 'OptOut' }] }],
  problems: []
};

const field = (
  name: string,
  label: string,
  type: string,
  more: Partial<Apex.IterableSyncDescribeView.FieldView> = {}
) => ({
  name,
  label,
  type,
  isCustom: name.endsWith('__c'),
  ...more
});

/** Fields by object. */
export const describes: Readonly<Record<string, readonly Apex.IterableSyncDescribeView.FieldView[]>> = {
  Contact: [
    field('Id', 'Contact ID', 'id'),
    field('FirstName', 'First Name', 'string'),
    field('Birthdate', 'Birthdate', 'date'),
    field('MailingCity', 'Mailing City', 'string'),
    field('Shoe_Size__c', 'Shoe Size', 'double', { scale: 0 }),
    field('MailingAddress', 'Mailing Address', 'address'),
    field('Interests__c', 'Interests', 'multipicklist'),
    field('AccountId', 'Account ID', 'reference', { relationshipName: 'Account', referenceTo: ['Account'] })
  ],
  Account: [
    field('Name', 'Account Name', 'string'),
    field('OwnerId', 'Owner ID', 'reference', { relationshipName: 'Owner', referenceTo: ['User'] })
  ],
  User: [field('Email', 'Email', 'email')]
};

/** What the sample record becomes. */
export const preview = {
  sync: 'Contacts',
  recordId: '003000000000001',
  originalData: {
    Id: '003000000000001',
    FirstName: 'Ada',
    Birthdate: null,
    Account: { Name: 'Engines' },
    Pets__r: { records: [{}, {}] }
  },
  scope: { verdict: 'in scope', reasons: [], clauses: [] },
  steps: [
    {
      step: 'Contacts_1',
      condition: { formula: 'true', result: 'met' },
      mappings: [
        { name: 'First_Name', value: 'Ada', problem: null },
        { name: 'Age', problem: null }
      ],
      result: { status: 'delivered', code: '', message: '' }
    }
  ],
  outcome: { status: 'delivered', code: '', message: '' }
} as unknown as Bridge.Preview;
