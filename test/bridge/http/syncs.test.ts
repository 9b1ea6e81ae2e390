import { ConfigError } from '../../../bridge/errors';
import { syncDefinition } from '../../builders';
import { contactSync, leadSync, orgId, runId, startAdminApi, storedRun, type AdminApi } from './admin-api';

let api: AdminApi;
afterEach(() => api.close());

const problem = {
  sync: 'Broken',
  where: 'Iterable_Sync.Broken, Schedule__c',
  code: 'config.schedule',
  message: 'The schedule is no number.',
  fix: 'Write the minutes.'
};
const definitions = { syncs: [contactSync, leadSync], problems: [problem] };

describe('GET /v1/status, /v1/syncs, /v1/syncs/{name}', () => {
  test('every sync with its last run, and what is wrong', async () => {
    api = await startAdminApi({ definitions });
    await api.store(storedRun(1));
    const { body } = await api.ask('GET', '/v1/status');
    expect(body).toMatchObject({ organizationId: orgId, problems: [problem], trouble: null });
    expect(body.syncs).toMatchObject([
      {
        sync: 'Contact_To_User',
        object: 'Contact',
        project: 'Main',
        lastRun: { run: runId(1), state: 'done' }
      },
      { sync: 'Lead_To_User', lastRun: null, bookmark: null, lagSeconds: null }
    ]);
    const listed = await api.ask('GET', '/v1/syncs');
    expect(listed.body).toEqual({ syncs: body.syncs, problems: body.problems });
  });

  test('one sync, whatever its capitals', async () => {
    api = await startAdminApi({ definitions });
    const { body } = await api.ask('GET', '/v1/syncs/contact_to_user');
    expect(body).toMatchObject({
      sync: 'Contact_To_User',
      status: 'Active',
      schedule: '10',
      intervalMinutes: 10
    });
  });

  test('a sync whose definition is wrong: 422 with what is wrong and what to do', async () => {
    api = await startAdminApi({ definitions });
    expect(await api.ask('GET', '/v1/syncs/Broken')).toMatchObject({
      status: 422,
      body: {
        code: 'config.schedule',
        detail: 'Iterable_Sync.Broken, Schedule__c: The schedule is no number.',
        fix: 'Write the minutes.'
      }
    });
  });
});

describe('POST /v1/syncs/{name}/runs', () => {
  const runs = '/v1/syncs/contact_to_user/runs';

  test('T-15 D-19 202 with a run that can be followed at once', async () => {
    api = await startAdminApi();
    const { status, body } = await api.ask('POST', runs);
    expect({ status, body }).toEqual({
      status: 202,
      body: { sync: 'Contact_To_User', added: true, run: expect.any(String) as string }
    });
    expect(api.asked).toEqual([{ sync: 'Contact_To_User', trigger: 'api' }]);
    const followed = await api.ask('GET', `/v1/runs/${String(body.run)}`);
    expect(followed).toMatchObject({
      status: 200,
      body: { run: body.run, state: 'waiting', startedAt: null }
    });
    const records = await api.ask('GET', `/v1/runs/${String(body.run)}/records`);
    expect(records.body).toEqual({ records: [], next: null });
  });

  test.each([
    [{}, { trigger: 'api' }],
    [{ full: true }, { trigger: 'api', full: true }],
    [{ since: '2026-01-01T00:00:00+01:00' }, { trigger: 'api', since: '2026-01-01T00:00:00+01:00' }],
    [
      { dryRun: true, max: 10 },
      { trigger: 'api', dryRun: true, max: 10 }
    ],
    [{ recordIds: ['003000000000001'] }, { trigger: 'record', recordIds: ['003000000000001AAA'] }]
  ])('%j is passed on', async (body, asked) => {
    api = await startAdminApi();
    expect((await api.ask('POST', runs, { body })).status).toBe(202);
    expect(api.asked).toEqual([{ sync: 'Contact_To_User', ...asked }]);
  });

  test('records of another object are refused at once', async () => {
    api = await startAdminApi();
    const body = { recordIds: ['003000000000001AAA', '00Q000000000001EAA'] };
    expect(await api.ask('POST', runs, { body })).toMatchObject({
      status: 422,
      body: {
        code: 'http.other-object',
        detail: 'Contact_To_User reads records of Contact, whose ids begin with 003: 1 of the ids do not.'
      }
    });
    expect(api.asked).toEqual([]);
  });

  test('the log says who asked', async () => {
    api = await startAdminApi();
    const headers = { 'X-Salesforce-User-Id': '005000000000001AAA' };
    const { body } = await api.ask('POST', runs, { headers });
    await api.ask('POST', '/v1/records/003000000000001AAA/sync', { headers });
    expect(api.lines).toEqual([
      { sync: 'Contact_To_User', run: body.run, actingUser: '005000000000001AAA' },
      expect.objectContaining({ record: '003000000000001AAA', actingUser: '005000000000001AAA' })
    ]);
  });
});

describe('POST /v1/records/{id}/sync', () => {
  test('asks the active syncs that read the object of the id, and names the others', async () => {
    const paused = syncDefinition({ name: 'Contact_News', status: 'Paused' });
    api = await startAdminApi({ definitions: { syncs: [contactSync, leadSync, paused], problems: [] } });
    const { status, body } = await api.ask('POST', '/v1/records/003000000000001/sync');
    expect({ status, body }).toEqual({
      status: 202,
      body: {
        recordId: '003000000000001AAA',
        runs: [{ sync: 'Contact_To_User', added: true, run: expect.any(String) as string }],
        notAsked: [
          { sync: 'Lead_To_User', reason: 'It reads records of Lead, whose ids begin with 00Q.' },
          { sync: 'Contact_News', reason: 'The sync is Paused.' }
        ]
      }
    });
    expect(api.asked).toEqual([
      { sync: 'Contact_To_User', trigger: 'record', recordIds: ['003000000000001AAA'] }
    ]);
  });

  test('a sync whose object cannot be seen is named, and keeps the others from nothing', async () => {
    api = await startAdminApi({
      keyPrefix: (object) =>
        object === 'Lead'
          ? Promise.reject(new ConfigError('sf.unknown-object', 'Salesforce has no object Lead.'))
          : Promise.resolve('003')
    });
    const { body } = await api.ask('POST', '/v1/records/003000000000001AAA/sync');
    expect(body).toMatchObject({
      runs: [{ sync: 'Contact_To_User' }],
      notAsked: [{ sync: 'Lead_To_User', reason: 'Salesforce has no object Lead.' }]
    });
  });

  test('an object without ids of its own is asked: only the source knows', async () => {
    api = await startAdminApi({ keyPrefix: () => Promise.resolve(null) });
    const { body } = await api.ask('POST', '/v1/records/701000000000001AAA/sync');
    expect(body.runs).toHaveLength(2);
  });

  test('no sync for the record: 422, and why', async () => {
    api = await startAdminApi();
    expect(await api.ask('POST', '/v1/records/001000000000001AAA/sync')).toMatchObject({
      status: 422,
      body: {
        code: 'http.no-sync-for-record',
        detail: expect.stringMatching(
          /begin with 001\. Contact_To_User: .* 003\. Lead_To_User: .* 00Q\./
        ) as string
      }
    });
    expect(api.asked).toEqual([]);
  });
});
