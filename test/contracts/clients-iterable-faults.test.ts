import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AuthError, ConfigError, RateLimitError, TransientError } from '../../bridge/errors';
import { IterableProject } from '../../bridge/iterable/iterable-client';
import type { FaultEffect } from '../stand-ins/iterable/http/faults';
import { everyCall, everything } from './clients-iterable-calls';
import { apiKey, closeBench, people, person, send, startBench, thrownBy } from './iterable-client-bench';

let portal: Server | null = null;

afterEach(async () => {
  await closeBench();
  await new Promise((resolve) => (portal ? portal.close(resolve) : resolve(null)));
  portal = null;
});

/** Something in between that answers everything with a page. */
async function portalUrl(): Promise<string> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html', Connection: 'close' }).end('<html>Sign in</html>');
  });
  portal = server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

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
    const { error, shown } = await thrownBy(send(client, people(3)));
    expect(error).toBeInstanceOf(kind);
    expect(shown).not.toContain(apiKey);
    expect(shown).not.toContain('@example.com');
    expect(iterable.project(apiKey).userCount()).toBe(applied ? 3 : 0);
    expect(await send(client, people(3))).toMatchObject({ failCount: 0 });
    expect(iterable.project(apiKey).userCount()).toBe(3);
    expect(client.calls).toBe(2);
  });

  test('2.7: the pause that is asked for reaches the caller', async () => {
    const { client, iterable } = await startBench();
    iterable.faults.add({ effect: { kind: 'rate-limit', retryAfterSeconds: 7 } });
    expect((await thrownBy(send(client, people(1)))).error).toMatchObject({ retryAfterSeconds: 7 });
  });

  test('an answer that is slow, yet in time, is an answer', async () => {
    const { client, iterable } = await startBench();
    iterable.faults.add({ effect: { kind: 'slow-body', ms: 100 } });
    expect(await send(client, people(1))).toMatchObject({ failCount: 0 });
  });

  test('nobody listening may pass', async () => {
    const { client, iterable } = await startBench();
    await iterable.close();
    expect((await thrownBy(send(client, people(1)))).error).toMatchObject({
      code: 'iterable.unreachable'
    });
  });
});

describe('iterable-api 21.12: every endpoint', () => {
  const faults: readonly [string, FaultEffect, string][] = [
    ['429', { kind: 'rate-limit', retryAfterSeconds: 7 }, 'iterable.rate-limit'],
    ['500 with JSON', { kind: 'status', status: 500, body: 'json' }, 'iterable.unavailable'],
    ['504 with a page', { kind: 'status', status: 504, body: 'html' }, 'iterable.unavailable'],
    ['a reset', { kind: 'reset', applied: 'no' }, 'iterable.unreachable'],
    ['an answer that breaks off', { kind: 'truncated' }, 'iterable.unreachable'],
    ['a trickle', { kind: 'slow-body', ms: 500 }, 'iterable.unreachable']
  ];

  test.each(everyCall)('%s tells each fault, and nothing of people or of the key', async (endpoint, call) => {
    const { client, iterable, clock } = await startBench({ project: everything }, { timeoutMs: 150 });
    for (const [what, effect, code] of faults) {
      iterable.faults.add({ match: { endpoint }, effect });
      const { error, shown } = await thrownBy(call(client));
      expect([what, error.code]).toEqual([what, code]);
      expect(shown).not.toContain(apiKey);
      expect(shown).not.toContain('@example.com');
      // What was asked for as a pause is over.
      clock.advance(7000);
    }
    expect(iterable.faults.pending).toBe(0);
  });

  test.each(everyCall)('%s: 200 with something else is no answer', async (endpoint, call) => {
    const { client } = await startBench({ project: everything }, { baseUrl: await portalUrl() });
    const { error } = await thrownBy(call(client));
    expect([endpoint, error.code]).toEqual([endpoint, 'iterable.unreadable']);
    expect(client.calls).toBe(1);
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
    const { error, shown } = await thrownBy(send(client, people(1)));
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
    const project = new IterableProject({ baseUrl: iterable.url, apiKey, clock, rates: { bulk: 5 } });
    const [first, second] = [project.client(), project.client()];
    for (const client of [first, second, first]) await send(client, people(1));
    await first.checkKey();
    expect(clock.slept).toEqual([200, 200]);
    expect([first.calls, second.calls]).toEqual([3, 1]);
  });

  test('after a refusal everybody waits', async () => {
    const { client, iterable, clock } = await startBench({}, { rates: { bulk: 5 } });
    iterable.faults.add({ effect: { kind: 'rate-limit' } });
    await thrownBy(send(client, people(1)));
    await send(client, people(1));
    expect(clock.slept).toEqual([1000]);
  });

  test('the documented rate is never exceeded by a patient client', async () => {
    const { client, iterable } = await startBench(
      { rates: { scale: 10 } },
      { rates: { bulk: 45 }, clock: realClock }
    );
    await Promise.all(Array.from({ length: 30 }, (_, number) => send(client, [person(number)])));
    expect(iterable.requests.map(({ status }) => status)).toEqual(Array(30).fill(200));
  });
});

const realClock = {
  now: () => new Date(),
  sleep: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
};
