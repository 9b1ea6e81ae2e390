import type { RecordState } from '../../../bridge/sync/bookkeeping';
import { RemovalBrake } from '../../../bridge/sync/removal-brake';
import { fieldMapping, stepDefinition } from '../../builders';
import { after, longAgo, planOf, sentBy, textsOf } from './plan-bench';

const list = stepDefinition({ name: 'List', operation: 'Subscribe_List', target: '7', mappings: [] });
const user = { email: 'person1@example.com', userId: null, dataFields: {} };

describe('Update_Subscriptions: read, compare, write', () => {
  const leave = stepDefinition({
    ...{ name: 'Leave', operation: 'Update_Subscriptions' },
    mappings: [fieldMapping('channels.12', { kind: 'Value', source: 'false' })]
  });
  const definition = { steps: [leave] };
  const has = (unsubscribedChannelIds: number[]) => ({
    users: { 'person1@example.com': { ...user, dataFields: { unsubscribedChannelIds } } }
  });

  test('iterable-api 7.1: whole arrays go out, with everything that stays', () => {
    const [operation] = sentBy(planOf({ definition, ...has([3]) }));
    expect(operation?.payload).toEqual({
      email: 'person1@example.com',
      unsubscribedChannelIds: [3, 12]
    });
    expect(JSON.parse(operation?.body ?? '')).toEqual(operation?.payload);
  });

  test('nothing to change is unchanged, and is never sent as it was mapped', () => {
    expect(textsOf(planOf({ definition, ...has([12]) }))).toEqual(['unchanged']);
    const known: RecordState = {
      ...after(planOf({ definition, ...has([3]) })),
      status: 'skipped',
      code: 'x'
    };
    expect(textsOf(planOf({ definition, ...has([12]), known }))).toEqual(['unchanged']);
  });

  test('a user who is not there yet starts with nothing', () => {
    const [operation] = sentBy(planOf({ definition, users: { 'person1@example.com': null } }));
    expect(operation?.payload).toMatchObject({ unsubscribedChannelIds: [12] });
  });
});

describe('H-35 lists of a campaign', () => {
  const join = { ...list, target: null, onExit: 'Remove_From_List' as const };
  const definition = { scope: { type: 'Campaign', rules: [], takesUnnamed: true } as const, steps: [join] };
  const on = (...ids: number[]) => ({ definition, lists: { List: ids } });
  const member = after(planOf(on(7, 8)));

  test('a member whom no link wants says so; other steps speak for it, and so does leaving a list', () => {
    expect(textsOf(planOf(on()))).toEqual(['skipped not-linked']);
    const steps = [stepDefinition({ name: 'Profile' }), join];
    const plan = planOf({ definition: { ...definition, steps }, lists: { List: [] } });
    expect(textsOf(plan)).toEqual(['Profile']);
    expect(textsOf(planOf({ ...on(), known: member }))).toEqual(['List:7', 'List:8']);
  });

  test('a member is on every list that its campaign is linked to', () => {
    expect(textsOf(planOf(on(7, 8)))).toEqual(['List:7', 'List:8']);
    expect(textsOf(planOf({ ...on(7, 8), known: member }))).toEqual(['unchanged', 'unchanged']);
  });

  test('Tx-01 of two lists an opt-out may concern one', () => {
    const context = {
      optedOutBy: () => 'No_Weekly__c',
      keptOffBy: (_: unknown, listId: number | null) => (listId === 7 ? 'No_Weekly__c' : null)
    };
    const given = { ...on(7, 8), times: longAgo, context };
    expect(textsOf(planOf(given))).toEqual(['skipped opted-out', 'List:8']);
    expect(textsOf(planOf({ ...given, times: null }))).toEqual(['skipped opted-out', 'skipped opted-out']);
    expect(textsOf(planOf({ ...given, known: member }))).toEqual(['skipped opted-out', 'unchanged']);
  });

  test('and taken off those that it may be on', () => {
    const steps = {
      'List:8': { fingerprint: '', maybe: true, at: '2026-01-05T08:00:00.000Z', key: user.email }
    };
    expect(textsOf(planOf({ ...on(7), known: { ...member, steps } }))).toEqual(['List:7', 'List:8']);
  });

  test('and taken off those that are not its own any more', () => {
    const plan = planOf({ ...on(7), known: member });
    expect(textsOf(plan)).toEqual(['unchanged', 'List:8']);
    expect(sentBy(plan)[0]).toMatchObject({
      removal: true,
      call: { endpoint: 'unsubscribe', listId: 8, channelUnsubscribe: false },
      payload: { email: 'person1@example.com' },
      whenUnknown: 'skip'
    });
  });

  test('once', () => {
    const removed = after(planOf({ ...on(7), known: member }));
    const known: RecordState = { ...member, steps: { ...member.steps, ...removed.steps } };
    expect(textsOf(planOf({ ...on(7), known }))).toEqual(['unchanged']);
  });

  test('again and again until Iterable took it', () => {
    const tried = after(planOf({ ...on(7), known: member }), 'deferred');
    const known: RecordState = { ...member, status: 'deferred', steps: { ...member.steps, ...tried.steps } };
    expect(textsOf(planOf({ ...on(7), known }))).toEqual(['unchanged', 'List:8']);
  });

  test('not where whoever leaves stays', () => {
    const stays = { ...definition, steps: [{ ...join, onExit: 'Nothing' as const }] };
    expect(textsOf(planOf({ definition: stays, lists: { List: [7] }, known: member }))).toEqual([
      'unchanged'
    ]);
    const context = { onLeave: (listId: number) => (listId === 8 ? ('Nothing' as const) : null) };
    expect(textsOf(planOf({ ...on(7), known: member, context }))).toEqual(['unchanged']);
    const leaves = { onLeave: () => 'Remove_From_List' as const };
    expect(
      textsOf(planOf({ definition: stays, lists: { List: [7] }, known: member, context: leaves }))
    ).toEqual(['unchanged', 'List:8']);
  });

  test('DESIGN rule 8: not before all of the run have been counted, nor in a wave', () => {
    const brake = new RemovalBrake();
    const texts = (known = member) => textsOf(planOf({ ...on(7), known, context: { brake } }));
    const held = { ...member, code: 'removal-held', message: 'Held for approval.' };
    expect(texts()).toEqual(['unchanged', 'deferred removal-pending']);
    expect(texts(held)).toEqual(['unchanged', 'deferred removal-held']);
    brake.release();
    expect(texts()).toEqual(['unchanged', 'List:8']);
    expect(texts(held)).toEqual(['unchanged', 'deferred removal-held']);
    brake.approve([held.recordId]);
    expect(texts(held)).toEqual(['unchanged', 'List:8']);
  });
});
