import { AuthError, RejectedError } from '../../../bridge/errors';
import { operation } from '../../builders';
import { all, deliverTo, resultOf } from './deliver-to';
import { slowDown, unavailable, type SingleScript } from './scripted-destination';

const rows = (count: number, whenUnknown: 'skip' | 'reject' = 'reject') =>
  Array.from({ length: count }, (_, number) =>
    operation(number, {}, {}, { call: { endpoint: 'forgetUser' }, whenUnknown })
  );

const singly = (single: SingleScript, count = 4, given: Parameters<typeof deliverTo>[2] = {}) =>
  deliverTo([{}], rows(count), { single, ...given });

/** Answers by the number of the call, the last one all that follow. */
const inTurn = (...answers: ReturnType<SingleScript>[]): SingleScript => {
  let calls = 0;
  return () => answers[Math.min((calls += 1), answers.length) - 1] ?? 'done';
};

describe('H-21 what follows from each answer to a single call', () => {
  test('done', async () => {
    const { said, destination, exhausted } = await singly(() => 'done');
    expect(said).toEqual(all('delivered'));
    expect(destination.singles).toHaveLength(4);
    expect(destination.sent).toEqual([]);
    expect(exhausted).toBe(false);
  });

  test('a user that is not there is nothing to do, or a refusal', async () => {
    const unknown: SingleScript = () => 'unknown-user';
    expect((await singly(unknown)).said).toEqual(all('rejected iterable.not-found'));
    expect((await deliverTo([], rows(4, 'skip'), { single: unknown })).said).toEqual(
      all('skipped not-in-iterable')
    );
  });

  test('H-06 H-39 an address that is taken', async () => {
    expect((await singly(() => 'taken')).said).toEqual(all('rejected iterable.email-taken'));
  });

  test('a refusal is one of its own operation', async () => {
    const delivery = await singly(({ recordId }) =>
      recordId === rows(2)[1]?.recordId ? new RejectedError('iterable.bad', 'No.', { fix: 'Do.' }) : 'done'
    );
    expect(delivery.said).toEqual(['delivered', 'rejected iterable.bad', 'delivered', 'delivered']);
    const [refused] = delivery.results.filter(({ status }) => status === 'rejected');
    expect(refused).toMatchObject({ message: 'No (step Contact_To_User_step).', fix: 'Do.' });
    expect(refused && resultOf(delivery, refused.operation)).toBe(refused);
  });

  test('429 and 5xx are waited for', async () => {
    const { said, clock } = await singly(inTurn(slowDown(7), unavailable(), 'done'), 1);
    expect(said).toEqual(['delivered']);
    expect(clock.slept).toEqual([7125, 750]);
  });

  test('5xx without end: deferred after five attempts, and not said to be out of reach for one', async () => {
    const { said, destination, exhausted } = await singly(() => unavailable(), 1);
    expect(said).toEqual(['deferred iterable.unavailable']);
    expect(destination.singles).toHaveLength(5);
    expect(exhausted).toBe(false);
  });

  test('a key that is refused concerns the run, not a record', async () => {
    const error = new AuthError('iterable.api-key', 'no');
    await expect(singly(() => error)).rejects.toBe(error);
  });
});

describe('three failures in a row', () => {
  test('the others wait without being tried', async () => {
    const { said, destination, exhausted } = await singly(() => unavailable(), 100);
    expect(said.every((text) => text.startsWith('deferred iterable.un'))).toBe(true);
    expect(said.slice(20)).toEqual(all('deferred iterable.unreachable', 80));
    expect(new Set(destination.singles).size).toBeLessThanOrEqual(13);
    expect(exhausted).toBe(true);
  });

  test('with good ones between them are no reason', async () => {
    const bad = new Set(rows(60).flatMap(({ recordId }, number) => (number % 10 === 0 ? [recordId] : [])));
    const { said, exhausted } = await singly(
      ({ recordId }) => (bad.has(recordId) ? unavailable() : 'done'),
      60
    );
    expect(said.filter((text) => text === 'delivered')).toHaveLength(54);
    expect(exhausted).toBe(false);
  });

  test('a lane that is closed for the day says when, and says nothing against the others', async () => {
    const { said, results, exhausted } = await singly(() => slowDown(7200), 50);
    expect(said).toEqual(all('deferred iterable.rate-limit', 50));
    expect(new Set(results.map(({ retryAt }) => retryAt))).toEqual(new Set(['2026-02-01T12:00:00.000Z']));
    expect(exhausted).toBe(false);
  });
});

test('a stop while waiting defers what was not sent', async () => {
  const stop = new AbortController();
  const { said, destination } = await singly(
    () => {
      stop.abort();
      return unavailable();
    },
    3,
    { signal: stop.signal }
  );
  expect(said).toEqual(all('deferred iterable.unavailable', 3));
  expect(destination.singles).toHaveLength(3);
});
