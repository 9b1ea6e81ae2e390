/** DESIGN rule 8 through the whole bridge: whoever leaves a campaign leaves its list, a wave waits. */
import type { Row } from '../stand-ins/org/model';
import { createWorld, defineSync, loadContacts, longAgo, manyContacts, type World } from './world';

let world: World;
afterEach(() => world.close());

const stamps = { SystemModstamp: longAgo, CreatedDate: longAgo, LastModifiedDate: longAgo };

/** A campaign whose members, so many, are on the list `Spring`. */
async function membersOnList(count: number, values: Row = {}) {
  world = await createWorld();
  const { store, clock, adminUserId } = world.org;
  const sync = defineSync(world.org, {
    name: 'Members',
    object: 'CampaignMember',
    values: { Scope_Type__c: 'Campaign', ...values },
    step: { Operation__c: 'Subscribe_List' },
    mappings: {}
  });
  const [campaign = ''] = store.load('Campaign', [{ Name: 'Spring', ...stamps }]);
  store.create(
    'Iterable_Campaign_List__c',
    { Campaign__c: campaign, Member_Statuses__c: 'Responded' },
    adminUserId
  );
  const contacts = loadContacts(world.org, manyContacts(count));
  const members = store.load(
    'CampaignMember',
    contacts.map((ContactId) => ({ CampaignId: campaign, ContactId, Status: 'Responded', ...stamps }))
  );
  await world.run(sync);
  const leave = (ids: readonly string[]): void => {
    for (const id of ids) store.update('CampaignMember', id, { Status: 'Sent' }, adminUserId);
    clock.advance(2000);
  };
  return { sync, members, leave };
}

const onList = (): number =>
  world.project.lists().find(({ name }) => name === 'Spring')?.members.length ?? -1;

test('H-35 a few leave: they are taken off the list in the same run, and their records say Removed', async () => {
  const { sync, members, leave } = await membersOnList(40);
  expect(onList()).toBe(40);
  leave(members.slice(0, 24));
  const run = await world.run(sync);
  expect(run).toMatchObject({
    state: 'done',
    counts: { delivered: 24, removed: 24, deferred: 0 }
  });
  expect(onList()).toBe(16);
  expect(world.org.store.get('CampaignMember', members[0] ?? '')).toMatchObject({
    Iterable_Status__c: 'Removed'
  });
  world.org.clock.advance(2000);
  expect(await world.run(sync, { full: true })).toMatchObject({ counts: { delivered: 0, removed: 0 } });
  expect(onList()).toBe(16);
});

test('H-35 Tx-04 a wave above the brake is held, nobody is removed, and later runs go on without it', async () => {
  const { sync, members, leave } = await membersOnList(40);
  leave(members.slice(0, 25));
  const run = await world.run(sync);
  expect(run).toMatchObject({
    state: 'held',
    endedAt: null,
    counts: { deferred: 25, delivered: 0, removed: 0 },
    held: {
      removals: 25,
      present: 40,
      reasons: [{ reason: 'the status of the campaign member no longer counts', count: 25 }],
      decision: null
    }
  });
  expect(run.notices).toEqual(expect.arrayContaining([expect.stringContaining('Held for approval')]));
  expect(onList()).toBe(40);
  const { ledger } = await world.bridge();
  const [state] = await ledger.recordStates(sync, members.slice(0, 1));
  expect(state).toMatchObject({ status: 'deferred', code: 'removal-held', retryAt: null });
  expect(world.org.store.get('CampaignMember', members[0] ?? '')).toMatchObject({
    Iterable_Status__c: 'Pending',
    Iterable_Message__c: expect.stringContaining('Held for approval') as string
  });
  world.org.clock.advance(2000);
  expect(await world.run(sync, { full: true })).toMatchObject({
    state: 'done',
    counts: { deferred: 25, unchanged: 15, removed: 0 }
  });
  leave(members.slice(25, 35));
  expect(await world.run(sync)).toMatchObject({ state: 'done', counts: { removed: 10 } });
  expect(onList()).toBe(30);
});

test('H-35 whoever comes back before the decision stays on the list and is out of the wave', async () => {
  const { sync, members, leave } = await membersOnList(30);
  leave(members.slice(0, 28));
  const { run } = await world.run(sync);
  for (const id of members.slice(0, 10))
    world.org.store.update('CampaignMember', id, { Status: 'Responded' }, world.org.adminUserId);
  world.org.clock.advance(2000);
  expect(await world.run(sync)).toMatchObject({ state: 'done', counts: { removed: 0 } });
  expect(onList()).toBe(30);
  const { ledger } = await world.bridge();
  const left = await ledger.heldRecords(run, { limit: 100 });
  expect(left.map(({ recordId }) => recordId)).toEqual([...members.slice(10, 28)].sort());
});

test('H-35 with the brake at a hundred percent a wave of up to 500 goes', async () => {
  const { sync, members, leave } = await membersOnList(30, { Removal_Brake_Percent__c: 100 });
  leave(members.slice(0, 28));
  expect(await world.run(sync)).toMatchObject({ counts: { removed: 28, deferred: 0 } });
  expect(onList()).toBe(2);
});

test('H-35 a wave of campaign members that was discarded, or put back, stays although its members are read again', async () => {
  const { sync, members, leave } = await membersOnList(40);
  leave(members.slice(0, 30));
  const { run } = await world.run(sync);
  expect((await world.cli('discard', run)).code).toBe(0);
  const goesOn = { state: 'done', counts: { removed: 0, deferred: 0 } };
  for (const title of ['first', 'second']) {
    expect([title, await world.run(sync)]).toMatchObject([title, goesOn]);
    world.org.clock.advance(2000);
  }
  expect(onList()).toBe(40);
  const again = await world.run(sync, { full: true });
  expect(again).toMatchObject({ state: 'held', held: { removals: 30 } });
  const approved = await world.cli('approve', again.run, '--json');
  expect(onList()).toBe(10);
  const removing = (JSON.parse(approved.stdout) as { run: { run: string } }).run.run;
  expect((await world.cli('put-back', removing)).code).toBe(0);
  expect(onList()).toBe(40);
  world.org.clock.advance(2000);
  expect(await world.run(sync)).toMatchObject(goesOn);
  expect(onList()).toBe(40);
});

test('H-35 a wave of campaign members that was discarded is found again by the very next run over everything', async () => {
  const { sync, members, leave } = await membersOnList(40);
  leave(members.slice(0, 30));
  const { run } = await world.run(sync);
  expect((await world.cli('discard', run)).code).toBe(0);
  // That the records say so is written within this run, at a moment that is not behind the reading's end.
  expect(await world.run(sync, { full: true })).toMatchObject({
    state: 'held',
    counts: { extracted: 40 },
    held: { removals: 30, present: 40 }
  });
  expect(onList()).toBe(40);
});
