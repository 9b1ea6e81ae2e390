/**
 * Whatever an admin configures: a preview says what the run then does. Random definitions over random records, each
 * looked at twice: as they are new, and after some of them changed. A failure prints the seed by which it comes again.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { explainParts } from '../../bridge/commands/explain';
import { previewParts } from '../../bridge/commands/preview';
import { findSync } from '../../bridge/config/find-sync';
import type { SyncDefinition } from '../../bridge/config/sync-definition';
import { BridgeError } from '../../bridge/errors';
import { explainSync } from '../../bridge/sync/explain/explain-sync';
import type { SyncExplanation } from '../../bridge/sync/explain/explain-model';
import type { Outcome } from '../../bridge/sync/model';
import { previewRecords } from '../../bridge/sync/preview/preview';
import type { Preview, PreviewOutcome } from '../../bridge/sync/preview/preview-model';
import { runSync } from '../../bridge/sync/run-sync';
import {
  definitions,
  prepared,
  records,
  type RandomDefinition,
  type RandomRecord
} from './random-definitions';
import { createWorld, defineSync, loadContacts, type World } from './world';

let world: World;
afterEach(() => world.close());

const recordsEach = 50;

const kinds = [
  { type: 'Email', identity: 'Email', runs: 14 },
  { type: 'Hybrid', identity: 'Email', runs: 13 },
  { type: 'UserId', identity: 'UserId', runs: 13 }
] as const;

/** Generous rates: what is looked at is not how long it takes. */
const rates = {
  Bulk_Event_Calls_Per_Second__c: 1000,
  Other_Bulk_Calls_Per_Second__c: 1000,
  Catalog_Calls_Per_Second__c: 1000,
  User_Fields_Calls_Per_Second__c: 1000,
  User_Delete_Calls_Per_Second__c: 1000,
  Read_Calls_Per_Second__c: 1000,
  Other_Calls_Per_Second__c: 1000
};

let batches = 0;
/** Outcomes of all runs, by status: an agreement about nothing proves nothing. */
const seen = new Map<string, number>();

afterAll(() => {
  expect([...seen.keys()].sort()).toEqual(['deferred', 'delivered', 'rejected', 'skipped', 'unchanged']);
  expect([...seen.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(2000);
});

test.each(kinds)(
  'D-46 D-48 a preview agrees with the run that follows, in $type projects by $identity',
  async ({ type, identity, runs }) => {
    world = await createWorld({
      project: { ...prepared, type },
      iterable: { applyDelayMs: 0, rates: { scale: Infinity } }
    });
    await fc.assert(
      fc.asyncProperty(definitions(identity), records(recordsEach), async (definition, people) => {
        batches += 1;
        const batch = new RandomBatch(definition, people, { type, tag: `batch${batches}` });
        await batch.agrees();
        await batch.change();
        await batch.agrees('explained too');
      }),
      { numRuns: runs, endOnFailure: true, verbose: 1 }
    );
  }
);

interface Told {
  readonly status: string;
  readonly code: string;
}

class RandomBatch {
  private readonly sync: string;
  private readonly ids: readonly string[];

  constructor(
    private readonly given: RandomDefinition,
    private readonly people: readonly RandomRecord[],
    private readonly about: { readonly type: string; readonly tag: string }
  ) {
    const { tag, type } = about;
    const { filter, identity, checkHashes, duplicateRule, steps } = given;
    const own = `Department = '${tag}'`;
    this.sync = defineSync(world.org, {
      name: `Random_${tag}`,
      project: { Project_Type__c: type, ...rates },
      values: {
        Scope_Type__c: 'Filter',
        Filter__c: filter === null ? own : `${own} AND ${filter}`,
        Identity__c: identity,
        Check_Hashes__c: checkHashes,
        Duplicate_Rule__c: duplicateRule,
        Write_Back__c: 'None'
      },
      steps
    });
    this.ids = loadContacts(
      world.org,
      people.map(({ row, person }) => ({ ...row, Email: this.address(row.Email, person), Department: tag }))
    );
  }

  /** What the previews say, held against what the ledger and Iterable hear of the run. */
  async agrees(how: 'previewed' | 'explained too' = 'previewed'): Promise<void> {
    await this.makeStrangers();
    const bridge = await world.bridge();
    const definition = findSync(await bridge.config(0), this.sync);
    const { settleSeconds } = this.given;
    const previews = await this.previews(definition);
    const explained = how === 'explained too' ? await this.explained(definition) : [];
    const before = world.iterable.requests.length;
    const parts = { ...(await bridge.runParts(definition)), settleSeconds };
    const run = await runSync(definition, { trigger: 'record', recordIds: this.ids }, parts);
    world.iterable.settle();
    if (previews instanceof BridgeError) {
      expect(run.error?.code).toBe(previews.code);
      expect(explained.map(({ stoppedBy }) => stoppedBy)).toEqual(explained.map(() => 'definition'));
      return;
    }
    expect(run).toMatchObject({ error: null, state: 'done' });
    const outcomes = await bridge.ledger.outcomesOfRun(run.run, { limit: 1000 });
    expect(toldBy(previews)).toEqual(toldIn(outcomes));
    for (const [index, { outcome, stoppedBy }] of explained.entries()) {
      const previewed = previews[index]?.outcome;
      expect([outcome?.status, outcome?.code]).toEqual([previewed?.status, previewed?.code]);
      expect(stoppedBy === null).toBe(isWell(outcome));
    }
    for (const { status } of outcomes) seen.set(status, (seen.get(status) ?? 0) + 1);
    expect(rowsOf(previews)).toEqual(rowsSince(before));
  }

  private async explained(definition: SyncDefinition): Promise<SyncExplanation[]> {
    const parts = await explainParts(await world.bridge(), definition);
    const { settleSeconds } = this.given;
    return explainSync(definition, this.ids, { ...parts, settleSeconds });
  }

  /** Preview and run are to find the same users settled: those of the round before are, when both begin. */
  async change(): Promise<void> {
    await sleep(this.given.settleSeconds * 1100);
    for (const [index, { change, person, row }] of this.people.entries()) {
      const id = this.ids[index];
      // A user whom several records concern is renamed by one of them while others are at it: a race in any run.
      if (!change || id === undefined || ('Email' in change && row.Email === 'shared')) continue;
      const values = 'Email' in change ? { Email: this.address(change.Email, person) } : change;
      world.org.store.update('Contact', id, values, world.org.adminUserId);
    }
    world.org.clock.advance(2000);
  }

  private async previews(definition: SyncDefinition): Promise<Preview[] | BridgeError> {
    const parts = await previewParts(await world.bridge(), definition);
    const { settleSeconds } = this.given;
    return previewRecords(definition, this.ids, { ...parts, settleSeconds }).catch((error: unknown) => {
      if (error instanceof BridgeError) return error;
      throw error;
    });
  }

  private address(kind: unknown, person: number): unknown {
    const { tag } = this.about;
    if (kind === 'own') return `person${person}.${tag}@example.com`;
    if (kind === 'shared') return `Shared${person % 5}.${tag}@example.com`;
    return kind === 'moved' ? `moved${person}.${tag}@example.com` : kind;
  }

  /** People whom Iterable has already, from elsewhere; of a shared address always, so that nobody waits for its user. */
  private async makeStrangers(): Promise<void> {
    for (const [index, { isThere, row, person }] of this.people.entries()) {
      const address = this.address(row.Email, person);
      const userId = this.ids[index];
      const own = this.about.type === 'UserId' ? { userId } : { email: address };
      const isShared = row.Email === 'shared';
      if ((!isThere && !isShared) || typeof address !== 'string' || !address.includes('@')) continue;
      const response = await fetch(`${world.iterable.url}/api/users/update`, {
        method: 'POST',
        headers: { 'Api-Key': world.environment.ITERABLE_API_KEY ?? '', 'Content-Type': 'application/json' },
        body: JSON.stringify({ ...own, dataFields: { lastName: 'Stranger' } })
      });
      expect(response.status).toBe(200);
    }
    world.iterable.settle();
  }
}

/** Removed is delivered, and yet the record is out of scope. */
const isWell = (outcome: PreviewOutcome | null): boolean =>
  outcome?.status === 'unchanged' || (outcome?.status === 'delivered' && outcome.code !== 'removed');

const toldBy = (previews: readonly Preview[]): Map<string, Told> =>
  new Map(previews.map(({ recordId, outcome: { status, code } }) => [recordId ?? '', { status, code }]));

const toldIn = (outcomes: readonly Outcome[]): Map<string, Told> =>
  new Map(outcomes.map(({ recordId, status, code }) => [recordId, { status, code }]));

/** A request that carries several records is in the preview of each. */
function rowsOf(previews: readonly Preview[]): string[] {
  const real = previews.filter(({ hypothetical }) => !hypothetical);
  const requests = new Set(real.flatMap(({ steps }) => steps.flatMap((step) => step.requests)));
  return [...requests]
    .flatMap(({ method, path, body }) => rowsIn(method, path, body === null ? {} : JSON.parse(body)))
    .sort();
}

const rowsSince = (before: number): string[] =>
  world.iterable.requests
    .slice(before)
    .filter(({ method }) => method !== 'GET')
    .flatMap(({ method, path, body }) => rowsIn(method, path, (body ?? {}) as Body))
    .sort();

type Body = Readonly<Record<string, unknown>>;

/** How many rows share a call is a matter of moments: each row with what its call says of all. */
function rowsIn(method: string, path: string, body: Body): string[] {
  const lists = Object.entries(body).filter(
    ([name, value]) => bulkNames.has(name) && typeof value === 'object'
  );
  const rest = Object.fromEntries(Object.entries(body).filter(([name]) => !bulkNames.has(name)));
  const rows = lists.flatMap(([, value]) => Object.entries(value as object));
  const call = `${method} ${path} ${JSON.stringify(rest)}`;
  const named = rows.map(([name, row]) => `${/^\d+$/.test(name) ? '' : name} ${JSON.stringify(row)}`);
  return named.length > 0 ? named.map((row) => `${call} ${row}`) : [call];
}

const bulkNames: ReadonlySet<string> = new Set([
  'users',
  'subscribers',
  'events',
  'updateSubscriptionsRequests',
  'documents',
  'itemIds'
]);
