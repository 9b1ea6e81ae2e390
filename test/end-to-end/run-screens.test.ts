/** What the screens of runs and people show, from what the bridge remembers: D-51 to D-58, H-48, Hx-03. */
import type { AffectedRecord, Cause } from '../../bridge/commands/runs/causes';
import type { FoundPeople } from '../../bridge/commands/runs/find';
import type { RunList } from '../../bridge/commands/runs/list';
import type { RunPage } from '../../bridge/commands/runs/page';
import type { CallHead, RunRecord } from '../../bridge/commands/runs/record';
import type { RecordLine } from '../../bridge/commands/runs/records';
import type { RecordTrace } from '../../bridge/commands/runs/trace';
import { colleague } from './colleague';
import { startService, type Service } from './service-world';
import { createWorld, defineSync, loadContacts, type World } from './world';

let world: World;
let at: Service;
let ids: string[];
let run: string;
const name = 'Contact_To_User';

beforeAll(async () => {
  world = await createWorld();
  defineSync(world.org, {
    name,
    label: 'People',
    values: {
      Schedule__c: '0 3 1 1 *',
      Scope_Type__c: 'Filter',
      Filter__c: "LeadSource != 'Web'",
      // What the first run wrote back would be a change that the second one finds.
      Write_Back__c: 'None'
    },
    step: { Condition__c: "NOT(Title = 'Secret')" },
    mappings: {
      'dataFields.firstName': { Source__c: 'FirstName', Required__c: true },
      'dataFields.lastName': 'LastName'
    }
  });
  ids = loadContacts(world.org, [
    { FirstName: 'Ada', LastName: 'Lovelace', Email: 'ada@example.com' },
    { LastName: 'Nameless', Email: 'nameless@example.com' },
    { FirstName: 'Grace', LastName: 'Hopper', Email: 'grace@example.com', Title: 'Secret' }
  ]);
  ({ run } = await world.run(name));
  await world.run(name);
  await (await world.bridge()).calls.flush();
  at = await startService(world);
});
afterAll(async () => {
  await at.stop();
  await world.close();
});

const { update: change } = colleague(() => world.org);

const get = async <T>(path: string): Promise<T> => {
  const { status, body } = await at.ask<T>('GET', path);
  expect([path, status]).toEqual([path, 200]);
  return body;
};

test('D-53 Tx-02 the list of runs, and those alone that found something', async () => {
  const { runs, next } = await get<RunList>('/v1/run-log?last=6h');
  expect([runs.length, next]).toEqual([2, null]);
  expect(runs[1]).toMatchObject({
    run: { runId: run, found: 3, delivered: 1, notSent: 1, needsAttention: 1 },
    syncLabel: 'People',
    objectName: 'Contact'
  });
  const kept = async (query: string): Promise<string[]> =>
    (await get<RunList>(`/v1/run-log?${query}`)).runs.map((line) => line.run.runId);
  expect(await kept('kind=notable')).toEqual([run]);
  expect(await kept('kind=attention')).toEqual([run]);
  expect(await kept('kind=sent')).toEqual([run]);
  expect(await kept('kind=failed')).toEqual([]);
  expect(await kept('kind=held')).toEqual([]);
  expect(await kept('kind=underWay')).toEqual([]);
  const page = await get<RunList>('/v1/run-log?limit=1');
  expect(await kept(`limit=1&cursor=${page.next}`)).toEqual([run]);
});

test('D-51 the page of a run: query as executed, what was read, counts, calls, version, and which fields it tells of', async () => {
  const page = await get<RunPage>(`/v1/runs/${run}/page`);
  expect(page).toMatchObject({
    run: { runId: run, found: 3 },
    readFrom: null,
    salesforceCalls: expect.any(Number) as number,
    versionSource: 'deployed',
    held: null,
    errorCode: null
  });
  expect(page.query).toContain("LeadSource != 'Web'");
  expect(page.queryPaths).toEqual(expect.arrayContaining(['LeadSource', 'FirstName', 'Email']));
  expect(page.fieldPaths).toEqual(expect.arrayContaining(['LeadSource', 'FirstName', 'Title', 'Email']));
  expect(Date.parse(page.readTo ?? '')).toBeGreaterThan(0);
  expect(page.version).toMatch(/^[0-9a-f]{16}$/);
  expect((await at.ask('GET', `/v1/runs/${ids[0] ?? ''}/page`)).status).toBe(400);
  expect((await at.ask('GET', '/v1/runs/7a0a3a3c-f3e1-446f-b4b2-000000000001/page')).status).toBe(404);
});

test('D-51 a run that was asked for has a page before it begins', async () => {
  const { body } = await at.ask<{ run: string }>('POST', `/v1/syncs/${name}/runs`, { full: true });
  const page = await get<RunPage>(`/v1/runs/${body.run}/page`);
  expect(['waiting', 'running', 'done']).toContain(page.run.state);
  await at.ended(body.run);
});

test('D-54 each record of a run with what became of it, its key, and which fields that tells of', async () => {
  const { records } = await get<{ records: RecordLine[] }>(`/v1/runs/${run}/lines`);
  expect(records).toMatchObject([
    {
      recordId: ids[0],
      outcome: 'delivered',
      code: null,
      iterableKey: 'ada@example.com',
      keyPaths: ['Email']
    },
    { recordId: ids[1], outcome: 'rejected', code: 'mapping.required', fieldPaths: ['FirstName'] },
    { recordId: ids[2], outcome: 'skipped', code: 'condition' }
  ]);
  const rejected = await get<{ records: RecordLine[] }>(`/v1/runs/${run}/lines?outcome=rejected`);
  expect(rejected.records.map(({ recordId }) => recordId)).toEqual([ids[1]]);
});

test('H-48 the calls of a run, without anything that was sent or answered', async () => {
  const { calls } = await get<{ calls: CallHead[] }>(`/v1/runs/${run}/call-lines`);
  expect(calls.map(({ callText }) => callText)).toContain('POST /api/users/bulkUpdate');
  expect(JSON.stringify(calls)).not.toContain('requestText');
  expect((await get<{ calls: CallHead[] }>(`/v1/runs/${run}/call-lines?failed=true`)).calls).toEqual([]);
});

test('D-55 D-56 H-48 one record of a run: every call that concerned it, and nobody else in them', async () => {
  const found = await get<RunRecord>(`/v1/runs/${run}/records/${ids[0]}`);
  expect(found).toMatchObject({ syncLabel: 'People', run: { startedBy: 'command' }, payloadText: null });
  const update = found.calls.find(({ callText }) => callText === 'POST /api/users/bulkUpdate');
  expect(update?.requestText).toContain('a***@e***.com');
  const query = found.calls.find(({ responseText }) => responseText.includes('"attributes"'));
  expect(query?.responseText).toContain('"type":"Contact"');
  expect(query?.responseText).toContain(String(ids[0]));
  expect(query?.responseText).not.toContain(String(ids[1]));
  expect(found.bodyPaths).toEqual(expect.arrayContaining(['LeadSource', 'Title', 'FirstName', 'Email']));
  expect((await at.ask('GET', `/v1/runs/${run}/records/003bn0000000999`)).status).toBe(404);
});

test('D-58 a record step by step, by the definition of the run, even when another one holds now', async () => {
  defineSync(world.org, { name, label: 'People', values: { Schedule__c: '0 3 1 1 *' } });
  await (await world.bridge()).config(0);
  const trace = await get<RecordTrace>(`/v1/runs/${run}/records/${ids[0]}/trace`);
  expect(JSON.parse(trace.dataText ?? '')).toMatchObject({
    FirstName: 'Ada',
    attributes: { type: 'Contact' }
  });
  expect(trace).toMatchObject({ scopeVerdict: 'in scope', scopePaths: ['LeadSource'] });
  const [step] = trace.steps;
  expect(step).toMatchObject({
    operation: 'Update_User',
    condition: "NOT(Title = 'Secret')",
    conditionPaths: ['Title'],
    mappings: [
      { target: 'dataFields.firstName', sourceText: 'FirstName', value: '"Ada"', fieldPaths: ['FirstName'] },
      { target: 'dataFields.lastName', value: '"Lovelace"', fieldPaths: ['LastName'] }
    ]
  });
  expect(JSON.parse(step?.payloadText ?? '')).toMatchObject({ dataFields: { firstName: 'Ada' } });
  expect(step?.requests).toEqual([]);
});

test('Hx-03 people are found by Salesforce Id, e-mail and in whatever sync', async () => {
  for (const query of [`q=${ids[1]}`, `q=nameless@example.com&ids=${ids[1]}`]) {
    const { records } = await get<FoundPeople>(`/v1/people?${query}`);
    expect(records).toMatchObject([
      {
        recordId: ids[1],
        objectName: 'Contact',
        standings: [{ syncLabel: 'People', status: 'Failed', fieldPaths: ['FirstName'] }],
        keyPaths: ['Email']
      }
    ]);
    expect(records[0]?.runs.at(-1)).toMatchObject({ runId: run, outcome: 'rejected' });
  }
  const { records } = await get<FoundPeople>('/v1/people?q=Ada@Example.com');
  expect(records.map(({ recordId }) => recordId)).toEqual([ids[0]]);
  expect((await get<FoundPeople>('/v1/people?q=nobody@example.com')).records).toEqual([]);
});

test('Hx-02 errors by cause with those affected; a replay sends them again and can be followed', async () => {
  const { causes } = await get<{ causes: Cause[] }>('/v1/causes');
  expect(causes).toMatchObject([
    { syncLabel: 'People', code: 'mapping.required', field: 'FirstName', fieldPaths: ['FirstName'], count: 1 }
  ]);
  const key = causes[0]?.key ?? '';
  const { records } = await get<{ records: AffectedRecord[] }>(`/v1/causes/${key}/records`);
  expect(records).toMatchObject([
    { recordId: ids[1], fix: 'Fill in FirstName.', iterableKey: 'nameless@example.com', keyPaths: ['Email'] }
  ]);
  change('Contact', ids[1] ?? '', { FirstName: 'Nemo' });
  const { status, body } = await at.ask<{ replayed: number; runs: { run: string }[] }>(
    'POST',
    `/v1/causes/${key}/replay`
  );
  expect([status, body.replayed]).toEqual([202, 1]);
  await at.ended(body.runs[0]?.run ?? '');
  expect((await get<{ causes: Cause[] }>('/v1/causes')).causes).toEqual([]);
  expect((await at.ask('GET', `/v1/causes/${key}/records`)).status).toBe(404);
});
