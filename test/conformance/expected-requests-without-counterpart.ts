/** Cases that describe no request of one of our operations, and why. */
export const withoutCounterpart: Readonly<Record<string, string>> = {
  'segment-7': 'the identity is not recorded with the input, nor any body',
  'segment-12': 'the identity is not recorded with the input, nor any body',
  'segment-15': 'the identity is not recorded with the input, nor any body',
  'segment-23': 'the identity is not recorded with the input, nor any body',
  'segment-29': 'a check of the key, which is no operation of a sync',
  'segment-30': 'a check of the key, which is no operation of a sync',
  'rudder-iterable-validation-test-1': 'a setting of theirs turns the input down before it is looked at',
  'rudder-iterable-validation-test-3': 'a kind of input that only they have',
  'rudder-iterable-validation-test-4': 'a kind of input that only they have',
  'apiclient-40': 'iterable-api 11: no catalog can have a name with blanks',
  'apiclient-61': 'a sync deletes items of a catalog, never the catalog',
  'apiclient-65': 'nothing to delete: a sync sends no such call',
  'apiclient-67': 'iterable-api 11: no catalog can have a name with blanks',
  'apiclient-173': 'iterable-api 7.3: the call has to be switched on by the vendor; Subscribe_List is used',
  'apiclient-174': 'iterable-api 7.3: the call has to be switched on by the vendor; Unsubscribe_List is used',
  'apiclient-183':
    'iterable-api 7.3: the call has to be switched on by the vendor; Update_Subscriptions is used',
  'apiclient-184': 'iterable-api 7.3: the call has to be switched on by the vendor; Unsubscribe_List is used'
};
