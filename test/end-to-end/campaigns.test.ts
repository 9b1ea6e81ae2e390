import type { Run } from '../../bridge/sync/model';
import type { Row } from '../stand-ins/org/model';
import type { OrgOptions } from '../stand-ins/org/org';
import { colleague, countsOf } from './colleague';
import { defineSync } from './define-sync';
import { createWorld, loadContacts, longAgo, type World, type WorldOptions } from './world';

let world: World;
afterEach(() => world.close());

const stamps = { SystemModstamp: longAgo, CreatedDate: longAgo, LastModifiedDate: longAgo };
const { create, update, remove } = colleague(() => world.org);
const done = (sync: string): Promise<Run['counts']> => countsOf(world, sync);

describe('campaign members go to lists', () => {
  const mappings = { 'dataFields.firstName': 'FirstName' };
  const ada = 'ada@example.com';

  /** A campaign with a sync of its members, and two contacts and a lead who may join. */
  async function start(org: OrgOptions = {}, project: WorldOptions['project'] = {}) {
    world = await createWorld({ org, project });
    const sync = defineSync(world.org, {
      name: 'Members',
      object: 'CampaignMember',
      values: { Scope_Type__c: 'Campaign', Write_Back__c: 'None' },
      steps: [{ operation: 'Update_User', mappings }, { operation: 'Subscribe_List' }]
    });
    const campaign = create('Campaign', { Name: 'Spring' });
    const [first = '', second = ''] = loadContacts(world.org, [
      { FirstName: 'Ada', Email: ada },
      { FirstName: 'Bea', Email: 'bea@example.com' }
    ]);
    const [lead = ''] = world.org.store.load('Lead', [
      { LastName: 'Cleo', Company: 'C', Email: 'cleo@example.com', ...stamps }
    ]);
    const link = (values: Row = {}): string =>
      create('Iterable_Campaign_List__c', {
        Campaign__c: campaign,
        On_Leave__c: 'Remove_From_List',
        ...values
      });
    const join = (values: Row): string => create('CampaignMember', { CampaignId: campaign, ...values });
    return { sync, campaign, first, second, lead, link, join };
  }

  const listNamed = (name: string): (string | null)[] | undefined =>
    world.project
      .lists()
      .find((list) => list.name === name)
      ?.members.map(({ email }) => email)
      .sort();

  test('T-02 T-03 T-04 T-05 T-08 contacts and leads who join are put on a list named like the campaign', async () => {
    const { sync, first, lead, link, join } = await start();
    link();
    join({ ContactId: first });
    join({ LeadId: lead });
    expect(await done(sync)).toMatchObject({ extracted: 2, delivered: 2 });
    expect(listNamed('Spring')).toEqual([ada, 'cleo@example.com']);
  });

  test('T-07 H-38 a static list that is there is used, by id or name', async () => {
    const lists = [
      { id: 41, name: 'Newsletter' },
      { id: 42, name: 'Partners' }
    ];
    const { sync, first, link, join } = await start({}, { lists });
    link({ List_Id__c: 41 });
    link({ List_Name__c: 'Partners' });
    join({ ContactId: first });
    await done(sync);
    expect(world.project.lists().map(({ id, members }) => [id, members.length])).toEqual([
      [41, 1],
      [42, 1]
    ]);
  });

  test("T-08 H-38 a campaign's rename changes nothing", async () => {
    const { sync, campaign, first, second, link, join } = await start();
    link();
    join({ ContactId: first });
    await done(sync);
    update('Campaign', campaign, { Name: 'Summer' });
    join({ ContactId: second });
    await done(sync);
    expect(listNamed('Spring')).toEqual([ada, 'bea@example.com']);
    expect(listNamed('Summer')).toBeUndefined();
  });

  test('T-05 a paused link neither adds nor removes', async () => {
    const { sync, first, second, link, join } = await start();
    const paused = link();
    const member = join({ ContactId: first });
    await done(sync);
    update('Iterable_Campaign_List__c', paused, { Paused__c: true });
    remove('CampaignMember', member);
    join({ ContactId: second });
    await done(sync);
    expect(listNamed('Spring')).toEqual([ada]);
    update('Iterable_Campaign_List__c', paused, { Paused__c: false });
    await done(sync);
    expect(listNamed('Spring')).toContain('bea@example.com');
  });

  test('T-02 a link that keeps people on its list when they leave', async () => {
    const { sync, first, link, join } = await start();
    link({ On_Leave__c: 'Nothing' });
    const member = join({ ContactId: first });
    await done(sync);
    remove('CampaignMember', member);
    await done(sync);
    expect(listNamed('Spring')).toEqual([ada]);
  });

  test('T-02 H-35 by status: who no longer has it leaves the list, who has it again comes back', async () => {
    const { sync, first, second, link, join } = await start();
    link({ Member_Statuses__c: 'Responded', List_Name__c: 'Responders' });
    const member = join({ ContactId: first, Status: 'Responded' });
    join({ ContactId: second, Status: 'Sent' });
    await done(sync);
    expect(listNamed('Responders')).toEqual([ada]);
    update('CampaignMember', member, { Status: 'Sent' });
    await done(sync);
    expect(listNamed('Responders')).toEqual([]);
    update('CampaignMember', member, { Status: 'Responded' });
    await done(sync);
    expect(listNamed('Responders')).toEqual([ada]);
  });

  test.each([
    ['shown by queryAll', true],
    ['known to the log of deletions alone', false]
  ])('T-02 H-35 a member who was removed, %s, leaves the list', async (_how, deletedMembersInQueryAll) => {
    const { sync, first, link, join } = await start({ switches: { deletedMembersInQueryAll } });
    link();
    const member = join({ ContactId: first });
    await done(sync);
    expect(listNamed('Spring')).toEqual([ada]);
    remove('CampaignMember', member);
    await done(sync);
    expect(listNamed('Spring')).toEqual([]);
    expect(world.project.user(ada)).toBeDefined();
  });

  test('T-02 members of a campaign that is linked later are read once, however old they are', async () => {
    const { sync, second, link, join } = await start();
    link();
    await done(sync);
    const [autumn] = world.org.store.load('Campaign', [{ Name: 'Autumn', ...stamps }]);
    world.org.store.load('CampaignMember', [
      { CampaignId: autumn, ContactId: second, Status: 'Sent', ...stamps }
    ]);
    join({ ContactId: second });
    await done(sync);
    expect(listNamed('Autumn')).toBeUndefined();
    link({ Campaign__c: autumn });
    expect(await done(sync)).toMatchObject({ delivered: 1 });
    expect(listNamed('Autumn')).toEqual(['bea@example.com']);
    expect(await done(sync)).toMatchObject({ delivered: 0 });
  });

  test('Tx-01 T-06 a campaign with two lists, a list with two campaigns', async () => {
    const { sync, first, second, link, join } = await start();
    const [autumn] = world.org.store.load('Campaign', [{ Name: 'Autumn', ...stamps }]);
    link({ List_Name__c: 'Everyone' });
    link({ List_Name__c: 'Spring people' });
    link({ Campaign__c: autumn, List_Name__c: 'Everyone' });
    join({ ContactId: first });
    join({ CampaignId: autumn, ContactId: second });
    await done(sync);
    expect(listNamed('Everyone')).toEqual([ada, 'bea@example.com']);
    expect(listNamed('Spring people')).toEqual([ada]);
  });

  test("T-02 a member's changed person is seen, though the member was not touched", async () => {
    const { sync, first, link, join } = await start();
    link();
    join({ ContactId: first });
    await done(sync);
    update('Contact', first, { FirstName: 'Augusta' });
    expect(await done(sync)).toMatchObject({ delivered: 1 });
    expect(world.project.user(ada)?.fields).toMatchObject({ firstName: 'Augusta' });
  });

  test('T-02 without the marketing feature the run says so', async () => {
    const { sync } = await start({ switches: { campaignMembers: false } });
    expect((await world.run(sync)).error?.message).toContain('CampaignMember');
  });
});
