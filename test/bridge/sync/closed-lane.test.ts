import { RateLimitError, TransientError } from '../../../bridge/errors';
import type { IterableUser } from '../../../bridge/sync/ports';
import { operation } from '../../builders';
import { deliverTo } from './deliver-to';

const forget = (index: number) => ({ ...operation(index), call: { endpoint: 'forgetUser' } as const });
const forgets = (count: number) => Array.from({ length: count }, (_, index) => forget(index));

const closedFor = (retryAfterSeconds: number): Error =>
  new RateLimitError('iterable.daily-limit', 'no more calls of this kind for now', { retryAfterSeconds });

/** The manual clock's start. */
const start = Date.parse('2026-02-01T10:00:00.000Z');
const after = (seconds: number): string => new Date(start + seconds * 1000).toISOString();

describe('a lane that is closed for the day (iterable-api 6.7)', () => {
  test('defers what is left until Iterable goes on, each with the real reason, and nothing is waited for', async () => {
    let calls = 0;
    const { results, said, clock, exhausted } = await deliverTo([], forgets(30), {
      single: () => ((calls += 1) <= 12 ? 'done' : closedFor(7200))
    });
    expect(said.filter((text) => text === 'delivered')).toHaveLength(12);
    const deferred = results.filter(({ status }) => status === 'deferred');
    expect(deferred).toHaveLength(18);
    for (const result of deferred) {
      expect(result).toMatchObject({
        code: 'iterable.daily-limit',
        retryAt: after(7200),
        message: expect.stringContaining('no more calls of this kind for now')
      });
    }
    expect(clock.slept).toEqual([]);
    expect(exhausted).toBe(false);
  });

  test('a time that is longer than a day is not believed', async () => {
    const { results } = await deliverTo([], forgets(1), { single: () => closedFor(1e9) });
    expect(results[0]?.retryAt).toBe(after(86_400));
  });

  test('a shorter time than the next try would have been anyway changes nothing', async () => {
    const { results } = await deliverTo([], forgets(1), { single: () => closedFor(301), deferrals: 5 });
    expect(results[0]?.retryAt).toBe(after(32 * 60));
  });
});

test('where several calls in a row cannot be made the rest is not tried, and says that Iterable is not reached', async () => {
  const { said, exhausted } = await deliverTo([], forgets(40), {
    single: () => new TransientError('iterable.unavailable', 'no')
  });
  const [tried, rest] = ['iterable.unavailable', 'iterable.unreachable'].map(
    (code) => said.filter((text) => text === `deferred ${code}`).length
  );
  expect((tried ?? 0) + (rest ?? 0)).toBe(40);
  expect(rest).toBeGreaterThanOrEqual(20);
  expect(exhausted).toBe(true);
});

test('a refusal of one is the business of one', async () => {
  const operations = forgets(4);
  const { said } = await deliverTo([], operations, {
    single: ({ recordId }) => (recordId === operations[1]?.recordId ? 'unknown-user' : 'done')
  });
  expect(said).toEqual(['delivered', 'rejected iterable.not-found', 'delivered', 'delivered']);
});

describe('a call whose answer was lost, and that finds nobody when it is made again', () => {
  const lost = new TransientError('iterable.unavailable', 'no');
  const again = async (endpoint: 'mergeUsers' | 'updateEmail' | 'forgetUser', heir: IterableUser | null) => {
    const asked = { ...operation(0), call: { endpoint } as const };
    let calls = 0;
    const { said } = await deliverTo([], [asked], {
      single: () => ((calls += 1) === 1 ? lost : 'unknown-user'),
      users: heir ? new Map([[asked.identity.key, heir]]) : undefined
    });
    return said;
  };
  const heir = { email: 'heir@example.com', userId: null, dataFields: {} };

  test('was made, where nobody has to be left', async () => {
    expect(await again('forgetUser', null)).toEqual(['delivered']);
  });

  test.each(['mergeUsers', 'updateEmail'] as const)(
    'was made, where %s led to somebody',
    async (endpoint) => {
      expect(await again(endpoint, heir)).toEqual(['delivered']);
      expect(await again(endpoint, null)).toEqual(['rejected iterable.not-found']);
    }
  );
});
