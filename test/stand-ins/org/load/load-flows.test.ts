import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startLocalOrg, type LocalOrg } from '../local-org';
import { startEndpoint, type Endpoint } from '../outbound/endpoint';
import { loadMetadata } from './load-metadata';

/** Flows that send outbound messages, as the local org takes them from source format. */

let org: LocalOrg;
let endpoint: Endpoint;
let folder: string;
beforeEach(async () => {
  org = await startLocalOrg();
  endpoint = await startEndpoint();
  folder = mkdtempSync(join(tmpdir(), 'flows-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await Promise.all([org.close(), endpoint.close()]);
});

const namespaceUri = 'http://soap.sforce.com/2006/04/metadata';

function load(change: (text: string) => string = (text) => text) {
  const files = {
    'workflows/Contact.workflow-meta.xml': `<Workflow xmlns="${namespaceUri}"><outboundMessages><fullName>Tell</fullName><apiVersion>66.0</apiVersion>
      <endpointUrl>${endpoint.url}</endpointUrl><fields>Email</fields><fields>Id</fields><includeSessionId>false</includeSessionId>
      <integrationUser>${org.credentials.username}</integrationUser><name>Tell</name><protected>false</protected></outboundMessages></Workflow>`,
    'flows/Tell.flow-meta.xml': `<Flow xmlns="${namespaceUri}"><actionCalls><name>Send</name><label>Send</label><actionName>Contact.Tell</actionName>
      <actionType>outboundMessage</actionType></actionCalls><start><connector><targetReference>Send</targetReference></connector>
      <filterFormula>NOT({!$Permission.Bypass})</filterFormula><object>Contact</object><recordTriggerType>CreateAndUpdate</recordTriggerType>
      <triggerType>RecordAfterSave</triggerType></start><status>Active</status></Flow>`
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), change(text));
  }
  return loadMetadata(org, folder);
}

const create = (userId: string): string =>
  org.store.create('Contact', { LastName: 'Lovelace', Email: 'ada@example.com' }, userId);

describe('salesforce-api 7: a flow action sends an outbound message', () => {
  test('for whoever has not the permission of its entry condition', async () => {
    expect(load().refused).toEqual([]);
    org.outbound.grant(org.integrationUserId, 'Bypass');
    const id = create(org.adminUserId);
    create(org.integrationUserId);
    await org.outbound.settled();
    expect(endpoint.messages.map(({ notifications }) => notifications.map(([, record]) => record))).toEqual([
      [id]
    ]);
    expect(endpoint.messages[0]?.body).toContain('<sf:Email>ada@example.com</sf:Email>');
  });

  test('not while the flow is switched off', async () => {
    expect(load((text) => text.replace('>Active<', '>Draft<')).refused).toEqual([]);
    create(org.adminUserId);
    await org.outbound.settled();
    expect(endpoint.messages).toEqual([]);
  });

  test('not when it is a flow with screens, which people open', async () => {
    const screens = (text: string) => text.replace('</Flow>', '<processType>Flow</processType></Flow>');
    expect(load(screens).refused).toEqual([]);
    create(org.adminUserId);
    await org.outbound.settled();
    expect(endpoint.messages).toEqual([]);
  });

  test.each([
    ['an unknown user to send as', />[^<]*<\/integrationUser>/, '>x@y.z</integrationUser>', /no User named/],
    ['an unknown message', '>Contact.Tell<', '>Contact.Other<', /no outbound message Contact.Other/],
    ['another condition', 'NOT({!$Permission.Bypass})', 'ISNEW()', /no such entry condition/],
    ['another trigger', 'RecordAfterSave', 'RecordBeforeDelete', /behind each save only/],
    [
      'an action that nothing leads to',
      '>Send</targetReference>',
      '>X</targetReference>',
      /behind each save/
    ],
    ['no endpoint', /<endpointUrl>.*<\/endpointUrl>/, '', /<endpointUrl> is missing/]
  ])('%s is refused with its reason', (_what, old, replacement, reason) => {
    const { refused } = load((text) => text.replace(old, replacement));
    expect(refused[0]?.reason).toMatch(reason);
    create(org.adminUserId);
    expect(org.outbound.sent).toEqual([]);
  });
});
