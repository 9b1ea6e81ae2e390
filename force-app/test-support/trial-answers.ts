/** A forecast, a plan and a trial as the bridge answers them. */

export const forecastAnswer: Bridge.Forecast = {
  sync: 'Contacts',
  window: { start: null, end: '2026-11-22T12:00:00.000Z' },
  records: { total: 1204, exact: true, inWindow: 1204, due: 0, related: 0, linked: 0, leftOver: 0 },
  outcomes: {
    ...{ delivered: 1131, unchanged: 0, skipped: 70, rejected: 3, deferred: 0 },
    ...{ estimated: true, sample: 200, reasons: [] }
  },
  groups: [
    {
      ...{ outcome: 'not-sent', code: 'consent', reason: 'They opted out.', count: 70, isRough: true },
      recordIds: ['003000000000001AAA', '003000000000002AAA']
    },
    { outcome: 'update', code: '', reason: '', count: 131, isRough: true, recordIds: ['003000000000003AAA'] },
    {
      outcome: 'create',
      code: '',
      reason: '',
      count: 1000,
      isRough: true,
      recordIds: ['003000000000004AAA']
    },
    {
      ...{ outcome: 'needs-attention', code: 'identity.missing', reason: 'Email is blank.', count: 3 },
      ...{ isRough: false, recordIds: ['003000000000005AAA'] }
    }
  ],
  writtenBack: 1134,
  calls: {
    salesforce: { reading: 3, writeBack: 7, total: 10 },
    iterable: [{ endpoint: 'bulkUpdateUsers', calls: 2, perSecond: 5, seconds: 1 }],
    before: 3,
    lookUps: 4
  },
  minutes: 2,
  endsAt: '2026-11-22T12:02:00.000Z',
  fields: { meter: { used: 10, limit: 1000, left: 990, percent: 1 }, toCreate: [] },
  budget: { share: 3000, left: 2000, percent: 0.3 },
  notes: ['Removals are found by the run itself.']
};

const person = { code: '', message: '', field: null, fix: null };

export const planAnswer: Bridge.TrialPlan = {
  sync: 'Contacts',
  object: 'Contact',
  limit: 25,
  people: [
    { ...person, recordId: '003000000000001AAA', outcome: 'create' },
    {
      ...{ ...person, recordId: '003000000000002AAA', outcome: 'not-sent', code: 'consent' },
      message: 'They opted out.'
    }
  ],
  creates: 1,
  updates: 0,
  writes: ['3 fields of the profile.'],
  cannotUndo: ['The event "Signed up" stays.']
};

export const trialAnswer: Bridge.Trial = {
  trial: 't1',
  run: 'r1',
  sync: 'Contacts',
  object: 'Contact',
  definition: 'v1',
  state: 'sent',
  note: '',
  startedAt: '2026-11-22T12:00:00.000Z',
  startedBy: null,
  endedAt: '2026-11-22T12:00:10.000Z',
  decidedAt: null,
  decidedBy: null,
  people: [
    { ...person, recordId: '003000000000001AAA', outcome: 'create', undo: null, undoMessage: '' },
    {
      ...{
        ...person,
        recordId: '003000000000002AAA',
        outcome: 'needs-attention',
        undo: null,
        undoMessage: ''
      },
      ...{ message: 'Email is blank.', fix: 'Fill in Email.' }
    }
  ],
  cannotUndo: ['The event "Signed up" stays.'],
  problem: null
};
