import { createWorld, defineSync, loadContacts, longAgo, type World } from './world';

let world: World;
afterEach(() => world.close());

const stateOf = async (recordId: string, sync: string) => {
  const { ledger } = await world.bridge();
  return (await ledger.recordStates(sync, [recordId]))[0];
};

const leadMappings = { 'dataFields.firstName': 'FirstName', 'dataFields.salesforceId': 'Id' };

test('S-29 S-31 H-44 two records with one address: the first owns it, across syncs; the second is skipped naming the owner', async () => {
  world = await createWorld();
  const contacts = defineSync(world.org);
  const leads = defineSync(world.org, { name: 'Lead_To_User', object: 'Lead', mappings: leadMappings });
  const [owner = '', twin = ''] = loadContacts(world.org, [
    { FirstName: 'Owner', Email: 'same@example.com' },
    { FirstName: 'Twin', Email: 'SAME@example.com' }
  ]);
  const [lead = ''] = world.org.store.load('Lead', [
    { FirstName: 'Lead', LastName: 'L', Company: 'C', Email: 'Same@Example.com', SystemModstamp: longAgo }
  ]);
  expect(await world.run(contacts)).toMatchObject({ counts: { delivered: 1, skipped: 1 } });
  expect(await world.run(leads)).toMatchObject({ counts: { delivered: 0, skipped: 1 } });
  expect(await stateOf(twin, contacts)).toMatchObject({
    status: 'skipped',
    code: 'duplicate',
    message: `The same e-mail address is already sent for record ${owner}.`
  });
  expect((await stateOf(lead, leads))?.message).toBe(
    `The same e-mail address is already sent by the sync ${contacts} for record ${owner}.`
  );
  expect(world.org.store.get('Lead', lead)).toMatchObject({
    Iterable_Status__c: 'Skipped',
    Iterable_Message__c: expect.stringContaining(owner)
  });
  expect(world.project.users().map((user) => user.fields.firstName)).toEqual(['Owner']);
});

test('an opted-out person is never created, a known one who opts out stays up to date (DESIGN rule 6)', async () => {
  world = await createWorld();
  const sync = defineSync(world.org);
  const [out = '', known = ''] = loadContacts(world.org, [
    { FirstName: 'Out', Email: 'out@example.com', HasOptedOutOfEmail: true },
    { FirstName: 'Known', Email: 'known@example.com' }
  ]);
  expect(await world.run(sync)).toMatchObject({ counts: { delivered: 1, skipped: 1 } });
  expect(await stateOf(out, sync)).toMatchObject({ status: 'skipped', code: 'opted-out' });
  expect(world.project.user('out@example.com')).toBeUndefined();
  await changed(known, { FirstName: 'Renamed', HasOptedOutOfEmail: true });
  expect(await world.run(sync)).toMatchObject({ counts: { delivered: 1 } });
  expect(world.project.user('known@example.com')?.fields.firstName).toBe('Renamed');
});

/** A colleague's edit, and the second after it. */
async function changed(id: string, values: Record<string, unknown>, object = 'Contact'): Promise<void> {
  world.org.store.update(object, id, values, world.org.adminUserId);
  await nextSecond();
}

/** A window ends at a whole second: what was written in this one belongs to the next. */
const nextSecond = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 1100));

test('H-06 H-40 a changed address of a known person keeps the user: renamed first, the profile follows after the settle time, in one run', async () => {
  world = await createWorld();
  const sync = defineSync(world.org);
  const [id = ''] = loadContacts(world.org, [
    { FirstName: 'Ada', LastName: 'Byron', Email: 'byron@example.com' }
  ]);
  await world.run(sync);
  const before = world.iterable.requests.length;
  await changed(id, { LastName: 'Lovelace', Email: 'Lovelace@example.com' });
  expect(await world.run(sync)).toMatchObject({ counts: { extracted: 1, delivered: 1, deferred: 0 } });
  expect(world.org.store.get('Contact', id)).toMatchObject({ Iterable_Status__c: 'Synced' });
  const writes = world.iterable.requests.slice(before).filter(({ method }) => method === 'POST');
  expect(writes.map(({ endpoint }) => endpoint)).toEqual(['users.updateEmail', 'users.bulkUpdate']);
  const [renamed, updated] = writes.map(({ at }) => at);
  expect(Number(updated) - Number(renamed)).toBeGreaterThanOrEqual(1000);
  expect(world.project.users()).toHaveLength(1);
  expect(world.project.user('lovelace@example.com')?.fields).toMatchObject({
    firstName: 'Ada',
    lastName: 'Lovelace'
  });
  const [heir = ''] = loadContacts(world.org, [{ FirstName: 'Other', Email: 'byron@example.com' }]);
  await world.run(sync, { since: '2026-01-01T00:00:00.000Z' });
  expect(await stateOf(heir, sync)).toMatchObject({ status: 'delivered' });
});

test('a new address that is taken in Iterable is rejected, never merged by a guess', async () => {
  world = await createWorld();
  const sync = defineSync(world.org);
  const [id = ''] = loadContacts(world.org, [{ FirstName: 'Ada', Email: 'ada@example.com' }]);
  await world.run(sync);
  await createInIterable('taken@example.com');
  await changed(id, { Email: 'taken@example.com' });
  expect(await world.run(sync)).toMatchObject({ counts: { delivered: 0, rejected: 1 } });
  expect(await stateOf(id, sync)).toMatchObject({ status: 'rejected', code: 'iterable.email-taken' });
  expect(world.project.users()).toHaveLength(2);
});

/** Somebody else's user. */
async function createInIterable(email: string): Promise<void> {
  const response = await fetch(`${world.iterable.url}/api/users/update`, {
    method: 'POST',
    headers: { 'Api-Key': world.environment.ITERABLE_API_KEY ?? '', 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, dataFields: {} })
  });
  expect(response.status).toBe(200);
  world.iterable.settle();
}

test('one record in two syncs is no duplicate of itself', async () => {
  world = await createWorld();
  const [one, two] = [defineSync(world.org, { name: 'One' }), defineSync(world.org, { name: 'Two' })];
  loadContacts(world.org, [{ FirstName: 'Ada', Email: 'ada@example.com' }]);
  expect(await world.run(one)).toMatchObject({ counts: { delivered: 1 } });
  await nextSecond();
  expect(await world.run(two)).toMatchObject({ counts: { delivered: 1, skipped: 0 } });
  expect(world.project.users()).toHaveLength(1);
});

describe.each(['UserId', 'Hybrid'] as const)('H-12 a %s project', (type) => {
  test('users are found by userId, the address is a field that may change', async () => {
    world = await createWorld({ project: { type } });
    const sync = defineSync(world.org, {
      project: { Project_Type__c: type },
      mappings: {
        'dataFields.firstName': 'FirstName',
        ...(type === 'Hybrid' ? { email: 'Email' } : { 'dataFields.email': 'Email' })
      }
    });
    const [withEmail = '', without = ''] = loadContacts(world.org, [
      { FirstName: 'Ada', Email: 'ada@example.com' },
      { FirstName: 'Nobody', Email: null }
    ]);
    const run = await world.run(sync);
    expect(run).toMatchObject({ error: null, counts: { extracted: 2, delivered: 2 } });
    expect(world.project.user(withEmail)).toMatchObject({ userId: withEmail, email: 'ada@example.com' });
    expect(world.project.user(without)?.userId).toBe(without);
  });
});

test('the record shows the worst over its active syncs, and the message names the sync (DESIGN section 2)', async () => {
  world = await createWorld({
    project: { fields: { firstName: 'string', birthdate: 'date', salesforceId: 'string' } }
  });
  const good = defineSync(world.org, { name: 'Good', mappings: leadMappings });
  const picky = defineSync(world.org, {
    name: 'Picky',
    values: { Identity_Source__c: 'AssistantName' },
    mappings: leadMappings
  });
  const [id = ''] = loadContacts(world.org, [{ FirstName: 'Ada', Email: 'ada@example.com' }]);
  await world.run(good);
  expect(world.org.store.get('Contact', id)).toMatchObject({
    Iterable_Status__c: 'Synced',
    Iterable_Message__c: 'Good: in Iterable'
  });
  await nextSecond();
  expect(await world.run(picky)).toMatchObject({ error: null, counts: { rejected: 1, writtenBack: 1 } });
  const failed = {
    Iterable_Status__c: 'Failed',
    Iterable_Message__c:
      'Picky: The record has no e-mail address (AssistantName is blank). Fill in AssistantName.'
  };
  expect(world.org.store.get('Contact', id)).toMatchObject(failed);
  await changed(id, { FirstName: 'Augusta' });
  await world.run(good);
  expect(world.org.store.get('Contact', id)).toMatchObject(failed);
});
