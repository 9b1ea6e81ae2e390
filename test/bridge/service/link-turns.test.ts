import { LinkTurns } from '../../../bridge/service/link-turns';
import { silentLogger } from '../../../bridge/logger';

const start = Date.parse('2026-11-22T08:00:00Z');

/** Turns on a clock that the test moves; each look answers the next number, or fails. */
function turnsWith(answers: (number | Error)[]) {
  const clock = { ms: start };
  const looks: number[] = [];
  const turns = new LinkTurns({
    now: () => new Date(clock.ms),
    log: silentLogger,
    work: () => {
      looks.push(clock.ms - start);
      const answer = answers.shift() ?? 0;
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    }
  });
  return { turns, clock, looks };
}

test('T-05 ended links are looked for at the start, and then when somebody wants it', async () => {
  const { turns, clock, looks } = turnsWith([0, 0]);
  await turns.look();
  clock.ms += 60_000;
  await turns.look();
  expect(looks).toEqual([0]);
  turns.want();
  await turns.look();
  expect(looks).toEqual([0, 60_000]);
});

test('T-05 what is still open is looked at again every five seconds', async () => {
  const { turns, clock, looks } = turnsWith([2, 1, 0]);
  for (let second = 0; second < 20; second += 1) {
    await turns.look();
    clock.ms += 1000;
  }
  expect(looks).toEqual([0, 5000, 10_000]);
});

test('T-05 who asks during a look is heard by a look of its own', async () => {
  const { turns, looks } = turnsWith([0, 0]);
  const first = turns.look();
  const second = turns.endNow();
  await first;
  expect(await second).toBe(true);
  expect(looks).toEqual([0, 0]);
});

test('T-05 a look that fails passes its error to the service, answers false to a person, and is tried again', async () => {
  const { turns, clock, looks } = turnsWith([new Error('down'), new Error('down'), 0]);
  await expect(turns.look()).rejects.toThrow('down');
  expect(await turns.endNow()).toBe(false);
  clock.ms += 5000;
  await turns.look();
  expect(looks).toEqual([0, 0, 5000]);
});
