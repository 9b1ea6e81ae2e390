import { definitionHash } from '../../../bridge/config/definition-hash';
import type { ConfigReader } from '../../../bridge/config/load-config';
import { publishedConfig } from '../../../bridge/service/published-config';
import { manualClock, temporaryLedger, type TemporaryLedger } from '../../builders';
import { smallest } from '../config/config-rows';

type Row = Record<string, unknown>;

let temporary: TemporaryLedger;
beforeEach(async () => {
  temporary = await temporaryLedger();
});
afterEach(() => temporary.close());

const minutes = (count: number): number => count * 60_000;

/** An org whose rows the test writes, a clock that it turns, and the bridge's reading of them. */
class Org {
  readonly clock = manualClock();
  readonly rows: Record<string, Row[]> = Object.fromEntries(
    Object.entries(smallest()).map(([type, rows]) => [type, rows.map((row: Row) => ({ ...row }))])
  );
  /** Milliseconds that the org's clock is ahead of the bridge's. */
  ahead = 0;
  clockAsked = 0;

  change(type: string, name: string, values: Row): void {
    const stamp = new Date(this.clock.now().getTime() + this.ahead).toISOString().replace('Z', '+0000');
    const rows = (this.rows[type] ??= []);
    const row = rows.find(({ DeveloperName }) => DeveloperName === name);
    if (row) Object.assign(row, values, { SystemModstamp: stamp });
    else rows.push({ DeveloperName: name, MasterLabel: name, ...values, SystemModstamp: stamp });
  }

  sync(values: Row, name = 'Contact_To_User'): void {
    this.change('Iterable_Sync__mdt', name, values);
  }

  source(field: string): void {
    this.change('Iterable_Field_Mapping__mdt', 'First_Name', { Source__c: field });
  }

  /** Of the rows as they are now. */
  get hash(): string {
    const { Iterable_Step__mdt: steps = [], Iterable_Field_Mapping__mdt: mappings = [] } = this.rows;
    return definitionHash({ steps, mappings });
  }

  /** A whole definition, as the app leaves it. */
  publish(): void {
    this.sync({ Definition_Hash__c: this.hash, Status__c: 'Active' });
  }

  read() {
    const reader: ConfigReader = { readMetadata: (type) => Promise.resolve(this.rows[type] ?? []) };
    return publishedConfig({
      reader: {
        ...reader,
        serverTime: () => {
          this.clockAsked += 1;
          return Promise.resolve(new Date(this.clock.now().getTime() + this.ahead));
        }
      },
      openPublishes: () => Promise.resolve([]),
      history: temporary.ledger,
      clock: this.clock
    });
  }

  /** What is mapped, and what is said. */
  async taken() {
    const { syncs, problems } = await this.read();
    return {
      sources: syncs.map(({ steps }) => steps[0]?.mappings[0]?.source),
      notices: syncs.flatMap(({ notices = [] }) => notices),
      problems: problems.map(({ code }) => code)
    };
  }
}

const published = async (): Promise<Org> => {
  const org = new Org();
  org.publish();
  expect(await org.taken()).toEqual({ sources: ['FirstName'], notices: [], problems: [] });
  return org;
};

const halfDone = expect.stringMatching(
  /^The publish of Contact_To_User is half done since .*The last good definition, of .* is used\.$/
);
const deployed = expect.stringMatching(/^The steps and mappings of Contact_To_User were deployed outside/);

test('DESIGN 2: a blank hash takes the rows as they stand, and asks for no clock', async () => {
  const org = new Org();
  expect(await org.taken()).toEqual({ sources: ['FirstName'], notices: [], problems: [] });
  org.source('LastName');
  expect(await org.taken()).toEqual({ sources: ['LastName'], notices: [], problems: [] });
  expect(org.clockAsked).toBe(0);
});

test('DESIGN 2: while the hash does not match, the last good definition is kept, whichever row came first', async () => {
  const org = await published();
  org.clock.advance(minutes(60));
  org.source('LastName');
  expect(await org.taken()).toEqual({ sources: ['FirstName'], notices: [halfDone], problems: [] });
  org.clock.advance(30_000);
  org.sync({ Definition_Hash__c: org.hash, Schedule__c: '5' });
  org.source('MailingCity');
  const { syncs, halfDone: isHalfDone } = await org.read();
  expect(syncs[0]).toMatchObject({ schedule: { text: '10' }, notices: [halfDone] });
  expect(isHalfDone).toBe(true);
  org.source('LastName');
  expect(await org.taken()).toEqual({ sources: ['LastName'], notices: [], problems: [] });
  expect((await org.read()).syncs[0]).toMatchObject({ schedule: { text: '5' } });
});

test('DESIGN 2: the last good definition holds for another process, and half-done rows are never noted', async () => {
  const org = await published();
  org.clock.advance(minutes(60));
  org.change('Iterable_Field_Mapping__mdt', 'Last_Name', {
    Step__r: { DeveloperName: 'Update' },
    Source__c: 'LastName',
    Target__c: 'dataFields.lastName'
  });
  const [sync] = (await org.read()).syncs;
  expect(sync?.steps[0]?.mappings).toHaveLength(1);
  const known = await temporary.ledger.definitions({ sync: 'Contact_To_User', limit: 10 });
  expect(known).toMatchObject([{ version: sync?.version, source: 'published' }]);
});

test('DESIGN 2: rows that stay unchanged for two minutes were deployed outside the app, and are taken', async () => {
  const org = await published();
  org.clock.advance(minutes(60));
  org.source('LastName');
  expect((await org.taken()).sources).toEqual(['FirstName']);
  org.clock.advance(minutes(1));
  org.source('MailingCity');
  expect((await org.taken()).sources).toEqual(['FirstName']);
  org.clock.advance(minutes(2) - 1);
  expect((await org.taken()).sources).toEqual(['FirstName']);
  org.clock.advance(1);
  expect(await org.taken()).toEqual({ sources: ['MailingCity'], notices: [deployed], problems: [] });
  expect((await org.read()).halfDone).toBeUndefined();
  const [last] = await temporary.ledger.lastDefinitions();
  expect(last?.source).toBe('deployed');
  expect(await temporary.ledger.halfDonePublishes()).toEqual([]);
});

test('DESIGN 2: rows without stamps are watched for two minutes too, also rows that were deleted', async () => {
  const org = await published();
  const step = org.rows.Iterable_Step__mdt ?? [];
  org.rows.Iterable_Step__mdt = [...step, { ...step[0], DeveloperName: 'Second' }];
  org.publish();
  await org.read();
  org.clock.advance(minutes(60));
  org.rows.Iterable_Step__mdt = step;
  expect((await org.read()).syncs[0]?.steps).toHaveLength(2);
  org.clock.advance(minutes(2));
  expect((await org.read()).syncs[0]?.steps).toHaveLength(1);
});

test('DESIGN 2: who deploys and runs later waits for nothing: the stamps say it, by the clock of the org', async () => {
  const org = await published();
  org.ahead = minutes(600);
  org.source('LastName');
  org.clock.advance(minutes(1));
  expect((await org.taken()).sources).toEqual(['FirstName']);

  const other = await published();
  other.ahead = -minutes(600);
  other.clock.advance(minutes(700));
  other.source('LastName');
  other.clock.advance(minutes(3));
  expect((await other.taken()).sources).toEqual(['LastName']);
});

test('DESIGN 2: what was taken as deployed stays taken when only its schedule changes', async () => {
  const org = await published();
  org.clock.advance(minutes(60));
  org.source('LastName');
  org.clock.advance(minutes(3));
  await org.read();
  org.sync({ Schedule__c: '30' });
  const { syncs } = await org.read();
  expect(syncs[0]).toMatchObject({ schedule: { text: '30' }, notices: [deployed] });
  const asked = org.clockAsked;
  await org.read();
  expect(org.clockAsked).toBe(asked);
});

test('what is known already is not written again: every reading would wait for whoever writes', async () => {
  const org = await published();
  const noted = jest.spyOn(temporary.ledger, 'noteDefinitions');
  await org.read();
  expect(noted).not.toHaveBeenCalled();
  org.sync({ Schedule__c: '5' });
  await org.read();
  expect(noted).toHaveBeenCalledTimes(1);
  noted.mockRestore();
});

test('DESIGN 2: a first publish that is half done runs nothing and says why', async () => {
  const org = new Org();
  org.sync({ Definition_Hash__c: 'a'.repeat(64), Status__c: 'Active' });
  const { syncs, problems } = await org.read();
  expect(syncs).toEqual([]);
  expect(problems).toMatchObject([
    {
      sync: 'Contact_To_User',
      where: 'Iterable_Sync.Contact_To_User, Definition_Hash__c',
      code: 'config.half-published'
    }
  ]);
  org.sync({ Definition_Hash__c: org.hash });
  expect((await org.taken()).problems).toEqual([]);
});

test.each([
  ['Active', 'Paused', 'Paused'],
  ['Active', 'Inactive', 'Inactive'],
  ['Paused', 'Active', 'Paused'],
  ['Active', 'Capture', 'Capture']
])('DESIGN 2: half done, from %s to %s: it is %s', async (before, after, status) => {
  const org = await published();
  org.sync({ Status__c: before });
  await org.read();
  org.clock.advance(minutes(60));
  org.source('LastName');
  org.sync({ Status__c: after });
  expect((await org.read()).syncs[0]?.status).toBe(status);
});

test('DESIGN 2: a sync that is archived while a publish is half done is gone', async () => {
  const org = await published();
  org.source('LastName');
  org.sync({ Status__c: 'Archived' });
  expect(await org.taken()).toEqual({ sources: [], notices: [], problems: [] });
});

describe('steps that are taken from another sync', () => {
  const taker = {
    ...smallest().Iterable_Sync__mdt[0],
    DeveloperName: 'Leads',
    Steps_From__c: 'contact_to_user',
    Status__c: 'Active'
  };

  test('DESIGN 2: both keep what they had while the publish of the steps is half done', async () => {
    const org = await published();
    org.sync(taker, 'Leads');
    await org.read();
    org.clock.advance(minutes(60));
    org.source('LastName');
    expect(await org.taken()).toEqual({
      sources: ['FirstName', 'FirstName'],
      notices: [halfDone, halfDone],
      problems: []
    });
    org.publish();
    expect(await org.taken()).toEqual({ sources: ['LastName', 'LastName'], notices: [], problems: [] });
    const [last] = await temporary.ledger.definitions({ sync: 'Leads', limit: 1 });
    expect(last?.rows.mappings).toMatchObject([{ Source__c: 'LastName' }]);
  });

  test('DESIGN 2: neither runs while there is no earlier definition', async () => {
    const org = new Org();
    org.sync({ Definition_Hash__c: 'a'.repeat(64) });
    org.sync(taker, 'Leads');
    const { syncs, problems } = await org.read();
    expect(syncs).toEqual([]);
    expect(problems.map(({ sync, code }) => [sync, code])).toEqual([
      ['Contact_To_User', 'config.half-published'],
      ['Leads', 'config.half-published']
    ]);
  });
});

test('DESIGN 2: a whole definition that is wrong stops its sync; half done after it, nothing older comes back', async () => {
  const org = await published();
  org.clock.advance(minutes(10));
  org.change('Iterable_Field_Mapping__mdt', 'First_Name', { Target_Type__c: 'nonsense' });
  org.publish();
  expect((await org.taken()).problems).toEqual(['config.invalid-value']);
  org.clock.advance(minutes(10));
  org.source('LastName');
  expect(await org.taken()).toEqual({ sources: [], notices: [], problems: ['config.invalid-value'] });
  const known = await temporary.ledger.definitions({ sync: 'Contact_To_User', limit: 10 });
  expect(known.map(({ version }) => version === null)).toEqual([true, false]);
});

test('D-28 that a sync was archived is told by its history, once; no run goes by it', async () => {
  const org = await published();
  org.clock.advance(minutes(1));
  org.sync({ Status__c: 'Archived' });
  expect((await org.read()).syncs).toEqual([]);
  expect((await org.read()).problems).toEqual([]);
  const entries = await temporary.ledger.definitions({ sync: 'Contact_To_User', limit: 5 });
  expect(entries.map(({ rows }) => rows.sync.Status__c)).toEqual(['Archived', 'Active']);
  expect(entries[0]?.version).toBeNull();
});
