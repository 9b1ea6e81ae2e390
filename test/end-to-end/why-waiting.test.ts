/** H-48: what waits, what is in Iterable, and what was removed. */
import { colleague } from './colleague';
import { eventually } from './eventually';
import { redefine } from './operation-stories';
import { none, told, why, whyOf } from './why-world';
import { convertLead } from '../stand-ins/org/store/convert-lead';
import { mergeRecords } from '../stand-ins/org/store/merge';
import { createWorld, defineSync, loadContacts, longAgo, manyContacts, type World } from './world';

let world: World;
afterEach(() => world.close());

const { update, remove, later } = colleague(() => world.org);

const ada = { FirstName: 'Ada', LastName: 'Byron', Email: 'ada@example.com' };

const load = (given: Record<string, unknown> = {}): string =>
  loadContacts(world.org, [{ ...ada, ...given }])[0] ?? '';

const silent = { Write_Back__c: 'None' };

test('H-48 waiting.first: the first run of the sync has not come yet', async () => {
  world = await createWorld();
  defineSync(world.org);
  expect(told(await why(world, load()))).toEqual({ ...none, standing: 'waiting', code: 'waiting.first' });
});

test('H-48 waiting.retry: why, and when it is tried again', async () => {
  world = await createWorld();
  const sync = defineSync(world.org, { values: silent });
  const id = load();
  world.iterable.faults.add({
    match: { endpoint: 'users.bulkUpdate' },
    effect: { kind: 'status', status: 503, body: 'json' },
    times: Infinity
  });
  const run = await world.run(sync);
  expect(run.counts.deferred).toBe(1);
  world.iterable.faults.clear();
  const answer = await why(world, id);
  expect(answer).toMatchObject({ ...none, standing: 'waiting', code: 'waiting.retry', facts: {} });
  expect(answer.facts.reason).toMatch(/Iterable/);
  expect(answer.moment && answer.moment > run.startedAt).toBe(true);
});

test('H-48 waiting.settle: Iterable is still taking in the person', async () => {
  world = await createWorld({ environment: { ITERABLE_SETTLE_SECONDS: '3600' } });
  const sync = defineSync(world.org, {
    values: silent,
    steps: [
      { operation: 'Update_User', mappings: { 'dataFields.firstName': 'FirstName' } },
      { operation: 'Track_Event', target: 'contact_seen' }
    ]
  });
  const id = load();
  const stop = new AbortController();
  const running = world.run(sync, { signal: stop.signal });
  await eventually('the user', () => Promise.resolve(world.iterable.calls('users.bulkUpdate') > 0 || null));
  stop.abort();
  await running;
  const answer = await why(world, id);
  expect(told(answer)).toEqual({ ...none, standing: 'waiting', code: 'waiting.settle' });
  expect(answer.moment).not.toBeNull();
});

test('H-48 in.changed: sent, and changed since', async () => {
  world = await createWorld();
  const sync = defineSync(world.org, { values: silent });
  const id = load();
  const run = await world.run(sync);
  update('Contact', id, { FirstName: 'Augusta' });
  const answer = await why(world, id);
  expect(told(answer)).toEqual({ ...none, standing: 'in', code: 'in.changed' });
  expect(answer.moment && answer.moment >= run.startedAt).toBe(true);
});

test('H-48 in.unchanged: sent, looked at again, and nothing was new', async () => {
  world = await createWorld();
  const sync = defineSync(world.org, { values: silent });
  const id = load();
  const first = await world.run(sync);
  update('Contact', id, { Title: 'Countess' });
  const second = await world.run(sync);
  expect(second.counts.unchanged).toBe(1);
  const answer = await why(world, id);
  expect(told(answer)).toEqual({ ...none, standing: 'in', code: 'in.unchanged' });
  expect(answer.moment).not.toBeNull();
  expect(String(answer.moment) < second.startedAt && String(answer.moment) >= first.startedAt).toBe(true);
});

describe('records that leave', () => {
  const buyers = (filter: string) => ({
    name: 'Buyers',
    values: { ...silent, Scope_Type__c: 'Filter', Filter__c: filter },
    steps: [{ operation: 'Subscribe_List', target: 'Customers' }]
  });
  const list = { id: 7, name: 'Customers', listType: 'Standard' } as const;

  async function onList(filter: string, given: Record<string, unknown>): Promise<string> {
    world = await createWorld({ project: { lists: [list] } });
    await redefine(world, buyers(filter));
    const id = load(given);
    expect(await world.run('Buyers')).toMatchObject({ counts: { delivered: 1 } });
    later();
    return id;
  }

  test('H-48 removed.left: the value that takes it out, and when it was removed', async () => {
    const id = await onList("Title = 'Buyer'", { Title: 'Buyer' });
    update('Contact', id, { Title: 'Visitor' });
    expect(told(await why(world, id))).toEqual({ ...none, standing: 'in', code: 'in.changed' });
    const run = await world.run('Buyers');
    expect(run).toMatchObject({ counts: { removed: 1 } });
    const answer = await why(world, id);
    expect(told(answer)).toEqual({
      ...none,
      ...{ standing: 'removed', code: 'removed.left', fieldPath: 'Title' },
      facts: { value: 'Visitor', expected: 'Buyer' }
    });
    expect(answer.moment && answer.moment >= run.startedAt).toBe(true);
  });

  test('H-48 removed.left: a field that was emptied', async () => {
    const id = await onList("Title = 'Buyer'", { Title: 'Buyer' });
    update('Contact', id, { Title: null });
    await world.run('Buyers');
    expect(told(await why(world, id))).toEqual({
      ...none,
      ...{ standing: 'removed', code: 'removed.left', fieldPath: 'Title' },
      facts: { value: 'blank', expected: 'Buyer' }
    });
  });

  test('H-48 removed.other: what is no comparison of a field', async () => {
    const filter = 'AccountId IN (SELECT AccountId FROM Opportunity WHERE IsWon = true)';
    world = await createWorld({ project: { lists: [list] } });
    const [account = ''] = world.org.store.load('Account', [{ Name: 'Acme' }]);
    const deal = { Name: 'Deal', AccountId: account, StageName: 'Closed Won', CloseDate: '2026-01-01' };
    const opportunity = world.org.store.create('Opportunity', deal, world.org.adminUserId);
    await redefine(world, buyers(filter));
    const id = load({ AccountId: account });
    expect(await world.run('Buyers')).toMatchObject({ counts: { delivered: 1 } });
    later();
    update('Opportunity', opportunity, { StageName: 'Prospecting' });
    update('Contact', id, { Title: 'Countess' });
    expect(await world.run('Buyers', { full: true })).toMatchObject({ counts: { removed: 1 } });
    const answer = await why(world, id);
    expect(answer).toMatchObject({ standing: 'removed', code: 'removed.other' });
    expect(answer.facts.reason).toContain('is false');
    expect(answer.moment).not.toBeNull();
  });

  test('H-48 record.deleted: deleted in Salesforce', async () => {
    const id = await onList("Title = 'Buyer'", { Title: 'Buyer' });
    remove('Contact', id);
    await world.run('Buyers');
    expect(told(await why(world, id))).toEqual({ ...none, standing: 'removed', code: 'record.deleted' });
  });

  test('H-48 waiting.held: too many would leave at once: which run waits, and since when', async () => {
    world = await createWorld({ project: { lists: [list] } });
    await redefine(world, buyers("Department = 'Sales'"));
    const people = manyContacts(60).map((row) => ({ ...row, Department: 'Sales', Title: 'Buyer' }));
    const [id = ''] = loadContacts(world.org, people);
    await world.run('Buyers');
    later();
    await redefine(world, buyers("Title = 'Nobody'"));
    const held = await world.run('Buyers', { full: true });
    expect(held.state).toBe('held');
    const answer = await why(world, id);
    expect(told(answer)).toEqual({
      ...none,
      ...{ standing: 'waiting', code: 'waiting.held', facts: { runId: held.run } }
    });
    expect(answer.moment && answer.moment >= held.startedAt).toBe(true);
  });
});

test('H-48 record.merged: the record that took its place', async () => {
  world = await createWorld();
  const sync = defineSync(world.org, { values: { ...silent, Include_Deleted__c: true } });
  const [winner, loser] = [load(), load({ Email: 'byron@example.com' })];
  await world.run(sync);
  mergeRecords(world.org.store, 'Contact', { winner, losers: [loser] }, world.org.adminUserId);
  later();
  expect(told(await why(world, loser))).toEqual({
    ...none,
    ...{ standing: 'removed', code: 'record.merged', otherRecordId: winner }
  });
});

describe('leads', () => {
  const stamps = { SystemModstamp: longAgo, CreatedDate: longAgo, LastModifiedDate: longAgo };

  test.each([
    [
      'a filter that leaves converted leads out',
      { Scope_Type__c: 'Filter', Filter__c: 'IsConverted = false' }
    ],
    ['all leads', {}]
  ])('H-48 record.converted: the contact that took its place, with %s', async (_scope, values) => {
    world = await createWorld();
    const leads = defineSync(world.org, { name: 'Leads', object: 'Lead', values: { ...silent, ...values } });
    defineSync(world.org, { name: 'Contacts', values: silent });
    const [lead = ''] = world.org.store.load('Lead', [{ ...ada, Company: 'Acme', ...stamps }]);
    await world.run(leads);
    const { contactId } = convertLead(world.org.store, lead, {}, world.org.adminUserId);
    later();
    expect(told(await why(world, lead))).toEqual({
      ...none,
      ...{ standing: 'notSent', code: 'record.converted', otherRecordId: contactId }
    });
    expect((await why(world, contactId)).standing).toBe('waiting');
  });
});

test('H-48 a person account is asked about with its contact', async () => {
  world = await createWorld({ org: { switches: { personAccounts: true } } });
  const stamps = { SystemModstamp: longAgo, CreatedDate: longAgo, LastModifiedDate: longAgo };
  const PersonContactId = load();
  const person = { LastName: 'Byron', FirstName: 'Ada', PersonEmail: ada.Email, PersonContactId };
  const [account = '', company = ''] = world.org.store.load('Account', [
    { ...person, ...stamps },
    { Name: 'Acme', ...stamps }
  ]);
  defineSync(world.org, { name: 'Contacts', values: silent });
  const { answers } = await whyOf(world, account);
  expect(answers.map(({ syncName, standing }) => [syncName, standing])).toEqual([['Contacts', 'waiting']]);
  expect((await why(world, company)).code).toBe('sync.none');
});
