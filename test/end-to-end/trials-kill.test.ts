import type { TrialView } from '../../bridge/commands/trial-view';
import { defineSync, loadContacts, type World } from './world';
import { eventually } from './eventually';
import { startProcess, type ServiceProcess } from './service-process';
import { createTrialWorld, draft, known, trialInState } from './trial-world';

let world: World;
let service: ServiceProcess;
beforeEach(async () => {
  world = await createTrialWorld();
  defineSync(world.org, { name: 'Published', values: { Status__c: 'Inactive' } });
  service = await startProcess(world);
});
afterEach(async () => {
  if (service.child.exitCode === null) await service.end('SIGKILL');
  await world.close();
});

const people = 20;
const address = (index: number): string => `p${index}@example.com`;
const isKnown = (index: number): boolean => index % 2 === 0;
const definition = draft([
  {
    operation: 'Update_User',
    mappings: { 'dataFields.firstName': 'FirstName', 'dataFields.lastName': 'LastName' }
  },
  { operation: 'Subscribe_List', target: 'Everybody' },
  { operation: 'Track_Event', target: 'contact_seen', mappings: { 'dataFields.lastName': 'LastName' } }
]);

/** Half of them are known, with another first name and no last name. */
async function load(): Promise<void> {
  for (let index = 0; index < people; index += 1)
    if (isKnown(index))
      await known(world, { email: address(index), dataFields: { firstName: `Old ${index}` } });
  loadContacts(
    world.org,
    Array.from({ length: people }, (_, index) => ({
      FirstName: `New ${index}`,
      LastName: `Last ${index}`,
      Email: address(index)
    }))
  );
}

async function killAndRestart(): Promise<void> {
  await service.end('SIGKILL');
  service = await startProcess(world);
}

async function started(): Promise<string> {
  const { status, body } = await service.ask<TrialView>('POST', '/v1/trials', { definition });
  expect(status).toBe(200);
  return body.trial;
}

function expectAsBefore(): void {
  for (let index = 0; index < people; index += 1) {
    const user = world.project.user(address(index));
    if (isKnown(index)) expect(user).toMatchObject({ fields: { firstName: `Old ${index}` }, listIds: [] });
    else expect(user).toBeUndefined();
    if (user) expect(user.fields).not.toHaveProperty('lastName');
  }
}

test('DESIGN 7.9 kill -9 in the middle of a trial: it goes on by itself, everybody is sent, and undo gives back what was before', async () => {
  await load();
  const trial = await started();
  // The profiles are on their way, the events wait for them.
  await eventually('the first call', () => world.iterable.calls('users.bulkUpdate') > 0);
  await killAndRestart();
  const sent = await trialInState(service, trial, 'sent');
  expect(sent.people.map(({ outcome }) => outcome).sort()).toEqual([
    ...Array.from({ length: people / 2 }, () => 'create'),
    ...Array.from({ length: people / 2 }, () => 'update')
  ]);
  expect(world.project.user(address(0))?.fields).toMatchObject({ firstName: 'New 0', lastName: 'Last 0' });
  for (let index = 0; index < people; index += 1)
    expect(world.project.events(address(index))).toHaveLength(1);
  await service.ask('POST', `/v1/trials/${trial}/undo`);
  await trialInState(service, trial, 'undone');
  expectAsBefore();
});

test('DESIGN 7.9 kill -9 at several moments of an undo: the next start goes on, and the end is the same', async () => {
  await load();
  const trial = await started();
  await trialInState(service, trial, 'sent');
  await service.ask('POST', `/v1/trials/${trial}/undo`);
  for (const share of [0.2, 0.5, 0.8]) {
    await eventually(`${share} of the undo`, async () => {
      const { body } = await service.ask<TrialView>('GET', `/v1/trials/${trial}`);
      return body.people.filter(({ undo }) => undo !== null).length >= people * share;
    });
    await killAndRestart();
  }
  const undone = await trialInState(service, trial, 'undone');
  expect(new Set(undone.people.map(({ undo }) => undo))).toEqual(new Set(['restored', 'deleted']));
  expectAsBefore();
});

test('DESIGN 7.9 kill -9 between the write that brings fields into being and its end: the user made for it is taken away', async () => {
  await load();
  const wanted = draft([{ operation: 'Update_User', mappings: { 'dataFields.shoeSize': 'FirstName' } }]);
  const asked = service.ask('POST', '/v1/definitions/create-fields', {
    definition: wanted,
    fields: ['shoeSize']
  });
  asked.catch(() => undefined);
  await eventually('the field', () => 'shoeSize' in world.project.fields());
  await service.end('SIGKILL');
  await asked.catch(() => undefined);
  expect(world.project.users().filter(({ email }) => email?.endsWith('@placeholder.email'))).toHaveLength(1);
  service = await startProcess(world);
  await eventually('the user is gone', () =>
    world.project.users().every(({ email }) => !email?.endsWith('@placeholder.email'))
  );
});
