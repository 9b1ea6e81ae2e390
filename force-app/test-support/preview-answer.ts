/** A preview as the bridge answers it: one step that sends a person who is new in Iterable. */
export const previewAnswer: Bridge.Preview = {
  sync: 'Contacts',
  definition: 'v1',
  object: 'Contact',
  recordId: '003000000000001AAA',
  originalData: { attributes: { type: 'Contact' }, FirstName: 'Ada', Email: 'ada@example.com' },
  scope: { verdict: 'in scope', reasons: [], clauses: [] },
  consent: { optedOut: false, field: null, joins: false },
  identity: {
    identity: { kind: 'email', value: 'ada@example.com', key: 'ada@example.com' },
    problem: null,
    sharedWith: null
  },
  steps: [
    {
      step: 'Contacts_1',
      operation: 'Update_User',
      condition: { formula: 'NOT(ISBLANK(Email))', result: 'met' },
      mappings: [
        {
          name: 'Contacts_1_first',
          kind: 'Field',
          source: 'FirstName',
          sourceValue: 'Ada',
          transform: 'upper',
          target: 'dataFields.firstName',
          value: 'ADA',
          problem: null
        },
        {
          name: 'Contacts_1_phone',
          kind: 'Field',
          source: 'Phone',
          sourceValue: null,
          transform: 'none',
          target: 'dataFields.phone',
          problem: null
        }
      ],
      payload: { email: 'ada@example.com', dataFields: { firstName: 'ADA' } },
      problem: null,
      requests: [
        { method: 'POST', path: '/api/users/bulkUpdate', body: '{"users":[{"email":"ada@example.com"}]}' }
      ],
      result: { status: 'delivered', code: 'sent', message: 'Would be sent.' }
    }
  ],
  hypothetical: false,
  user: {
    now: null,
    differences: [
      { field: 'firstName', change: 'added', from: null, to: 'ADA' },
      { field: 'phone', change: 'unchanged', from: null, to: null }
    ]
  },
  outcome: { status: 'delivered', code: 'sent', message: 'Would be sent.' },
  ifInScope: null,
  waits: [],
  notices: [],
  live: null
};
