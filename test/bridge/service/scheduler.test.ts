import { readSchedule } from '../../../bridge/config/schedule';
import type { SyncDefinition } from '../../../bridge/config/sync-definition';
import type { Job } from '../../../bridge/queue/queue';
import { Scheduler, type SchedulerParts } from '../../../bridge/service/scheduler';
import { noCounts, type Run, type RunTrigger } from '../../../bridge/sync/model';
import { contactId, manualClock, syncDefinition } from '../../builders';

const minute = 60_000;

function run(number: number, trigger: RunTrigger, startedAt: string): Run {
  return {
    run: `run-${number}`,
    sync: 'Contact_To_User',
    trigger,
    state: 'done',
    counts: noCounts(),
    bookmark: null,
    startedAt,
    endedAt: startedAt,
    calls: { salesforce: 0, iterable: 0 },
    definition: 'v1',
    query: null,
    notices: [],
    error: null
  };
}

/** A scheduler over runs that the test sets, newest first. */
function setUp(given: Partial<SchedulerParts> = {}) {
  const clock = manualClock();
  const stored = {
    runs: [] as Run[],
    unfinished: null as Run | null,
    retryAt: null as string | null,
    hints: [] as string[]
  };
  const added: Job[] = [];
  const scheduler = new Scheduler({
    config: () => Promise.resolve({ syncs: [syncDefinition()], problems: [] }),
    ledger: {
      runs: ({ limit, before }) => {
        const from = before === undefined ? 0 : stored.runs.findIndex(({ run }) => run === before) + 1;
        return Promise.resolve(stored.runs.slice(from, from + limit));
      },
      unfinishedRun: () => Promise.resolve(stored.unfinished),
      dueRecords: (_sync, now) =>
        Promise.resolve(stored.retryAt !== null && stored.retryAt <= now ? [contactId(1)] : []),
      syncsWithHints: () => Promise.resolve(stored.hints)
    },
    add: (job) => Promise.resolve(added.push(job)),
    isRunning: () => false,
    owner: 'this-process',
    now: clock.now,
    ...given
  });
  return { clock, stored, added, scheduler };
}

test('a sync gets its turn, and no second one while the first may still be starting', async () => {
  const { added, scheduler, clock } = setUp();
  await scheduler.look();
  clock.advance(5_000);
  await scheduler.look();
  expect(added).toEqual([
    { key: 'run:Contact_To_User', payload: { sync: 'Contact_To_User', trigger: 'schedule' } }
  ]);
});

test('a turn that came to nothing is given again', async () => {
  const { added, scheduler, clock } = setUp();
  await scheduler.look();
  clock.advance(minute);
  await scheduler.look();
  expect(added).toHaveLength(2);
});

test('no turn before the interval is over', async () => {
  const { added, scheduler, clock, stored } = setUp();
  stored.runs = [run(1, 'command', clock.now().toISOString())];
  clock.advance(9 * minute);
  await scheduler.look();
  expect(added).toHaveLength(0);
  clock.advance(3 * minute);
  await scheduler.look();
  expect(added).toHaveLength(1);
});

test('runs of single records put off no turn and bring none forward, however many there were', async () => {
  const { added, scheduler, clock, stored } = setUp();
  const own = run(0, 'schedule', clock.now().toISOString());
  clock.advance(5 * minute);
  const asked = Array.from({ length: 50 }, (_, index) => run(index + 1, 'record', clock.now().toISOString()));
  stored.runs = [...asked, own];
  await scheduler.look();
  expect(added).toHaveLength(0);
  clock.advance(6 * minute);
  await scheduler.look();
  expect(added).toHaveLength(1);
});

test('a run that was cut off is gone on with by a job of this process: the old one may hold the usual job', async () => {
  const { added, scheduler, clock, stored } = setUp();
  stored.runs = [run(7, 'schedule', clock.now().toISOString())];
  stored.unfinished = { ...run(7, 'schedule', clock.now().toISOString()), state: 'interrupted' };
  await scheduler.look();
  expect(added).toEqual([
    { key: 'go-on:run-7:this-process', payload: { sync: 'Contact_To_User', trigger: 'schedule' } }
  ]);
});

test('a run of single records that was cut off is left to its own job', async () => {
  const { added, scheduler, clock, stored } = setUp();
  stored.runs = [run(1, 'schedule', clock.now().toISOString())];
  stored.unfinished = { ...run(7, 'record', clock.now().toISOString()), state: 'running' };
  await scheduler.look();
  expect(added).toHaveLength(0);
});

test('a sync that this process is running has no turn', async () => {
  const { added, scheduler, clock, stored } = setUp({ isRunning: (sync) => sync === 'Contact_To_User' });
  stored.unfinished = { ...run(7, 'schedule', clock.now().toISOString()), state: 'running' };
  await scheduler.look();
  expect(added).toHaveLength(0);
});

test('a slow look is not joined by a second one', async () => {
  let readings = 0;
  let answer: (config: { syncs: []; problems: [] }) => void = () => undefined;
  const { scheduler } = setUp({
    config: () => {
      readings += 1;
      return new Promise((resolve) => (answer = resolve));
    }
  });
  const looks = [scheduler.look(), scheduler.look()];
  answer({ syncs: [], problems: [] });
  await Promise.all(looks);
  expect(readings).toBe(1);
});

describe('a sync that runs at night', () => {
  const nightly = syncDefinition({
    schedule: { text: '0 2 * * *', turns: { cron: '0 2 * * *' }, within: [], except: [] }
  });
  const config = (syncs = [nightly]) => ({ config: () => Promise.resolve({ syncs, problems: [] }) });

  test('D-17 it waits for its first turn, counted from when it was first seen as active', async () => {
    const { added, scheduler, clock } = setUp(config());
    await scheduler.look();
    clock.advance(15 * 60 * minute);
    await scheduler.look();
    expect(added).toHaveLength(0);
    clock.advance(60 * minute);
    await scheduler.look();
    expect(added).toHaveLength(1);
  });

  test('D-18 D-17 one that was inactive meanwhile is new again', async () => {
    const syncs = [nightly];
    const { added, scheduler, clock } = setUp(config(syncs));
    await scheduler.look();
    syncs[0] = { ...nightly, status: 'Inactive' };
    clock.advance(16 * 60 * minute);
    await scheduler.look();
    syncs[0] = nightly;
    clock.advance(minute);
    await scheduler.look();
    expect(added).toHaveLength(0);
  });

  test('records whose retry is due start a run before its turn, at most one a minute', async () => {
    const { added, scheduler, clock, stored } = setUp(config());
    stored.runs = [run(1, 'schedule', clock.now().toISOString())];
    clock.advance(5 * minute);
    stored.retryAt = new Date(clock.now().getTime() + minute).toISOString();
    await scheduler.look();
    expect(added).toHaveLength(0);
    clock.advance(minute);
    await scheduler.look();
    expect(added).toHaveLength(1);
    stored.runs = [run(2, 'schedule', clock.now().toISOString()), ...stored.runs];
    clock.advance(minute);
    await scheduler.look();
    expect(added).toHaveLength(1);
  });
});

describe('salesforce-api 7: hints that nobody came to take up', () => {
  const hears = (added: readonly Job[]): string[] =>
    added.map(({ key }) => key).filter((key) => key.startsWith('hear:'));

  test('an active sync is woken for them', async () => {
    const { scheduler, stored, added } = setUp();
    stored.hints = [syncDefinition().name, 'Somebody_Else'];
    await scheduler.look();
    expect(hears(added)).toEqual([`hear:${syncDefinition().name}`]);
  });

  test('one that is being run takes them up by itself', async () => {
    const { scheduler, stored, added } = setUp({ isRunning: () => true });
    stored.hints = [syncDefinition().name];
    await scheduler.look();
    expect(hears(added)).toEqual([]);
  });

  test('D-17 one whose window is closed wakes when it opens', async () => {
    const schedule = readSchedule('10; except 00:00-12:00') as SyncDefinition['schedule'];
    const syncs = [syncDefinition({ schedule, timeZone: 'UTC' })];
    const config = () => Promise.resolve({ syncs, problems: [] });
    let hour = '2026-02-01T11:59:00.000Z';
    const { scheduler, stored, added } = setUp({ config, now: () => new Date(hour) });
    stored.hints = [syncDefinition().name];
    await scheduler.look();
    expect(hears(added)).toEqual([]);
    hour = '2026-02-01T12:00:00.000Z';
    await scheduler.look();
    expect(hears(added)).toEqual([`hear:${syncDefinition().name}`]);
  });

  test('one that is paused leaves them alone', async () => {
    const syncs = [syncDefinition({ status: 'Paused' })];
    const { scheduler, stored, added } = setUp({ config: () => Promise.resolve({ syncs, problems: [] }) });
    stored.hints = [syncDefinition().name];
    await scheduler.look();
    expect(hears(added)).toEqual([]);
  });

  test("a run that a message began does not put off the sync's own turn", async () => {
    const { scheduler, stored, added, clock } = setUp();
    const startedAt = clock.now().toISOString();
    stored.runs = [{ run: 'heard', trigger: 'message', startedAt } as Run];
    await scheduler.look();
    expect(added.map(({ key }) => key)).toEqual([`run:${syncDefinition().name}`]);
  });
});
