/** Who would leave is told before a definition is published, with names. */
import type { ForecastAnswer } from '../../bridge/commands/forecast';
import { startService, type Service } from './service-world';
import { createWorld, defineSync, loadContacts, manyContacts, type World } from './world';

let world: World;
let service: Service | undefined;
afterEach(async () => {
  await service?.stop();
  await world.close();
});

const sync = 'Contact_To_User';
const filter = "Title = 'Buyer'";

/** The sync as an editor has it, with another filter. */
const narrowed = {
  syncs: [
    {
      DeveloperName: sync,
      Project__c: 'Main',
      Source_Object__c: 'Contact',
      Scope_Type__c: 'Filter',
      Filter__c: filter,
      Status__c: 'Active'
    }
  ],
  steps: [
    {
      DeveloperName: `${sync}_1`,
      Sync__c: sync,
      Order__c: 1,
      Operation__c: 'Update_User',
      On_Exit__c: 'Clear_Fields'
    }
  ],
  mappings: [
    {
      DeveloperName: `${sync}_1_1`,
      Step__c: `${sync}_1`,
      Order__c: 1,
      Source__c: 'FirstName',
      Target__c: 'dataFields.firstName'
    }
  ]
};

test('D-46 H-20 those whom a narrower filter leaves out are counted as removed, by reason, each with its record', async () => {
  world = await createWorld();
  const people = manyContacts(30).map((row, index) => ({ ...row, Title: index < 18 ? 'Buyer' : 'Visitor' }));
  const ids = loadContacts(world.org, people);
  defineSync(world.org, {
    // A status that is written back would stamp the records within the second that a window leaves to the next run.
    values: { Write_Back__c: 'None' },
    steps: [
      {
        operation: 'Update_User',
        values: { On_Exit__c: 'Clear_Fields' },
        mappings: { 'dataFields.firstName': 'FirstName' }
      }
    ]
  });
  await world.run(sync);
  service = await startService(world);

  const before = world.iterable.requests.length;
  const { body } = await service.ask<ForecastAnswer>('POST', '/v1/forecast', {
    definition: narrowed,
    full: true
  });
  const leaving = body.groups.filter(({ outcome }) => outcome === 'remove');
  expect(leaving).toEqual([
    {
      outcome: 'remove',
      code: 'left-scope',
      reason: `The record leaves the sync: no longer matches the filter (${filter}).`,
      count: 12,
      isRough: false,
      recordIds: [...ids.slice(18)].sort()
    }
  ]);
  expect(body.groups.reduce((sum, { count }) => sum + count, 0)).toBe(body.records.total);
  expect(body.records.total).toBe(30);
  expect(body.notes.join(' ')).not.toContain('is not known before');

  const asked = { definition: narrowed, outcome: 'remove', code: 'left-scope' };
  const page = await service.ask<{ people: { recordId: string }[]; next: null }>(
    'POST',
    '/v1/forecast/people',
    asked
  );
  expect(page.body.people.map(({ recordId }) => recordId)).toEqual([...ids.slice(18)].sort());
  expect(page.body.next).toBeNull();
  const writes = world.iterable.requests.slice(before).filter(({ method }) => method !== 'GET');
  expect(writes.map(({ path }) => path).filter((path) => path.includes('users/'))).toEqual([]);
});
