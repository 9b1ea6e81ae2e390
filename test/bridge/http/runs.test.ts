import { contactId } from '../../builders';
import { outcome, runId, startAdminApi, storedRun, type AdminApi } from './admin-api';

let api: AdminApi;
beforeEach(async () => {
  api = await startAdminApi();
});
afterEach(() => api.close());

/** Every page from the first to the last, by following `next`. */
async function pages(path: string): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  for (let cursor: unknown = ''; cursor !== null; cursor = found.at(-1)?.next) {
    const { status, body } = await api.ask('GET', cursor ? `${path}&cursor=${String(cursor)}` : path);
    expect(status).toBe(200);
    found.push(body);
  }
  return found;
}

describe('GET /v1/runs', () => {
  test('pages through all runs, newest first, and the last page says so', async () => {
    for (const number of [1, 2, 3, 4]) await api.store(storedRun(number));
    const found = await pages('/v1/runs?limit=2');
    const ids = found.map(({ runs }) => (runs as { run: string }[]).map(({ run }) => run));
    expect(ids).toEqual([
      [runId(4), runId(3)],
      [runId(2), runId(1)]
    ]);
  });

  test('of one sync', async () => {
    await api.store(storedRun(1));
    await api.store(storedRun(2, { sync: 'Lead_To_User' }));
    const { body } = await api.ask('GET', '/v1/runs?sync=Lead_To_User');
    expect(body).toMatchObject({ runs: [{ run: runId(2), sync: 'Lead_To_User' }], next: null });
  });
});

describe('GET /v1/runs/{id}', () => {
  test('D-51 as the ledger has it, with what came of it', async () => {
    await api.store(storedRun(1), [outcome(1)]);
    const { body } = await api.ask('GET', `/v1/runs/${runId(1)}`);
    expect(body).toEqual({
      ...storedRun(1),
      state: 'done',
      endedAt: '2026-02-01T09:00:01.000Z',
      counts: { ...storedRun(1).counts, extracted: 1 },
      calls: { salesforce: 1, iterable: 1 },
      message: '1 read, 0 delivered, 0 rejected, 0 deferred.'
    });
  });
});

describe('a run that was asked for and has not begun', () => {
  test('is followed by a process that was not asked: after a restart too', async () => {
    const { body } = await api.ask('POST', '/v1/syncs/Contact_To_User/runs', { body: { full: true } });
    const other = await startAdminApi({ ledger: api.ledger, requested: () => null });
    const run = String(body.run);
    expect((await other.ask('GET', `/v1/runs/${run}/summary`)).body).toMatchObject({
      runId: run,
      state: 'waiting',
      startedBy: 'api',
      message: 'It waits for its turn.'
    });
    expect((await other.ask('GET', `/v1/runs/${run}`)).body).toMatchObject({ run, state: 'waiting' });
    await other.close();
  });
});

describe('GET /v1/runs/{id}/records', () => {
  const rejected = { status: 'rejected', code: 'iterable.type-mismatch', message: 'wrong type' } as const;
  const all = [
    outcome(1),
    outcome(2, { ...rejected, field: 'age', fix: 'Correct it.', payload: '{"email":"person2@example.com"}' }),
    outcome(3, {
      status: 'deferred',
      code: 'iterable.rate',
      message: 'later',
      retryAt: '2026-02-01T10:00:00.000Z'
    })
  ];

  test('what happened to each record, without what was sent', async () => {
    await api.store(storedRun(1), all);
    const { body } = await api.ask('GET', `/v1/runs/${runId(1)}/records`);
    expect(body.next).toBeNull();
    expect(body.records).toEqual([
      expect.objectContaining({ recordId: contactId(1), status: 'delivered' }),
      expect.objectContaining({
        recordId: contactId(2),
        status: 'rejected',
        field: 'age',
        fix: 'Correct it.'
      }),
      expect.objectContaining({ recordId: contactId(3), retryAt: '2026-02-01T10:00:00.000Z' })
    ]);
    expect(JSON.stringify(body)).not.toMatch(/fingerprint|payload/);
  });

  test('page by page', async () => {
    await api.store(storedRun(1), all);
    const found = await pages(`/v1/runs/${runId(1)}/records?limit=2`);
    expect(found.map(({ records }) => (records as unknown[]).length)).toEqual([2, 1]);
  });

  test('a full last page has no next one', async () => {
    await api.store(storedRun(1), all);
    expect(await pages(`/v1/runs/${runId(1)}/records?limit=3`)).toHaveLength(1);
  });

  test('of one outcome', async () => {
    await api.store(storedRun(1), all);
    const { body } = await api.ask('GET', `/v1/runs/${runId(1)}/records?status=rejected`);
    expect(body.records).toMatchObject([{ recordId: contactId(2), code: 'iterable.type-mismatch' }]);
  });
});

describe('GET /v1/records/{id}', () => {
  test('how it stands in each sync and what happened, newest first; by either form of the id', async () => {
    const refused = { status: 'rejected', code: 'iterable.invalid-email', message: 'not accepted' } as const;
    await api.store(storedRun(1), [outcome(1)]);
    await api.store(storedRun(2), [outcome(1, refused)]);
    for (const id of [contactId(1), contactId(1).slice(0, 15)]) {
      const { body } = await api.ask('GET', `/v1/records/${id}`);
      expect(body).toMatchObject({
        recordId: contactId(1),
        states: [{ sync: 'Contact_To_User', status: 'rejected', deliveredAt: '2026-02-01T09:00:00.000Z' }],
        timeline: [
          { run: runId(2), status: 'rejected' },
          { run: runId(1), status: 'delivered' }
        ]
      });
      expect(JSON.stringify(body)).not.toMatch(/fingerprint|payload/i);
    }
  });

  test('one that no sync has seen', async () => {
    const { status, body } = await api.ask('GET', `/v1/records/${contactId(9)}`);
    expect({ status, body }).toEqual({
      status: 200,
      body: { recordId: contactId(9), states: [], timeline: [] }
    });
  });
});
