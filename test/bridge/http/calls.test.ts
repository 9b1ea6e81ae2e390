import type { CallEntry } from '../../../bridge/calls/stored-call';
import { contactId } from '../../builders';
import { outcome, runId, startAdminApi, storedRun, token, type AdminApi } from './admin-api';

let api: AdminApi;
beforeAll(async () => {
  api = await startAdminApi();
  await api.store(storedRun(1), [
    outcome(1),
    outcome(2, {
      status: 'rejected',
      code: 'iterable.conflict',
      message: '=cmd|"x"!A1',
      identityKey: 'two@example.com'
    })
  ]);
  await api.store(storedRun(2, { startedAt: '2026-02-03T09:00:00.000Z' }));
  await api.ledger.claimIdentities('Main', [
    {
      key: 'anna@example.com',
      sync: 'Contact_To_User',
      recordId: contactId(1),
      object: 'Contact',
      rank: null
    }
  ]);
  await api.ledger.appendCalls([
    call({ endpoint: 'query', side: 'salesforce', at: '2026-02-01T09:00:00.100Z' }),
    call({ endpoint: 'bulkUpdate', status: 429, causes: ['iterable.rate-limit'] }),
    call({
      endpoint: 'bulkUpdate',
      attempt: 2,
      failed: 1,
      causes: ['iterable.conflict'],
      about: [contactId(2)]
    }),
    call({ endpoint: 'lists', run: null, about: [] })
  ]);
});
afterAll(() => api.close());

const call = (given: Partial<CallEntry> = {}): CallEntry => ({
  at: '2026-02-01T09:00:01.000Z',
  run: runId(1),
  sync: 'Contact_To_User',
  side: 'iterable',
  endpoint: 'bulkUpdate',
  method: 'POST',
  path: '/api/users/bulkUpdate',
  attempt: 1,
  status: 200,
  causes: [],
  durationMs: 12,
  bytesSent: 100,
  bytesReceived: 10,
  rows: 2,
  failed: 0,
  about: [contactId(1), contactId(2)],
  request: '{"rows":2,"body":{"users":[]}}',
  response: '{"failCount":0}',
  ...given
});

interface Calls {
  readonly calls: readonly { id: number; endpoint: string; attempt: number; request: unknown }[];
  readonly next: number | null;
}

const callsAt = async (path: string) => (await api.ask('GET', path)).body as unknown as Calls;
const endpointsAt = async (path: string) =>
  (await callsAt(path)).calls.map(({ endpoint, attempt }) => `${endpoint} ${attempt}`);

test('H-48 every call by run and by record, newest first', async () => {
  expect(await endpointsAt(`/v1/runs/${runId(1)}/calls`)).toEqual([
    'bulkUpdate 2',
    'bulkUpdate 1',
    'query 1'
  ]);
  expect(await endpointsAt(`/v1/records/${contactId(1)}/calls`)).toEqual(['bulkUpdate 1', 'query 1']);
  expect(await endpointsAt(`/v1/records/${contactId(2).slice(0, 15)}/calls`)).toHaveLength(3);
  expect(await endpointsAt('/v1/calls')).toHaveLength(4);
});

test('H-48 Hx-03 calls by e-mail, cause, status, side and what went wrong', async () => {
  expect(await endpointsAt('/v1/calls?email=Anna@Example.com')).toEqual(['bulkUpdate 1', 'query 1']);
  expect(await endpointsAt('/v1/calls?email=nobody@example.com')).toEqual([]);
  expect(await endpointsAt('/v1/calls?cause=iterable.conflict')).toEqual(['bulkUpdate 2']);
  expect(await endpointsAt('/v1/calls?status=429')).toEqual(['bulkUpdate 1']);
  expect(await endpointsAt('/v1/calls?side=salesforce')).toEqual(['query 1']);
  expect(await endpointsAt('/v1/calls?failed=true')).toEqual(['bulkUpdate 2', 'bulkUpdate 1']);
});

test('D-53 calls and runs of a range of time', async () => {
  expect(await endpointsAt('/v1/calls?to=2026-02-01T09:00:01Z')).toEqual(['query 1']);
  expect(await endpointsAt('/v1/calls?from=2026-02-01&to=2026-02-02')).toHaveLength(4);
  expect(await endpointsAt('/v1/calls?last=6h')).toEqual([]);
  const runs = async (query: string) =>
    ((await api.ask('GET', `/v1/runs?${query}`)).body as { runs: { run: string }[] }).runs.map(
      ({ run }) => run
    );
  expect(await runs('from=2026-02-02')).toEqual([runId(2)]);
  expect(await runs('to=2026-02-02T00:00:00Z&state=done')).toEqual([runId(1)]);
  expect(await runs('last=90d&state=failed')).toEqual([]);
  expect((await api.ask('GET', '/v1/runs?last=2y')).status).toBe(400);
});

test('pages follow each other, and one call is looked at alone', async () => {
  const first = await callsAt('/v1/calls?limit=3');
  const rest = await callsAt(`/v1/calls?limit=3&cursor=${first.next}`);
  expect([first.calls.length, rest.calls.length, rest.next]).toEqual([3, 1, null]);
  const [one] = first.calls;
  expect((await api.ask('GET', `/v1/calls/${one?.id}`)).body).toEqual(one);
  expect(await api.ask('GET', '/v1/calls/999999')).toMatchObject({
    status: 404,
    body: { code: 'http.unknown-call' }
  });
});

const fileAt = async (path: string, accept = '*/*') => {
  const answer = await fetch(api.url + path, { headers: { authorization: `Bearer ${token}`, accept } });
  return {
    type: answer.headers.get('content-type'),
    link: answer.headers.get('link'),
    text: await answer.text()
  };
};

test('Hx-03 calls and outcomes as CSV, asked for by format or by Accept', async () => {
  const calls = await fileAt(`/v1/runs/${runId(1)}/calls?format=csv&limit=2`);
  expect(calls.type).toBe('text/csv; charset=utf-8');
  expect(calls.link).toMatch(/^<\/v1\/runs\/.+\/calls\?format=csv&limit=2&cursor=\d+>; rel="next"$/);
  const [head, ...lines] = calls.text.split('\r\n');
  expect(head).toMatch(/^id,at,run,sync,side,endpoint,/);
  expect(lines).toHaveLength(2);
  const records = await fileAt(`/v1/runs/${runId(1)}/records`, 'text/csv');
  expect(records.text.split('\r\n')[1]).toContain(`${contactId(1)},p***@e***.com,delivered`);
});

test('a cell that a spreadsheet would run is text', async () => {
  const { text } = await fileAt(`/v1/runs/${runId(1)}/records?format=csv&status=rejected`);
  expect(text).toContain(`"'=cmd|""x""!A1"`);
});

test('Hx-03 the records of a run with one cause', async () => {
  const { body } = await api.ask('GET', `/v1/runs/${runId(1)}/records?cause=iterable.conflict`);
  expect(body).toMatchObject({ records: [{ recordId: contactId(2) }], next: null });
});

test('Hx-03 a record is found by its Salesforce Id, its address and its user id', async () => {
  const recordsAt = async (text: string) =>
    (await api.ask('GET', `/v1/search?q=${encodeURIComponent(text)}`)).body as unknown as {
      as: string[];
      records: { recordId: string; states: { sync: string; status: string }[] }[];
    };
  const found = await recordsAt('ANNA@example.com');
  expect(found).toMatchObject({
    as: ['email'],
    records: [{ recordId: contactId(1), states: [{ sync: 'Contact_To_User', status: 'delivered' }] }]
  });
  expect((await recordsAt(contactId(1).slice(0, 15))).records).toEqual(found.records);
  expect((await recordsAt(contactId(2))).as).toEqual(['record', 'userId']);
  expect((await recordsAt('nobody')).records).toEqual([]);
});
