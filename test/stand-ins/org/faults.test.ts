import { type Ask, askOrg } from './ask-org';
import { type LocalOrg, startLocalOrg } from './local-org';
import { OrgError } from './model';

let org: LocalOrg;
let ask: Ask;

beforeEach(async () => {
  org = await startLocalOrg();
  ask = askOrg(org);
});
afterEach(() => org.close());

const statuses = async (count: number, path = 'limits') => {
  const answers: number[] = [];
  for (let index = 0; index < count; index += 1) answers.push((await ask('GET', path)).status);
  return answers;
};

test('salesforce-api 4.1: an expired session, as often as planned', async () => {
  org.faults.expire({ path: '/limits' }, 2);
  expect((await ask('GET', 'sobjects')).status).toBe(200);
  expect(await statuses(3)).toEqual([401, 401, 200]);
});

test('salesforce-api 4.1: 503, and the daily limit', async () => {
  org.faults.down();
  org.faults.overLimit({ method: 'GET' });
  const first = await ask('POST', 'composite', { body: { compositeRequest: [] } });
  expect([first.status, first.body]).toEqual([
    503,
    [expect.objectContaining({ errorCode: 'SERVER_UNAVAILABLE' })]
  ]);
  expect((await ask('GET', 'limits')).body).toMatchObject([{ errorCode: 'REQUEST_LIMIT_EXCEEDED' }]);
  expect(await statuses(1)).toEqual([200]);
});

test('salesforce-api 0.1: an answer that is no JSON', async () => {
  org.faults.on({}, { kind: 'raw', status: 502, body: '<html>Bad gateway</html>' });
  const { status, body, headers } = await ask('GET', 'limits');
  expect([status, body]).toEqual([502, '<html>Bad gateway</html>']);
  expect(headers.get('content-type')).toContain('text/html');
});

test('a reset before the work is done leaves nothing, one after it leaves the record', async () => {
  const create = () => ask('POST', 'sobjects/Contact', { body: { LastName: 'x' } });
  org.faults.reset({ method: 'POST' });
  await expect(create()).rejects.toThrow();
  expect(org.store.count('Contact')).toBe(0);
  org.faults.on({ method: 'POST' }, { kind: 'reset', after: true });
  await expect(create()).rejects.toThrow();
  expect(org.store.count('Contact')).toBe(1);
});

test('an answer is cut off in the middle', async () => {
  org.faults.cut(0.5, { path: /describe$/ });
  await expect(ask('GET', 'sobjects/Contact/describe')).rejects.toThrow();
  expect((await ask('GET', 'sobjects/Contact/describe')).status).toBe(200);
});

test('a delay goes on to the real answer', async () => {
  org.faults.latency(30, {}, 1);
  const before = performance.now();
  expect(await statuses(1)).toEqual([200]);
  expect(performance.now() - before).toBeGreaterThanOrEqual(29);
});

test('a hook decides by the request', async () => {
  org.faults.hook = ({ body }) =>
    body.includes('bad') ? { kind: 'answer', error: new OrgError(500, 'UNKNOWN_EXCEPTION', 'x') } : undefined;
  const create = (LastName: string) => ask('POST', 'sobjects/Contact', { body: { LastName } });
  expect([(await create('bad')).status, (await create('good')).status]).toEqual([500, 201]);
});

test('salesforce-api 4.1: a trigger of the customer refuses some records', async () => {
  const error = new OrgError(400, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', 'No titles here', ['Title']);
  org.faults.failWrite({ object: 'Contact', when: ({ Title }) => Title !== undefined }, error, Infinity);
  const create = (body: object) => ask('POST', 'sobjects/Contact', { body });
  expect((await create({ LastName: 'x', Title: 'y' })).body).toEqual([
    { message: 'No titles here', errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', fields: ['Title'] }
  ]);
  expect((await create({ LastName: 'x' })).status).toBe(201);
});

test('salesforce-api 4.1: a row that is locked for one write', async () => {
  const [id = ''] = org.store.load('Contact', [{ LastName: 'x' }]);
  org.faults.lockRow(id);
  const update = () => ask('PATCH', `sobjects/Contact/${id}`, { body: { Title: 'y' } });
  expect((await update()).body).toMatchObject([{ errorCode: 'UNABLE_TO_LOCK_ROW' }]);
  expect((await update()).status).toBe(204);
});

test('requests are kept for the test to look at', async () => {
  await ask('GET', 'limits', { headers: { 'Sforce-Call-Options': 'client=test' } });
  expect(org.requests.at(-1)).toMatchObject({
    method: 'GET',
    path: '/services/data/v66.0/limits',
    status: 200,
    headers: { 'sforce-call-options': 'client=test' }
  });
});
