/** Where an equal definition of ours sends another request, and why: sections are those of iterable-api. */
export interface RequestDifference {
  readonly cases: readonly string[];
  /** `<call>.<path>: theirs only | ours only | other value`. */
  readonly at: string;
  readonly reason: string;
}

const rudderUsers = [
  'rudder-iterable-identify-test-1',
  'rudder-iterable-identify-test-3',
  'rudder-iterable-identify-test-5'
];
const rudderCarts = ['rudder-iterable-track-test-5', 'rudder-iterable-track-test-6'];
const rudderViews = ['rudder-iterable-screen-test-1', 'rudder-iterable-page-test-4'];
const rudderNameless = ['rudder-iterable-track-test-8', 'rudder-iterable-track-test-8-again'];
const rudderEvents = [...rudderNameless, 'rudder-iterable-track-test-9', ...rudderViews];

const identityOnly =
  'DESIGN rule 4: purchases and carts name their user and no more; a step Update_User writes the profile';
const noEmptyText = 'salesforce-api 2.3: Salesforce stores no empty text, and what is blank is left out';

export const requestDifferences: readonly RequestDifference[] = [
  {
    cases: ['segment-20', 'segment-21'],
    at: 'address.currentUserId: theirs only',
    reason: '6.3: of the two the e-mail wins, so the user id says nothing'
  },
  {
    cases: ['segment-25'],
    at: 'user.updateOnly: theirs only',
    reason: '6.2: updateOnly is not documented; in the mode Update the bridge looks the user up instead'
  },
  {
    cases: ['segment-28'],
    at: 'user.email: theirs only',
    reason: '3 and 19: the user id finds the user, and the former address beside it could only contradict'
  },
  { cases: ['segment-11'], at: 'purchase.user.email: theirs only', reason: identityOnly },
  { cases: ['segment-11'], at: 'purchase.user.dataFields: theirs only', reason: identityOnly },
  { cases: ['segment-35'], at: 'cart.user.email: theirs only', reason: identityOnly },
  { cases: ['segment-35'], at: 'cart.user.dataFields: theirs only', reason: identityOnly },
  {
    cases: ['segment-11'],
    at: 'purchase.items[].dataFields: theirs only',
    reason: '10: optional, and theirs is empty'
  },
  {
    cases: ['segment-35'],
    at: 'cart.items[].dataFields: theirs only',
    reason: '10: optional, and theirs is empty'
  },
  {
    cases: rudderUsers,
    at: 'user.preferUserId: theirs only',
    reason: '3 and 6.1: it counts only where a user id stands alone'
  },
  {
    cases: rudderUsers,
    at: 'user.dataFields.email: theirs only',
    reason: '4: a copy of the identity, which is no field of the profile'
  },
  {
    cases: rudderUsers,
    at: 'user.createNewFields: ours only',
    reason: '4 and DESIGN rule 4: without it the project decides, and a new field is there for ever'
  },
  {
    cases: rudderViews,
    at: 'event.userId: theirs only',
    reason: '3: the e-mail finds the user of an email-based project, and an event changes no profile'
  },
  {
    cases: ['rudder-iterable-identify-test-5'],
    at: 'user.dataFields.userId: theirs only',
    reason: '3 and 4: it would change the identity that stands beside it'
  },
  { cases: rudderCarts, at: 'cart.user.dataFields: theirs only', reason: identityOnly },
  { cases: rudderCarts, at: 'cart.user.userId: theirs only', reason: identityOnly },
  {
    cases: rudderCarts,
    at: 'cart.user.preferUserId: theirs only',
    reason: '3 and 6.1: false is the default, and it counts only where a user id stands alone'
  },
  {
    cases: rudderCarts,
    at: 'cart.user.mergeNestedObjects: theirs only',
    reason: '4: there is no data to merge'
  },
  {
    cases: ['rudder-iterable-track-test-5'],
    at: 'cart.items[].id: other value',
    reason: '10: the id of an item is a text, theirs is a number'
  },
  {
    cases: rudderEvents,
    at: 'event.createdAt: other value',
    reason: '8.1: seconds are advised, theirs are milliseconds'
  },
  {
    cases: rudderEvents,
    at: 'event.id: ours only',
    reason: '8.1: with an id of its own an event that is sent again replaces itself'
  },
  {
    cases: rudderNameless,
    at: 'event.eventName: ours only',
    reason: '8.1: an event has a name; a step without one is refused before it runs'
  },
  ...['referrer', 'search', 'title', 'url'].map((name) => ({
    cases: rudderViews,
    at: `event.dataFields.${name}: theirs only`,
    reason: noEmptyText
  })),
  {
    cases: ['apiclient-128'],
    at: 'unsubscribe.channelUnsubscribe: ours only',
    reason: '9: what leaving it out means is uncertain, so false is always said'
  }
];
