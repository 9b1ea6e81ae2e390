import type { SyncCountsAnswer } from '../../bridge/commands/counts';
import { command, documentOf } from './cli-world';
import type { World } from './world';

export async function countsOf(world: World, sync: string): Promise<SyncCountsAnswer> {
  const ended = await command(world, ['counts', sync, '--json']);
  if (ended.code !== 0) throw new Error(ended.stderr);
  return documentOf<SyncCountsAnswer>(ended);
}

export const recordsByReason = (entries: SyncCountsAnswer['left']): Record<string, number> =>
  Object.fromEntries(entries.map(({ reason, records }) => [reason, records]));

const sum = (entries: SyncCountsAnswer['left']): number =>
  entries.reduce((total, { records }) => total + records, 0);

/** The equations that the answer promises. */
export function expectBalance({ salesforce, left, iterable, lists, balanced }: SyncCountsAnswer): void {
  expect(sum(salesforce.reasons) + salesforce.unexplained).toBe(salesforce.inScope);
  const standing = [...salesforce.reasons, ...left].filter(({ reason }) =>
    /^(left\.)?in-iterable(\.|$)/.test(reason)
  );
  expect(iterable.records).toBe(sum(standing));
  expect(iterable.records).toBe(iterable.users + iterable.sameUser);
  for (const { size, both, others, strangers, users, missing, records, sameUser } of lists) {
    expect(size).toBe(both + others + strangers);
    expect(users).toBe(both + missing);
    expect(records).toBe(users + sameUser);
  }
  expect(balanced).toBe(true);
}
