import { AuthError, ConfigError, RateLimitError, TransientError } from '../../bridge/errors';
import { IterableProject } from '../../bridge/iterable/iterable-client';
import { operation, operations } from '../builders';
import type { FaultEffect } from '../stand-ins/iterable/http/faults';
import { apiKey, closeBench, send, startBench, thrownBy } from './iterable-client-bench';

afterEach(closeBench);

describe('iterable-api 21.12: faults', () => {
  const faults: readonly [string, FaultEffect, typeof TransientError | typeof RateLimitError, boolean][] = [
    ['429 without a hint', { kind: 'rate-limit' }, RateLimitError, false],
    ['429 with Retry-After', { kind: 'rate-limit', retryAfterSeconds: 7 }, RateLimitError, false],
    ['500 GenericError', { kind: 'status', status: 500, body: 'json' }, TransientError, false],
    ['502 with a page of HTML', { kind: 'status', status: 502, body: 'html' }, TransientError, false],
    [
      '503 with nothing, applied',
      { kind: 'status', status: 503, body: 'empty', applied: 'yes' },
      TransientError,
      true
    ],
    ['a reset before it was applied', { kind: 'reset', applied: 'no' }, TransientError, false],
    ['a reset after it was applied', { kind: 'reset', applied: 'yes' }, TransientError, true],
    ['an answer that breaks off', { kind: 'truncated' }, TransientError, true],
    ['silence', { kind: 'silence', applied: 'no' }, TransientError, false],
    ['a trickle that is slower than the time-out', { kind: 'slow-body', ms: 1200 }, TransientError, true]
  ];

  test.each(faults)('%s is told, and the same call again succeeds', async (_name, effect, kind, applied) => {
    const { client, iterable } = await startBench();
    iterable.faults.add({ effect });
    const { error, shown } = await thrownBy(send(client, operations(3)));
    expect(error).toBeInstanceOf(kind);
    expect(shown).not.toContain(apiKey);
    expect(shown).not.toContain('@example.com');
    expect(iterable.project(apiKey).userCount()).toBe(applied ? 3 : 0);
    expect(await send(client, operations(3))).toMatchObject({ failCount: 0 });
    expect(iterable.project(apiKey).userCount()).toBe(3);
    expect(client.calls).toBe(2);
  });

  test('2.7: the pause that is asked for reaches the caller', async () => {
    const { client, iterable } = await startBench();
    iterable.faults.add({ effect: { kind: 'rate-limit', retryAfterSeconds: 7 } });
    expect((await thrownBy(send(client, operations(1)))).error).toMatchObject({ retryAfterSeconds: 7 });
  });

  test('an answer that is slow, yet in time, is an answer', async () => {
    const { client, iterable } = await startBench();
    iterable.faults.add({ effect: { kind: 'slow-body', ms: 100 } });
    expect(await send(client, operations(1))).toMatchObject({ failCount: 0 });
  });

  test('nobody listening may pass', async () => {
    const { client, iterable } = await startBench();
    await iterable.close();
    expect((await thrownBy(send(client, operations(1)))).error).toMatchObject({
      code: 'iterable.unreachable'
    });
  });
});

describe('who may not', () => {
  const refusedKeys = [
    { key: 'disabled-4711', because: 'disabled' },
    { key: 'jwt-4711', because: 'jwt' },
    { key: 'read-only-4711', because: 'read-only' }
  ] as const;
  test.each([
    ['an unknown key', 'unknown-4711', AuthError],
    ['a disabled key', 'disabled-4711', AuthError],
    ['a JWT-enabled key', 'jwt-4711', AuthError],
    ['a read-only key', 'read-only-4711', AuthError],
    ['a key that no header can hold', 'key\u0000-4711', AuthError]
  ])('iterable-api 1: %s', async (_what, key, kind) => {
    const { client } = await startBench({ project: { refusedKeys } }, { apiKey: key });
    const { error, shown } = await thrownBy(send(client, operations(1)));
    expect(error).toBeInstanceOf(kind);
    expect(shown).not.toContain('4711');
    expect(shown).not.toContain('@example.com');
  });

  test('iterable-api 2.3: an address that is not the API', async () => {
    const { client, iterable, clock } = await startBench();
    const lost = new IterableProject({ baseUrl: `${iterable.url}/somewhere`, apiKey, clock }).client();
    expect((await thrownBy(lost.fields())).error).toBeInstanceOf(ConfigError);
    expect((await client.fields()).size).toBeGreaterThan(3);
  });
});

describe('iterable-api 2.7: the rate of a project', () => {
  test('is kept by all its clients together, endpoint by endpoint', async () => {
    const { iterable, clock } = await startBench();
    const project = new IterableProject({ baseUrl: iterable.url, apiKey, clock, rates: { bulkUpdate: 5 } });
    const [first, second] = [project.client(), project.client()];
    for (const client of [first, second, first]) await send(client, operations(1));
    await first.checkKey();
    expect(clock.slept).toEqual([200, 200]);
    expect([first.calls, second.calls]).toEqual([3, 1]);
  });

  test('after a refusal everybody waits', async () => {
    const { client, iterable, clock } = await startBench({}, { rates: { bulkUpdate: 5 } });
    iterable.faults.add({ effect: { kind: 'rate-limit' } });
    await thrownBy(send(client, operations(1)));
    await send(client, operations(1));
    expect(clock.slept).toEqual([1000]);
  });

  test('the documented rate is never exceeded by a patient client', async () => {
    const { client, iterable } = await startBench(
      { rates: { scale: 10 } },
      { rates: { bulkUpdate: 45 }, clock: realClock }
    );
    await Promise.all(Array.from({ length: 30 }, (_, number) => send(client, [operation(number)])));
    expect(iterable.requests.map(({ status }) => status)).toEqual(Array(30).fill(200));
  });
});

const realClock = {
  now: () => new Date(),
  sleep: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
};
