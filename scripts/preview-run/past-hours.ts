import { setTimeout as sleep } from 'node:timers/promises';
import { runCommand } from '../../bridge/commands/run';
import { readSettings } from '../../bridge/settings';
import type { Clock } from '../../bridge/sync/ports';
import { wire } from '../../bridge/wire';
import type { LocalOrg } from '../../test/stand-ins/org/local-org';
import type { Row } from '../../test/stand-ins/org/model';
import type { PreviewUser } from './users';

const oneHourMs = 60 * 60 * 1000;
/** Changes an hour, over a working day: quiet nights, a morning, an afternoon. */
const changesByHour = [2, 1, 0, 1, 0, 2, 5, 12, 21, 26, 24, 15, 18, 27, 22, 16, 9, 6, 4, 3, 5, 2, 1, 2];
/** Every so many changed people lose their address: they need attention. */
const badEvery = 12;
const titles = ['Head of Marketing', 'Programme Lead', 'Events Manager', 'Consultant', 'Director of Sales'];
/** Waits are lived through too, a little of each in real time: the other side is a real server. */
const longestRealWaitMs = 250;

interface Past {
  readonly org: LocalOrg;
  /** Who changes people, one after the other. */
  readonly users: readonly PreviewUser[];
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Lives through the last hours: the org's clock stands that far back and moves on hour by hour; people are changed, and
 * the real bridge runs every sync each hour. At the end the clock runs on from now.
 */
export async function liveThrough({ org, users, environment }: Past, hours: number): Promise<void> {
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
      changePeople(org, hours - hour, users[hour % users.length]?.id ?? org.adminUserId);
      org.clock.advance(1500);
      for (const { name } of syncs) await runCommand(bridge, name, {});
    }
  } finally {
    await bridge.close();
    org.clock.set(new Date());
    org.clock.run();
  }
}

function changePeople(org: LocalOrg, hour: number, userId: string): void {
  const changes = changesByHour[(hour + 1) % changesByHour.length] ?? 0;
  for (const [index, object] of (['Contact', 'Lead'] as const).entries()) {
    const rows = [...org.store.rows(object, { includeDeleted: false })].filter(isReachable);
    for (let change = 0; change < changes / (index + 1); change += 1) {
      const id = rows[(hour * 37 + change * 5) % rows.length]?.Id;
      const values =
        change % badEvery === badEvery - 1 ? { Email: null } : { Title: titles[hour % titles.length] };
      if (typeof id === 'string') org.store.update(object, id, values, userId);
    }
  }
  inviteMore(org, Math.ceil(changes / 3));
}

const isReachable = ({ Email, HasOptedOutOfEmail, IsConverted }: Row): boolean =>
  Email !== null && HasOptedOutOfEmail !== true && IsConverted !== true;

/** Puts contacts who are not on it yet on the campaign with most members. */
function inviteMore(org: LocalOrg, count: number): void {
  const members = [...org.store.rows('CampaignMember', { includeDeleted: false })];
  const sizes = new Map<unknown, number>();
  for (const { CampaignId } of members) sizes.set(CampaignId, (sizes.get(CampaignId) ?? 0) + 1);
  const [campaign] = [...sizes].sort(([, a], [, b]) => b - a)[0] ?? [];
  const there = new Set(
    members.filter((row) => row.CampaignId === campaign).map(({ ContactId }) => ContactId)
  );
  const others = [...org.store.rows('Contact', { includeDeleted: false })].filter(
    (row) => isReachable(row) && !there.has(row.Id)
  );
  for (const { Id } of others.slice(0, count))
    org.store.create(
      'CampaignMember',
      { CampaignId: campaign, ContactId: Id, Status: 'Sent' },
      org.adminUserId
    );
}
