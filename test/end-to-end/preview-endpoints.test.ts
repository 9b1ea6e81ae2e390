import type { ExplainAnswer } from '../../bridge/commands/explain';
import type { PreviewAnswer } from '../../bridge/commands/preview';
import { command } from './cli-world';
import { checkOf, createPreviewWorld, threeSteps, writes } from './preview-world';
import { startService, type Service } from './service-world';
import { defineSync, loadContacts, type World } from './world';

let world: World;
let service: Service;
afterEach(async () => {
  await service.stop();
  await world.close();
});

/** A service that runs nothing by itself, and a contact. */
async function serve(): Promise<{ sync: string; id: string }> {
  world = await createPreviewWorld();
  const sync = defineSync(world.org, { steps: threeSteps, values: { Status__c: 'Inactive' } });
  const [id = ''] = loadContacts(world.org, [
    { FirstName: 'Ada', LastName: 'Byron', Email: 'ada@example.com' }
  ]);
  service = await startService(world);
  return { sync, id };
}

test('D-46 D-58 DESIGN 5: POST /v1/preview takes a sync and a record id of 15 or 18 characters', async () => {
  const { sync, id } = await serve();
  const { status, body } = await service.ask<PreviewAnswer>('POST', '/v1/preview', {
    sync,
    recordId: id.slice(0, 15)
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    ...{ sync, recordId: id, live: null },
    originalData: { FirstName: 'Ada' },
    outcome: { status: 'delivered' },
    user: { now: null }
  });
  expect(body.steps.map(({ requests }) => requests[0]?.path)).toEqual([
    '/api/users/bulkUpdate',
    '/api/lists/subscribe',
    '/api/events/trackBulk'
  ]);
  expect(writes(world)).toEqual([]);
});

test('D-46 D-49 DESIGN 5: a definition that is not published, and data instead of a record', async () => {
  const { sync } = await serve();
  const definition = {
    syncs: [{ DeveloperName: sync, Project__c: 'Main', Source_Object__c: 'Contact' }],
    steps: [{ DeveloperName: 'Draft', Sync__c: sync, Operation__c: 'Update_User' }],
    mappings: [
      { DeveloperName: 'One', Step__c: 'Draft', Source__c: 'LastName', Target__c: 'dataFields.firstName' }
    ]
  };
  const record = { attributes: { type: 'Contact' }, LastName: 'Hopper', Email: 'grace@example.com' };
  const { body } = await service.ask<PreviewAnswer>('POST', '/v1/preview', { definition, record });
  expect(body).toMatchObject({
    recordId: null,
    steps: [{ payload: { dataFields: { firstName: 'Hopper' } } }]
  });
});

test('D-47 D-50 DESIGN 5: live is asked for by name, and reads the user back', async () => {
  const { sync, id } = await serve();
  const { body } = await service.ask<PreviewAnswer>('POST', '/v1/preview', {
    sync,
    recordId: id,
    live: true
  });
  expect(body.live).toMatchObject({
    run: { state: 'done', counts: { delivered: 1 } },
    readBack: { agrees: true }
  });
  expect(world.project.user('ada@example.com')?.fields).toMatchObject({ firstName: 'ADA' });
});

test.each([
  ['neither sync nor definition', { recordId: '003000000000001' }],
  ['a record and data', { sync: 'Contact_To_User', recordId: '003000000000001', record: {} }],
  ['no record', { sync: 'Contact_To_User' }],
  ['live with data', { sync: 'Contact_To_User', record: {}, live: true }],
  [
    'live with what is not published',
    { definition: { syncs: [{ DeveloperName: 'A' }] }, recordId: '003000000000001', live: true }
  ],
  ['live that is not', { sync: 'Contact_To_User', recordId: '003000000000001', live: false }],
  ['an id that is none', { sync: 'Contact_To_User', recordId: "' OR 1=1" }]
])('D-47 DESIGN 5: %s is refused', async (_what, body) => {
  await serve();
  expect(await service.ask('POST', '/v1/preview', body)).toMatchObject({ status: 400 });
});

test('D-46 DESIGN 5: a sync that is not there is a 404, a definition that cannot run a 422', async () => {
  const { id } = await serve();
  expect(await service.ask('POST', '/v1/preview', { sync: 'Nobody', recordId: id })).toMatchObject({
    status: 404
  });
  const broken = defineSync(world.org, { name: 'Broken', mappings: { 'dataFields.unheardOf': 'FirstName' } });
  expect(await service.ask('POST', '/v1/preview', { sync: broken, recordId: id })).toMatchObject({
    status: 422,
    body: { code: 'guard.unknown-field' }
  });
});

test('D-46 DESIGN 5: the id of another object is refused with both objects, by endpoint and by command', async () => {
  const { sync } = await serve();
  const lead = '00Q000000000001EAA';
  const problem = {
    code: 'http.other-object',
    detail: `${lead} is a record of Lead; ${sync} reads records of Contact, whose ids begin with 003.`
  };
  expect(await service.ask('POST', '/v1/preview', { sync, recordId: lead })).toMatchObject({
    status: 422,
    body: problem
  });
  const ended = await command(world, ['preview', sync, '--record', lead]);
  expect(ended).toMatchObject({ code: 2, stderr: expect.stringContaining(problem.detail) as string });
});

test('D-46 S-31 DESIGN 5: GET /v1/records/{id}/explain takes an id or an address', async () => {
  const { sync, id } = await serve();
  const { status, body } = await service.ask<ExplainAnswer>('GET', `/v1/records/${id}/explain`);
  expect(status).toBe(200);
  expect(checkOf(body, sync, 'active')).toMatchObject({ verdict: 'fail' });
  expect(checkOf(body, sync, 'scope')).toMatchObject({ verdict: 'would pass' });
  const nobody = await service.ask('GET', `/v1/records/${encodeURIComponent('nobody@example.com')}/explain`);
  expect(nobody).toMatchObject({ status: 200, body: { as: 'identity', records: [] } });
});
