import type { Call, Operation } from '../../../bridge/sync/model';
import { addressStep } from '../../../bridge/sync/operations/own-steps';
import { endpointTraits } from '../../../bridge/sync/operations/traits';
import { afterTheFirst, isSettling, mustWait, settling } from '../../../bridge/sync/settling';
import { delivered, type StepResult } from '../../../bridge/sync/step-result';
import { bulkUpdate, operation } from '../../builders';

const now = new Date('2026-02-01T10:00:00.000Z');
const ago = (seconds: number): string => new Date(now.getTime() - seconds * 1000).toISOString();
const row = (call: Call, about: Partial<Operation> = {}): Operation => ({
  ...operation(1, {}, {}, { call }),
  ...about
});

/** Seconds that the call waits for its user; null for none. */
function waitOf(
  endpoint: Call['endpoint'],
  users: { first?: number; last?: number },
  results: readonly StepResult[] = []
): number | null {
  const { first, last = first } = users;
  const times =
    first === undefined ? null : { firstDeliveredAt: ago(first), lastDeliveredAt: ago(last ?? first) };
  const until = mustWait(row({ endpoint } as Call), { times, results, now, settleSeconds: 60 });
  return until && (until.getTime() - now.getTime()) / 1000;
}

const written = [delivered(row(bulkUpdate))];

describe('DESIGN rule 5: a call that makes its user, or touches none, waits for nothing', () => {
  const calls = (Object.keys(endpointTraits) as Call['endpoint'][]).filter(
    (endpoint) => endpointTraits[endpoint].needs === 'nothing'
  );
  test('which are those of users in bulk, of lists and of catalogs', () => {
    expect(calls).toEqual(['bulkUpdate', 'subscribe', 'unsubscribe', 'putItems', 'deleteItems']);
  });
  test.each(calls)('%s', (endpoint) => {
    expect(waitOf(endpoint, { first: 1 }, written)).toBeNull();
  });
});

describe('iterable-api 5: an event needs a user that is there and settled', () => {
  test.each([
    ['was confirmed long ago', { first: 3600 }, 0],
    ['was confirmed just now', { first: 20 }, 40],
    ['was confirmed exactly the settle time ago', { first: 60 }, 0],
    ['was there before and written just now', { first: 3600, last: 1 }, 0]
  ])('one that %s', (_what, times, wait) => {
    expect(waitOf('trackBulk', times)).toBe(wait === 0 ? null : wait);
  });

  test('one that the step before has made', () => {
    expect(waitOf('trackBulk', {}, written)).toBe(60);
    expect(waitOf('trackBulk', { first: 3600 }, written)).toBeNull();
  });

  test('one of whom nothing is known is tried at once', () => {
    expect(waitOf('trackBulk', {})).toBeNull();
  });
});

describe('iterable-api 5: a single call never overtakes a bulk write to the same user', () => {
  const singles: Call['endpoint'][] = [
    ...(['bulkUpdateSubscriptions', 'trackPurchase', 'updateCart', 'updateEmail'] as const),
    ...(['mergeUsers', 'deleteUser', 'forgetUser', 'unforgetUser'] as const)
  ];
  test.each(singles)('%s', (endpoint) => {
    expect(waitOf(endpoint, { first: 3600, last: 20 })).toBe(40);
    expect(waitOf(endpoint, { first: 3600, last: 3600 })).toBeNull();
    expect(waitOf(endpoint, { first: 3600, last: 3600 }, written)).toBe(60);
    expect(waitOf(endpoint, {}, written)).toBe(60);
    expect(waitOf(endpoint, {})).toBeNull();
  });

  test('what was said of somebody else, or not taken, is no reason to wait', () => {
    const other = { ...row(bulkUpdate), identity: operation(2).identity };
    expect(waitOf('trackPurchase', {}, [delivered(other)])).toBeNull();
    expect(waitOf('trackPurchase', {}, [{ ...written[0]!, status: 'unchanged' }])).toBeNull();
  });
});

describe('after a call that renames, joins or removes the user', () => {
  test.each<[string, Operation, boolean]>([
    ['updateEmail', row({ endpoint: 'updateEmail' }), true],
    ['mergeUsers', row({ endpoint: 'mergeUsers' }), true],
    ['forgetUser', row({ endpoint: 'forgetUser' }), true],
    ['an address that is written as a field', row(bulkUpdate, { step: addressStep }), true],
    ['a profile', row(bulkUpdate), false],
    ['an event', row({ endpoint: 'trackBulk' }), false]
  ])('%s', (_what, last, waits) => {
    const until = afterTheFirst([delivered(last)], now, 60);
    expect(until?.toISOString() ?? null).toBe(waits ? '2026-02-01T10:01:00.000Z' : null);
    expect(afterTheFirst([delivered(last)], now, 0)).toBeNull();
  });

  test('the last call counts, and only if it was taken', () => {
    const renamed = row({ endpoint: 'updateEmail' });
    expect(afterTheFirst([delivered(renamed), ...written], now, 60)).toBeNull();
    expect(afterTheFirst([{ ...delivered(renamed), status: 'unchanged' }], now, 60)).toBeNull();
    expect(afterTheFirst([], now, 60)).toBeNull();
  });
});

test('the record is looked at again when its user has settled, and says why', () => {
  const until = new Date('2026-02-01T10:01:00.000Z');
  const event = row({ endpoint: 'trackBulk' });
  const waiting = settling(event, until, written);
  expect(waiting).toMatchObject({
    status: 'deferred',
    code: 'settling',
    retryAt: '2026-02-01T10:01:00.000Z',
    waits: true
  });
  const renamed = settling(event, until, [delivered(row(bulkUpdate, { step: addressStep }))]);
  expect(renamed).toMatchObject({ code: 'email-changed', retryAt: '2026-02-01T10:01:00.000Z' });
  expect([isSettling(waiting), isSettling(renamed)]).toEqual([true, true]);
  expect(isSettling({ status: 'deferred', code: 'iterable.unavailable' })).toBe(false);
  expect(isSettling({ status: 'rejected', code: 'settling' })).toBe(false);
});

describe('iterable-api 5: a user that is renamed or taken in is quiet under both names', () => {
  const at = (seconds: number) => ({ firstDeliveredAt: ago(seconds), lastDeliveredAt: ago(seconds) });
  const until = (endpoint: Call['endpoint'], former: number | null, present: number | null = null) =>
    mustWait(row({ endpoint } as Call), {
      ...{ times: present === null ? null : at(present), formerTimes: former === null ? null : at(former) },
      ...{ results: [], now, settleSeconds: 60 }
    });
  test.each(['updateEmail', 'mergeUsers'] as const)('%s', (endpoint) => {
    expect(until(endpoint, 20)).toEqual(new Date(now.getTime() + 40_000));
    expect(until(endpoint, 20, 10)).toEqual(new Date(now.getTime() + 50_000));
    expect(until(endpoint, 10, 20)).toEqual(new Date(now.getTime() + 50_000));
    expect(until(endpoint, 3600, 3600)).toBeNull();
    expect(until(endpoint, null)).toBeNull();
  });
  test('what is about one name only does not ask for the other', () => {
    expect(until('updateCart', 20)).toBeNull();
  });
});
