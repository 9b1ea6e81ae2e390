import { setTimeout as sleep } from 'node:timers/promises';
import { silentLogger } from '../../../bridge/logger';
import { repeat } from '../../../bridge/service/repeat';

function setUp() {
  const lines: string[] = [];
  const note = (...line: unknown[]): void => {
    lines.push(String(line[1]));
  };
  return { lines, log: { ...silentLogger, warn: note, info: note } };
}

test('works at once and comes round until it is ended', async () => {
  const { log } = setUp();
  let rounds = 0;
  const end = repeat('the work', 1, log, () => {
    rounds += 1;
    return Promise.resolve();
  });
  expect(rounds).toBe(1);
  while (rounds < 3) await sleep(1);
  end();
  const ended = rounds;
  await sleep(20);
  expect(rounds).toBe(ended);
});

test('an outage is told when it begins and when it is over', async () => {
  const { log, lines } = setUp();
  let rounds = 0;
  const end = repeat('the work', 1, log, () => {
    rounds += 1;
    return rounds < 4 ? Promise.reject(new Error('no')) : Promise.resolve();
  });
  while (lines.length < 2) await sleep(1);
  end();
  expect(lines).toEqual(['the work failed; trying again', 'the work works again']);
});

test('what fails after the end is nobody’s concern', async () => {
  const { log, lines } = setUp();
  let fail: (error: Error) => void = () => undefined;
  const end = repeat('the work', 1, log, () => new Promise((_, reject) => (fail = reject)));
  end();
  fail(new Error('closed'));
  await sleep(5);
  expect(lines).toEqual([]);
});
