import { contactId } from '../../builders';
import { outcome, runId, startAdminApi, storedRun, type AdminApi } from './admin-api';

/** GET /v1/dead-letters, /causes, /v1/deferred-records, POST /v1/dead-letters/replay (DESIGN section 5). */

let api: AdminApi;
afterEach(() => api.close());

const sync = 'Contact_To_User';
const letterId = (number: number): string => `${sync}:${contactId(number)}`;
const later = '2026-02-01T09:05:00.000Z';

async function apiWithLetters(): Promise<void> {
  api = await startAdminApi();
  const refused = {
    status: 'rejected',
    code: 'iterable.type-mismatch',
    message: 'The Iterable field age takes values of type long; the record has "old".',
    field: 'age',
    fix: 'Correct the value in Salesforce, or its mapping.',
    payload: JSON.stringify({ email: 'ada.lovelace@example.com', dataFields: { age: 'old', city: 'London' } })
  } as const;
  const unmapped = {
    status: 'rejected',
    code: 'mapping.required',
    message: 'LastName is blank, and the sync requires it.',
    field: 'LastName',
    payload: undefined,
    fingerprint: undefined
  } as const;
  const waiting = {
    status: 'deferred',
    code: 'iterable.unavailable',
    message: 'Later.',
    retryAt: later
  } as const;
  await api.store(storedRun(1), [
    outcome(1, refused),
    outcome(2, unmapped),
    outcome(3, unmapped),
    outcome(4, waiting)
  ]);
}

const idsOf = (body: Record<string, unknown>): unknown[] =>
  (body.deadLetters as { id: string }[]).map(({ id }) => id);

test('Hx-02 a dead letter says why, under which definition, how often it was tried and what was sent, without people’s data', async () => {
  await apiWithLetters();
  const { body } = await api.ask('GET', '/v1/dead-letters?limit=1');
  expect(body).toMatchObject({
    deadLetters: [
      {
        id: letterId(1),
        recordId: contactId(1),
        run: runId(1),
        code: 'iterable.type-mismatch',
        field: 'age',
        definition: 'v1',
        attempts: 1,
        expiredAt: null,
        payload: { dataFields: expect.anything() as object }
      }
    ],
    next: letterId(1)
  });
  expect(JSON.stringify((body.deadLetters as { payload: unknown }[])[0]?.payload)).not.toMatch(
    /lovelace|London/
  );
});

test('the payload as it was sent is shown when asked for, and who asked is logged', async () => {
  await apiWithLetters();
  const { body } = await api.ask('GET', '/v1/dead-letters?limit=1&payload=whole', {
    headers: { 'X-Salesforce-User-Id': '005000000000001' }
  });
  expect(body).toMatchObject({ deadLetters: [{ payload: { email: 'ada.lovelace@example.com' } }] });
  expect(api.lines).toContainEqual({ actingUser: '005000000000001', count: 1 });
});

test('they are listed page by page, by cause, field and sync', async () => {
  await apiWithLetters();
  const list = async (query: string) => idsOf((await api.ask('GET', `/v1/dead-letters?${query}`)).body);
  expect(await list('')).toEqual([1, 2, 3].map(letterId));
  expect(await list(`limit=1&cursor=${letterId(2)}`)).toEqual([letterId(3)]);
  expect(await list('cause=mapping.required')).toEqual([letterId(2), letterId(3)]);
  expect(await list('field=age&sync=contact_to_user')).toEqual([letterId(1)]);
  expect(await list('sync=Lead_To_User')).toEqual([]);
  expect(await list('expired=true')).toEqual([]);
});

test('they are counted by cause, most first', async () => {
  await apiWithLetters();
  expect((await api.ask('GET', '/v1/dead-letters/causes')).body).toMatchObject({
    causes: [
      { sync, code: 'mapping.required', field: 'LastName', count: 2 },
      { sync, code: 'iterable.type-mismatch', field: 'age', count: 1 }
    ]
  });
});

test('a record that waits says when it is tried again', async () => {
  await apiWithLetters();
  expect((await api.ask('GET', '/v1/deferred-records')).body).toMatchObject({
    deferred: [{ recordId: contactId(4), code: 'iterable.unavailable', retryAt: later, attempts: 1 }],
    next: null
  });
  expect((await api.ask('GET', '/v1/deferred-records?cause=settling')).body).toMatchObject({ deferred: [] });
});

test('a replay of some makes a run of just those records', async () => {
  await apiWithLetters();
  const ids = [letterId(1), contactId(2).slice(0, 15), letterId(99)];
  const { status, body } = await api.ask('POST', '/v1/dead-letters/replay', { body: { ids } });
  expect(status).toBe(202);
  expect(body).toMatchObject({
    replayed: 2,
    unknown: [letterId(99)],
    runs: [{ sync, records: 2, added: true, run: expect.any(String) as string, problem: null }]
  });
  expect(api.asked).toEqual([{ sync, trigger: 'record', recordIds: [contactId(1), contactId(2)] }]);
});

test('DESIGN 7.8: what is chosen by cause is taken by the run of the sync, which counts removals; nothing makes no run', async () => {
  await apiWithLetters();
  const replay = async (body: object) => (await api.ask('POST', '/v1/dead-letters/replay', { body })).body;
  expect(await replay({ cause: 'mapping.required', sync })).toMatchObject({ replayed: 2 });
  expect(await replay({ cause: 'iterable.conflict' })).toEqual({ replayed: 0, unknown: [], runs: [] });
  expect(api.asked).toEqual([{ sync, trigger: 'api' }]);
});

test('of more than 200 records the run of the sync takes what is due', async () => {
  api = await startAdminApi();
  const many = Array.from({ length: 201 }, (_, number) =>
    outcome(number, { status: 'rejected', code: 'iterable.conflict', message: 'No.' })
  );
  await api.store(storedRun(1), many);
  const ids = many.map(({ recordId }) => recordId);
  const { body } = await api.ask('POST', '/v1/dead-letters/replay', { body: { ids } });
  expect(body).toMatchObject({ replayed: 201, runs: [{ records: 201, added: true }] });
  expect(api.asked).toEqual([{ sync, trigger: 'api' }]);
});

test('of a sync that is not there any more the records are due, and the answer says why no run was made', async () => {
  api = await startAdminApi({ definitions: { syncs: [], problems: [] } });
  await api.store(storedRun(1), [
    outcome(1, { status: 'rejected', code: 'iterable.conflict', message: 'No.' })
  ]);
  const { body } = await api.ask('POST', '/v1/dead-letters/replay', { body: { all: true } });
  expect(body).toMatchObject({
    replayed: 1,
    runs: [{ records: 1, added: false, run: null, problem: { code: 'config.unknown-sync' } }]
  });
  expect(api.asked).toEqual([]);
});

test.each([
  ['nothing', {}],
  ['ids beside a cause', { ids: [letterId(1)], cause: 'x' }],
  ['all beside a sync', { all: true, sync }],
  ['all: false', { all: false }],
  ['an id that is none', { ids: ['ada@example.com'] }],
  ['no ids', { ids: [] }]
])('a replay of %s is refused', async (_what, body) => {
  await apiWithLetters();
  const answer = await api.ask('POST', '/v1/dead-letters/replay', { body });
  expect(answer).toMatchObject({ status: 400, body: { code: 'http.invalid-request' } });
  expect(JSON.stringify(answer.body)).not.toContain('ada@');
});
