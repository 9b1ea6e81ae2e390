import type { Config } from '../../../bridge/config/load-config';
import { AuthError, TransientError } from '../../../bridge/errors';
import { silentLogger } from '../../../bridge/logger';
import { Definitions } from '../../../bridge/service/definitions';
import { manualClock, syncDefinition } from '../../builders';

const config: Config = { syncs: [syncDefinition()], problems: [] };
const down = new TransientError('sf.unavailable', 'Salesforce could not answer.');

/** Definitions whose source answers what the test sets, and counts how often it was asked. */
function setUp() {
  const clock = manualClock();
  const source = { answer: config as Config | Error, asked: [] as number[] };
  const lines: string[] = [];
  const note = (...line: unknown[]): void => {
    lines.push(String(line[1]));
  };
  const definitions = new Definitions(
    (seconds) => {
      source.asked.push(seconds);
      return source.answer instanceof Error ? Promise.reject(source.answer) : Promise.resolve(source.answer);
    },
    clock,
    { ...silentLogger, warn: note, info: note }
  );
  return { clock, source, lines, definitions };
}

test('are read at the age asked for', async () => {
  const { definitions, source } = setUp();
  expect(await definitions.config(300)).toBe(config);
  await definitions.config(30);
  expect(source.asked).toEqual([300, 30]);
});

test('the last good ones go on while Salesforce cannot be read, and it is known why', async () => {
  const { definitions, source } = setUp();
  await definitions.config(300);
  source.answer = down;
  expect(await definitions.config(30)).toBe(config);
  expect(definitions.lastError).toBe(down);
  await expect(definitions.fresh(300)).rejects.toBe(down);
});

test('none were ever read: the error is all there is', async () => {
  const { definitions, source } = setUp();
  source.answer = new AuthError('sf.sign-in', 'refused');
  await expect(definitions.config(300)).rejects.toBe(source.answer);
});

test('readings after a failed one wait, longer each time, at most a minute', async () => {
  const { definitions, source, clock } = setUp();
  source.answer = down;
  const moments: number[] = [];
  const start = clock.now().getTime();
  for (let second = 0; second < 300; second += 1) {
    const before = source.asked.length;
    await definitions.config(300).catch(() => undefined);
    if (source.asked.length > before) moments.push((clock.now().getTime() - start) / 1000);
    clock.advance(1000);
  }
  expect(moments).toEqual([0, 2, 6, 14, 30, 62, 122, 182, 242]);
});

test('a recovery is noticed by a reading, not by an age that still suffices; each outage is one line', async () => {
  const { definitions, source, clock, lines } = setUp();
  await definitions.config(300);
  source.answer = down;
  await definitions.config(0);
  clock.advance(2_000);
  await definitions.config(300);
  clock.advance(4_000);
  source.answer = config;
  expect(await definitions.fresh(300)).toBe(config);
  expect(source.asked).toEqual([300, 0, 0, 0]);
  expect(definitions.lastError).toBeNull();
  expect(lines).toEqual([
    'the definitions cannot be read; trying again',
    'the definitions can be read again'
  ]);
});
