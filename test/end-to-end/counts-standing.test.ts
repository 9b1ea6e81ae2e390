/** H-44: what stands in Iterable is counted there, whatever became of the record last. */
import type { Run } from '../../bridge/sync/model';
import { saveCustomMetadata } from '../stand-ins/org/load/custom-metadata';
import { command, documentOf } from './cli-world';
import { colleague } from './colleague';
import { countsOf, expectBalance, recordsByReason } from './counts-world';
import type { SyncOptions } from './define-sync';
import { redefine } from './operation-stories';
import { createWorld, loadContacts, longAgo, manyContacts, type World } from './world';

let world: World;
afterEach(() => world.close());

const { update, later } = colleague(() => world.org);
const listId = 7;

const start = async (): Promise<void> => {
  world = await createWorld({
    project: { lists: [{ id: listId, name: 'Customers', listType: 'Standard' }] },
    iterable: { rates: { scale: Infinity } }
  });
};

const customers = (filter: string, onExit = 'Nothing'): SyncOptions => ({
  name: 'Customers',
  values: { Scope_Type__c: 'Filter', Filter__c: filter },
  steps: [
    {
      operation: 'Update_User',
      values: { On_Exit__c: onExit },
      mappings: { 'dataFields.firstName': 'FirstName' }
    },
    { operation: 'Subscribe_List', target: 'Customers' }
  ]
});

const wide = "Title != 'Gone'";
const narrow = "Title = 'Buyer'";

/** A hundred people on the list, of whom forty are no buyers. */
async function hundredOnList(onExit?: string): Promise<string[]> {
  await start();
  await redefine(world, customers(wide, onExit));
  const people = manyContacts(100).map((row, index) => ({ ...row, Title: index < 60 ? 'Buyer' : 'Visitor' }));
  const ids = loadContacts(world.org, people);
  await runFully();
  await redefine(world, customers(narrow, onExit));
  return ids;
}

async function runFully(sync = 'Customers'): Promise<Run> {
  const run = await world.run(sync, { full: true });
  expect(run).toMatchObject({ error: null });
  world.iterable.settle();
  later();
  return run;
}

/** What the command answers; every equation holds. */
async function counted(sync = 'Customers') {
  const said = await countsOf(world, sync);
  expectBalance(said);
  const { salesforce, left, iterable, lists } = said;
  return {
    inScope: recordsByReason(salesforce.reasons),
    left: recordsByReason(left),
    iterable,
    onList: lists.map(({ users, both, size }) => ({ users, both, size }))
  };
}

async function done(...words: string[]): Promise<string> {
  const ended = await command(world, words);
  expect(ended).toMatchObject({ code: 0, stderr: '' });
  world.iterable.settle();
  later();
  return ended.stdout;
}

const hundred = { records: 100, users: 100, sameUser: 0 };
const allOnList = [{ users: 100, both: 100, size: 100 }];

test('H-44 H-35 a wave that is held, discarded, approved or put back: who stands in Iterable counts there', async () => {
  await hundredOnList();
  const unread = { inScope: { 'in-iterable': 60 }, iterable: hundred, onList: allOnList };
  expect(await counted()).toEqual({ ...unread, left: { 'left.in-iterable': 40 } });

  const held = await runFully();
  expect(held.state).toBe('held');
  expect(await counted()).toEqual({ ...unread, left: { 'left.in-iterable.deferred.removal-held': 40 } });
  const { stdout } = await command(world, ['counts', 'Customers']);
  expect(stdout).toMatch(
    /^40 +left\.in-iterable\.deferred\.removal-held +not in scope any more; in Iterable, last change waiting \(removal-held\): Unusually many records left the scope at once/m
  );
  expect(stdout).toContain('In Iterable: 100 records as 100 users');
  const reason = ['--reason', 'left.in-iterable.deferred.removal-held', '--limit', '50', '--json'];
  const page = documentOf<{ records: object[] }>(await command(world, ['counts', 'Customers', ...reason]));
  expect(page.records).toHaveLength(40);

  await done('discard', held.run);
  const discarded = { ...unread, left: { 'left.in-iterable.skipped.removal-discarded': 40 } };
  expect(await counted()).toEqual(discarded);

  const again = await runFully();
  const approved = JSON.parse(await done('approve', again.run, '--json')) as { run: Run };
  // Nobody asked for more than the list: the users stay.
  expect(await counted()).toEqual({
    ...unread,
    left: { 'left.in-iterable.removed': 40 },
    onList: [{ users: 60, both: 60, size: 60 }]
  });
  await done('put-back', approved.run.run);
  expect(await counted()).toEqual({ ...unread, left: { 'left.in-iterable': 40 } });
});

test('H-44 users that were deleted when their records left count as removed', async () => {
  const ids = await hundredOnList('Delete_User');
  await redefine(world, customers(wide, 'Delete_User'));
  for (const id of ids.slice(0, 2)) update('Contact', id, { Title: 'Gone' });
  await runFully();
  expect(await counted()).toEqual({
    inScope: { 'in-iterable': 98 },
    left: { 'left.removed': 2 },
    iterable: { records: 98, users: 98, sameUser: 0 },
    onList: [{ users: 98, both: 98, size: 98 }]
  });
});

test('H-44 who was delivered and then refused is in Iterable still, and says what is wrong', async () => {
  await start();
  await redefine(world, customers(wide));
  const ids = loadContacts(
    world.org,
    manyContacts(5).map((row) => ({ ...row, Title: 'Buyer' }))
  );
  await runFully();
  update('Contact', ids[0] ?? '', { Email: null });
  update('Contact', ids[1] ?? '', { Email: 'person4@example.com' });
  await runFully();
  const { inScope, iterable, onList } = await counted();
  expect(inScope).toEqual({
    'in-iterable': 3,
    'in-iterable.rejected.identity.missing': 1,
    'in-iterable.skipped.duplicate': 1
  });
  expect(iterable).toEqual({ records: 5, users: 5, sameUser: 0 });
  expect(onList).toEqual([{ users: 5, both: 5, size: 5 }]);
  const { stdout } = await command(world, ['counts', 'Customers']);
  expect(stdout).toMatch(
    /^1 +in-iterable\.rejected\.identity\.missing +in Iterable, last change refused \(identity\.missing\): [A-Z]/m
  );
});

function link(campaign: string, statuses: string): void {
  saveCustomMetadata(world.org, {
    type: 'Iterable_Campaign_Link__mdt',
    developerName: 'Gala',
    label: 'Gala',
    values: {
      Sync__c: 'Guests',
      Campaign_Id__c: campaign,
      List_Id__c: listId,
      Member_Statuses__c: statuses,
      Active__c: true
    }
  });
}

test('H-44 H-35 members who were put back on the list of a link that wants them no more', async () => {
  await start();
  const { store } = world.org;
  const stamps = { SystemModstamp: longAgo, CreatedDate: longAgo, LastModifiedDate: longAgo };
  const [campaign = ''] = store.load('Campaign', [{ Name: 'Gala', IsActive: true, ...stamps }]);
  const contacts = loadContacts(world.org, manyContacts(6));
  store.load(
    'CampaignMember',
    contacts.map((ContactId, index) => {
      const Status = index < 2 ? 'Responded' : 'Sent';
      return { CampaignId: campaign, ContactId, Status, ...stamps };
    })
  );
  const guests: SyncOptions = {
    name: 'Guests',
    object: 'CampaignMember',
    values: { Scope_Type__c: 'Campaign', Identity_Source__c: 'Email' },
    steps: [{ operation: 'Subscribe_List' }]
  };
  await redefine(world, guests);
  link(campaign, 'Sent;Responded');
  await (await world.bridge()).config(0);
  await runFully('Guests');
  link(campaign, 'Sent');
  await redefine(world, guests);
  const gone = await runFully('Guests');
  expect(gone).toMatchObject({ state: 'done', counts: { removed: 2 } });
  const four = { records: 4, users: 4, sameUser: 0 };
  const removed = await counted('Guests');
  expect(removed).toMatchObject({ iterable: four, onList: [{ users: 4, both: 4, size: 4 }] });

  await done('put-back', gone.run);
  later();
  expect(await world.run('Guests')).toMatchObject({ state: 'done', error: null });
  expect(await counted('Guests')).toMatchObject({
    inScope: { 'in-iterable': 4, 'in-iterable.skipped.not-linked': 2 },
    iterable: { records: 6, users: 6, sameUser: 0 },
    onList: [{ users: 6, both: 6, size: 6 }]
  });
});
