/** A publish changes several rows: a run never goes by half of them (DESIGN section 2, Rules for the rows). */
import { runCommand } from '../../bridge/commands/run';
import { definitionHash } from '../../bridge/config/definition-hash';
import type { Run } from '../../bridge/sync/model';
import { saveCustomMetadata } from '../stand-ins/org/load/custom-metadata';
import type { Row } from '../stand-ins/org/model';
import { createWorld, defineSync, loadContacts, manyContacts, type World } from './world';

let world: World;
let sync: string;
afterEach(() => world.close());

const fields = { firstName: 'string', lastName: 'string', city: 'string', salesforceId: 'string' } as const;
const address = 'ada@example.com';

/** What a deployment of a row has to say beside what it changes. */
const required = {
  Sync: { Project__c: 'Main', Direction__c: 'To_Iterable' },
  Field_Mapping: { Step__c: 'Contact_To_User_step', Kind__c: 'Field', Order__c: 1 }
} as const;

function deploy(type: keyof typeof required, developerName: string, values: Row): void {
  saveCustomMetadata(world.org, {
    type: `Iterable_${type}__mdt`,
    developerName,
    label: developerName.replaceAll('_', ' '),
    values: { ...required[type], ...values }
  });
}

/** Rows of steps and mappings as a reader of the org has them. */
async function rowsNow(): Promise<Record<'steps' | 'mappings', Row[]>> {
  const client = (await world.bridge()).org.client();
  const columns = (names: string) => names.split(' ');
  return {
    steps: await client.readMetadata(
      'Iterable_Step__mdt',
      columns(
        'DeveloperName Order__c Operation__c Mode__c Condition__c Target__c On_Exit__c Merge_Nested_Objects__c ' +
          'Remove_Unmapped__c Create_New_Fields__c Matchers__c Matcher_Operator__c'
      )
    ),
    mappings: await client.readMetadata(
      'Iterable_Field_Mapping__mdt',
      columns(
        'DeveloperName Step__r.DeveloperName Order__c Kind__c Source__c Target__c Transform__c Target_Type__c ' +
          'Null_Policy__c Default__c Required__c Direction__c Conflict_Rule__c'
      )
    )
  };
}

/** The hash of the rows as they will be once the sources of these mappings are changed. */
async function hashWith(sources: Readonly<Record<string, string>> = {}): Promise<string> {
  const { steps, mappings } = await rowsNow();
  return definitionHash({
    steps,
    mappings: mappings.map((row) => ({
      ...row,
      Source__c: sources[String(row.DeveloperName)] ?? row.Source__c
    }))
  });
}

/** Two mappings, published as the app does it. */
async function published(): Promise<void> {
  world = await createWorld({ project: { fields } });
  sync = defineSync(world.org, {
    mappings: {
      'dataFields.firstName': { Source__c: 'FirstName', Order__c: 1 },
      'dataFields.city': { Source__c: 'MailingCity', Order__c: 1 }
    }
  });
  deploy('Sync', sync, { Definition_Hash__c: await hashWith() });
}

const firstName = 'Contact_To_User_0';
const city = 'Contact_To_User_1';
const target: Readonly<Record<string, string>> = {
  [firstName]: 'dataFields.firstName',
  [city]: 'dataFields.city'
};

const map = (mapping: string, source: string): void =>
  deploy('Field_Mapping', mapping, { Target__c: target[mapping] ?? null, Source__c: source });

/** A publish that maps the two fields from elsewhere. */
const elsewhere = { [firstName]: 'Title', [city]: 'OtherCity' };

function contact(): string {
  const [id = ''] = loadContacts(world.org, [
    { FirstName: 'Ada', Title: 'Countess', MailingCity: 'London', OtherCity: 'Turin', Email: address }
  ]);
  return id;
}

function touch(id: string): void {
  world.org.store.update(
    'Contact',
    id,
    { Description: String(world.org.store.stamp()) },
    world.org.adminUserId
  );
  world.org.clock.advance(1000);
}

/** With definitions that were read just now. */
async function run(): Promise<Run> {
  await (await world.bridge()).config(0);
  const done = await world.run(sync);
  world.org.clock.advance(1000);
  expect(done).toMatchObject({ state: 'done', error: null });
  return done;
}

const profile = () => world.project.user(address)?.profile;
const old = { firstName: 'Ada', city: 'London' };
const whole = { firstName: 'Countess', city: 'Turin' };

const halfDone = expect.stringMatching(
  /^The publish of Contact_To_User is half done since 20.*The last good definition, of 20.*Z, is used\.$/
);
const deployedOutside = expect.stringMatching(
  /^The steps and mappings of Contact_To_User were deployed outs/
);

test('DESIGN 2: while a publish is half done its sync keeps the last good definition, also after a restart, and says so', async () => {
  await published();
  const id = contact();
  const first = await run();
  expect([first.notices, profile()]).toMatchObject([[], old]);

  deploy('Sync', sync, { Definition_Hash__c: await hashWith(elsewhere) });
  map(firstName, 'Title');
  touch(id);
  const during = await run();
  expect(during).toMatchObject({ definition: first.definition, notices: [halfDone] });
  expect(profile()).toMatchObject(old);

  // Other processes: what they know is in the ledger.
  const status = await world.cli('status');
  expect(status.stdout).toMatch(/Note: The publish of Contact_To_User is half done/);
  const check = await world.cli('check', '--json');
  const checked = JSON.parse(check.stdout) as { problems: object[]; notices: object[] };
  expect(checked.problems).toEqual([]);
  expect(checked.notices).toContainEqual(expect.objectContaining({ sync, message: halfDone }));
  touch(id);
  const other = await world.cli('run', sync, '--json');
  expect(JSON.parse(other.stdout)).toMatchObject({ definition: first.definition, notices: [halfDone] });
  expect(profile()).toMatchObject(old);

  map(city, 'OtherCity');
  touch(id);
  const after = await run();
  expect(after.notices).toEqual([]);
  expect(after.definition).not.toBe(first.definition);
  expect(profile()).toMatchObject(whole);

  const shown = await world.cli('definitions', sync, '--version', first.definition, '--json');
  expect(JSON.parse(shown.stdout)).toMatchObject({ sync, version: first.definition, source: 'published' });
});

test('DESIGN 2: rows that are not those of the hash and stay so for two minutes were deployed outside the app: taken, and said', async () => {
  await published();
  const id = contact();
  const first = await run();

  map(firstName, 'Title');
  touch(id);
  expect(await run()).toMatchObject({ definition: first.definition, notices: [halfDone] });
  world.org.clock.advance(60_000);
  map(city, 'OtherCity');
  world.org.clock.advance(90_000);
  touch(id);
  expect((await run()).notices).toEqual([halfDone]);
  expect(profile()).toMatchObject(old);

  world.org.clock.advance(30_000);
  touch(id);
  const taken = await run();
  expect(taken.notices).toEqual([deployedOutside]);
  expect(profile()).toMatchObject(whole);

  const { ledger } = await world.bridge();
  const [newest, before] = await ledger.definitions({ sync, limit: 10 });
  expect(newest).toMatchObject({ version: taken.definition, source: 'deployed' });
  expect(before).toMatchObject({ version: first.definition, source: 'published' });
  const sources = before?.rows.mappings.map(({ Source__c: source }) => source);
  expect(sources?.sort()).toEqual(['FirstName', 'MailingCity']);
});

test('DESIGN 2: a run is pinned to its version: what is published meanwhile is for the next one', async () => {
  await published();
  loadContacts(
    world.org,
    manyContacts(2500).map((row) => ({ ...row, Title: 'Dr', MailingCity: 'Oslo' }))
  );
  const newHash = await hashWith(elsewhere);
  const bridge = await world.bridge();
  let pages = 0;
  const pinned = await runCommand(bridge, sync, {}, () => {
    pages += 1;
    if (pages > 1) return;
    deploy('Sync', sync, { Definition_Hash__c: newHash });
    map(firstName, 'Title');
    map(city, 'OtherCity');
  });
  expect(pinned).toMatchObject({ state: 'done', counts: { delivered: 2500 } });
  expect(pages).toBeGreaterThan(1);
  world.iterable.settle();
  const users = world.project.users();
  expect(users).toHaveLength(2500);
  expect(users.filter(({ fields: { city: where } }) => where !== 'Oslo')).toEqual([]);
  expect(users.filter(({ fields: { firstName: name } }) => name === 'Dr')).toEqual([]);

  touch(world.org.store.having('Contact', 'Email', 'person7@example.com')[0]?.Id as string);
  const next = await run();
  expect('definition' in pinned && pinned.definition).not.toBe(next.definition);
  expect(world.project.user('person7@example.com')?.profile).toMatchObject({ firstName: 'Dr' });
});

test('DESIGN 2: the very first publish, half done, runs nothing and says what to wait for', async () => {
  world = await createWorld({ project: { fields } });
  sync = defineSync(world.org, { values: { Definition_Hash__c: 'f'.repeat(64) } });
  contact();
  const { code, stderr, stdout } = await world.cli('run', sync, '--json');
  expect(code).toBe(1);
  expect(stdout + stderr).toMatch(/publish of Contact_To_User is half done.*no earlier definition/);
  expect(world.iterable.requests).toEqual([]);
  const status = JSON.parse((await world.cli('status', '--json')).stdout) as { problems: object[] };
  expect(status.problems).toMatchObject([{ sync, code: 'config.half-published' }]);

  deploy('Sync', sync, { Definition_Hash__c: await hashWith() });
  expect(await run()).toMatchObject({ counts: { delivered: 1 }, notices: [] });
});
