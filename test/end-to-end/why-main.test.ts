import { createPreviewWorld } from './preview-world';
import { none, told, why, whyOf } from './why-world';
import { defineSync, loadContacts, type World } from './world';

let world: World;
beforeEach(async () => {
  world = await createPreviewWorld();
});
afterEach(() => world.close());

const ada = { FirstName: 'Ada', LastName: 'Byron', Email: 'ada@example.com' };

const load = (given: Record<string, unknown> = {}): string =>
  loadContacts(world.org, [{ ...ada, ...given }])[0] ?? '';

const filtered = (filter: string) => ({ values: { Scope_Type__c: 'Filter', Filter__c: filter } });

test('H-48 scope.field: a value that the filter does not take, and what it takes', async () => {
  const sync = defineSync(world.org, filtered("MailingCountry IN ('US', 'CA')"));
  const answer = await why(world, load({ MailingCountry: 'DE' }));
  expect(told(answer)).toEqual({
    ...none,
    standing: 'notSent',
    code: 'scope.field',
    facts: { value: 'DE', expected: 'US or CA' },
    fieldPath: 'MailingCountry'
  });
  expect(answer).toMatchObject({ syncName: sync, syncLabel: 'Contact To User', moment: null });
});

test('H-48 scope.blank: a field that the filter needs and that is blank', async () => {
  defineSync(world.org, filtered('MailingCountry != null'));
  expect(told(await why(world, load()))).toEqual({
    ...none,
    standing: 'notSent',
    code: 'scope.blank',
    fieldPath: 'MailingCountry'
  });
});

test('H-48 consent.opted-out: the field that says so', async () => {
  defineSync(world.org);
  expect(told(await why(world, load({ HasOptedOutOfEmail: true })))).toEqual({
    ...none,
    standing: 'notSent',
    code: 'consent.opted-out',
    fieldPath: 'HasOptedOutOfEmail'
  });
});

test('H-48 identity.missing: a person without an address', async () => {
  defineSync(world.org);
  expect(told(await why(world, load({ Email: null })))).toEqual({
    ...none,
    standing: 'needsAttention',
    code: 'identity.missing',
    fieldPath: 'Email'
  });
});

test('H-48 identity.shared: the record that speaks for the person', async () => {
  const sync = defineSync(world.org);
  const first = load();
  await world.run(sync);
  expect(told(await why(world, load({ Email: 'Ada@Example.com' })))).toEqual({
    ...none,
    standing: 'notSent',
    code: 'identity.shared',
    fieldPath: 'Email',
    otherRecordId: first
  });
});

test('H-48 in.sent: when it was sent', async () => {
  const sync = defineSync(world.org, { values: { Write_Back__c: 'None' } });
  const id = load();
  const run = await world.run(sync);
  const answer = await why(world, id);
  expect(told(answer)).toEqual({ ...none, standing: 'in', code: 'in.sent' });
  expect(answer.moment && answer.moment >= run.startedAt).toBe(true);
});

test('H-48 waiting.turn: the record changed before the next run, which is named', async () => {
  const sync = defineSync(world.org, { values: { Schedule__c: '30' } });
  await world.run(sync);
  const answer = await why(world, load());
  expect(told(answer)).toEqual({ ...none, standing: 'waiting', code: 'waiting.turn' });
  const minutes = (Date.parse(answer.moment ?? '') - Date.now()) / 60_000;
  expect(minutes).toBeGreaterThan(28);
  expect(minutes).toBeLessThan(33);
});

test('H-48 rejected.type: value, expected type and the field of Iterable', async () => {
  defineSync(world.org, { mappings: { 'dataFields.score': { Source__c: 'Title', Target_Type__c: 'long' } } });
  expect(told(await why(world, load({ Title: 'Countess' })))).toEqual({
    ...none,
    standing: 'needsAttention',
    code: 'rejected.type',
    facts: { value: 'Countess', expected: 'a number', iterableField: 'score' },
    fieldPath: 'Title'
  });
});

test('H-48 sync.none: no sync reads the object', async () => {
  defineSync(world.org);
  const [account = ''] = world.org.store.load('Account', [{ Name: 'Acme' }]);
  const { answers, objectName } = await whyOf(world, account);
  expect(answers).toHaveLength(1);
  expect(objectName).toBeNull();
  expect(answers[0]).toMatchObject({
    ...none,
    syncName: null,
    syncLabel: null,
    standing: 'notSent',
    code: 'sync.none'
  });
});

test('H-48 sync.paused: paused in its definition', async () => {
  defineSync(world.org, { values: { Status__c: 'Paused' } });
  const answer = await why(world, load());
  expect(told(answer)).toEqual({ ...none, standing: 'notSent', code: 'sync.paused' });
  expect(answer.moment).toBeNull();
});
