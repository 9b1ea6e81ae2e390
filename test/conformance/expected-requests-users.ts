import type { ColumnKind, Columns, Equivalent } from './expected-requests-equivalent';

const userId: Columns = { UserId__c: ['text', 'event.userId'] };
const email: Columns = { Email__c: ['text', 'event.traits.email'] };
const newEmail: Columns = { NewEmail__c: ['text', 'mapping.newEmail'] };
const phone: Columns = { Phone__c: ['text', 'event.traits.phone'] };
const phoneNumber = { 'dataFields.phoneNumber': 'Phone__c' };

const updateUser = {
  parity: 'H-01 D-41 Dx-06',
  type: 'UserId',
  columns: { ...userId, ...phone },
  steps: [{ operation: 'Update_User', mappings: phoneNumber }]
} as const;

const clear = (source: string) => ({ Source__c: source, Null_Policy__c: 'Clear' });

const segmentUsers: readonly Equivalent[] = [
  { ...updateUser, cases: ['segment-14', 'segment-24', 'segment-26'] },
  {
    ...updateUser,
    cases: ['segment-25'],
    known: ['UserId__c'],
    steps: [{ operation: 'Update_User', values: { Mode__c: 'Update' }, mappings: phoneNumber }]
  },
  {
    ...updateUser,
    cases: ['segment-16'],
    columns: { ...userId, ...phone, Trait1__c: ['text', 'event.traits.trait1'] },
    steps: [
      {
        operation: 'Update_User',
        mappings: { 'dataFields.phoneNumber': clear('Phone__c'), 'dataFields.trait1': clear('Trait1__c') }
      }
    ]
  },
  {
    ...updateUser,
    cases: ['segment-17'],
    columns: { ...userId, ...phone, Received__c: ['datetime', 'event.receivedAt'] },
    steps: [
      {
        operation: 'Update_User',
        mappings: { ...phoneNumber, 'dataFields.receivedAtDateString': 'Received__c' }
      }
    ]
  },
  {
    ...updateUser,
    cases: ['segment-27'],
    columns: { ...userId, Full_Name__c: ['text', 'event.traits.name'] },
    steps: [{ operation: 'Update_User', mappings: { 'dataFields.name': 'Full_Name__c' } }]
  },
  {
    ...updateUser,
    cases: ['segment-28'],
    columns: { ...userId, NewEmail__c: ['text', 'event.traits.newEmail'] },
    steps: [{ operation: 'Update_User', mappings: { 'dataFields.email': 'NewEmail__c' } }]
  },
  {
    ...updateUser,
    cases: ['segment-13'],
    columns: { ...userId, FirstName__c: ['text', 'event.traits.firstName'] },
    steps: [{ operation: 'Update_User', mappings: { 'dataFields.firstName': 'FirstName__c' } }]
  }
];

const changeEmail = { parity: 'H-06', type: 'Email' } as const;
const newAddress = { newEmail: 'NewEmail__c', currentEmail: 'Email__c' };

const segmentAddresses: readonly Equivalent[] = [
  {
    ...changeEmail,
    cases: ['segment-18', 'segment-22'],
    columns: { ...email, ...newEmail },
    steps: [
      { operation: 'Update_User', mappings: { email: 'Email__c' } },
      { operation: 'Update_Email', mappings: newAddress }
    ]
  },
  {
    ...changeEmail,
    cases: ['segment-19'],
    identity: 'UserId',
    columns: { ...userId, ...newEmail, FirstName__c: ['text', 'event.traits.firstName'] },
    steps: [
      { operation: 'Update_User', mappings: { 'dataFields.firstName': 'FirstName__c' } },
      { operation: 'Update_Email', mappings: { newEmail: 'NewEmail__c' } }
    ]
  },
  {
    ...changeEmail,
    cases: ['segment-20', 'segment-21'],
    columns: {
      ...email,
      ...userId,
      ...newEmail,
      ...phone,
      FirstName__c: ['text', 'event.traits.firstName']
    },
    steps: [
      {
        operation: 'Update_User',
        mappings: { userId: 'UserId__c', 'dataFields.firstName': 'FirstName__c', ...phoneNumber }
      },
      { operation: 'Update_Email', mappings: newAddress }
    ]
  }
];

/** Traits of an event as columns and as fields of the profile. */
const traits = (names: readonly string[], kind: ColumnKind = 'text') => ({
  columns: Object.fromEntries(names.map((name) => [`${name}__c`, [kind, `event.traits.${name}`] as const])),
  mappings: Object.fromEntries(names.map((name) => [`dataFields.${name}`, `${name}__c`]))
});

const place = traits(['name', 'country', 'city']);
const texts = traits(['am_pm', 'pPower', 'firstname', 'administrative_unit']);
const checkbox = traits(['boolean'], 'checkbox');

const rudderUsers: readonly Equivalent[] = [
  {
    parity: 'H-01 D-41 Dx-06',
    cases: ['rudder-iterable-identify-test-1'],
    type: 'Email',
    columns: { ...email, UserId__c: ['text', 'event.anonymousId'], ...place.columns },
    steps: [{ operation: 'Update_User', mappings: { userId: 'UserId__c', ...place.mappings } }]
  },
  {
    parity: 'H-01 D-41 Dx-06',
    cases: ['rudder-iterable-identify-test-3'],
    type: 'Email',
    columns: { ...userId, Email__c: ['text', 'event.context.traits.email'] },
    steps: [{ operation: 'Update_User', mappings: { userId: 'UserId__c' } }]
  },
  {
    parity: 'H-01 D-41 D-44',
    cases: ['rudder-iterable-identify-test-5'],
    type: 'Email',
    columns: {
      ...userId,
      Email__c: ['text', 'event.context.externalId.0.id'],
      ...texts.columns,
      ...checkbox.columns
    },
    steps: [
      {
        operation: 'Update_User',
        mappings: { userId: 'UserId__c', ...texts.mappings, ...checkbox.mappings }
      }
    ]
  }
];

export const userEquivalents: readonly Equivalent[] = [...segmentUsers, ...segmentAddresses, ...rudderUsers];
