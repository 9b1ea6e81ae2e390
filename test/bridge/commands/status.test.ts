import { readSchedule } from '../../../bridge/config/schedule';
import { statusOf } from '../../../bridge/commands/status';
import { syncDefinition } from '../../builders';

/** How a sync with that schedule shows before its first run. */
async function stateOf(text: string) {
  const schedule = readSchedule(text);
  if (!('turns' in schedule)) throw new Error(schedule.message);
  const { syncs } = await statusOf({
    config: { syncs: [syncDefinition({ schedule })], problems: [] },
    organizationId: '00D000000000001EAA',
    ledger: { runs: () => Promise.resolve([]), bookmark: () => Promise.resolve(null) },
    now: new Date('2026-02-01T10:00:00Z')
  });
  return syncs[0];
}

test('D-17 Hx-07 the schedule shows as the admin wrote it, beside the minutes where it says any', async () => {
  expect(await stateOf('15; within Mon-Fri')).toMatchObject({
    schedule: '15; within Mon-Fri',
    intervalMinutes: 15
  });
  expect(await stateOf('0 6 * * 1-5')).toMatchObject({ schedule: '0 6 * * 1-5', intervalMinutes: null });
});
