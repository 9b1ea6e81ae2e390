import { CallSpacing } from '../../../bridge/iterable/rate-limit';
import { manualClock } from '../../builders';

/** When each of the calls may go out, in milliseconds after the first question; all ask at once. */
async function turns(count: number, callsPerSecond: number): Promise<number[]> {
  const waits: number[] = [];
  const spacing = new CallSpacing(
    callsPerSecond,
    () => 1_000_000,
    (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    }
  );
  for (let call = 0; call < count; call += 1) {
    const before = waits.length;
    await spacing.turn();
    if (waits.length === before) waits.push(0);
  }
  return waits;
}

test('iterable-api 2.7: calls are spaced evenly, none saved up', async () => {
  expect(await turns(6, 5)).toEqual([0, 200, 400, 600, 800, 1000]);
  expect(await turns(3, 0.5)).toEqual([0, 2000, 4000]);
});

test('a pause does not allow a burst after it', async () => {
  const clock = manualClock();
  const spacing = new CallSpacing(
    5,
    () => clock.now().getTime(),
    (milliseconds) => clock.sleep(milliseconds)
  );
  await spacing.turn();
  clock.advance(60_000);
  await spacing.turn();
  await spacing.turn();
  await spacing.turn();
  expect(clock.slept).toEqual([200, 200]);
});

test('a pause that the other side asks for is kept by all', async () => {
  const clock = manualClock();
  const spacing = new CallSpacing(
    5,
    () => clock.now().getTime(),
    (milliseconds) => clock.sleep(milliseconds)
  );
  await spacing.turn();
  spacing.holdFor(1000);
  spacing.holdFor(100);
  await spacing.turn();
  expect(clock.slept).toEqual([1000]);
});
