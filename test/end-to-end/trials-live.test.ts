import type { PlanAnswer } from '../../bridge/commands/publish';
import type { TrialPlanAnswer } from '../../bridge/commands/trials';
import type { TrialView } from '../../bridge/commands/trial-view';
import { startService, type Service } from './service-world';
import {
  createTrialWorld,
  draft,
  known,
  onList,
  sentTrial,
  trialInState,
  undoneTrial,
  type Draft
} from './trial-world';
import type { SyncOptions } from './define-sync';
import { defineSync, loadContacts, type World } from './world';

let world: World;
let service: Service;
beforeEach(async () => {
  world = await createTrialWorld();
});
afterEach(async () => {
  await service.stop();
  await world.close();
});

const ada = 'ada@example.com';
const ben = 'ben@example.com';
const mappings = { 'dataFields.firstName': 'FirstName' };
const profile = (more: Readonly<Record<string, string>> = {}): Draft =>
  draft([{ operation: 'Update_User', mappings: { ...mappings, ...more } }]);
const notLapsed = { operation: 'Unsubscribe_List', target: 'Lapsed' };

/** Ben is known with another name; Ada is not known. */
async function people(): Promise<string[]> {
  await known(world, { email: ben, dataFields: { firstName: 'Benjamin' } });
  return loadContacts(world.org, [
    { FirstName: 'Ada', LastName: 'Lovelace', Email: ada },
    { FirstName: 'Ben', LastName: 'Doe', Email: ben }
  ]);
}

const published = (name: string, more: SyncOptions = {}): string =>
  defineSync(world.org, {
    name,
    values: { Schedule__c: '0 3 1 1 *' },
    steps: [{ operation: 'Update_User', mappings }],
    ...more
  });

test.each(['Draft', 'Another'])(
  'D-28 whom a run of %s delivered to since the trial is neither deleted nor given stale values',
  async (name) => {
    await people();
    published(name);
    service = await startService(world);
    const trial = await sentTrial(service, profile());
    await world.run(name);
    const undone = await undoneTrial(service, trial.trial);
    expect(undone.people.map(({ undo, undoMessage }) => [undo, undoMessage.includes('delivered')])).toEqual([
      ['nothing', true],
      ['nothing', true]
    ]);
    world.iterable.settle();
    expect(world.project.user(ada)?.fields).toMatchObject({ firstName: 'Ada' });
    expect(world.project.user(ben)?.fields).toMatchObject({ firstName: 'Ben' });
  }
);

test('D-28 what somebody corrected in Iterable since the trial stays, the rest is given back', async () => {
  await people();
  published('Published');
  service = await startService(world);
  const trial = await sentTrial(service, profile({ 'dataFields.lastName': 'LastName' }));
  await known(world, { email: ben, dataFields: { firstName: 'Benny' } });
  await onList(world, 8, ada);
  const undone = await undoneTrial(service, trial.trial);
  expect(world.project.user(ben)?.fields).toEqual({ firstName: 'Benny' });
  expect(world.project.user(ada)).toMatchObject({ fields: {}, listIds: [8] });
  expect(undone.people.map(({ undoMessage }) => undoMessage)).toEqual([
    expect.stringContaining('lists'),
    expect.stringContaining('firstName')
  ]);
});

test('DESIGN 7.6: whoever opted out in Salesforce since the trial is put back on no list', async () => {
  const [, benId = ''] = await people();
  await onList(world, 8, ben);
  published('Published');
  service = await startService(world);
  const trial = await sentTrial(service, draft([{ operation: 'Update_User', mappings }, notLapsed]));
  expect(world.project.user(ben)?.listIds).toEqual([]);
  world.org.store.update('Contact', benId, { HasOptedOutOfEmail: true }, world.org.adminUserId);
  const undone = await undoneTrial(service, trial.trial);
  expect(world.project.user(ben)).toMatchObject({ fields: { firstName: 'Benjamin' }, listIds: [] });
  expect(undone.people.find(({ recordId }) => recordId === benId)?.undoMessage).toContain('opted out');
});

test('D-28 an undo that cannot run ends with a sentence and a way out, and blocks nothing', async () => {
  await people();
  published('Published');
  service = await startService(world);
  const trial = await sentTrial(service, profile());
  published('Published', { project: { Active__c: false } });
  await service.ask('POST', `/v1/trials/${trial.trial}/undo`);
  const failed = await trialInState(service, trial.trial, 'failed');
  expect(failed.problem?.message).toContain('switched off');
  expect(failed.problem?.fix).toContain('undo again, or keep');
  published('Published');
  await undoneTrial(service, trial.trial);
  expect(world.project.user(ada)).toBeUndefined();
  expect(world.project.user(ben)?.fields).toEqual({ firstName: 'Benjamin' });
});

test('D-28 an undo does not need the definition to run any more', async () => {
  await people();
  published('Published');
  service = await startService(world);
  const trial = await sentTrial(service, draft([], { Steps_From__c: 'Published' }));
  published('Published', { values: { Status__c: 'Archived' } });
  const undone = await undoneTrial(service, trial.trial);
  expect(undone.people.map(({ undo }) => undo)).toEqual(['deleted', 'restored']);
});

test('D-28 nobody is sent but the people that were shown, and no more than was said', async () => {
  const [adaId = '', benId = ''] = await people();
  published('Published');
  service = await startService(world);
  const event = {
    operation: 'Track_Event',
    target: 'contact_seen',
    mappings: { 'dataFields.lastName': 'LastName' }
  };
  const definition = draft([{ operation: 'Update_User', mappings }, event]);
  const { body: plan } = await service.ask<TrialPlanAnswer>('POST', '/v1/trials/plan', { definition });
  loadContacts(world.org, [{ FirstName: 'Eve', LastName: 'New', Email: 'eve@example.com' }]);
  const asked = { definition, people: [adaId, benId], cannotUndo: plan.cannotUndo.slice(1) };
  const refused = await service.ask('POST', '/v1/trials', asked);
  expect(refused).toMatchObject({ status: 409, body: { code: 'trial.changed' } });
  const { body } = await service.ask<TrialView>('POST', '/v1/trials', {
    ...asked,
    cannotUndo: plan.cannotUndo
  });
  const sent = await trialInState(service, body.trial, 'sent');
  expect(sent.people.map(({ recordId }) => recordId).sort()).toEqual([adaId, benId].sort());
  expect(world.project.user('eve@example.com')).toBeUndefined();
});

test('D-28 publishing asks to decide first: what everybody was sent is not undone any more', async () => {
  await people();
  published('Published');
  service = await startService(world);
  const definition = draft([{ operation: 'Update_User', mappings }], { Status__c: 'Active' });
  const plan = async () =>
    (await service.ask<PlanAnswer>('POST', '/v1/definitions/plan', { definition, base: null })).body;
  expect(await plan()).toMatchObject({ isBlocked: false, problems: [] });
  const trial = await sentTrial(service, definition);
  expect(await plan()).toMatchObject({ isBlocked: true, problems: [{ code: 'trial.undecided' }] });
  await service.ask('POST', `/v1/trials/${trial.trial}/keep`);
  expect(await plan()).toMatchObject({ isBlocked: false, problems: [] });
});
