import type { RecordsProgress } from '../../bridge/commands/records-progress';
import type { RunView } from '../../bridge/commands/run-view';
import type { AskedRecords } from '../../bridge/commands/records-plan';
import type { Row } from '../stand-ins/org/model';
import { switchOnPersonAccounts } from '../stand-ins/org/schema/person-account';
import { eventually } from './eventually';
import { startProcess } from './service-process';
import { startService, type Answered, type Running, type Service } from './service-world';
import { createWorld, defineSync, loadContacts, longAgo, manyContacts, type World } from './world';

/** "Sync now" on records, on a list of them, and on a campaign; and how it goes on. */

let world: World;
let service: Service | null = null;
afterEach(async () => {
  await service?.stop();
  service = null;
  jest.restoreAllMocks();
  await world.close();
});

const contacts = 'Contact_To_User';
/** Runs only when somebody asks. */
const atNight = { Schedule__c: '0 3 1 1 *' };

const ask = (at: Running, recordIds: readonly string[]): Promise<Answered<AskedRecords>> =>
  at.ask<AskedRecords>('POST', '/v1/records/sync', { recordIds });

async function progressOf(at: Running, { runs }: AskedRecords): Promise<RecordsProgress> {
  const answer = await at.ask<RecordsProgress>('POST', '/v1/records/progress', {
    runIds: runs.map(({ runId }) => runId),
    recordIds: runs.flatMap(({ recordIds }) => recordIds)
  });
  expect(answer.status).toBe(200);
  return answer.body;
}

const finished = (at: Running, asked: AskedRecords): Promise<RecordsProgress> =>
  eventually('the end of what was asked for', async () => {
    const progress = await progressOf(at, asked);
    return progress.isFinished && progress;
  });

async function started(): Promise<Service> {
  service = await startService(world);
  return service;
}

const stamps = { SystemModstamp: longAgo, CreatedDate: longAgo, LastModifiedDate: longAgo };
const load = (object: string, row: Row): string =>
  world.org.store.load(object, [{ ...stamps, ...row }])[0] ?? '';

describe('Tx-11 records of any object', () => {
  test('go to every active sync of their object; what became of each is told, trouble first', async () => {
    world = await createWorld();
    defineSync(world.org, {
      label: 'People',
      values: { ...atNight, Scope_Type__c: 'Filter', Filter__c: "Title != 'Gone'" }
    });
    defineSync(world.org, { name: 'Lead_To_User', label: 'Leads', object: 'Lead', values: atNight });
    const [good = '', gone = '', blank = ''] = loadContacts(world.org, [
      { Email: 'good@example.com', FirstName: 'Good' },
      { Email: 'gone@example.com', Title: 'Gone' },
      { Email: null }
    ]);
    const lead = load('Lead', { LastName: 'Lead', Company: 'C', Email: 'lead@example.com' });
    const at = await started();
    const { status, body } = await ask(at, [good.slice(0, 15), gone, blank, lead]);
    expect(status).toBe(202);
    expect(body).toEqual({
      runs: [
        {
          runId: expect.any(String) as string,
          syncName: contacts,
          syncLabel: 'People',
          recordIds: [good, gone, blank]
        },
        {
          runId: expect.any(String) as string,
          syncName: 'Lead_To_User',
          syncLabel: 'Leads',
          recordIds: [lead]
        }
      ],
      notCovered: []
    });
    const progress = await finished(at, body);
    expect(progress).toMatchObject({ isFinished: true, total: 4, done: 4 });
    const { delivered, unchanged, notSent, needsAttention, waiting } = progress;
    expect([delivered, unchanged, notSent, needsAttention, waiting]).toEqual([2, 0, 1, 1, 0]);
    expect(progress.results.map(({ recordId, outcome }) => [recordId, outcome])).toEqual([
      [blank, 'rejected'],
      [gone, 'skipped'],
      [good, 'delivered'],
      [lead, 'delivered']
    ]);
    expect(progress.results[0]).toEqual({
      recordId: blank,
      syncName: contacts,
      syncLabel: 'People',
      outcome: 'rejected',
      message: 'The record has no e-mail address (Email is blank).',
      fix: 'Fill in Email.',
      fieldPath: 'Email',
      fieldPaths: ['Email']
    });
    expect(progress.results[1]?.message).toBe('The record is not in the scope of the sync, or was deleted.');
    expect(world.project.user('gone@example.com')).toBeUndefined();
    expect(world.project.user('good@example.com')?.fields.firstName).toBe('Good');
    const [run] = body.runs;
    expect((await at.ask<RunView>('GET', `/v1/runs/${run?.runId}/summary`)).body).toMatchObject({
      state: 'done',
      startedBy: 'record',
      message: '3 found: 1 delivered, 1 not sent, 1 needs attention.'
    });
  });

  test("what no active sync sends is named with the reason, in people's words", async () => {
    world = await createWorld();
    defineSync(world.org, { label: 'People', values: { Status__c: 'Paused' } });
    defineSync(world.org, {
      name: 'Lead_To_User',
      label: 'Leads',
      object: 'Lead',
      values: { Status__c: 'Inactive' }
    });
    const [id = ''] = loadContacts(world.org, manyContacts(1));
    const lead = load('Lead', { LastName: 'Lead', Company: 'C', Email: 'lead@example.com' });
    const account = load('Account', { Name: 'Acme' });
    const campaign = load('Campaign', { Name: 'Gala' });
    expect((await ask(await started(), [id, lead, account, campaign])).body).toEqual({
      runs: [],
      notCovered: [
        { recordId: id, reason: '"People" is paused.' },
        { recordId: lead, reason: '"Leads" is switched off.' },
        { recordId: account, reason: 'No sync reads records of this object.' },
        { recordId: campaign, reason: 'No active sync carries this campaign to a list.' }
      ]
    });
    expect((await ask(service as Service, [])).status).toBe(400);
  });

  test('a person account is sent as the account and as its contact', async () => {
    world = await createWorld();
    switchOnPersonAccounts(world.org.catalog);
    defineSync(world.org, { values: atNight });
    const [contact = ''] = loadContacts(world.org, manyContacts(1));
    const account = load('Account', {
      LastName: 'Last 0',
      PersonEmail: 'person0@example.com',
      PersonContactId: contact
    });
    const company = load('Account', { Name: 'Acme' });
    const at = await started();
    const { body } = await ask(at, [account, company]);
    expect(body).toMatchObject({
      runs: [{ syncName: contacts, recordIds: [contact] }],
      notCovered: [{ recordId: company, reason: 'No sync reads records of this object.' }]
    });
    expect((await finished(at, body)).results).toMatchObject([{ recordId: contact, outcome: 'delivered' }]);
  });
});

describe('Tx-11 a campaign', () => {
  test('stands for its members, in runs of up to 200 by the syncs that carry it', async () => {
    world = await createWorld();
    const scope = { ...atNight, Scope_Type__c: 'Campaign', Identity_Source__c: 'Email' };
    const steps = [{ operation: 'Subscribe_List' }];
    defineSync(world.org, { name: 'Guests', object: 'CampaignMember', values: scope, steps });
    defineSync(world.org, { name: 'Others', object: 'CampaignMember', values: scope, steps });
    const campaign = load('Campaign', { Name: 'Gala', IsActive: true });
    const empty = load('Campaign', { Name: 'Empty', IsActive: true });
    for (const CampaignId of [campaign, empty])
      world.org.store.load('Iterable_Campaign_List__c', [
        { Campaign__c: CampaignId, Sync__c: 'Guests', Paused__c: false }
      ]);
    const people = loadContacts(world.org, manyContacts(230));
    const members = world.org.store.load(
      'CampaignMember',
      people.map((ContactId) => ({ ...stamps, CampaignId: campaign, ContactId, Status: 'Sent' }))
    );
    const at = await started();
    const { body } = await ask(at, [campaign, empty]);
    expect(body.runs.map(({ syncName, recordIds }) => [syncName, recordIds.length])).toEqual([
      ['Guests', 200],
      ['Guests', 30]
    ]);
    expect(body.runs.flatMap(({ recordIds }) => recordIds)).toEqual(members);
    expect(body.notCovered).toEqual([{ recordId: empty, reason: 'The campaign has no members.' }]);
    const progress = await finished(at, body);
    expect(progress).toMatchObject({ total: 230, done: 230, delivered: 230, needsAttention: 0 });
    expect(progress.results).toHaveLength(200);
    world.iterable.settle();
    expect(world.project.lists().find(({ name }) => name.startsWith('Gala'))?.members).toHaveLength(230);
  });
});

describe('Tx-11 what is asked for outlives everything', () => {
  test('the same asked for twice while it waits is one run', async () => {
    world = await createWorld();
    defineSync(world.org, { values: atNight });
    const [id = ''] = loadContacts(world.org, manyContacts(1));
    const { ledger } = await world.bridge();
    const at = await started();
    world.org.faults.down({ path: '/services/data' }, 1);
    const [first, second] = await Promise.all([ask(at, [id]), ask(at, [id])]);
    await finished(at, first.body);
    await finished(at, second.body);
    const runs = await ledger.runs({ limit: 10 });
    expect(new Set([...first.body.runs, ...second.body.runs].map(({ runId }) => runId)).size).toBe(
      runs.length
    );
  });

  test('kill -9 right after the answer: the run is there, is done once, and can be followed as before', async () => {
    world = await createWorld();
    defineSync(world.org, { values: atNight });
    const ids = loadContacts(world.org, manyContacts(150));
    const first = await startProcess(world);
    const { body } = await ask(first, ids);
    await first.end('SIGKILL');
    const second = await startProcess(world);
    const [run] = body.runs;
    expect((await second.ask('GET', `/v1/runs/${run?.runId}/summary`)).status).toBe(200);
    const progress = await finished(second, body);
    expect(progress).toMatchObject({ total: 150, done: 150 });
    expect(progress.results.every(({ outcome }) => outcome === 'delivered')).toBe(true);
    const { ledger } = await world.bridge();
    expect(await ledger.runs({ limit: 10 })).toMatchObject([{ run: run?.runId, counts: { extracted: 150 } }]);
    expect(world.project.users().every(({ writes }) => writes === 1)).toBe(true);
    await second.end('SIGTERM');
  });

  test('a run under way takes the records ahead, and they are followed alike', async () => {
    world = await createWorld({ environment: { ITERABLE_SETTLE_SECONDS: '0' } });
    defineSync(world.org, { values: { Batch_Size__c: 50 }, project: { Bulk_Calls_Per_Second__c: 4 } });
    const ids = loadContacts(world.org, manyContacts(3000));
    const at = await started();
    await eventually('the run sends', () => world.iterable.calls('users.bulkUpdate') > 2);
    const last = ids.at(-1) ?? '';
    const { body } = await ask(at, [last]);
    expect((await finished(at, body)).results).toMatchObject([{ recordId: last, outcome: 'delivered' }]);
    const { ledger } = await world.bridge();
    expect((await ledger.run(body.runs[0]?.runId ?? ''))?.trigger).toBe('record');
  });

  test('a run that can never begin says why, for each record', async () => {
    world = await createWorld({ environment: { ITERABLE_API_KEY: '' } });
    defineSync(world.org, { label: 'People', values: atNight });
    const [id = ''] = loadContacts(world.org, manyContacts(1));
    const at = await started();
    const { body } = await ask(at, [id]);
    expect(await finished(at, body)).toMatchObject({
      total: 1,
      done: 1,
      needsAttention: 1,
      notSent: 0,
      results: [
        {
          recordId: id,
          outcome: 'rejected',
          message: expect.stringContaining('no API key') as string,
          fix: expect.stringContaining('ITERABLE_API_KEY') as string
        }
      ]
    });
  });

  test('a paused sync is refused by name, also for what waited when it was paused', async () => {
    world = await createWorld();
    defineSync(world.org, { label: 'People', values: atNight });
    const ids = loadContacts(world.org, manyContacts(2));
    const at = await started();
    await at.ask('POST', `/v1/syncs/${contacts}/pause`);
    expect((await ask(at, ids)).body).toEqual({
      runs: [],
      notCovered: ids.map((recordId) => ({ recordId, reason: '"People" is paused.' }))
    });
    expect(
      await at.ask('POST', '/v1/records/progress', { runIds: ['7f26373c-cc2c-48ae-bcc1-6ba2f600153e'] })
    ).toMatchObject({
      status: 404,
      body: { code: 'http.unknown-run' }
    });
  });
});
