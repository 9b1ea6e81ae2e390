import type { TrialView } from '../../bridge/commands/trial-view';
import { eventually } from './eventually';
import { startService, type Service } from './service-world';
import {
  createTrialWorld,
  draft,
  known,
  sentTrial,
  trialInState,
  undoneTrial,
  type Draft
} from './trial-world';
import { defineSync, loadContacts, type World } from './world';
import type { ProjectOptions } from '../stand-ins/iterable/options';

let world: World;
let service: Service;
const begin = async (project: Partial<ProjectOptions> = {}): Promise<void> => {
  world = await createTrialWorld(project);
};
afterEach(async () => {
  await service.stop();
  await world.close();
});

const ada = 'ada@example.com';
const mappings = { 'dataFields.firstName': 'FirstName' };
const profile = (more: Readonly<Record<string, string>> = {}): Draft =>
  draft([{ operation: 'Update_User', mappings: { ...mappings, ...more } }]);

test('D-28 a changed definition of a sync that runs: undo leaves what the sync knows and sent as it was', async () => {
  await begin();
  const [id = ''] = loadContacts(world.org, [{ FirstName: 'Ada', LastName: 'Lovelace', Email: ada }]);
  defineSync(world.org, { name: 'Draft', steps: [{ operation: 'Update_User', mappings }] });
  await world.run('Draft');
  // The status written back is of a second that is over.
  world.org.clock.advance(1000);
  const { ledger } = await world.bridge();
  const [before] = await ledger.recordStates('Draft', [id]);
  service = await startService(world);
  const trial = await sentTrial(service, profile({ 'dataFields.lastName': 'LastName' }));
  expect(trial.people).toMatchObject([{ outcome: 'update' }]);
  expect(world.project.user(ada)?.fields).toEqual({ firstName: 'Ada', lastName: 'Lovelace' });
  await undoneTrial(service, trial.trial);
  expect(world.project.user(ada)?.fields).toEqual({ firstName: 'Ada' });
  const [after] = await ledger.recordStates('Draft', [id]);
  expect(after).toMatchObject({
    deliveredFingerprint: before?.deliveredFingerprint,
    steps: before?.steps,
    deliveredAt: before?.deliveredAt
  });
});

test('D-28 a trial waits for the run of the sync that is under way, says so, and goes on by itself', async () => {
  await begin();
  loadContacts(world.org, [{ FirstName: 'Ada', LastName: 'Lovelace', Email: ada }]);
  defineSync(world.org, { name: 'Published', values: { Status__c: 'Inactive' } });
  service = await startService(world);
  const { ledger, owner } = await world.bridge();
  const answer = await ledger.takeLease(
    'sync:Draft',
    { ...owner, id: 'another', label: 'bridge run Draft' },
    60
  );
  if (!('lease' in answer)) throw new Error('the lease is taken');
  const { body } = await service.ask<TrialView>('POST', '/v1/trials', { definition: profile() });
  const waiting = await eventually('the trial says what it waits for', async () => {
    const found = await service.ask<TrialView>('GET', `/v1/trials/${body.trial}`);
    return found.body.problem && found.body;
  });
  expect(waiting).toMatchObject({
    state: 'sending',
    problem: { message: expect.stringContaining('bridge run Draft') }
  });
  await ledger.releaseLease(answer.lease);
  const sent = await trialInState(service, body.trial, 'sent');
  expect(sent.problem).toBeNull();
});

test('D-28 whoever was forgotten meanwhile is not made again, and keeps nobody else from theirs; Iterable may be away for a moment', async () => {
  await begin();
  const ben = 'ben@example.com';
  await known(world, { email: ada, dataFields: { firstName: 'Augusta' } });
  await known(world, { email: ben, dataFields: { firstName: 'Benjamin' } });
  loadContacts(world.org, [
    { FirstName: 'Ada', LastName: 'A', Email: ada },
    { FirstName: 'Ben', LastName: 'B', Email: ben }
  ]);
  defineSync(world.org, { name: 'Published', values: { Status__c: 'Inactive' } });
  service = await startService(world);
  const trial = await sentTrial(service, profile());
  world.project.forget(ada);
  world.iterable.faults.add({
    match: { endpoint: 'users.bulkUpdate' },
    effect: { kind: 'reset', applied: 'yes' }
  });
  const undone = await undoneTrial(service, trial.trial);
  expect(undone.people.map(({ undo }) => undo).sort()).toEqual(['nothing', 'restored']);
  expect(world.project.user(ben)?.fields).toEqual({ firstName: 'Benjamin' });
});

test('D-28 a project that knows people by an id: undo gives back values and addresses', async () => {
  await begin({ type: 'UserId' });
  const [id = '', other = ''] = loadContacts(world.org, [
    { FirstName: 'Ada', LastName: 'A', Email: ada },
    { FirstName: 'Ben', LastName: 'B', Email: 'ben@example.com' }
  ]);
  await known(world, { userId: id, dataFields: { email: 'old@example.com', firstName: 'Augusta' } });
  const project = { Project_Type__c: 'UserId' };
  const identity = { Identity__c: 'UserId', Identity_Source__c: 'Id' };
  defineSync(world.org, { name: 'Published', project, values: { Status__c: 'Inactive', ...identity } });
  service = await startService(world);
  const definition = draft(
    [{ operation: 'Update_User', mappings: { ...mappings, email: 'Email' } }],
    identity
  );
  const before = world.project.user(id);
  const trial = await sentTrial(service, definition);
  expect(world.project.user(id)).toMatchObject({ email: ada, fields: { firstName: 'Ada' } });
  await undoneTrial(service, trial.trial);
  expect(world.project.user(id)).toMatchObject({ email: 'old@example.com', fields: before?.fields });
  expect(world.project.user(other)).toBeUndefined();
});

test('D-28 a trial after an undone one remembers what the undo gave back, not what was on its way', async () => {
  await begin();
  await known(world, { email: ada, dataFields: { firstName: 'Augusta' } });
  loadContacts(world.org, [{ FirstName: 'Ada', LastName: 'A', Email: ada }]);
  defineSync(world.org, { name: 'Published', values: { Status__c: 'Inactive' } });
  service = await startService(world);
  for (let round = 0; round < 2; round += 1) {
    const trial = await sentTrial(service, profile());
    expect(world.project.user(ada)?.fields).toEqual({ firstName: 'Ada' });
    await undoneTrial(service, trial.trial);
    expect(world.project.user(ada)?.fields).toEqual({ firstName: 'Augusta' });
  }
});

test('D-28 nothing is tried where nobody would change, and what is not there is said', async () => {
  await begin();
  loadContacts(world.org, [{ LastName: 'No address' }]);
  defineSync(world.org, { name: 'Published', values: { Status__c: 'Inactive' } });
  service = await startService(world);
  const refused = await service.ask('POST', '/v1/trials', { definition: profile() });
  expect(refused).toMatchObject({ status: 422, body: { code: 'trial.nobody' } });
  const missing = await service.ask('GET', '/v1/trials/00000000-0000-4000-8000-000000000000');
  expect(missing).toMatchObject({ status: 404, body: { code: 'trial.unknown' } });
});
