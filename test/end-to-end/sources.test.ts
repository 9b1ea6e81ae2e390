/** Many sources, one pipeline; many pipelines, each to its own project. */
import { saveCustomMetadata } from '../stand-ins/org/load/custom-metadata';
import { startLocalIterable, type LocalIterable } from '../stand-ins/iterable/local-iterable';
import { createWorld, defineSync, loadContacts, longAgo, type World } from './world';

let world: World;
let other: LocalIterable | null = null;
afterEach(async () => {
  await other?.close();
  other = null;
  await world.close();
});

const lead = (values: Record<string, string>) => ({
  LastName: 'Lead',
  Company: 'Acme',
  SystemModstamp: longAgo,
  CreatedDate: longAgo,
  ...values
});

test('D-02 D-25 S-01 leads go through the pipeline of contacts: one mapping to look after, two sources', async () => {
  world = await createWorld();
  const contacts = defineSync(world.org, { values: { Write_Back__c: 'None' } });
  const leads = defineSync(world.org, {
    name: 'Lead_To_User',
    object: 'Lead',
    values: {
      Steps_From__c: contacts,
      Scope_Type__c: 'Filter',
      Filter__c: "Company = 'Acme'",
      Write_Back__c: 'None'
    },
    step: { Active__c: false }
  });
  loadContacts(world.org, [{ FirstName: 'Ada', LastName: 'Lovelace', Email: 'ada@example.com' }]);
  world.org.store.load('Lead', [
    lead({ FirstName: 'Grace', LastName: 'Hopper', Email: 'grace@example.com' }),
    lead({ FirstName: 'Kay', Email: 'kay@example.com', Company: 'Other' })
  ]);
  for (const sync of [contacts, leads]) {
    expect(await world.run(sync)).toMatchObject({ state: 'done', counts: { extracted: 1, delivered: 1 } });
  }
  expect(world.project.user('ada@example.com')?.fields).toMatchObject({
    firstName: 'Ada',
    lastName: 'Lovelace'
  });
  expect(world.project.user('grace@example.com')?.fields).toMatchObject({
    firstName: 'Grace',
    lastName: 'Hopper'
  });
  expect(world.project.userCount()).toBe(2);
});

test('D-42 H-11 each sync sends to its own project, with the key of that project', async () => {
  const fields = { firstName: 'string', lastName: 'string', salesforceId: 'string' } as const;
  other = await startLocalIterable({
    applyDelayMs: 20,
    rates: { scale: 20 },
    projects: [{ apiKey: 'other-api-key', type: 'UserId', fields }]
  });
  world = await createWorld({
    environment: { ITERABLE_API_KEY_OTHER: 'other-api-key', ITERABLE_API_URL_OTHER: other.url }
  });
  saveCustomMetadata(world.org, {
    type: 'Iterable_Project__mdt',
    developerName: 'Other',
    label: 'Other',
    values: { Project_Type__c: 'UserId', Data_Center__c: 'US', Active__c: true }
  });
  const [id = ''] = loadContacts(world.org, [{ FirstName: 'Ada', Email: 'ada@example.com' }]);
  const main = defineSync(world.org, { values: { Write_Back__c: 'None' } });
  const second = defineSync(world.org, {
    name: 'Contact_To_Other',
    values: { Project__c: 'Other', Write_Back__c: 'None' }
  });
  for (const sync of [main, second]) {
    expect(await world.run(sync)).toMatchObject({ state: 'done', counts: { delivered: 1 } });
  }
  expect(world.project.user('ada@example.com')?.fields).toMatchObject({ firstName: 'Ada' });
  expect([world.project.userCount(), other.project('other-api-key').userCount()]).toEqual([1, 1]);
  expect(other.project('other-api-key').user(id)?.fields).toMatchObject({ firstName: 'Ada' });
});
