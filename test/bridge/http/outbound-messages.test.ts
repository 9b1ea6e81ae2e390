import { gzipSync } from 'node:zlib';
import { XMLParser } from 'fast-xml-parser';
import { TransientError } from '../../../bridge/errors';
import { silentLogger } from '../../../bridge/logger';
import { MessageListener } from '../../../bridge/outbound/message-listener';
import { describeRecorded, readRecorded, readRecordedText } from '../../conformance/recordings';
import { syncDefinition, temporaryLedger, type TemporaryLedger } from '../../builders';
import { envelope, notification, orgId } from '../outbound/envelope';
import { startAdminApi, type AdminApi, type AdminApiOptions } from './admin-api';

/** The door for outbound messages, over a real listener and ledger: what Salesforce is answered. */

const secret = 'an-unguessable-secret-of-the-door';
let store: TemporaryLedger;
let api: AdminApi | null = null;
let logged: unknown[];

beforeEach(async () => {
  logged = [];
  store = await temporaryLedger();
});
afterEach(async () => {
  await api?.close();
  api = null;
  await store.close();
});

interface Posted {
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The door of a bridge that serves the org and has one sync of contacts. */
async function open(served = orgId, options: AdminApiOptions = {}): Promise<void> {
  const keep = (...line: unknown[]) => void logged.push(...line);
  const log = { ...silentLogger, info: keep, warn: keep, error: keep };
  const listener = new MessageListener({
    organizationId: () => Promise.resolve(served),
    config: () => Promise.resolve({ syncs: [syncDefinition()], problems: [] }),
    ledger: store.ledger,
    wake: () => Promise.resolve(),
    tellOptOuts: () => Promise.resolve(),
    now: () => new Date('2026-02-01T10:00:00.000Z'),
    log
  });
  api = await startAdminApi({
    outboundMessages: { secret, hear: (xml) => listener.hear(xml) },
    log,
    ...options
  });
}

async function post(body: string | Buffer, { path = secret, headers = {} }: Posted = {}) {
  const answer = await fetch(`${api?.url}/outbound-messages/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""', ...headers },
    body: typeof body === 'string' ? body : new Uint8Array(body)
  });
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
}

const parser = new XMLParser({ removeNSPrefix: true });
const bodyOf = (text: string): Record<string, unknown> =>
  (parser.parse(text) as { Envelope: { Body: Record<string, unknown> } }).Envelope.Body;
const acknowledged = { notificationsResponse: { Ack: true } };
const faultOf = (text: string): string =>
  String((bodyOf(text).Fault as { faultstring?: unknown } | undefined)?.faultstring);

const hinted = async () =>
  (
    await store.ledger.takeHints({
      ...{ sync: 'Contact_To_User', run: '7a0a3a3c-f3e1-446f-b4b2-395babcffe2f', limit: 500 }
    })
  ).map(({ recordId }) => recordId);

describe('salesforce-api 7: a message is acknowledged once it is stored', () => {
  test('HTTP 200, text/xml, Ack true', async () => {
    await open();
    const answer = await post(envelope());
    expect(answer).toMatchObject({ status: 200, type: expect.stringMatching(/^text\/xml/) as string });
    expect(bodyOf(answer.text)).toEqual(acknowledged);
    expect(await hinted()).toEqual(['003000000000001AAA']);
  });

  test.each(['application/xml', 'application/soap+xml', 'text/plain', 'application/json'])(
    'the body counts, not what it is called: %s',
    async (type) => {
      await open();
      expect((await post(envelope(), { headers: { 'content-type': type } })).status).toBe(200);
    }
  );

  test('100 notifications in one message, and none of 101', async () => {
    await open();
    const many = (count: number) =>
      envelope({ notifications: Array.from({ length: count }, (_, index) => notification(index)) });
    expect((await post(many(101))).status).toBe(400);
    expect(await hinted()).toEqual([]);
    expect((await post(many(100))).status).toBe(200);
    expect(await hinted()).toHaveLength(100);
  });

  test('a store that does not answer is a fault that passes: Salesforce sends it again', async () => {
    const busy = new TransientError('ledger.busy', 'The ledger is busy.');
    await open(orgId, { outboundMessages: { secret, hear: () => Promise.reject(busy) } });
    const answer = await post(envelope());
    expect(answer.status).toBe(503);
    expect(faultOf(answer.text)).toContain('ledger.busy');
  });

  test('a defect is logged and not shown', async () => {
    const hear = () => Promise.reject(new Error('ada@example.com broke it'));
    await open(orgId, { outboundMessages: { secret, hear } });
    const answer = await post(envelope());
    expect(answer.status).toBe(500);
    expect(faultOf(answer.text)).toBe('message.unexpected: The bridge failed; its log says more.');
  });
});

describe('salesforce-api 7: who is let in', () => {
  const nothingHere = { status: 404, type: expect.stringMatching(/^application\/problem\+json/) as string };

  test('without the secret there is nothing here, and nothing is read', async () => {
    await open();
    for (const path of ['another-secret-of-the-same-length', secret.slice(1), `${secret}/more`, '%E0%A4%A'])
      expect(await post(envelope(), { path })).not.toMatchObject({ status: 200 });
    expect(await post(envelope(), { path: 'wrong' })).toMatchObject(nothingHere);
    expect(await hinted()).toEqual([]);
    expect(logged).toEqual([]);
  });

  test('without a secret in the settings the door is shut', async () => {
    await open(orgId, { outboundMessages: { secret: null, hear: () => Promise.resolve() } });
    expect(await post(envelope())).toMatchObject(nothingHere);
    expect(await post(envelope(), { path: 'null' })).toMatchObject(nothingHere);
  });

  test('another org is refused with a fault that says what to do', async () => {
    await open();
    const answer = await post(envelope({ organizationId: '00D000000000002EAA' }));
    expect(answer.status).toBe(403);
    expect(faultOf(answer.text)).toMatch(/message\.other-org.*this bridge serves 00D000000000001EAA/);
    expect(await hinted()).toEqual([]);
  });
});

describe('salesforce-api 7: what else comes in', () => {
  test.each([
    ['more than 4 MB', 'x'.repeat(4 * 1024 * 1024 + 1), {}, 413, 'message.too-large'],
    ['compressed', gzipSync(envelope()), { 'content-encoding': 'gzip' }, 415, 'message.unreadable'],
    ['not UTF-8', Buffer.from(envelope({ organizationId: 'é' }), 'latin1'), {}, 400, 'message.unreadable'],
    ['in UTF-16', Buffer.from(envelope(), 'utf16le'), {}, 400, 'message'],
    [
      'declared as another charset',
      envelope(),
      { 'content-type': 'text/xml; charset=iso-8859-1' },
      400,
      'message.unreadable'
    ],
    ['nothing', '', {}, 400, 'message.unreadable'],
    ['JSON', '{}', { 'content-type': 'application/json' }, 400, 'message.not-xml'],
    ['an entity', envelope({ prolog: '<!DOCTYPE x [<!ENTITY e "e">]>' }), {}, 400, 'message.doctype']
  ])('%s is a fault', async (_what, body, headers, status, code) => {
    await open();
    const answer = await post(body, { headers });
    expect(answer.status).toBe(status);
    expect(faultOf(answer.text)).toContain(code);
    expect(await hinted()).toEqual([]);
  });

  test('neither a record, nor the secret, nor a value stands in the log', async () => {
    await open();
    const record = '<sf:Id>003000000000001AAA</sf:Id><sf:Email>ada@example.com</sf:Email>';
    await post(envelope({ notifications: [notification(1, { record })] }));
    await post(envelope({ notifications: [notification(2, { record: `${record}<a>` })] }));
    expect(logged.length).toBeGreaterThan(1);
    expect(JSON.stringify(logged)).not.toMatch(/ada@|0030000|unguessable/);
  });
});

interface Recording {
  readonly file: string;
  readonly expect: {
    readonly notifications?: number;
    readonly reject?: string;
    readonly isResponse?: boolean;
  };
}

describeRecorded('salesforce-api 7: recorded messages', () => {
  const text = (file: string): string => readRecordedText('salesforce', 'outbound', file);
  const recordings = () => readRecorded<Recording[]>('salesforce', 'outbound', 'manifest.json');

  test('each is acknowledged as it is, also the one whose record was deleted; the one of another org is not', async () => {
    // The recordings have this in the place of an id.
    await open('organizationId');
    const answers: Record<string, unknown> = {};
    for (const { file, expect: about } of recordings().filter((recording) => !recording.expect.isResponse)) {
      logged = [];
      const { status, text: answer } = await post(text(file));
      const isHeard = status === 200 && JSON.stringify(bodyOf(answer)) === JSON.stringify(acknowledged);
      answers[file] = isHeard ? 'heard' : status;
      if (isHeard) expect(logged[0]).toMatchObject({ notifications: about.notifications });
      expect(isHeard).toBe(about.reject !== 'organization mismatch');
    }
    expect(Object.values(answers)).toEqual(['heard', 'heard', 'heard', 'heard', 403, 'heard']);
  });

  test('the acknowledgement is the recorded one', async () => {
    await open();
    const { text: answer } = await post(envelope());
    expect(bodyOf(answer)).toEqual(bodyOf(text('ack-response.xml')));
  });
});
