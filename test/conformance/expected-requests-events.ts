import type { Columns, Equivalent } from './expected-requests-equivalent';

const userId: Columns = { UserId__c: ['text', 'event.userId'] };
const anonymous: Columns = { UserId__c: ['text', 'event.anonymousId'] };
const email: Columns = { Email__c: ['text', 'event.properties.email'] };

const dated = (kind: 'datetime' | 'date'): Pick<Equivalent, 'columns' | 'steps'> => ({
  columns: { ...userId, MyDate__c: [kind, 'event.properties.myDate'] },
  steps: [{ operation: 'Track_Event', target: 'Dated', mappings: { 'dataFields.myDate': 'MyDate__c' } }]
});

const byUserId = { parity: 'H-02 H-21 H-29', type: 'UserId', known: ['UserId__c'] } as const;
const byEmail = { parity: 'H-02 H-21 H-22', type: 'Email', known: ['Email__c'] } as const;

const badDates = [1, 2, 3, 4].map((number) => `badDate${number}`);

const namedInEvent = {
  operation: 'Track_Event',
  mappings: { eventName: 'EventName__c', 'dataFields.eventSequence': 'Sequence__c' }
};
const sequence: Columns = {
  EventName__c: ['text', 'event.event'],
  Sequence__c: ['whole', 'event.properties.eventSequence']
};

const segmentEvents: readonly Equivalent[] = [
  {
    ...byEmail,
    cases: ['segment-0', 'segment-6'],
    columns: email,
    steps: [{ operation: 'Track_Event', targetFrom: 'event.event', mappings: { email: 'Email__c' } }]
  },
  {
    ...byUserId,
    cases: ['segment-1'],
    columns: userId,
    steps: [{ operation: 'Track_Event', target: 'Anything', mappings: { userId: 'UserId__c' } }]
  },
  { ...byUserId, cases: ['segment-2', 'segment-4'], ...dated('datetime') },
  { ...byUserId, cases: ['segment-3'], ...dated('date') },
  {
    ...byUserId,
    cases: ['segment-5'],
    columns: {
      ...userId,
      ...Object.fromEntries(
        badDates.map((name) => [`${name}__c`, ['text', `event.properties.${name}`] as const])
      ),
      Good__c: ['datetime', 'event.properties.myGoodDate']
    },
    steps: [
      {
        operation: 'Track_Event',
        target: 'Dated',
        mappings: {
          ...Object.fromEntries(badDates.map((name) => [`dataFields.${name}`, `${name}__c`])),
          'dataFields.myGoodDate': 'Good__c'
        }
      }
    ]
  },
  {
    ...byUserId,
    parity: 'H-02 H-21 H-22',
    cases: ['segment-8'],
    columns: { ...userId, ...sequence },
    steps: [namedInEvent]
  },
  { ...byEmail, cases: ['segment-9'], columns: { ...email, ...sequence }, steps: [namedInEvent] }
];

const mail: Columns = {
  Created__c: ['datetime', 'event.originalTimestamp'],
  Subject__c: ['text', 'event.properties.subject'],
  Sent__c: ['date', 'event.properties.sendtime'],
  Place__c: ['text', 'event.properties.sendlocation']
};
const mailMappings = {
  createdAt: 'Created__c',
  'dataFields.subject': 'Subject__c',
  'dataFields.sendtime': 'Sent__c',
  'dataFields.sendlocation': 'Place__c'
};
const opened = { operation: 'Track_Event', target: 'Email Opened', mappings: mailMappings };

const viewed = ['path', 'referrer', 'search', 'title', 'url', 'category'];

/** A page or a screen that was looked at: its name says which. */
const view = (kind: 'screen' | 'page'): Pick<Equivalent, 'columns' | 'steps'> => ({
  columns: {
    ...anonymous,
    Email__c: ['text', 'event.context.traits.email'],
    Created__c: ['datetime', 'event.originalTimestamp'],
    ViewName__c: ['text', 'event.name'],
    ...Object.fromEntries(viewed.map((name) => [`${name}__c`, ['text', `event.properties.${name}`] as const]))
  },
  steps: [
    {
      operation: 'Track_Event',
      mappings: {
        userId: 'UserId__c',
        createdAt: 'Created__c',
        eventName: { Kind__c: 'Formula', Source__c: `ViewName__c & " ${kind}"` },
        ...Object.fromEntries(viewed.map((name) => [`dataFields.${name}`, `${name}__c`]))
      }
    }
  ]
});

const rudderEvents: readonly Equivalent[] = [
  {
    ...byUserId,
    cases: ['rudder-iterable-track-test-8', 'rudder-iterable-track-test-9'],
    columns: { ...anonymous, ...mail },
    steps: [opened]
  },
  {
    ...byUserId,
    cases: ['rudder-iterable-track-test-8-again'],
    columns: { ...userId, ...mail },
    steps: [opened]
  },
  { ...byEmail, cases: ['rudder-iterable-screen-test-1'], ...view('screen') },
  { ...byEmail, cases: ['rudder-iterable-page-test-4'], ...view('page') }
];

export const eventEquivalents: readonly Equivalent[] = [...segmentEvents, ...rudderEvents];
