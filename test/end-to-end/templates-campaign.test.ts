/** The template of campaign members on a list. */
import { deleteRecord } from '../stand-ins/org/store/recycle';
import { loadAll, loadOne, nextSecond, switchOn, worldWith } from './templates-world';
import type { World } from './world';

let world: World;
afterEach(() => world.close());

const membersOf = (list: string) =>
  world.project
    .lists()
    .find(({ name }) => name === list)
    ?.members.map(({ email }) => email)
    .sort();

test('D-13 T-02 the template campaign-members-to-list: members with the chosen statuses are on the list, leads and contacts alike, and leave it', async () => {
  world = await worldWith(['campaign-members-to-list']);
  switchOn(world, 'Campaign_To_List');
  const CampaignId = loadOne(world, 'Campaign', { Name: 'Newsletter May' });
  const other = loadOne(world, 'Campaign', { Name: 'Trade fair' });
  const people = ['ada', 'kay', 'out'];
  const [ada = '', kay = ''] = loadAll(
    world,
    'Contact',
    people.map((name) => ({ LastName: name, Email: `${name}@example.com` }))
  );
  const LeadId = loadOne(world, 'Lead', { LastName: 'grace', Company: 'Navy', Email: 'grace@example.com' });
  const [member = '', planned = ''] = loadAll(world, 'CampaignMember', [
    { CampaignId, ContactId: ada, Status: 'Sent' },
    { CampaignId, ContactId: kay, Status: 'Planned' },
    { CampaignId, LeadId, Status: 'Responded' },
    { CampaignId: other, ContactId: kay, Status: 'Sent' }
  ]);
  expect(await world.run('Campaign_To_List')).toMatchObject({
    state: 'done',
    error: null,
    counts: { extracted: 3, delivered: 2, skipped: 1, rejected: 0 }
  });
  expect(membersOf('Newsletter May')).toEqual(['ada@example.com', 'grace@example.com']);
  expect(world.org.store.get('CampaignMember', planned)).toMatchObject({
    Iterable_Status__c: 'Skipped',
    Iterable_Message__c: expect.stringContaining('not linked to a list for members with the status "Planned"')
  });
  deleteRecord(world.org.store, 'CampaignMember', member, world.org.adminUserId);
  await nextSecond();
  await world.run('Campaign_To_List');
  expect(membersOf('Newsletter May')).toEqual(['grace@example.com']);
  expect(world.project.user('ada@example.com')).toBeDefined();
});
