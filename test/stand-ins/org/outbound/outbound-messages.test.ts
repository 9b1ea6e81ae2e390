import { to18 } from '../ids';
import { startLocalOrg, type LocalOrg, type LocalOrgOptions } from '../local-org';
import { deleteRecord } from '../store/recycle';
import { ack, startEndpoint, type Endpoint } from './endpoint';

/** Outbound messages of the local org, as the contract has them. */

let org: LocalOrg;
let endpoint: Endpoint;
afterEach(async () => {
  await Promise.all([org.close(), endpoint.close()]);
});

async function open(fields: readonly string[] = [], options: LocalOrgOptions = {}): Promise<void> {
  org = await startLocalOrg(options);
  endpoint = await startEndpoint();
  org.outbound.define({ object: 'Contact', fields, endpointUrl: endpoint.url });
  org.outbound.options.pace = 0.001;
}

const create = (values: Record<string, unknown> = {}): string =>
  org.store.create('Contact', { LastName: 'Lovelace', ...values }, org.adminUserId);
const lastBody = (): string => endpoint.messages.at(-1)?.body ?? '';
const ids = (): (string | undefined)[][] =>
  endpoint.messages.map(({ notifications }) => notifications.map(([, record]) => record));

describe('salesforce-api 7: the request', () => {
  test('headers and envelope, to the letter', async () => {
    await open(
      ['LastName', 'HasOptedOutOfEmail', 'Birthdate', 'Email', 'SystemModstamp', 'MailingLatitude'],
      {
        now: '2026-01-02T03:04:05.678Z',
        orgId: '00Dxx0000000001EAA'
      }
    );
    const values = { LastName: `<O'Neil> & "Co"`, Birthdate: '1978-01-01', MailingLatitude: 39 };
    const id = create(values);
    await org.outbound.settled();
    const [message] = endpoint.messages;
    expect(message?.headers).toMatchObject({ 'content-type': 'text/xml; charset=utf-8', soapaction: '""' });
    const notificationId = message?.notifications[0]?.[0] ?? '';
    expect(notificationId).toMatch(/^04l/);
    const actionId = /<ActionId>(04k\w{15})<\/ActionId>/.exec(lastBody())?.[1] ?? '';
    expect(to18(actionId)).toBe(actionId);
    expect(lastBody()).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
 <soapenv:Body>
  <notifications xmlns="http://soap.sforce.com/2005/09/outbound">
   <OrganizationId>00Dxx0000000001EAA</OrganizationId>
   <ActionId>${actionId}</ActionId>
   <SessionId xsi:nil="true"/>
   <EnterpriseUrl>${org.url}/services/Soap/c/66.0/00Dxx0000000001</EnterpriseUrl>
   <PartnerUrl>${org.url}/services/Soap/u/66.0/00Dxx0000000001</PartnerUrl>
   <Notification>
    <Id>${notificationId}</Id>
    <sObject xsi:type="sf:Contact" xmlns:sf="urn:sobject.enterprise.soap.sforce.com">
     <sf:Id>${id}</sf:Id>
     <sf:Birthdate>1978-01-01</sf:Birthdate>
     <sf:HasOptedOutOfEmail>false</sf:HasOptedOutOfEmail>
     <sf:LastName>&lt;O&apos;Neil&gt; &amp; &quot;Co&quot;</sf:LastName>
     <sf:MailingLatitude>39.0</sf:MailingLatitude>
     <sf:SystemModstamp>2026-01-02T03:04:05.000Z</sf:SystemModstamp>
    </sObject>
   </Notification>
  </notifications>
 </soapenv:Body>
</soapenv:Envelope>`);
  });

  test.each([
    ['empty', '<SessionId></SessionId>'],
    ['missing', null]
  ] as const)('(uncertain) a session id that is %s', async (outboundSessionId, element) => {
    await open([], { switches: { outboundSessionId } });
    create();
    await org.outbound.settled();
    if (element) expect(lastBody()).toContain(element);
    else expect(lastBody()).not.toContain('SessionId');
  });

  test('fields that the user to send as may not see are left out', async () => {
    await open(['Email', 'Phone'], { hiddenFields: { Contact: ['Phone'] } });
    create({ Email: 'ada@example.com', Phone: '555' });
    await org.outbound.settled();
    expect(lastBody()).toContain('<sf:Email>ada@example.com</sf:Email>');
    expect(lastBody()).not.toContain('Phone');
  });

  test('up to a hundred notifications a message', async () => {
    await open();
    const created = Array.from({ length: 130 }, () => create());
    await org.outbound.settled();
    expect(endpoint.messages.map(({ notifications }) => notifications.length)).toEqual([100, 30]);
    expect(ids().flat()).toEqual(created);
  });

  test('values at the time of sending; of a record deleted meanwhile there is no data', async () => {
    await open(['FirstName']);
    const kept = create({ FirstName: 'Before' });
    const gone = create();
    org.store.update('Contact', kept, { FirstName: 'After' }, org.adminUserId);
    deleteRecord(org.store, 'Contact', gone, org.adminUserId);
    await org.outbound.settled();
    expect(ids()).toEqual([[kept, undefined, kept]]);
    expect(lastBody()).toContain('<sf:FirstName>After</sf:FirstName>');
    expect(lastBody()).not.toContain('Before');
  });
});

describe('salesforce-api 7: what fires', () => {
  test('creating and updating, not loading, not what is taken back, not another object', async () => {
    await open();
    const [loaded = ''] = org.store.load('Contact', [{ LastName: 'Past' }]);
    org.store.create('Lead', { LastName: 'Lead', Company: 'C' }, org.adminUserId);
    const failing = () => {
      create();
      throw new Error('all or none');
    };
    expect(() => org.store.journal.atomically(failing)).toThrow('all or none');
    org.store.journal.atomically(() =>
      org.store.update('Contact', loaded, { FirstName: 'A' }, org.adminUserId)
    );
    const made = create();
    await org.outbound.settled();
    expect(ids().flat()).toEqual([loaded, made]);
  });

  test('loop guard: "Send Outbound Messages" can be switched off for a user', async () => {
    await open();
    org.outbound.mute(org.integrationUserId);
    const id = create();
    org.store.update('Contact', id, { FirstName: 'A' }, org.integrationUserId);
    await org.outbound.settled();
    expect(ids()).toEqual([[id]]);
  });
});

describe('salesforce-api 7: at least once, in no order, for 24 hours', () => {
  test.each([
    ['another status', 500, ack(), 'text/xml'],
    ['202', 202, ack(), 'text/xml'],
    ['Ack false', 200, ack('false'), 'text/xml'],
    ['no acknowledgement', 200, '<html/>', 'text/html'],
    ['a fault', 200, '<e:Envelope xmlns:e="x"><e:Body><e:Fault/></e:Body></e:Envelope>', 'text/xml'],
    ['no XML', 200, ack(), 'text/plain'],
    ['a redirect', 302, '', 'text/xml']
  ])('%s is a failure of the whole message, which comes again', async (_what, status, body, type) => {
    await open();
    endpoint.answers = [(reply) => reply(status, body, type), (reply) => reply(200, ack())];
    const [one, two] = [create(), create()];
    await org.outbound.settled();
    expect(ids()).toEqual([
      [one, two],
      [one, two]
    ]);
    expect(org.outbound.sent.map(({ acknowledged }) => acknowledged)).toEqual([false, true]);
    const [first, second] = endpoint.messages;
    expect(second?.notifications).toEqual(first?.notifications);
  });

  test('no answer in time is a failure', async () => {
    await open();
    org.outbound.options.answerMs = 50;
    endpoint.answers = [() => undefined, (reply) => reply(200, ack())];
    create();
    await org.outbound.settled();
    expect(org.outbound.sent.map(({ status }) => status)).toEqual([null, 200]);
  });

  test('nobody acknowledges for 24 hours: dropped', async () => {
    await open();
    Object.assign(org.outbound.options, { firstRetryMs: 10, longestRetryMs: 10, keepMs: 60, pace: 1 });
    endpoint.answers = [(reply) => reply(503, '')];
    create();
    await org.outbound.settled();
    expect(org.outbound.dropped).toBe(1);
    expect(endpoint.messages.length).toBeGreaterThan(1);
  });

  test('a waiting one is tried at once when asked for, behind what is new', async () => {
    await open();
    org.outbound.options.pace = 1;
    endpoint.answers = [(reply) => reply(503, ''), (reply) => reply(200, ack())];
    const old = create();
    while (org.outbound.sent.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const fresh = create();
    while (org.outbound.sent.length === 1) await new Promise((resolve) => setTimeout(resolve, 5));
    org.outbound.retryNow();
    await org.outbound.settled();
    expect(ids()).toEqual([[old], [fresh], [old]]);
  });

  test('duplicates: the same notification ids again after the acknowledgement', async () => {
    await open();
    org.outbound.options.duplicates = true;
    create();
    await org.outbound.settled();
    const [first, second, third] = endpoint.messages;
    expect(second?.notifications).toEqual(first?.notifications);
    expect(third).toBeUndefined();
  });

  test('disorder: the newest first', async () => {
    await open();
    org.outbound.options.disorder = true;
    const [one, two] = [create(), create()];
    await org.outbound.settled();
    expect(ids()).toEqual([[two, one]]);
  });

  test('loss: nobody hears of it', async () => {
    await open();
    org.outbound.options.loss = true;
    create();
    await org.outbound.settled();
    expect(org.outbound.sent).toEqual([]);
  });
});
