import { thisProcess } from '../../../bridge/ledger/process-owner';
import { contactId } from '../../builders';
import { outcome, runId, startAdminApi, storedRun, type AdminApi } from './admin-api';

let api: AdminApi;
beforeEach(async () => {
  api = await startAdminApi();
});
afterEach(() => api.close());

const user = '005000000000001AAA';
const asUser = { headers: { 'X-Salesforce-User-Id': user } };
const reason = "no longer matches the filter (Country = 'US')";
const held = {
  removals: 2,
  present: 4,
  reasons: [{ reason, count: 2 }],
  decision: null,
  decidedBy: null,
  decidedAt: null
};

/** A run of contacts that holds two removals. */
async function hold(): Promise<string> {
  const { ledger } = api;
  const run = storedRun(1);
  const answer = await ledger.takeLease(`sync:${run.sync}`, thisProcess('test'), 60);
  if ('heldBy' in answer) throw new Error('the lease is taken');
  await ledger.startRun(answer.lease, run);
  const pending = { status: 'deferred', code: 'removal-pending' } as const;
  await ledger.commitPage(answer.lease, {
    ...{ runId: run.run, sync: run.sync, project: 'Main', writeBacks: [] },
    outcomes: [outcome(1, pending), outcome(2, pending), outcome(3)],
    counts: { extracted: 3, deferred: 2, delivered: 1 },
    calls: { salesforce: 1, iterable: 1 },
    at: '2026-02-01T09:00:00.000Z'
  });
  const removals = [1, 2].map((number) => ({ recordId: contactId(number), reason }));
  await ledger.holdRemovals(answer.lease, run.run, { held, removals });
  await ledger.releaseLease(answer.lease);
  return run.run;
}

test('H-20 a held run shows how many would leave, and why', async () => {
  const id = await hold();
  const { body } = await api.ask('GET', `/v1/runs/${id}`);
  expect(body).toMatchObject({ run: id, state: 'held', endedAt: null, held });
  const records = await api.ask('GET', `/v1/runs/${id}/records?status=deferred`);
  expect(records.body).toMatchObject({
    records: [
      { recordId: contactId(1), code: 'removal-held', message: `Held for approval: ${reason}.` },
      { recordId: contactId(2) }
    ]
  });
});

test('H-35 approved: who decided is kept, and a run of its own sends the removals', async () => {
  const id = await hold();
  const { status, body } = await api.ask('POST', `/v1/runs/${id}/approve`, asUser);
  expect(status).toBe(202);
  const decidedAt = '2026-02-01T10:00:00.000Z';
  expect(body).toMatchObject({
    held: { run: id, state: 'done', held: { decision: 'approved', decidedBy: user, decidedAt } },
    run: expect.stringMatching(/^[0-9a-f-]{36}$/) as string
  });
  expect(api.asked).toEqual([
    expect.objectContaining({ sync: 'Contact_To_User', trigger: 'record', approves: id })
  ]);
  expect(api.lines).toContainEqual({ run: id, actingUser: user });
});

test('H-35 discarded: everybody stays, and no run is made', async () => {
  const id = await hold();
  const { status, body } = await api.ask('POST', `/v1/runs/${id}/discard`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    held: { state: 'done', counts: { skipped: 2, deferred: 0 }, held: { decision: 'discarded' } },
    run: null
  });
  expect(api.asked).toEqual([]);
});

test.each(['approve', 'discard'])(
  '%s: a second word, and one on a run that holds nothing, are refused',
  async (word) => {
    const id = await hold();
    await api.ask('POST', `/v1/runs/${id}/discard`);
    expect(await api.ask('POST', `/v1/runs/${id}/${word}`)).toMatchObject({
      status: 409,
      body: {
        code: 'run.not-held',
        detail: expect.stringContaining('were discarded by the admin API') as string
      }
    });
    await api.store(storedRun(2));
    expect(await api.ask('POST', `/v1/runs/${runId(2)}/${word}`)).toMatchObject({
      status: 409,
      body: { code: 'run.not-held', detail: `Run ${runId(2)} holds no removals: it is done.` }
    });
    expect(await api.ask('POST', `/v1/runs/${runId(9)}/${word}`)).toMatchObject({
      status: 404,
      body: { code: 'run.unknown' }
    });
    expect(await api.ask('POST', `/v1/runs/first/${word}`)).toMatchObject({ status: 400 });
    expect(api.asked).toEqual([]);
  }
);

test('H-35 put back: a run of its own, or the word that there is nothing', async () => {
  const list = { step: 'List', what: 'list', kind: 'email', target: '7', body: null } as const;
  const takenAway = [{ ...list, value: 'person1@example.com' }];
  await api.store(storedRun(1), [outcome(1, { code: 'removed', takenAway })]);
  const { status, body } = await api.ask('POST', `/v1/runs/${runId(1)}/put-back`, asUser);
  expect({ status, body }).toMatchObject({ status: 202, body: { sync: 'Contact_To_User', added: true } });
  expect(api.asked).toEqual([expect.objectContaining({ trigger: 'record', putsBack: runId(1) })]);
  await api.store(storedRun(2), [outcome(2)]);
  expect(await api.ask('POST', `/v1/runs/${runId(2)}/put-back`)).toMatchObject({
    status: 409,
    body: { code: 'run.nothing-to-put-back' }
  });
});
