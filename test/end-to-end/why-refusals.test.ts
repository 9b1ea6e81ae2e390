/** H-48: what keeps a record out although a sync covers it: values, refusals, definitions, rights. */
import { colleague } from './colleague';
import type { Mappings } from './define-sync';
import { elsewhere } from './operation-stories';
import { tellFirst } from './type-fixed-meanwhile';
import { none, told, why, whyOf } from './why-world';
import { createWorld, defineSync, loadContacts, type World, type WorldOptions } from './world';

let world: World;
afterEach(() => world.close());

const { update } = colleague(() => world.org);

const fields = {
  firstName: 'string',
  lastName: 'string',
  salesforceId: 'string',
  score: 'long',
  city: 'string'
} as const;

const start = async (options: WorldOptions = {}): Promise<void> => {
  world = await createWorld({ ...options, project: { fields, ...options.project } });
};

const ada = { FirstName: 'Ada', LastName: 'Byron', Email: 'ada@example.com' };

const load = (given: Record<string, unknown> = {}): string =>
  loadContacts(world.org, [{ ...ada, ...given }])[0] ?? '';

const silent = { Write_Back__c: 'None' };

const define = (mappings: Mappings = { 'dataFields.firstName': 'FirstName' }): string =>
  defineSync(world.org, { values: silent, mappings });

const needsAttention = { ...none, standing: 'needsAttention' };

test('H-48 identity.invalid: an address that is none', async () => {
  await start();
  define();
  expect(told(await why(world, load({ Email: 'ada.example.com' })))).toEqual({
    ...needsAttention,
    ...{ code: 'identity.invalid', facts: { value: 'ada.example.com' }, fieldPath: 'Email' }
  });
});

test('H-48 identity.invalid: an address that Iterable does not take', async () => {
  await start();
  const sync = define();
  const id = load({ Email: 'odd@example.notatld' });
  expect(await world.run(sync)).toMatchObject({ counts: { rejected: 1 } });
  expect(told(await why(world, id))).toEqual({
    ...needsAttention,
    ...{ code: 'identity.invalid', facts: { value: 'odd@example.notatld' }, fieldPath: 'Email' }
  });
});

test.each(['request', 'row'] as const)(
  'H-48 rejected.type: a value that Iterable refused for its type (%s)',
  async (mismatch) => {
    await start({ iterable: { switches: { mismatch } } });
    const sync = define({ 'dataFields.firstName': 'FirstName', 'dataFields.score': 'Title' });
    const id = load({ Title: 'Countess' });
    await tellFirst(world, 'score', 'string');
    expect(await world.run(sync)).toMatchObject({ counts: { rejected: 1 } });
    expect(told(await why(world, id))).toEqual({
      ...needsAttention,
      code: 'rejected.type',
      facts: { value: 'Countess', expected: 'a whole number', iterableField: 'score' },
      fieldPath: 'Title'
    });
  }
);

test('H-48 rejected.required: a field that the mapping requires is blank', async () => {
  await start();
  define({ 'dataFields.city': { Source__c: 'MailingCity', Required__c: true } });
  expect(told(await why(world, load()))).toEqual({
    ...needsAttention,
    ...{ code: 'rejected.required', fieldPath: 'MailingCity' }
  });
});

test('H-48 rejected.value: a formula that has no value for what the record holds', async () => {
  await start();
  define({ 'dataFields.city': { Kind__c: 'Formula', Source__c: 'TEXT(DATEVALUE(Title))' } });
  const answer = await why(world, load({ Title: 'Countess' }));
  expect(answer).toMatchObject({ ...needsAttention, code: 'rejected.value', fieldPath: 'Title' });
  expect(answer.facts.value).toBe('Countess');
  expect(answer.facts.reason).toContain('cannot be computed');
});

test('H-48 rejected.other: a refusal that names no field, with what to do and when it was', async () => {
  await start();
  const sync = define({ 'dataFields.city': 'Description' });
  const id = load({ Description: 'x'.repeat(40_000) });
  const run = await world.run(sync);
  expect(run).toMatchObject({ counts: { rejected: 1 } });
  const answer = await why(world, id);
  expect(answer).toMatchObject({ ...needsAttention, code: 'rejected.other' });
  expect(answer.facts.reason).toMatch(/\.$/);
  expect(answer.facts.fix).toMatch(/\.$/);
  expect(answer.moment && answer.moment >= run.startedAt).toBe(true);
});

test('H-48 record.forgotten: the person was forgotten in Iterable', async () => {
  await start();
  const sync = define();
  await elsewhere(world, 'users/update', { email: ada.Email });
  await elsewhere(world, 'users/forget', { email: ada.Email });
  const id = load();
  expect(await world.run(sync)).toMatchObject({ counts: { rejected: 1 } });
  expect(told(await why(world, id))).toEqual({ ...none, standing: 'notSent', code: 'record.forgotten' });
});

test('H-48 record.forgotten: by a step of the sync itself', async () => {
  await start();
  const sync = defineSync(world.org, {
    values: silent,
    project: { Forget_Calls_Per_Second__c: 100 },
    steps: [{ operation: 'Forget_User' }]
  });
  await elsewhere(world, 'users/update', { email: ada.Email });
  const id = load();
  expect(await world.run(sync)).toMatchObject({ counts: { delivered: 1 } });
  expect(told(await why(world, id))).toEqual({ ...none, standing: 'notSent', code: 'record.forgotten' });
});

test('H-48 sync.problem: what keeps the sync from running, and what to do', async () => {
  await start();
  define({ 'dataFields.unheardOf': 'FirstName' });
  const answer = await why(world, load());
  expect(answer).toMatchObject({ ...needsAttention, code: 'sync.problem' });
  expect(answer.facts.message).toContain('unheardOf');
  expect(answer.facts.fix).toMatch(/\.$/);
});

test('H-48 sync.problem: the project has no key that is accepted', async () => {
  await start({ environment: { ITERABLE_API_KEY: 'wrong-key' } });
  define();
  const answer = await why(world, load());
  expect(answer).toMatchObject({ ...needsAttention, code: 'sync.problem', syncName: 'Contact_To_User' });
  expect(answer.facts.message).toContain('API key');
});

test('H-48 record.invisible: the integration user does not see the record', async () => {
  await start();
  define();
  expect(told(await why(world, '003000000000999AAA'))).toEqual({
    ...needsAttention,
    code: 'record.invisible'
  });
});

test('H-48 record.invisible: the integration user does not see the object, and other objects are not concerned', async () => {
  await start({ org: { switches: { campaignMembers: false } } });
  defineSync(world.org, {
    name: 'Members',
    object: 'CampaignMember',
    values: { Scope_Type__c: 'Campaign' },
    steps: [{ operation: 'Subscribe_List' }]
  });
  expect((await why(world, '00v000000000001AAA')).code).toBe('record.invisible');
  expect((await why(world, load())).code).toBe('sync.none');
});

test('H-48 a sync of a hidden custom object answers for no record that another sync reads', async () => {
  await start();
  const pets = { name: 'Pets', object: 'No_Such_Pet__c' };
  defineSync(world.org, pets);
  const id = load();
  expect((await why(world, id)).code).toBe('sync.none');
  define();
  const { objectName, answers } = await whyOf(world, id);
  expect(objectName).toBe('Contact');
  expect(answers.map(({ syncName }) => syncName)).toEqual(['Contact_To_User']);
  expect((await why(world, 'a01000000000001AAA')).code).toBe('record.invisible');
});

test('H-48 a record that was refused and has changed since goes with the next run', async () => {
  await start();
  const sync = define();
  const id = load({ Email: 'odd@example.notatld' });
  await world.run(sync);
  update('Contact', id, { Email: 'ada@example.com' });
  expect((await why(world, id)).code).toBe('waiting.turn');
});
