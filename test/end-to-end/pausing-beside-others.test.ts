/** A sync that a person has paused for a while keeps what it has sent, and nobody decides behind its back. */
import { colleague } from './colleague';
import { redefine } from './operation-stories';
import type { SyncOptions } from './define-sync';
import { startService, type Service } from './service-world';
import { createWorld, defineSync, loadContacts, longAgo, manyContacts, type World } from './world';

let world: World;
let service: Service | null = null;
afterEach(async () => {
  await service?.stop();
  service = null;
  await world.close();
});

const { update, later } = colleague(() => world.org);
const somebody = '005bn0000000001AAA';

const pause = async (sync: string): Promise<void> => {
  const { ledger } = await world.bridge();
  await ledger.pauseSync({ sync, by: somebody, at: new Date().toISOString() });
};

const sync = (name: string, onExit: string, values: SyncOptions['values'] = {}): SyncOptions => ({
  name,
  values,
  steps: [
    {
      operation: 'Update_User',
      values: { On_Exit__c: onExit },
      mappings: { 'dataFields.firstName': 'FirstName' }
    }
  ]
});

test.each(['Delete_User', 'Clear_Fields'])(
  'H-20 D-18 what a paused sync has sent is not taken away by another one (%s)',
  async (onExit) => {
    world = await createWorld();
    const buyers = { Scope_Type__c: 'Filter', Filter__c: "Title = 'Buyer'" };
    await redefine(world, sync('Buyers', onExit, buyers));
    await redefine(world, sync('Everybody', 'Nothing', { Write_Back__c: 'None' }));
    const [ada = ''] = loadContacts(world.org, [
      { FirstName: 'Ada', LastName: 'Byron', Email: 'ada@example.com', Title: 'Buyer' }
    ]);
    await world.run('Everybody');
    await world.run('Buyers');
    later();
    await pause('Everybody');
    update('Contact', ada, { Title: 'Gone' });
    await world.run('Buyers');
    world.iterable.settle();
    expect(world.project.user('ada@example.com')?.fields).toMatchObject({ firstName: 'Ada' });
  }
);

/** A held wave of thirty of forty members. */
async function heldWave(): Promise<string> {
  world = await createWorld();
  const { store, clock, adminUserId } = world.org;
  const name = defineSync(world.org, {
    name: 'Members',
    object: 'CampaignMember',
    values: { Scope_Type__c: 'Campaign', Schedule__c: '1' },
    step: { Operation__c: 'Subscribe_List' },
    mappings: {}
  });
  const stamps = { SystemModstamp: longAgo, CreatedDate: longAgo, LastModifiedDate: longAgo };
  const [campaign = ''] = store.load('Campaign', [{ Name: 'Spring', ...stamps }]);
  const linked = { Campaign__c: campaign, Member_Statuses__c: 'Responded' };
  store.create('Iterable_Campaign_List__c', linked, adminUserId);
  const members = store.load(
    'CampaignMember',
    loadContacts(world.org, manyContacts(40)).map((ContactId) => {
      return { CampaignId: campaign, ContactId, Status: 'Responded', ...stamps };
    })
  );
  await world.run(name);
  for (const id of members.slice(0, 30)) store.update('CampaignMember', id, { Status: 'Sent' }, adminUserId);
  clock.advance(2000);
  const held = await world.run(name);
  expect(held.state).toBe('held');
  await pause(name);
  return held.run;
}

const onList = (): number =>
  world.project.lists().find(({ name }) => name === 'Spring')?.members.length ?? -1;

test('D-18 H-35 nothing is approved for a sync that is paused: the decision waits for whoever resumes it', async () => {
  const run = await heldWave();
  expect(await world.cli('approve', run)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Members is paused since') as string
  });
  service = await startService(world);
  expect(await service.ask('POST', `/v1/runs/${run}/approve`)).toMatchObject({
    status: 409,
    body: { code: 'sync.paused', fix: expect.stringContaining('Resume it first') as string }
  });
  expect(await service.ask('GET', `/v1/runs/${run}`)).toMatchObject({ body: { state: 'held' } });
  expect(onList()).toBe(40);
  expect(await service.ask('POST', `/v1/runs/${run}/discard`)).toMatchObject({ status: 200 });
});
