import { readSchedule } from '../../../bridge/config/schedule';
import { dueSyncs } from '../../../bridge/queue/schedule';
import { nextTurn, type ExpectedSync } from '../../../bridge/queue/next-turn';

// A Sunday.
const now = new Date('2026-02-01T10:00:00.000Z');

interface Given extends Partial<Omit<ExpectedSync, 'sync'>> {
  readonly status?: ExpectedSync['sync']['status'];
  readonly schedule?: string;
  readonly timeZone?: string;
}

function expected({
  status = 'Active',
  schedule = '10',
  timeZone = 'UTC',
  ...given
}: Given = {}): ExpectedSync {
  const read = readSchedule(schedule);
  if (!('turns' in read)) throw new Error(read.message);
  return {
    sync: { name: 'Contact_To_User', status, schedule: read, timeZone },
    lastStartedAt: now.toISOString(),
    cutOff: null,
    retryAt: null,
    knownSince: now.toISOString(),
    ...given
  };
}

const turn = (given: Given, at = now): string | null => nextTurn(expected(given), at)?.toISOString() ?? null;

/** Whether the schedule gives the sync its turn then. */
const isDue = (sync: ExpectedSync, at: number): boolean => {
  const retryDue = sync.retryAt !== null && Date.parse(sync.retryAt) <= at;
  return dueSyncs([{ ...sync, retryDue }], new Date(at)).length > 0;
};

describe('D-29 when the next run begins', () => {
  test.each<[string, Given]>([
    ['every ten minutes', {}],
    ['every two hours', { schedule: '120' }],
    ['inside a window', { schedule: '10; within 22:00-02:00' }],
    ['outside a pause', { schedule: '5; except 10:00-10:45' }],
    [
      'on the clocks of a zone with half an hour',
      { schedule: '10; within 22:15-23:00', timeZone: 'Asia/Kolkata' }
    ],
    ['by cron', { schedule: '30 3 * * *' }],
    ['by cron, inside a window', { schedule: '0 * * * *; within 14:00-15:00' }],
    ['a record that is to be tried again', { schedule: '120', retryAt: '2026-02-01T10:07:03.000Z' }],
    [
      'a record that is due, a minute behind the start',
      { schedule: '120', retryAt: '2026-02-01T09:00:00.000Z' }
    ]
  ])('%s: the very second that the schedule gives it', (_name, given) => {
    const said = Date.parse(turn(given) ?? '');
    expect(isDue(expected(given), said + 1)).toBe(true);
    for (let at = said - 1000; at >= now.getTime(); at -= 60_000)
      expect([new Date(at), isDue(expected(given), at)]).toEqual([new Date(at), false]);
  });

  test('one that was missed, one that never ran and one that was cut off are due now', () => {
    const today = now.toISOString();
    expect(turn({ lastStartedAt: '2026-02-01T08:00:00.000Z' })).toBe(today);
    expect(turn({ lastStartedAt: null })).toBe(today);
    expect(turn({ schedule: '30 9 * * *', lastStartedAt: '2026-01-31T09:30:00.000Z' })).toBe(today);
    expect(turn({ schedule: '120', cutOff: 'run-1' })).toBe(today);
  });

  test.each(['Paused', 'Inactive'] as const)('%s: none comes', (status) => {
    expect(turn({ status, cutOff: 'run-1', retryAt: now.toISOString() })).toBeNull();
  });

  test('Capture has turns; what it kept back is no reason for one', () => {
    expect(turn({ status: 'Capture', schedule: '120', retryAt: now.toISOString() })?.slice(0, 13)).toBe(
      '2026-02-01T12'
    );
  });
});
