import type { TrialPlanAnswer } from '../../bridge/commands/trials';
import type { TrialReading } from '../../bridge/commands/read-trial';
import type { TrialView } from '../../bridge/commands/trial-view';
import { defineSync, loadContacts, type World } from './world';
import { startService, type Service } from './service-world';
import { createTrialWorld, draft, known, onList, sentTrial, trialInState, undoneTrial } from './trial-world';
import { writes } from './preview-world';

let world: World;
let service: Service;
beforeEach(async () => {
  world = await createTrialWorld();
  // Somebody has published a sync of the project before.
  defineSync(world.org, { name: 'Published', values: { Status__c: 'Inactive' } });
  service = await startService(world);
});
afterEach(async () => {
  await service.stop();
  await world.close();
});

const ada = 'ada@example.com';
const ben = 'ben@example.com';
const profile = {
  operation: 'Update_User',
  mappings: {
    'dataFields.firstName': 'FirstName',
    'dataFields.lastName': 'LastName',
    'dataFields.address.city': 'MailingCity'
  }
};
const everybody = { operation: 'Subscribe_List', target: 'Everybody' };
const notLapsed = { operation: 'Unsubscribe_List', target: 'Lapsed' };

/** Ada is known with other values, on a list that the trial takes her off; Ben is not known. */
async function people(): Promise<string[]> {
  await known(world, {
    email: ada,
    dataFields: {
      firstName: 'Augusta',
      since: '2020-01-05 08:00:00 +00:00',
      address: { city: 'Old', zip: '1' }
    }
  });
  await onList(world, 8, ada);
  return loadContacts(world.org, [
    { FirstName: 'Ada', LastName: 'Lovelace', Email: ada, MailingCity: 'London' },
    { FirstName: 'Ben', LastName: 'Doe', Email: ben, MailingCity: 'Bonn' },
    { FirstName: 'No', LastName: 'Address' }
  ]);
}

test('D-28 undo of a trial: values as they were, absent fields cleared, lists as they were, new people deleted', async () => {
  const [adaId, benId, noId] = await people();
  const before = world.project.user(ada);
  const trial = await sentTrial(service, draft([profile, everybody, notLapsed]));
  expect(world.project.user(ada)?.fields).toEqual({
    firstName: 'Ada',
    lastName: 'Lovelace',
    since: '2020-01-05 08:00:00 +00:00',
    address: { city: 'London', zip: '1' }
  });
  expect(world.project.user(ada)?.listIds).toEqual([7]);
  expect(world.project.user(ben)?.listIds).toEqual([7]);
  expect(trial.people).toEqual([
    expect.objectContaining({ recordId: benId, outcome: 'create', undo: null }),
    expect.objectContaining({ recordId: adaId, outcome: 'update', undo: null }),
    expect.objectContaining({ recordId: noId, outcome: 'needs-attention' })
  ]);
  const undone = await undoneTrial(service, trial.trial);
  expect(world.project.user(ada)?.fields).toEqual(before?.fields);
  expect(world.project.user(ada)?.listIds).toEqual([8]);
  expect(world.project.user(ben)).toBeUndefined();
  expect(undone.people.map(({ undo }) => undo)).toEqual(['deleted', 'restored', 'nothing']);
});

test('D-50 after a trial Iterable is read again: what people had before beside what they have now, as of when', async () => {
  const [adaId, benId] = await people();
  const trial = await sentTrial(service, draft([profile, everybody]));
  await known(world, { email: ada, dataFields: { lastName: 'King' } });
  const path = `/v1/trials/${trial.trial}/people`;
  const { body } = await service.ask<TrialReading>('GET', path);
  const settled = Date.parse(body.settlesAt ?? '') - Date.parse(body.asOf);
  expect(settled).toBeGreaterThan(0);
  expect(body.people).toEqual([
    expect.objectContaining({ recordId: benId, before: null, isThere: true, notAsSent: [] }),
    expect.objectContaining({ recordId: adaId, isThere: true, notAsSent: ['lastName'] })
  ]);
  // What else Iterable has of somebody is not told.
  expect(body.people[1]?.before?.dataFields).toEqual({
    firstName: 'Augusta',
    address: { city: 'Old', zip: '1' }
  });
  expect(body.people[1]?.differences).toEqual([
    { field: 'firstName', change: 'changed', from: 'Augusta', to: 'Ada' },
    { field: 'lastName', change: 'added', from: null, to: 'King' },
    { field: 'address.city', change: 'changed', from: 'Old', to: 'London' },
    { field: 'address.zip', change: 'unchanged', from: '1', to: '1' }
  ]);
  await undoneTrial(service, trial.trial);
  expect(await service.ask('GET', path)).toMatchObject({ status: 409, body: { code: 'trial.decided' } });
});

test('D-28 the bridge forgets an undone trial: what is published afterwards sends everybody', async () => {
  const ids = (await people()).slice(0, 2);
  const trial = await sentTrial(service, draft([profile]));
  await undoneTrial(service, trial.trial);
  const { ledger } = await world.bridge();
  expect(await ledger.recordStates('Draft', ids)).toEqual([null, null]);
  expect(await ledger.identityOwners(ada)).toEqual([]);
  expect((await publishedRun()).counts).toMatchObject({ delivered: 2, rejected: 1 });
  expect(world.project.user(ben)?.fields).toMatchObject({ firstName: 'Ben' });
});

test('D-28 a kept trial is known: what is published afterwards sends the others alone', async () => {
  const [adaId = '', benId = ''] = await people();
  const trial = await sentTrial(service, draft([profile]));
  const kept = await service.ask<TrialView>('POST', `/v1/trials/${trial.trial}/keep`);
  expect(kept.body).toMatchObject({ state: 'kept' });
  const { ledger } = await world.bridge();
  await trialLearned(trial.trial);
  expect(await ledger.recordStates('Draft', [adaId, benId])).toMatchObject([
    { status: 'delivered' },
    { status: 'delivered' }
  ]);
  expect((await ledger.rememberedUsers(trial.trial)).map(({ before }) => before)).toEqual([null, null]);
  expect((await service.ask('POST', `/v1/trials/${trial.trial}/undo`)).status).toBe(409);
  expect((await publishedRun()).counts).toMatchObject({ extracted: 3, unchanged: 2, delivered: 0 });
});

/** The draft published as it was tried, and its first run. */
async function publishedRun() {
  await service.stop();
  defineSync(world.org, { name: 'Draft', steps: [profile] });
  await (await world.bridge()).config(0);
  return world.run('Draft');
}

const trialLearned = (id: string) =>
  trialInState(service, id, 'kept').then(async () => {
    const { ledger } = await world.bridge();
    for (;;) if ((await ledger.trial(id))?.isLearned) return;
  });

test('D-28 undo twice: the second one changes nothing and says the same', async () => {
  await people();
  const trial = await sentTrial(service, draft([profile]));
  const first = await undoneTrial(service, trial.trial);
  const calls = writes(world).length;
  const again = await service.ask<TrialView>('POST', `/v1/trials/${trial.trial}/undo`);
  expect(again.body).toEqual(first);
  expect(writes(world)).toHaveLength(calls);
});

test('D-28 what cannot be taken back is said before, and nothing is written to say so', async () => {
  await people();
  const definition = draft([
    profile,
    { operation: 'Track_Event', target: 'contact_seen', mappings: { 'dataFields.lastName': 'LastName' } }
  ]);
  const before = writes(world).length;
  const { body } = await service.ask<TrialPlanAnswer>('POST', '/v1/trials/plan', { definition });
  expect(body).toMatchObject({ sync: 'Draft', object: 'Contact', limit: 25, creates: 1, updates: 1 });
  expect(body.cannotUndo).toEqual([
    'Events that are recorded for people stay in Iterable for good (2).',
    'What Iterable itself does because of the changes stays, such as messages of a journey that begins with them.'
  ]);
  expect(body.writes[0]).toBe('2 people are sent to the Iterable project Main for real, with 4 changes.');
  expect(writes(world)).toHaveLength(before);
  const trial = await sentTrial(service, definition);
  expect(trial.cannotUndo).toEqual(body.cannotUndo);
  expect(world.project.events(ada)).toHaveLength(1);
});

test('D-28 a trial is for 25 people at most, and one of a sync is decided before the next begins', async () => {
  loadContacts(
    world.org,
    Array.from({ length: 40 }, (_, index) => ({ LastName: `P ${index}`, Email: `p${index}@example.com` }))
  );
  const definition = draft([profile]);
  const trial = await sentTrial(service, definition);
  expect(trial.people).toHaveLength(25);
  expect(world.project.userCount()).toBe(25);
  const second = await service.ask('POST', '/v1/trials', { definition });
  expect(second).toMatchObject({ status: 409, body: { code: 'trial.undecided' } });
  const listed = await service.ask<{ trials: TrialView[] }>('GET', '/v1/trials?sync=draft');
  expect(listed.body.trials.map((one) => [one.trial, one.note])).toEqual([[trial.trial, 'Look']]);
});

test('D-28 somebody who got other values meanwhile is not deleted: only what the trial wrote goes', async () => {
  await people();
  const trial = await sentTrial(service, draft([profile]));
  await known(world, { email: ben, dataFields: { salesforceId: 'from elsewhere' } });
  const undone = await undoneTrial(service, trial.trial);
  expect(world.project.user(ben)?.fields).toEqual({ salesforceId: 'from elsewhere' });
  const [first] = undone.people;
  expect(first).toMatchObject({ undo: 'restored', undoMessage: expect.stringContaining('salesforceId') });
});
