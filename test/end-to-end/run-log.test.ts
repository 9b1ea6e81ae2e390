/** The log of a run, record by record, as whoever looks for one of them reads it. */
import type { StoredOutcome } from '../../bridge/ledger/ledger';
import type { Run } from '../../bridge/sync/model';
import { startService, type Service } from './service-world';
import { createWorld, defineSync, loadContacts, type World } from './world';

let world: World;
let service: Service;
let sync: string;
let good: string;
let bad: string;
let run: Run;
beforeAll(async () => {
  world = await createWorld();
  sync = defineSync(world.org);
  [good = '', bad = ''] = loadContacts(world.org, [
    { FirstName: 'Ada', Email: 'ada@example.com' },
    { FirstName: 'Bea', Email: 'no address' }
  ]);
  run = await world.run(sync);
  await (await world.bridge()).calls.flush();
  service = await startService(world);
});
afterAll(async () => {
  await service.stop();
  await world.close();
});

const get = async <T>(path: string): Promise<T> => (await service.ask<T>('GET', path)).body;

test('D-54 each record of a run: when it was processed, its Salesforce id, its key in Iterable, status and message', async () => {
  const { records } = await get<{ records: StoredOutcome[] }>(`/v1/runs/${run.run}/records`);
  const row = (id: string) => records.find(({ recordId }) => recordId === id);
  const at = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  expect(row(good)).toMatchObject({ at, status: 'delivered', identityKey: 'ada@example.com' });
  expect(row(bad)).toMatchObject({
    at,
    status: 'rejected',
    message: expect.stringContaining('e-mail address'),
    fix: expect.any(String)
  });
  const rejected = await get<{ records: StoredOutcome[] }>(`/v1/runs/${run.run}/records?status=rejected`);
  expect(rejected.records.map(({ recordId }) => recordId)).toEqual([bad]);
});

test('D-55 the detail of a record: sync, run, trigger, definition, when, how long, status, the call, the rows that decided', async () => {
  const { timeline } = await get<{ timeline: StoredOutcome[] }>(`/v1/records/${good}`);
  expect(timeline).toMatchObject([{ run: run.run, sync, recordId: good, object: 'Contact' }]);
  const ended = await get<Run>(`/v1/runs/${timeline[0]?.run}`);
  expect(ended).toMatchObject({ sync, trigger: 'command', state: 'done', definition: run.definition });
  expect(Date.parse(ended.endedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(ended.startedAt));

  interface Call {
    readonly endpoint: string;
    readonly status: number;
    readonly durationMs: number;
    readonly at: string;
    readonly request: unknown;
  }
  const { calls } = await get<{ calls: Call[] }>(`/v1/records/${good}/calls`);
  const sent = calls.find(({ endpoint }) => endpoint === 'bulkUpdate');
  expect(sent).toMatchObject({ status: 200, durationMs: expect.any(Number), request: expect.anything() });

  const { rows } = await get<{ rows: { steps: object[]; mappings: object[] } }>(
    `/v1/syncs/${sync}/definitions/${ended.definition}`
  );
  expect([rows.steps.length, rows.mappings.length]).toEqual([1, 3]);
});
