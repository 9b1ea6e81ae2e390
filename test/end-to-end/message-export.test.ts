import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadMetadata } from '../stand-ins/org/load/load-metadata';
import { command, documentOf, type Ended } from './cli-world';
import { eventually } from './eventually';
import { messageSecret, takingMessages } from './message-world';
import { runInState, startService } from './service-world';
import { createWorld, defineSync, loadContacts, manyContacts, type World } from './world';

/** `bridge outbound-message export`: what an admin deploys so that Salesforce tells of changes. */

let world: World;
let folder: string;
beforeEach(async () => {
  world = await createWorld({ environment: takingMessages });
  defineSync(world.org);
  folder = mkdtempSync(join(tmpdir(), 'outbound-message-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await world.close();
});

const endpoint = 'https://bridge.example.com';
const exported = (more: readonly string[] = [], environment: Record<string, string> = {}): Promise<Ended> => {
  const words = ['outbound-message', 'export', '--object', 'contact', '--user', 'integration@example.com'];
  const rest = ['--endpoint', endpoint, '--out', folder, '--json'];
  return command(world, [...words, ...rest, ...more], environment);
};

const workflow = 'force-app/workflows/Contact.workflow-meta.xml';

test('salesforce-api 7: a project that the sf CLI deploys, and a warning about the secret in it', async () => {
  const ended = await exported(['--fields', 'email, SystemModstamp']);
  expect(ended.code).toBe(0);
  expect(documentOf(ended)).toEqual({
    object: 'Contact',
    outboundMessage: 'Contact.Iterable_Contact',
    flow: 'Iterable_Contact',
    folder,
    files: ['sfdx-project.json', 'package.xml', workflow, 'force-app/flows/Iterable_Contact.flow-meta.xml'],
    deploy: 'sf project deploy start --source-dir force-app --target-org <org>',
    warnings: [expect.stringContaining(`${workflow} holds the secret`)]
  });
  const text = readFileSync(join(folder, workflow), 'utf8');
  expect(text).toContain(`<endpointUrl>${endpoint}/outbound-messages/${messageSecret}</endpointUrl>`);
  expect(text).toContain('<fields>Email</fields>');
  expect(statSync(join(folder, workflow)).mode & 0o077).toBe(0);
});

test('salesforce-api 7: neither the answer nor the log shows the secret', async () => {
  const { stdout, stderr } = await exported([], { LOG_LEVEL: 'debug' });
  expect(stdout + stderr).not.toContain(messageSecret);
});

test('salesforce-api 7: an object that no active sync reads is exported with a warning', async () => {
  const words = ['outbound-message', 'export', '--object', 'Lead', '--user', 'a@example.com'];
  const ended = await command(world, [...words, '--endpoint', endpoint, '--out', folder]);
  expect(ended).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('No active sync reads Lead') as string
  });
});

test.each([
  ['without a secret in the settings', [], { OUTBOUND_MESSAGE_SECRET: '' }, 'message.no-secret'],
  ['with a field that is not there', ['--fields', 'Nickname__c'], {}, 'message.unknown-field'],
  ['with an object that is not there', ['--object', 'Nothing__c'], {}, 'sf.unknown-object'],
  [
    'to a port that Salesforce does not call',
    ['--endpoint', 'https://x.example.com:444'],
    {},
    'message.endpoint'
  ]
] as const)('salesforce-api 7: %s nothing is written', async (_what, more, environment, code) => {
  const ended = await exported(more, environment);
  expect(ended.code).toBe(1);
  expect(documentOf(ended)).toMatchObject({ error: { code } });
  expect(existsSync(join(folder, 'package.xml'))).toBe(false);
});

test.each([
  ['--endpoint', 'bridge.example.com'],
  ['--endpoint', 'https://bridge.example.com/outbound-messages/typed-secret'],
  ['--endpoint', 'ftp://bridge.example.com'],
  ['--user', 'nobody'],
  ['--object', 'Contact; DROP'],
  ['--fields', 'Email,,']
])('salesforce-api 7: %s %s is wrong usage', async (...more) => {
  expect((await exported(more)).code).toBe(2);
});

test('salesforce-api 7: what is exported and deployed tells the bridge of changes, but not of its own', async () => {
  const [id = ''] = loadContacts(world.org, manyContacts(1));
  const service = await startService(world);
  try {
    await runInState(service, 'Contact_To_User', 'done');
    const { org } = world;
    await exported(['--endpoint', service.url, '--user', org.credentials.username]);
    const { refused } = loadMetadata(org, folder);
    expect(refused).toEqual([]);
    org.outbound.grant(org.integrationUserId, 'Iterable_Bypass');
    org.store.update('Contact', id, { FirstName: 'Heard' }, org.adminUserId);
    await eventually(
      'the new name',
      () => world.project.user('person0@example.com')?.fields.firstName === 'Heard'
    );
    org.store.update('Contact', id, { Iterable_Message__c: 'of the bridge' }, org.integrationUserId);
    await org.outbound.settled();
    expect(org.outbound.sent).toMatchObject([{ acknowledged: true, notifications: [{ recordId: id }] }]);
  } finally {
    await service.stop();
  }
});
