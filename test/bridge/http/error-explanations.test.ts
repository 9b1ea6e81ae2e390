import { startAdminApi, type AdminApi } from './admin-api';

/** GET /v1/errors, /v1/errors/{code}; problems link there. */

let api: AdminApi;
beforeAll(async () => {
  api = await startAdminApi();
});
afterAll(() => api.close());

test('H-47 a code is explained: decision, cause, fix, what it concerns', async () => {
  const { status, body } = await api.ask('GET', '/v1/errors/iterable.type-mismatch');
  expect(status).toBe(200);
  expect(body).toEqual({
    code: 'iterable.type-mismatch',
    entry: 'iterable.type-mismatch',
    decision: 'split',
    cause: expect.stringContaining('another type than its field') as string,
    fix: expect.stringContaining('Correct the value') as string,
    concerns: ['record', 'field'],
    shows: ['record', 'dead letters', 'run']
  });
});

test('the type of a problem leads to its explanation', async () => {
  const problem = await api.ask('GET', '/v1/syncs/No_Such_Sync');
  expect(problem).toMatchObject({ status: 404, body: { type: '/v1/errors/config.unknown-sync' } });
  expect(await api.ask('GET', String(problem.body.type))).toMatchObject({
    status: 200,
    body: { code: 'config.unknown-sync', decision: 'fix configuration' }
  });
});

test('all codes are listed', async () => {
  const { errors } = (await api.ask('GET', '/v1/errors')).body as { errors: { code: string }[] };
  expect(errors.length).toBeGreaterThan(150);
  expect(errors.map(({ code }) => code)).toContain('opted-out');
});

test.each([
  ['a code that is not ours', 'no-such-code', 404, 'http.unknown-error'],
  ['something else', 'ADA@example.com', 400, 'http.invalid-request']
])('%s has no explanation', async (_what, code, status, problem) => {
  expect(await api.ask('GET', `/v1/errors/${code}`)).toMatchObject({ status, body: { code: problem } });
});
