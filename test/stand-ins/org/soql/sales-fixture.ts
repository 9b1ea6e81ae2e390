import type { Row, SoqlSource } from '../model';
import { soqlSource } from './soql-fixture';

export const ACME = '001bn0000000001AAA';
export const BETA = '001bn0000000002AAA';
export const ANN = '003bn0000000001AAA';
export const BEN = '003bn0000000002AAA';
export const USER = '005bn0000000001AAA';
export const QUEUE = '00Gbn0000000001AAA';

const picklistValues = [
  { value: 'MEDIA', label: 'Media and TV', active: true, defaultValue: false },
  { value: 'BANK', label: 'Banking', active: false, defaultValue: false }
];
const owner = { type: 'reference', referenceTo: ['Group', 'User'], relationshipName: 'Owner' } as const;
export const address = { street: null, city: 'Paris', country: null, postalCode: '75001', state: null };

const rows: Record<string, Row[]> = {
  User: [{ Id: USER, Name: 'Una User', Email: 'una@example.com', ManagerId: null }],
  Group: [{ Id: QUEUE, Name: 'Web queue', DeveloperName: 'Web' }],
  Account: [
    {
      Id: ACME,
      Name: 'Acme',
      Industry: 'MEDIA',
      Tags__c: 'MEDIA;BANK',
      OwnerId: USER,
      ParentId: BETA,
      BillingAddress: address
    },
    {
      Id: BETA,
      Name: 'Beta',
      Industry: null,
      Tags__c: null,
      OwnerId: QUEUE,
      ParentId: null,
      BillingAddress: null
    }
  ],
  Contact: [
    { Id: ANN, LastName: 'Ann', AccountId: ACME, IsDeleted: false, Points__c: 5 },
    { Id: BEN, LastName: 'Ben', AccountId: ACME, IsDeleted: false, Points__c: 9 },
    { Id: '003bn0000000003AAA', LastName: 'Gone', AccountId: BETA, IsDeleted: true, Points__c: 1 }
  ],
  CampaignMember: [{ Id: '00vbn0000000001AAA', ContactId: ANN, Status: 'Sent' }],
  Task: [
    { Id: '00Tbn0000000001AAA', Subject: 'Call', WhatId: ACME },
    { Id: '00Tbn0000000002AAA', Subject: 'Wait', WhatId: USER },
    { Id: '00Tbn0000000003AAA', Subject: 'Rest', WhatId: null }
  ]
};

/** Accounts with contacts, contacts with campaign members, tasks about anything. */
export const source: SoqlSource = soqlSource({
  objects: {
    User: {
      keyPrefix: '005',
      fields: {
        Id: 'id',
        Name: 'string',
        Email: 'email',
        ManagerId: { type: 'reference', referenceTo: ['User'], relationshipName: 'Manager' }
      }
    },
    Group: { keyPrefix: '00G', fields: { Id: 'id', Name: 'string', DeveloperName: 'string' } },
    Account: {
      keyPrefix: '001',
      fields: {
        Id: 'id',
        Name: 'string',
        Industry: { type: 'picklist', picklistValues },
        Tags__c: { type: 'multipicklist', picklistValues },
        OwnerId: owner,
        ParentId: {
          type: 'reference',
          referenceTo: ['Account'],
          relationshipName: 'Parent',
          childRelationshipName: 'ChildAccounts'
        },
        BillingAddress: 'address'
      }
    },
    Contact: {
      keyPrefix: '003',
      fields: {
        Id: 'id',
        LastName: 'string',
        Points__c: 'double',
        IsDeleted: 'boolean',
        AccountId: {
          type: 'reference',
          referenceTo: ['Account'],
          relationshipName: 'Account',
          childRelationshipName: 'Contacts'
        }
      }
    },
    CampaignMember: {
      keyPrefix: '00v',
      fields: {
        Id: 'id',
        Status: 'picklist',
        ContactId: {
          type: 'reference',
          referenceTo: ['Contact'],
          relationshipName: 'Contact',
          childRelationshipName: 'CampaignMembers'
        }
      }
    },
    Task: {
      keyPrefix: '00T',
      fields: {
        Id: 'id',
        Subject: 'string',
        WhatId: { type: 'reference', referenceTo: ['Account', 'User', 'Group'], relationshipName: 'What' }
      }
    }
  },
  rows
});

/** `attributes` of a record, as REST shows them. */
export const attributes = (type: string, id: string) => ({
  type,
  url: `/services/data/v66.0/sobjects/${type}/${id}`
});
