import {
  AuthError,
  BusyError,
  RateLimitError,
  TransientError,
  type BridgeError
} from '../../../bridge/errors';
import { fixOf } from '../../../bridge/error-catalogue/catalogue';
import { startAdminApi, type AdminApi } from './admin-api';

/** DESIGN section 5: errors are application/problem+json with stable codes, and hold nothing of anybody's. */

let api: AdminApi;
beforeAll(async () => {
  api = await startAdminApi();
});
afterAll(() => api.close());

const runs = '/v1/syncs/Contact_To_User/runs';
const json = { 'content-type': 'application/json' };
const person = 'ada.lovelace@example.com';

test.each([
  ['a body that is no JSON', 'POST', runs, { body: '{"full":', headers: json }, 400, 'http.invalid-body'],
  ['a body that is no object', 'POST', runs, { body: '[]', headers: json }, 400, 'http.invalid-request'],
  ['a name that is not known', 'POST', runs, { body: { [person]: 1 } }, 400, 'http.invalid-request'],
  ['a wrong type', 'POST', runs, { body: { full: person } }, 400, 'http.invalid-request'],
  [
    'a time without a zone',
    'POST',
    runs,
    { body: { since: '2026-01-01T00:00:00' } },
    400,
    'http.invalid-request'
  ],
  [
    'a time in the future',
    'POST',
    runs,
    { body: { since: '2999-01-01T00:00:00Z' } },
    400,
    'http.invalid-request'
  ],
  [
    'since beside full',
    'POST',
    runs,
    { body: { since: '2026-01-01T00:00:00Z', full: true } },
    400,
    'http.invalid-request'
  ],
  [
    'records beside max',
    'POST',
    runs,
    { body: { recordIds: ['003000000000001AAA'], max: 1 } },
    400,
    'http.invalid-request'
  ],
  ['no records', 'POST', runs, { body: { recordIds: [] } }, 400, 'http.invalid-request'],
  ['a record id that is none', 'POST', runs, { body: { recordIds: [person] } }, 400, 'http.invalid-request'],
  ['a body over 1 MB', 'POST', runs, { body: { since: 'x'.repeat(1024 * 1024) } }, 413, 'http.too-large'],
  [
    'a form',
    'POST',
    runs,
    { body: 'full=true', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    415,
    'http.not-json'
  ],
  [
    'an encoding that is not known',
    'POST',
    runs,
    { body: '{}', headers: { ...json, 'content-encoding': 'x' } },
    415,
    'http.not-json'
  ],
  ['a query that is not known', 'GET', `/v1/runs?email=${person}`, {}, 400, 'http.invalid-request'],
  ['a limit of 0', 'GET', '/v1/runs?limit=0', {}, 400, 'http.invalid-request'],
  ['a limit over 1000', 'GET', '/v1/runs?limit=1001', {}, 400, 'http.invalid-request'],
  ['a cursor that is none', 'GET', `/v1/runs?cursor=${person}`, {}, 400, 'http.invalid-request'],
  ['a run id that is none', 'GET', `/v1/runs/${person}`, {}, 400, 'http.invalid-request'],
  [
    'a run that is not there',
    'GET',
    '/v1/runs/7a0a3a3c-f3e1-446f-b4b2-395babcffe2f',
    {},
    404,
    'http.unknown-run'
  ],
  [
    'records of a run that is not there',
    'GET',
    '/v1/runs/7a0a3a3c-f3e1-446f-b4b2-395babcffe2f/records',
    {},
    404,
    'http.unknown-run'
  ],
  ['a sync that is not there', 'GET', '/v1/syncs/No_Such_Sync', {}, 404, 'config.unknown-sync'],
  ['a run of a sync that is not there', 'POST', `/v1/syncs/${person}/runs`, {}, 404, 'config.unknown-sync'],
  ['a record that is none', 'GET', `/v1/records/${person}`, {}, 400, 'http.invalid-request'],
  ['an address that is not there', 'GET', `/v1/people/${person}`, {}, 404, 'http.not-found'],
  ['another method', 'DELETE', '/v1/runs', {}, 405, 'http.method'],
  [
    'a user that is none',
    'GET',
    '/v1/status',
    { headers: { 'X-Salesforce-User-Id': person } },
    400,
    'http.invalid-user'
  ],
  ['a path that cannot be read', 'GET', '/v1/syncs/%E0%A4%A', {}, 400, 'http.invalid-path']
])('%s', async (_what, method, path, request, status, code) => {
  const answer = await api.ask(method, path, request);
  expect(answer).toMatchObject({ status, body: { type: `/v1/errors/${code}`, title: code, status, code } });
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.body.detail).not.toBe('');
  expect(JSON.stringify(answer.body)).not.toMatch(/ada|lovelace|example\.com/i);
  expect(api.asked).toEqual([]);
});

test.each<[string, BridgeError, number]>([
  ['somebody else is at it', new BusyError('run.busy', 'busy', { fix: 'Wait.' }), 409],
  ['credentials are refused', new AuthError('sf.sign-in', 'refused'), 502],
  ['calls are used up', new RateLimitError('sf.request-limit', 'used up'), 503],
  ['it may pass', new TransientError('queue.unreachable', 'no answer'), 503]
])('%s: the error carries its status', async (_what, error, status) => {
  const failing = await startAdminApi({ status: () => Promise.reject(error) });
  const answer = await failing.ask('GET', '/v1/status');
  await failing.close();
  expect(answer).toMatchObject({
    status,
    body: { status, code: error.code, detail: error.message, fix: fixOf(error.code, error.fix) }
  });
});

test('an error that says no fix of its own has that of the catalogue', async () => {
  const failing = await startAdminApi({
    status: () => Promise.reject(new TransientError('sf.timeout', 'Late.'))
  });
  const answer = await failing.ask('GET', '/v1/status');
  await failing.close();
  expect(answer.body.fix).toContain('tried again by itself');
});

test('a defect is logged and not shown', async () => {
  const logged: unknown[] = [];
  const failing = await startAdminApi({
    status: () => Promise.reject(new TypeError(`cannot read ${person}`)),
    log: {
      debug: () => undefined,
      info: () => undefined,
      warn: () => undefined,
      error: (...line: unknown[]) => void logged.push(line)
    }
  });
  const answer = await failing.ask('GET', '/v1/status');
  await failing.close();
  expect(answer).toMatchObject({ status: 500, body: { code: 'http.unexpected' } });
  expect(JSON.stringify(answer.body)).not.toContain(person);
  expect(logged).toHaveLength(1);
});
