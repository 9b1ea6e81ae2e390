import type { StepDefinition } from '../../../../bridge/config/sync-definition';
import type { StepState } from '../../../../bridge/sync/model';
import {
  noFacts,
  planLeaving,
  type LeavingContext,
  type LeavingFacts
} from '../../../../bridge/sync/leaving/plan-leaving';
import { RemovalBrake } from '../../../../bridge/sync/removal-brake';
import { fieldMapping, recordState, sourceRecord, stepDefinition, syncDefinition } from '../../../builders';

const ada = 'ada@example.com';
const at = '2026-01-05T08:00:00.000Z';
const state = (given: Partial<StepState> = {}): StepState => ({
  fingerprint: 'print',
  at,
  key: ada,
  ...given
});

const user = (given: Partial<StepDefinition> = {}) =>
  stepDefinition({
    name: 'User',
    onExit: 'Clear_Fields',
    mappings: [fieldMapping('dataFields.firstName'), fieldMapping('dataFields.home.city')],
    ...given
  });
const list = (given: Partial<StepDefinition> = {}) =>
  stepDefinition({
    name: 'List',
    operation: 'Subscribe_List',
    onExit: 'Remove_From_List',
    mappings: [],
    ...given
  });
const item = stepDefinition({
  ...{ name: 'Item', operation: 'Upsert_Catalog_Item', target: 'Products', onExit: 'Delete_Catalog_Item' },
  mappings: []
});

interface Given {
  readonly steps: readonly StepDefinition[];
  readonly known: Record<string, StepState>;
  readonly facts?: Partial<LeavingFacts>;
  readonly context?: Partial<LeavingContext>;
  readonly project?: 'Email' | 'UserId';
}

function planOf({ steps, known, facts, context, project = 'Email' }: Given) {
  const brake = new RemovalBrake();
  brake.release();
  const kind = project === 'UserId' ? 'userId' : 'email';
  const definition = syncDefinition({ steps, project: { type: project }, identity: { kind, source: null } });
  const leaver = {
    record: sourceRecord('003000000000001AAA'),
    known: recordState({ steps: known }),
    facts: { ...noFacts, ...facts }
  };
  const now = (): Date => new Date(at);
  return planLeaving(leaver, { definition, onLeave: () => null, brake, now, ...context });
}

const sentBy = (plan: ReturnType<typeof planOf>) =>
  plan?.steps.flatMap((step) => ('operation' in step ? [step.operation] : [])) ?? [];
const resultsOf = (plan: ReturnType<typeof planOf>) =>
  plan?.steps.flatMap((step) => ('result' in step ? [step.result.code] : [])) ?? [];

test('H-20 nothing is undone for a record that is nowhere, was undone before, or may stay', () => {
  expect(planOf({ steps: [user()], known: {} })).toBeNull();
  expect(planOf({ steps: [user()], known: { User: state({ fingerprint: '' }) } })).toBeNull();
  expect(planOf({ steps: [user()], known: { User: state({ removed: true }) } })).toBeNull();
  expect(planOf({ steps: [user({ onExit: 'Nothing' })], known: { User: state() } })).toBeNull();
  expect(planOf({ steps: [user()], known: { Other: state() } })).toBeNull();
});

test('H-20 Clear_Fields: null for each field, and the last values are kept', () => {
  const sent = {
    User: JSON.stringify({ email: ada, dataFields: { firstName: 'Ada', home: { city: 'London' } } })
  };
  const [operation] = sentBy(planOf({ steps: [user()], known: { User: state() }, facts: { sent } }));
  expect(operation).toMatchObject({
    call: { endpoint: 'bulkUpdate' },
    payload: {
      email: ada,
      dataFields: { firstName: null, home: { city: null } },
      mergeNestedObjects: true
    },
    removal: true,
    takesAway: [{ step: 'User', what: 'fields', value: ada }]
  });
  expect(JSON.parse(operation?.takesAway?.[0]?.body ?? '')).toEqual({
    email: ada,
    dataFields: { firstName: 'Ada', home: { city: 'London' } },
    mergeNestedObjects: true
  });
});

test('H-20 values that the bridge does not have are those that Iterable holds', () => {
  const held = { email: ada, userId: null, dataFields: { firstName: 'Ada', other: 1 } };
  const users = new Map([[ada, held]]);
  const [operation] = sentBy(planOf({ steps: [user()], known: { User: state() }, facts: { users } }));
  expect(JSON.parse(operation?.takesAway?.[0]?.body ?? '')).toMatchObject({
    dataFields: { firstName: 'Ada' }
  });
});

test('H-20 fields that somebody else writes stay; where all do, nothing is sent', () => {
  const known = { User: state() };
  const some = new Map([[ada, { syncs: ['Leads'], fields: ['home'] }]]);
  const [operation] = sentBy(planOf({ steps: [user()], known, facts: { others: some } }));
  expect(operation?.payload.dataFields).toEqual({ firstName: null });
  const all = new Map([[ada, { syncs: ['Leads'], fields: ['home', 'firstName'] }]]);
  const plan = planOf({ steps: [user()], known, facts: { others: all } });
  expect([sentBy(plan), resultsOf(plan)]).toEqual([[], ['kept-for-others']]);
});

test('H-20 nobody is made by being cleared', () => {
  const users = new Map([[ada, null]]);
  const plan = planOf({ steps: [user()], known: { User: state() }, facts: { users } });
  expect([sentBy(plan), resultsOf(plan)]).toEqual([[], ['not-in-iterable']]);
});

test('H-35 a list is left by its id, whatever the step says now', () => {
  const known = { List: state({ target: '7' }) };
  const [operation] = sentBy(planOf({ steps: [list({ target: 'Another' })], known }));
  expect(operation).toMatchObject({
    call: { endpoint: 'unsubscribe', listId: 7, channelUnsubscribe: false },
    payload: { email: ada },
    takesAway: [{ step: 'List', what: 'list', target: '7' }]
  });
});

test('H-20 what was delivered and not accepted again since is undone all the same', () => {
  const known = { List: state({ fingerprint: '', maybe: true, target: '7' }) };
  expect(sentBy(planOf({ steps: [list()], known }))).toMatchObject([{ call: { listId: 7 } }]);
});

test('H-34 an item is deleted from the catalog that it was put into', () => {
  const known = { Item: state({ key: 'item:products:T-1', target: 'Products' }) };
  const sent = { Item: '{"name":"Tea"}' };
  const [operation] = sentBy(planOf({ steps: [item], known, facts: { sent } }));
  expect(operation).toMatchObject({
    call: { endpoint: 'deleteItems', catalog: 'Products' },
    identity: { kind: 'item', value: 'T-1' },
    takesAway: [{ what: 'item', kind: 'item', value: 'T-1', target: 'Products', body: sent.Item }]
  });
});

test('H-20 a user is deleted once, behind lists and fields, and with it goes all that the steps said', () => {
  const steps = [user({ onExit: 'Delete_User' }), list({ onExit: 'Delete_User' }), list({ name: 'Second' })];
  const known = {
    User: state(),
    List: state({ target: '7' }),
    Second: state({ target: '8' })
  };
  const plan = planOf({ steps, known, facts: { sent: { User: '{"email":"ada@example.com"}' } } });
  const [first, second, ...more] = sentBy(plan);
  expect([first?.call.endpoint, second?.call.endpoint, more]).toEqual(['unsubscribe', 'deleteUser', []]);
  expect(second?.takesAway).toEqual([
    {
      step: 'User',
      what: 'user',
      kind: 'email',
      value: ada,
      target: null,
      body: '{"email":"ada@example.com"}'
    },
    { step: 'List', what: 'list', kind: 'email', value: ada, target: '7', body: null },
    { step: 'Second', what: 'list', kind: 'email', value: ada, target: '8', body: null }
  ]);
});

test('H-20 a user whom another record or sync sends is not deleted', () => {
  const others = new Map([[ada, { syncs: ['Leads'], fields: [] }]]);
  const plan = planOf({
    steps: [user({ onExit: 'Delete_User' })],
    known: { User: state() },
    facts: { others }
  });
  expect([sentBy(plan), resultsOf(plan)]).toEqual([[], ['kept-for-others']]);
});

test('DESIGN rule 8: nothing of it goes before all of the run have been counted', () => {
  const plan = planOf({
    steps: [user(), list()],
    known: { User: state(), List: state({ target: '7' }) },
    context: { brake: new RemovalBrake() }
  });
  expect([sentBy(plan), resultsOf(plan)]).toEqual([[], ['removal-pending', 'removal-pending']]);
});
