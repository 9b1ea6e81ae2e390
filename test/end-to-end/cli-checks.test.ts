import { generateKeyPairSync } from 'node:crypto';
import type { CheckAnswer } from '../../bridge/commands/check';
import type { Finding } from '../../bridge/commands/doctor';
import type { Run } from '../../bridge/sync/model';
import { moment } from '../stand-ins/org/schema/field-kinds';
import { command, documentOf } from './cli-world';
import { createWorld, defineSync, loadContacts, manyContacts, type World } from './world';

/** What goes wrong around a run, and the commands that look for it: each says what it is and what to do. */

let world: World;
afterEach(() => world.close());

async function goodWorld(options: Parameters<typeof createWorld>[0] = {}): Promise<void> {
  world = await createWorld(options);
  defineSync(world.org);
  loadContacts(world.org, manyContacts(3));
}

const wrongKey = 'a-wrong-key-that-must-not-be-shown';

/** No secret, no stack. */
function expectDiscreet({ stdout, stderr }: { stdout: string; stderr: string }): void {
  const told = stdout + stderr;
  const secrets = [wrongKey, world.environment.ITERABLE_API_KEY, world.environment.SF_PRIVATE_KEY];
  for (const secret of secrets) expect(told).not.toContain(secret);
  expect(told).not.toMatch(/^\s+at |PRIVATE KEY-/m);
}

describe('a run that cannot be', () => {
  test('an unknown sync: 2, and those there are', async () => {
    await goodWorld();
    const ended = await command(world, ['run', 'No_Such_Sync', '--json']);
    expect(ended.code).toBe(2);
    expect(documentOf(ended)).toEqual({
      error: {
        code: 'config.unknown-sync',
        message: 'There is no sync No_Such_Sync; those that can be run: Contact_To_User.',
        fix: 'Use the DeveloperName of an Iterable_Sync__mdt record.'
      }
    });
    expect(ended.stderr).toMatch(/^There is no sync No_Such_Sync/);
  });

  test('a sync whose definition is wrong: 1, the row and the field', async () => {
    await goodWorld();
    defineSync(world.org, { values: { Schedule__c: 'now and then' } });
    const { code, stderr } = await command(world, ['run', 'Contact_To_User']);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /Iterable_Sync\.Contact_To_User, Schedule__c: .*now and then.*\nWrite the minutes/
    );
  });

  test('Salesforce refuses the sign-in: 1, the settings to look at', async () => {
    await goodWorld();
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const SF_PRIVATE_KEY = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const ended = await command(world, ['run', 'Contact_To_User', '--json'], { SF_PRIVATE_KEY });
    expect(ended.code).toBe(1);
    expect(documentOf(ended)).toMatchObject({ error: { code: 'sf.sign-in' } });
    expect(ended.stderr).toMatch(/Salesforce refused the sign-in.*\nCheck SF_LOGIN_URL, SF_CLIENT_ID/);
    expectDiscreet(ended);
  });

  test('the org is not the one that is served: 1, both named', async () => {
    await goodWorld();
    const ended = await command(world, ['status'], { SF_ALLOWED_ORG_ID: '00D000000000009EAA' });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/serves 00D000000000009EAA, but the sign-in led to 00Dbn0000000001EAA/);
  });

  test('Iterable refuses the key: 1, a failed run that says why', async () => {
    await goodWorld();
    const ended = await command(world, ['run', 'Contact_To_User', '--json'], { ITERABLE_API_KEY: wrongKey });
    expect(ended.code).toBe(1);
    expect(documentOf<Run>(ended)).toMatchObject({
      state: 'failed',
      counts: { extracted: 0 },
      error: { code: 'iterable.api-key', fix: expect.stringContaining('ITERABLE_API_KEY') as string }
    });
    expect(ended.stderr).toMatch(/does not accept the API key.*ITERABLE_API_KEY/);
    expectDiscreet(ended);
  });

  test('there is no key for the project: 1, the setting by its name', async () => {
    await goodWorld();
    const ended = await command(world, ['run', 'Contact_To_User'], { ITERABLE_API_KEY: '' });
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/no API key for the Iterable project Main.*\nSet ITERABLE_API_KEY_MAIN/);
  });

  test('Iterable cannot be reached: 1, which setting to look at', async () => {
    await goodWorld();
    const ended = await command(world, ['run', 'Contact_To_User'], {
      ITERABLE_API_URL: 'http://127.0.0.1:1'
    });
    expect(ended.code).toBe(1);
    expect(ended.stdout).toMatch(/no answer from Iterable \(ECONNREFUSED\).*ITERABLE_API_URL/s);
    expectDiscreet(ended);
  });

  test('somebody else runs the sync: 1, who it is', async () => {
    await goodWorld();
    const { ledger, owner } = await world.bridge();
    const held = await ledger.takeLease('sync:Contact_To_User', { ...owner, label: 'bridge start' }, 60);
    expect(held).toHaveProperty('lease');
    const ended = await command(world, ['run', 'Contact_To_User', '--json']);
    expect(ended.code).toBe(1);
    expect(documentOf(ended)).toMatchObject({
      error: {
        code: 'run.busy',
        message: `Contact_To_User is already being run by bridge start (process ${process.pid}).`
      }
    });
  });
});

describe('D-22 D-23 doctor', () => {
  const findings = async (environment: Record<string, string> = {}) => {
    const ended = await command(world, ['doctor', '--json'], environment);
    expectDiscreet(ended);
    return { code: ended.code, findings: documentOf<{ findings: Finding[] }>(ended).findings };
  };
  const failed = (all: readonly Finding[]) => all.filter(({ ok }) => !ok).map(({ what }) => what);

  test('a good set-up: store, queue, sign-in, clock, calls, definitions, permissions, key', async () => {
    await goodWorld();
    const { code, findings: all } = await findings();
    expect(code).toBe(0);
    expect(all.map(({ what, ok }) => [what, ok])).toEqual([
      ['Ledger', true],
      ['Job queue', true],
      ['Salesforce sign-in', true],
      ['Clock', true],
      ['Salesforce API calls', true],
      ['Definitions', true],
      ['Permissions on Contact', true],
      ['Iterable project Main', true]
    ]);
  });

  test('it changes nothing', async () => {
    await goodWorld();
    await findings();
    const writes = world.org.requests.filter(
      ({ method, path }) => method !== 'GET' && !path.includes('oauth2')
    );
    expect(writes).toEqual([]);
    expect(world.iterable.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  test('a sign-in that is refused ends the visit: nothing else can be seen', async () => {
    await goodWorld();
    const { code, findings: all } = await findings({ SF_USERNAME: 'nobody@example.com' });
    expect(code).toBe(1);
    expect(failed(all)).toEqual(['Salesforce sign-in']);
    expect(all.at(-1)?.fix).toContain('SF_CLIENT_ID');
  });

  test('a key that Iterable refuses', async () => {
    await goodWorld();
    const { code, findings: all } = await findings({ ITERABLE_API_KEY: wrongKey });
    expect(code).toBe(1);
    expect(failed(all)).toEqual(['Iterable project Main']);
  });

  test('definitions with a problem, and where to read on', async () => {
    await goodWorld();
    defineSync(world.org, { name: 'Broken', values: { Schedule__c: 'never' } });
    const { code, findings: all } = await findings();
    expect(code).toBe(1);
    expect(all.find(({ ok }) => !ok)).toMatchObject({ what: 'Definitions', fix: /bridge check/ });
  });

  test('status fields that may not be written', async () => {
    const Contact = ['Iterable_Status__c', 'Iterable_Message__c', 'Iterable_Last_Synced__c'];
    await goodWorld({ org: { hiddenFields: { Contact } } });
    const { code, findings: all } = await findings();
    expect(code).toBe(1);
    expect(all.find(({ ok }) => !ok)).toMatchObject({
      what: 'Permissions on Contact',
      fix: expect.stringContaining('Iterable_Sync_Bridge_Integration') as string
    });
  });

  test('calls of the day that are nearly used up', async () => {
    await goodWorld({ org: { dailyApiRequests: 1000 } });
    world.org.usage.used = 960;
    const { code, findings: all } = await findings();
    expect({ code, failed: failed(all) }).toEqual({ code: 1, failed: ['Salesforce API calls'] });
  });

  test('a clock that is off', async () => {
    await goodWorld();
    world.org.clock.advance(100_000);
    const { findings: all } = await findings();
    expect(all.find(({ ok }) => !ok)).toMatchObject({
      what: 'Clock',
      detail: expect.stringMatching(/^this machine's clock is -(99|100|101) s from Salesforce's$/) as string
    });
  });

  test('a Redis that is not there', async () => {
    await goodWorld();
    const { code, findings: all } = await findings({ REDIS_URL: 'redis://127.0.0.1:1' });
    expect({ code, failed: failed(all) }).toEqual({ code: 1, failed: ['Job queue'] });
  });
});

describe('check', () => {
  const documentedRate = { Bulk_Calls_Per_Second__c: 5 };
  const check = async (...words: string[]) => {
    const ended = await command(world, ['check', ...words, '--json']);
    return { code: ended.code, ...documentOf<CheckAnswer>(ended) };
  };

  test('good definitions: 0', async () => {
    await goodWorld();
    defineSync(world.org, { project: documentedRate });
    expect(await check()).toMatchObject({ code: 0, syncs: ['Contact_To_User'], problems: [], notices: [] });
    expect((await command(world, ['check'])).stdout).toMatch(
      /^1 sync, no problems\.\nMain: \d+ of about 1000 /
    );
  });

  test('every problem with its row and field: 1', async () => {
    await goodWorld();
    defineSync(world.org, {
      name: 'Wrong',
      mappings: {
        'dataFields.firstName': 'No_Such_Field__c',
        'dataFields.unknownThere': 'LastName',
        'dataFields.lastName': 'HasOptedOutOfEmail'
      }
    });
    const { code, problems } = await check('wrong');
    expect(code).toBe(1);
    expect(problems.map(({ where }) => where).sort()).toEqual([
      'Iterable_Field_Mapping.Wrong_0, Source__c',
      'Iterable_Field_Mapping.Wrong_1, Target__c',
      'Iterable_Field_Mapping.Wrong_2, Target__c'
    ]);
    const { stdout } = await command(world, ['check']);
    expect(stdout).toMatch(
      /^Iterable_Field_Mapping\.Wrong_0, Source__c\n  .*No_Such_Field__c.*\n  Correct the name/m
    );
  });

  test('D-09 a change field that is not indexed is a notice, not a problem', async () => {
    await goodWorld();
    const indexed = moment('Indexed_At__c', 'Indexed at', { externalId: true, idLookup: true });
    world.org.catalog.putFields('Contact', [moment('Moved_At__c', 'Moved at'), indexed]);
    const told = async (Change_Field__c: string) => {
      defineSync(world.org, { values: { Change_Field__c }, project: documentedRate });
      const { code, problems, notices } = await check();
      expect({ code, problems }).toEqual({ code: 0, problems: [] });
      const { stdout } = await command(world, ['check']);
      const notes = notices.map(({ message }) => `Note: ${message}\n`).join('');
      expect(stdout).toContain(`1 sync, no problems.\n${notes}`);
      return notes;
    };
    expect(await told('SystemModstamp')).toBe('');
    expect(await told('Moved_At__c')).toContain('Contact_To_User: Moved_At__c may not be indexed');
    expect(await told('Indexed_At__c')).not.toContain('may not be indexed');
  });

  test('a sync that is not there: 2', async () => {
    await goodWorld();
    expect((await command(world, ['check', 'No_Such_Sync', '--json'])).code).toBe(2);
  });

  test('a project that would refuse the run', async () => {
    await goodWorld();
    defineSync(world.org, { project: { Active__c: false } });
    expect(await check()).toMatchObject({ code: 1, problems: [{ code: 'config.project-inactive' }] });
    defineSync(world.org, { project: { Active__c: true, Organization_Id__c: '00D000000000009EAA' } });
    expect(await check()).toMatchObject({ code: 1, problems: [{ code: 'config.other-org' }] });
  });
});
