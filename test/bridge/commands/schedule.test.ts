import { scheduleCommand } from '../../../bridge/commands/schedule';

const now = new Date('2026-02-02T10:00:00.000Z');
const standingsOf = (lastTurnAt: string | null) => ({
  ledger: { standings: async () => [{ lastTurnAt }] },
  clock: { now: () => now }
});
type Parts = Parameters<typeof scheduleCommand>[0];
const partsWith = (lastTurnAt: string | null = null): Parts => standingsOf(lastTurnAt) as unknown as Parts;

test('D-17 a schedule that need not be published is answered with its next three runs, in UTC', async () => {
  const asked = { schedule: '0 6 * * 1-5; except 2026-02-03', timeZone: 'Europe/Berlin' };
  expect(await scheduleCommand(partsWith(), asked)).toEqual({
    problem: null,
    nextRuns: ['2026-02-04T05:00:00.000Z', '2026-02-05T05:00:00.000Z', '2026-02-06T05:00:00.000Z']
  });
});

test('D-17 minutes count from the last run of the sync; a blank schedule is the default', async () => {
  const lastStartedAt = '2026-02-02T09:55:00.000Z';
  const { nextRuns } = await scheduleCommand(partsWith(lastStartedAt), { schedule: ' ', sync: 'Contacts' });
  expect(nextRuns[0]).toMatch(/^2026-02-02T10:05:/);
  expect(nextRuns).toHaveLength(3);
});

test.each([
  ['*/5 *', '', /^The schedule "\*\/5 \*" cannot be read: .+neither whole minutes nor the five fields/],
  ['0 6 * * *; within 09:00-18:00', '', /its windows leave no time for a run to start\.$/],
  ['10', 'Mars/Olympus', /^There is no time zone Mars\/Olympus\.$/]
])(
  'D-17 what is wrong with %s in the zone "%s" is said, with what to do',
  async (schedule, timeZone, said) => {
    const { problem, nextRuns } = await scheduleCommand(partsWith(), { schedule, timeZone });
    expect(problem?.message).toMatch(said);
    expect(problem?.fix).not.toBe('');
    expect(nextRuns).toEqual([]);
  }
);
