import { RateLimitError, TransientError } from '../../../bridge/errors';
import { CallBudget } from '../../../bridge/iterable/rate-limit';
import { lanes, type Lane } from '../../../bridge/sync/model';
import { randomStream } from '../../../scripts/demo-data/random';
import { virtualClock, type VirtualClock } from './virtual-clock';

let clock: VirtualClock;
let budget: CallBudget;
/** Calls that went out: who, and when. */
let out: { name: string; at: number }[];
beforeEach(() => {
  clock = virtualClock();
  budget = new CallBudget(5, clock);
  out = [];
});

/** Asks for a turn now; a refusal is noted as one. */
function ask(lane: Lane, name: string = lane, signal?: AbortSignal): void {
  budget.turn(lane, signal).then(
    () => out.push({ name, at: clock.now() }),
    (error: unknown) => out.push({ name: `${name}: ${(error as Error).name}`, at: clock.now() })
  );
}

const names = (): string[] => out.map(({ name }) => name);
const times = (): number[] => out.map(({ at }) => at);

test('iterable-api 2.7: calls are spaced evenly, none saved up', async () => {
  for (let call = 0; call < 4; call += 1) ask('live');
  clock.at(60_000, () => ask('live'));
  clock.at(60_000, () => ask('live'));
  await clock.run();
  expect(times()).toEqual([0, 200, 400, 600, 60_000, 60_200]);
});

test('whoever waits is served in the order of lanes: an opt-out goes before a backlog of all others', async () => {
  for (const lane of ['backfill', 'backfill', 'live', 'backfill'] as const) ask(lane);
  clock.at(250, () => ask('interactive'));
  clock.at(260, () => ask('privacy'));
  await clock.run();
  expect(names()).toEqual(['backfill', 'live', 'privacy', 'interactive', 'backfill', 'backfill']);
  expect(times()).toEqual([0, 200, 400, 600, 800, 1000]);
});

test('whoever asks while others wait does not go ahead of a lane before its own', async () => {
  ask('backfill', 'first');
  ask('privacy');
  clock.at(200, () => ask('backfill', 'late'));
  await clock.run();
  expect(names()).toEqual(['first', 'privacy', 'late']);
});

describe('iterable-api 2.7: a 429 holds all lanes of the endpoint', () => {
  test('for as long as it says', async () => {
    ask('live');
    clock.at(10, () => budget.refused(2));
    clock.at(20, () => ask('backfill'));
    clock.at(30, () => ask('privacy'));
    await clock.run();
    expect(out.slice(1)).toEqual([
      { name: 'privacy', at: 2010 },
      { name: 'backfill', at: 2210 }
    ]);
  });

  test('for a second that doubles when it does not say; calls refused together count once', async () => {
    const refusals = [0, 50, 1500, 4000];
    for (const at of refusals) clock.at(at, () => budget.refused(null));
    for (const at of [100, 1600, 4100]) clock.at(at, () => ask('live'));
    await clock.run();
    expect(times()).toEqual([1000, 3500, 8000]);
  });

  test('a call that goes through ends the growing', async () => {
    clock.at(0, () => budget.refused(null));
    clock.at(1500, () => budget.accepted());
    clock.at(2000, () => budget.refused(null));
    clock.at(2100, () => ask('live'));
    await clock.run();
    expect(times()).toEqual([3000]);
  });

  test('nobody stands in line for more than a minute: who calls decides what to do', async () => {
    ask('live', 'first');
    ask('live', 'waiting');
    clock.at(100, () => budget.refused(3600));
    clock.at(200, () => ask('privacy', 'late'));
    await clock.run();
    expect(out).toEqual([
      { name: 'first', at: 0 },
      { name: 'waiting: RateLimitError', at: 100 },
      { name: 'late: RateLimitError', at: 200 }
    ]);
    await expect(budget.turn('live')).rejects.toMatchObject({ retryAfterSeconds: 3600 });
    await expect(budget.turn('live')).rejects.toThrow(RateLimitError);
  });
});

describe('waiting can be ended', () => {
  test('by whoever waits; the others move up', async () => {
    const stop = new AbortController();
    ask('live', 'first');
    ask('live', 'stopped', stop.signal);
    ask('live', 'second');
    clock.at(100, () => stop.abort());
    await clock.run();
    expect(out).toEqual([
      { name: 'first', at: 0 },
      { name: 'stopped: TransientError', at: 100 },
      { name: 'second', at: 200 }
    ]);
  });

  test('by closing: nobody waits or comes any more', async () => {
    ask('live', 'first');
    ask('backfill', 'second');
    clock.at(100, () => budget.close());
    await clock.run();
    expect(names()).toEqual(['first', 'second: TransientError']);
    await expect(budget.turn('privacy')).rejects.toThrow(TransientError);
  });
});

test('for any schedule: spaced, nobody forgotten, FIFO in a lane, and never behind a later lane', async () => {
  for (let seed = 0; seed < 300; seed += 1) await trySchedule(anySchedule(seed));
});

async function trySchedule({ asked, refusals }: ReturnType<typeof anySchedule>): Promise<void> {
  clock = virtualClock();
  budget = new CallBudget(5, clock);
  const went: (Asked & { at: number })[] = [];
  for (const each of asked) {
    const go = (): void => void went.push({ ...each, at: clock.now() });
    clock.at(each.asked, () => void budget.turn(each.lane).then(go));
  }
  for (const at of refusals) clock.at(at, () => budget.refused(1));
  await clock.run();
  expect(went).toHaveLength(asked.length);
  for (const [index, call] of went.entries()) {
    expect(call.at - (went[index - 1]?.at ?? -Infinity)).toBeGreaterThanOrEqual(200);
    expect(refusals.filter((at) => call.at > at && call.at < at + 1000)).toEqual([]);
    // Whoever went later was not there yet, or stands behind.
    for (const later of went.slice(index + 1).filter((other) => other.asked < call.at)) {
      expect(lanes.indexOf(later.lane)).toBeGreaterThanOrEqual(lanes.indexOf(call.lane));
      if (later.lane === call.lane) expect(later.asked).toBeGreaterThanOrEqual(call.asked);
    }
  }
}

interface Asked {
  readonly asked: number;
  readonly lane: Lane;
}

function anySchedule(seed: number): { asked: Asked[]; refusals: number[] } {
  const random = randomStream(seed, 'schedule');
  const some = <T>(limit: number, make: () => T): T[] =>
    Array.from({ length: random.below(limit) }, () => make());
  return {
    asked: some(25, () => ({ asked: random.below(3000), lane: random.pick(lanes) })),
    refusals: some(4, () => random.below(3000))
  };
}

test('D-29 what is used: calls of the last minute against those that a minute takes, and until when none goes', async () => {
  for (let call = 0; call < 4; call += 1) ask('live');
  clock.at(30_000, () => ask('live'));
  clock.at(59_000, () => ask('live'));
  const seen: unknown[] = [];
  clock.at(59_500, () => seen.push(budget.use()));
  clock.at(61_000, () => seen.push(budget.use().made));
  clock.at(62_000, () => {
    budget.refused(10);
    seen.push(budget.use().pausedUntil);
  });
  await clock.run();
  expect(seen).toEqual([{ made: 6, allowed: 300, pausedUntil: null }, 2, new Date(72_000).toISOString()]);
});
