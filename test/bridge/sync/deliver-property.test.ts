import { randomStream, type Random } from '../../../scripts/demo-data/random';
import { toBatch } from '../../../bridge/sync/batch';
import { deliver } from '../../../bridge/sync/deliver';
import type { Batch, Operation } from '../../../bridge/sync/model';
import type { BulkAnswer, Clue } from '../../../bridge/sync/ports';
import { bulkUpdate, manualClock, operation } from '../../builders';
import { refusedWhole, scriptedDestination, slowDown, unavailable } from './scripted-destination';

/** What Iterable thinks of a row, whichever call it comes in. */
const natures = ['named', 'unnamed', 'refuses', 'refuses-row', 'refuses-identity', 'refuses-type'] as const;
type Nature = 'good' | (typeof natures)[number];

interface World {
  readonly random: Random;
  readonly natures: ReadonlyMap<Operation, Nature>;
  readonly applied: Set<string>;
  /** Share of calls that go wrong by themselves. */
  readonly faults: number;
}

function clueFor(batch: Batch, culprit: Operation, nature: Nature): Clue {
  if (nature === 'refuses-row') return { kind: 'row', index: batch.operations.indexOf(culprit), field: 'x' };
  if (nature === 'refuses-identity') return { kind: 'identity', value: culprit.identity.value };
  if (nature === 'refuses-type')
    return { kind: 'type', fields: [{ field: 'n', expected: 'long', values: null }] };
  return { kind: 'none' };
}

/** An Iterable that takes a call whole, row by row or not at all, and sometimes takes it and does not say so. */
function answer(batch: Batch, world: World): Partial<BulkAnswer> | Error {
  const nature = (row: Operation): Nature => world.natures.get(row) ?? 'good';
  const fault = world.random.next();
  if (fault < world.faults / 2) return fault < world.faults / 4 ? unavailable() : slowDown(1);
  const culprit = batch.operations.find((row) => nature(row).startsWith('refuses'));
  if (culprit) return refusedWhole('iterable.refused', clueFor(batch, culprit, nature(culprit)));
  const failed = batch.operations.filter((row) => nature(row) !== 'good');
  for (const row of batch.operations) if (nature(row) === 'good') world.applied.add(row.recordId);
  if (fault < world.faults) return unavailable();
  const named = failed.filter((row) => nature(row) === 'named');
  return {
    failures: named.map(({ identity }) => ({
      by: 'email',
      key: identity.key.toUpperCase(),
      cause: 'forgotten'
    })),
    failCount: failed.length
  };
}

function worldOf(seed: number): World & { readonly rows: Operation[] } {
  const random = randomStream(seed, 'deliver');
  const count = 1 + random.below(60);
  const badShare = random.next() * random.next();
  const known = new Map<Operation, Nature>();
  const rows = Array.from({ length: count }, (_, number) => {
    const nature: Nature = random.next() < badShare ? natures[random.below(natures.length)]! : 'good';
    const row = operation(number, { n: nature === 'refuses-type' ? 'text' : number });
    known.set(row, nature);
    return row;
  });
  return { random, natures: known, applied: new Set(), faults: seed % 3 === 0 ? 0 : 0.2, rows };
}

test.each(Array.from({ length: 300 }, (_, seed) => seed))(
  'DESIGN 7.3: whatever Iterable answers, each operation ends in one result, and the right one (seed %i)',
  async (seed) => {
    const world = worldOf(seed);
    const destination = scriptedDestination([(batch) => answer(batch, world)]);
    const delivery = await deliver(toBatch(bulkUpdate, world.rows), {
      destination,
      clock: manualClock(),
      fieldTypes: () => Promise.resolve(new Map([['n', 'long']])),
      deferrals: () => 0
    });
    const statuses = new Map(delivery.results.map(({ operation, status }) => [operation.recordId, status]));
    expect(delivery.results).toHaveLength(world.rows.length);
    expect([...statuses.keys()].sort()).toEqual(world.rows.map(({ recordId }) => recordId).sort());
    for (const row of world.rows) {
      const good = world.natures.get(row) === 'good';
      const status = statuses.get(row.recordId);
      if (status === 'deferred') expect(world.faults).toBeGreaterThan(0);
      else expect(status).toBe(good ? 'delivered' : 'rejected');
      if (status === 'delivered') expect(world.applied).toContain(row.recordId);
    }
    expect(delivery.exhausted).toBe([...statuses.values()].includes('deferred'));
  }
);
