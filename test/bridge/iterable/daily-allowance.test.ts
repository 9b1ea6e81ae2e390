import { RateLimitError } from '../../../bridge/errors';
import { DailyAllowance } from '../../../bridge/iterable/daily-allowance';
import { manualClock, type ManualClock } from '../../builders';

const hour = 3_600_000;

interface Lane {
  readonly clock: ManualClock;
  readonly allowance: DailyAllowance;
  /** Seconds to wait, or `taken`. */
  take(): number | 'taken' | null;
}

function laneOf(callsPerDay: number): Lane {
  const clock = manualClock();
  const allowance = new DailyAllowance(callsPerDay, () => clock.now().getTime());
  const take = () => {
    try {
      allowance.take();
      return 'taken';
    } catch (error) {
      if (error instanceof RateLimitError) return error.retryAfterSeconds;
      throw error;
    }
  };
  return { clock, allowance, take };
}

test('iterable-api 6.7: a place comes back 24 hours after it was taken, one by one', () => {
  const { clock, take } = laneOf(2);
  expect(take()).toBe('taken');
  clock.advance(hour);
  expect([take(), take(), take()]).toEqual(['taken', 23 * 3600, 23 * 3600]);
  clock.advance(23 * hour - 1);
  expect(take()).toBe(1);
  clock.advance(1);
  expect([take(), take()]).toEqual(['taken', 3600]);
});

test('a refusal closes the lane for as long as it says, and counts for nothing', () => {
  const { clock, allowance, take } = laneOf(1);
  take();
  allowance.refused(7);
  expect(take()).toBe(7);
  clock.advance(7000);
  expect(take()).toBe('taken');
  expect(take()).toBe(24 * 3600);
});

test('refusals that say nothing close it for longer each time, until a call goes through', () => {
  const { clock, allowance, take } = laneOf(1000);
  const refuse = (): number | 'taken' | null => {
    expect(take()).toBe('taken');
    allowance.refused(null);
    const wait = take();
    clock.advance(Number(wait) * 1000);
    return wait;
  };
  expect(Array.from({ length: 8 }, refuse)).toEqual([60, 120, 240, 480, 960, 1920, 3600, 3600]);
  take();
  allowance.accepted();
  expect(refuse()).toBe(60);
});

test('calls that are refused together close it once', () => {
  const { allowance, take } = laneOf(1000);
  expect([take(), take(), take()]).toEqual(['taken', 'taken', 'taken']);
  for (let call = 0; call < 3; call += 1) allowance.refused(null);
  expect(take()).toBe(60);
});

test('a look takes no place', () => {
  const { allowance, take } = laneOf(1);
  allowance.check();
  expect(take()).toBe('taken');
  expect(() => allowance.check()).toThrow(RateLimitError);
});

test('less than a call a day is one', () => {
  const { take } = laneOf(0.5);
  expect([take(), take()]).toEqual(['taken', 24 * 3600]);
});
