import fs from 'node:fs';
import { AuthError, ConfigError } from '../../bridge/errors';
import { createLogger, silentLogger } from '../../bridge/logger';

/** Writes log lines as they would reach stderr; answers them parsed and as text. */
function logged(write: (log: ReturnType<typeof createLogger>) => void, level = 'debug') {
  const text: string[] = [];
  const spy = jest.spyOn(fs, 'writeSync').mockImplementation((fd: number, data: string) => {
    expect(fd).toBe(2);
    text.push(data);
    return Buffer.byteLength(data);
  });
  try {
    write(createLogger(level));
  } finally {
    spy.mockRestore();
  }
  const whole = text.join('');
  const lines = whole.split('\n').filter(Boolean);
  return { text: whole, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

test('lines are JSON on stderr, with time, level and message', () => {
  const { lines } = logged((log) => log.info({ run: 'r1' }, 'run ended'));
  expect(lines).toEqual([
    { level: 30, time: expect.stringMatching(/^\d{4}-.*Z$/), run: 'r1', msg: 'run ended' }
  ]);
});

test('a line below the level is not written', () => {
  const { lines } = logged((log) => {
    log.info({}, 'no');
    log.warn({}, 'yes');
  }, 'warn');
  expect(lines.map(({ msg }) => msg)).toEqual(['yes']);
});

const private_ = 'do-not-log-4711';

test.each([
  'email',
  'userId',
  'identity',
  'identityKey',
  'payload',
  'body',
  'token',
  'accessToken',
  'apiKey',
  'authorization',
  'dataFields'
])('style: what stands under %s is never logged, however deep', (name) => {
  const { text } = logged((log) => {
    log.info({ [name]: private_ }, 'on top');
    log.info({ outcome: { [name]: private_, code: 'kept' } }, 'one below');
    log.info({ answer: { outcome: { [name]: private_, code: 'kept' } } }, 'two below');
    log.info({ outcomes: [{ [name]: private_, code: 'kept' }] }, 'in a list');
  });
  expect(text).not.toContain(private_);
  expect(text.match(/"code":"kept"/g)).toHaveLength(3);
});

test('an error is logged with its class, code and message, and without its cause', () => {
  const cause = Object.assign(new Error('cause'), { config: { headers: { 'Api-Key': private_ } } });
  const error = new AuthError('iterable.api-key', 'Iterable does not accept the API key.', { cause });
  const { lines, text } = logged((log) => log.warn({ err: error }, 'failed'));
  expect(lines[0]?.err).toMatchObject({
    type: 'AuthError',
    code: 'iterable.api-key',
    message: 'Iterable does not accept the API key.'
  });
  expect(text).not.toContain(private_);
});

test('what an error carries besides is not logged', () => {
  const error = Object.assign(new ConfigError('c', 'text'), { clue: { value: private_ }, fix: 'kept out' });
  expect(logged((log) => log.error({ err: error }, 'failed')).text).not.toContain(private_);
});

test('an error under any name, or deeper, is logged the same way', () => {
  const error = Object.assign(new Error('text'), { request: { secret: private_ } });
  const { lines, text } = logged((log) => log.warn({ job: { error } }, 'failed'));
  expect(lines[0]).toMatchObject({ job: { error: { type: 'Error', message: 'text' } } });
  expect(text).not.toContain(private_);
});

test('something thrown that is no error is logged as it is', () => {
  const { lines } = logged((log) => log.error({ err: 'plain text', kept: 1 }, 'failed'));
  expect(lines[0]).toMatchObject({ err: 'plain text', kept: 1 });
});

test('a cycle does not stop a line from being written', () => {
  const run: Record<string, unknown> = { state: 'done' };
  run.self = run;
  expect(logged((log) => log.info({ run }, 'ended')).lines).toMatchObject([{ run: { state: 'done' } }]);
});

test('the silent logger writes nothing', () => {
  const spy = jest.spyOn(fs, 'writeSync');
  silentLogger.error({}, 'anything');
  expect(spy).not.toHaveBeenCalled();
  spy.mockRestore();
});
