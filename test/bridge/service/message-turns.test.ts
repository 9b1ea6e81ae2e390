import type { Job } from '../../../bridge/queue/queue';
import { MessageTurns } from '../../../bridge/service/message-turns';
import { manualClock } from '../../builders';

/** How soon a message leads to a run: at once in a burst, at a distance when they never end. */

const start = '2026-02-01T10:00:00.000Z';
const runsADay = (share: number): number => (share * 0.5) / 4;

function turning(share: number | null) {
  const clock = manualClock(start);
  const jobs: (Job & { readonly at: number })[] = [];
  const waiting = new Set<string>();
  const queue = {
    add: (job: Job) => {
      const added = !waiting.has(job.key);
      waiting.add(job.key);
      if (added) jobs.push({ ...job, at: clock.now().getTime() - Date.parse(start) });
      return Promise.resolve({ added });
    }
  };
  const turns = new MessageTurns({ queue, share: () => Promise.resolve(share), now: () => clock.now() });
  /** What waited has run. */
  const run = (): void => waiting.clear();
  return { clock, jobs, turns, run };
}

async function messages(count: number, everyMs: number, share: number | null) {
  const { clock, jobs, turns, run } = turning(share);
  for (let message = 0; message < count; message += 1) {
    const last = jobs.at(-1);
    if (last && last.at + (last.delayMs ?? 0) <= clock.now().getTime() - Date.parse(start)) run();
    await turns.wake(['One']);
    await clock.sleep(everyMs);
  }
  return jobs;
}

describe('salesforce-api 5 7: runs that messages lead to', () => {
  test('a burst is heard at once', async () => {
    const jobs = await messages(30, 100, 20_000);
    expect(jobs.map(({ delayMs }) => delayMs)).toEqual(Array(30).fill(0));
  });

  test.each([3_000, 20_000, 1_000_000])(
    'of a share of %d calls an org that never rests takes half at most, a burst aside',
    async (share) => {
      const jobs = await messages(86_400, 1000, share);
      expect(jobs.length).toBeLessThanOrEqual(runsADay(share) + 31);
      expect(jobs.length).toBeGreaterThan(Math.min(runsADay(share), 86_400 / 3) * 0.9);
      expect(Math.max(...jobs.map(({ delayMs }) => delayMs ?? 0))).toBeLessThanOrEqual(10 * 60_000);
    }
  );

  test('what the org allows is not known yet: every ten seconds', async () => {
    const jobs = await messages(3600, 1000, null);
    expect(jobs.length).toBeGreaterThan(340);
    expect(jobs.length).toBeLessThan(400);
  });

  test('after a rest the next burst is heard at once again', async () => {
    const { clock, jobs, turns, run } = turning(20_000);
    for (let message = 0; message < 40; message += 1) {
      await turns.wake(['One']);
      run();
    }
    expect(jobs.at(-1)?.delayMs).toBeGreaterThan(0);
    await clock.sleep(60 * 60_000);
    await turns.wake(['One', 'Two']);
    expect(jobs.slice(-2).map(({ key, delayMs }) => [key, delayMs])).toEqual([
      ['hear:One', 0],
      ['hear:Two', 0]
    ]);
  });

  test('a message for which a run waits already takes nothing of the burst', async () => {
    const { jobs, turns, run } = turning(20_000);
    for (let message = 0; message < 100; message += 1) await turns.wake(['One']);
    run();
    await turns.wake(['One']);
    expect(jobs.map(({ delayMs }) => delayMs)).toEqual([0, 0]);
  });
});

describe('salesforce-api 7: passes over opt-outs', () => {
  test('one for the messages of five seconds, behind their end', async () => {
    const { clock, jobs, turns } = turning(20_000);
    await turns.tellOptOuts('One', 'Main');
    await clock.sleep(4_000);
    await turns.tellOptOuts('One', 'Main');
    await clock.sleep(1_000);
    await turns.tellOptOuts('One', 'Main');
    expect(jobs.map(({ at, delayMs = 0 }) => at + delayMs)).toEqual([6_000, 11_000]);
    expect(jobs[0]?.payload).toEqual({ sync: 'One', trigger: 'message', optOuts: true });
  });

  test('of a busy org fewer, each for a longer time', async () => {
    const { clock, jobs, turns } = turning(3_000);
    for (let second = 0; second < 4 * 3600; second += 1) {
      await turns.tellOptOuts('One', 'Main');
      await clock.sleep(1000);
    }
    expect(jobs.length).toBeLessThanOrEqual(runsADay(3_000) / 6 + 32);
    const lastHalf = jobs.slice(-10).map(({ at }) => at);
    expect((lastHalf.at(-1) ?? 0) - (lastHalf[0] ?? 0)).toBeGreaterThan(9 * 200_000);
  });
});
