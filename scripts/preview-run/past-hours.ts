import { setTimeout as sleep } from 'node:timers/promises';
import { runCommand } from '../../bridge/commands/run';
import { readSettings } from '../../bridge/settings';
import type { Clock } from '../../bridge/sync/ports';
import { wire } from '../../bridge/wire';
import type { LocalOrg } from '../../test/stand-ins/org/local-org';

const oneHourMs = 60 * 60 * 1000;
/** Changes an hour, over a working day: quiet nights, a morning, an afternoon. */
const changesByHour = [2, 1, 0, 1, 0, 2, 5, 12, 21, 26, 24, 15, 18, 27, 22, 16, 9, 6, 4, 3, 5, 2, 1, 2];
/** Every so many changed people lose their address: they need attention. */
const badEvery = 9;
/** Waits are lived through too, a little of each in real time: the other side is a real server. */
const longestRealWaitMs = 250;

/**
 * Lives through the last hours: the org's clock stands that far back and moves on hour by hour; people are changed, and
 * the real bridge runs every sync each hour. At the end the clock runs on from now.
 */
export async function liveThrough(
  org: LocalOrg,
  environment: Readonly<Record<string, string>>,
  hours: number
): Promise<void> {
  const clock: Clock = {
    now: () => org.clock.now(),
    sleep: async (milliseconds, signal) => {
      org.clock.advance(milliseconds);
      await sleep(Math.min(milliseconds, longestRealWaitMs), undefined, { signal });
    },
    random: () => 0.5
  };
  const bridge = await wire(readSettings({ ...environment }), 'preview', clock);
  try {
    const { syncs } = await bridge.config(0);
    for (let hour = hours; hour > 0; hour -= 1) {
      org.clock.set(new Date(Date.now() - hour * oneHourMs));
      changePeople(org, hours - hour);
      org.clock.advance(1500);
      for (const { name } of syncs) await runCommand(bridge, name, {});
    }
  } finally {
    await bridge.close();
    org.clock.set(new Date());
    org.clock.run();
  }
}

function changePeople(org: LocalOrg, hour: number): void {
  const changes = changesByHour[(hour + 1) % changesByHour.length] ?? 0;
  for (const [index, object] of (['Contact', 'Lead'] as const).entries()) {
    const rows = [...org.store.rows(object, { includeDeleted: false })];
    for (let change = 0; change < changes / (index + 1); change += 1) {
      const row = rows[(hour * 37 + change * 5) % rows.length];
      if (!row || typeof row.Id !== 'string' || row.IsConverted === true) continue;
      const values =
        change % badEvery === badEvery - 1 ? { Email: null } : { Title: `Partner since ${hour}:00` };
      org.store.update(object, row.Id, values, org.adminUserId);
    }
  }
}
