/** The first value of a field fixes its type for good: what does not fit is stopped before anything is written. */
import type { CheckAnswer } from '../../bridge/commands/check';
import type { Run } from '../../bridge/sync/model';
import { command, documentOf } from './cli-world';
import { constant, createWorld, defineSync, loadContacts, type World } from './world';

let world: World;
afterEach(() => world.close());

const fields = {
  firstName: 'string',
  visits: 'long',
  address: 'object',
  'address.visits': 'long'
} as const;

const sync = 'Contact_To_User';
const writes = (): unknown[] => world.iterable.requests.filter(({ method }) => method !== 'GET');

async function check(): Promise<CheckAnswer & { code: number }> {
  const ended = await command(world, ['check', sync, '--json']);
  return { ...documentOf<CheckAnswer>(ended), code: ended.code };
}

/** By a process that has not read the definitions yet. */
const runAnew = async (...words: string[]): Promise<Run> =>
  documentOf<Run>(await command(world, ['run', sync, '--json', ...words]));

test('H-18 a type clash is stopped before the first write, is explained, and runs after the fix', async () => {
  world = await createWorld({ project: { fields } });
  const [id = ''] = loadContacts(world.org, [{ FirstName: 'Ada', Email: 'ada@example.com' }]);
  defineSync(world.org, {
    mappings: { 'dataFields.firstName': 'FirstName', 'dataFields.visits': 'FirstName' }
  });

  const stopped = await world.run(sync);
  expect(stopped).toMatchObject({ state: 'failed', error: { code: 'guard.type-clash' } });
  expect(writes()).toEqual([]);
  expect(world.org.store.get('Contact', id)?.Iterable_Status__c ?? null).toBeNull();

  const { code, problems } = await check();
  expect(code).toBe(1);
  expect(problems).toEqual([
    {
      sync,
      where: `Iterable_Field_Mapping.${sync}_1, Target__c`,
      code: 'guard.type-clash',
      message:
        'The Iterable field "visits" has the type long for good, but FirstName would be sent as string.',
      fix: expect.stringContaining('map onto another field') as string
    }
  ]);

  defineSync(world.org, {
    mappings: {
      'dataFields.firstName': 'FirstName',
      'dataFields.visits': { ...constant('3'), Target_Type__c: 'long' }
    }
  });
  expect(await check()).toMatchObject({ code: 0, problems: [] });
  expect(await runAnew()).toMatchObject({ state: 'done', counts: { delivered: 1 } });
  world.iterable.settle();
  expect(world.project.user('ada@example.com')?.fields).toMatchObject({ firstName: 'Ada', visits: 3 });
});

test.each([
  ['a date in a nested whole number', { 'dataFields.address.visits': 'Birthdate' }, 'address.visits'],
  ['a field inside one that holds a text', { 'dataFields.firstName.short': 'FirstName' }, 'firstName']
])('H-18 %s is a clash too', async (_what, mappings, field) => {
  world = await createWorld({ project: { fields } });
  loadContacts(world.org, [{ FirstName: 'Ada', Email: 'ada@example.com' }]);
  defineSync(world.org, { mappings });
  const { problems } = await check();
  expect(problems).toMatchObject([{ code: 'guard.type-clash' }]);
  expect(problems[0]?.message).toContain(`"${field}"`);
  expect(await world.run(sync)).toMatchObject({ state: 'failed' });
  expect(writes()).toEqual([]);
});

test('H-17 an unknown field stops a sync until somebody creates it; then it runs at once', async () => {
  world = await createWorld({ project: { fields } });
  loadContacts(world.org, [{ FirstName: 'Ada', Email: 'ada@example.com' }]);
  const mappings = { 'dataFields.firstName': 'FirstName' };
  defineSync(world.org, { mappings });
  expect(await world.run(sync)).toMatchObject({ state: 'done' });
  defineSync(world.org, { mappings: { ...mappings, 'dataFields.nickname': 'FirstName' } });
  expect(await runAnew()).toMatchObject({ state: 'failed', error: { code: 'guard.unknown-field' } });
  world.iterable.settle();
  const made = ['fields', 'create', 'Main', 'nickname', '--type', 'string', '--user', 'ada@example.com'];
  expect((await command(world, made)).code).toBe(0);
  world.org.clock.advance(1000);
  expect(await runAnew('--full')).toMatchObject({ state: 'done', counts: { delivered: 1 } });
});

test('H-18 fields that Iterable drops are an incident: the records are rejected, the others delivered, and a replay heals', async () => {
  world = await createWorld({ project: { fields, unknownFields: 'drop' } });
  const people = ['ada', 'ben', 'cleo'].map((name) => ({
    FirstName: name,
    Email: `${name}@example.com`,
    Title: name === 'ben' ? 'Dr' : null
  }));
  const ids = loadContacts(world.org, people);
  const step = {
    operation: 'Track_Event',
    mappings: { eventName: constant('hello'), 'dataFields.title': 'Title' }
  };
  defineSync(world.org, {
    steps: [{ operation: 'Update_User', mappings: { 'dataFields.firstName': 'FirstName' } }, step]
  });

  const run = await world.run(sync);
  expect(run).toMatchObject({ state: 'done', counts: { extracted: 3, delivered: 2, rejected: 1 } });
  expect(run.notices).toContainEqual(
    expect.stringMatching(
      /^Iterable dropped the field title of 1 record: .*create the fields, then send them again\.$/
    )
  );
  const { ledger } = await world.bridge();
  const [state] = await ledger.recordStates(sync, [ids[1] ?? '']);
  expect(state).toMatchObject({ status: 'rejected', code: 'iterable.field-dropped', field: 'title' });
  expect(state?.message).toContain('of the event hello');
  expect(world.org.store.get('Contact', ids[1] ?? '')?.Iterable_Status__c).toBe('Failed');

  const made = await fetch(`${world.iterable.url}/api/events/track`, {
    method: 'POST',
    headers: { 'Api-Key': world.environment.ITERABLE_API_KEY ?? '', 'Content-Type': 'application/json' },
    body: JSON.stringify({
      ...{ email: 'ada@example.com', eventName: 'hello', createNewFields: true },
      dataFields: { title: 'made by somebody else' }
    })
  });
  expect(made.status).toBe(200);
  const replay = await command(world, [
    'dead-letters',
    'replay',
    '--cause',
    'iterable.field-dropped',
    '--json'
  ]);
  expect(replay.code).toBe(0);
  const [healed] = await ledger.recordStates(sync, [ids[1] ?? '']);
  expect(healed).toMatchObject({ status: 'delivered', code: '' });
  world.iterable.settle();
  const [event] = world.project.events('ben@example.com');
  expect(event?.dataFields).toMatchObject({ title: 'Dr' });
  expect(world.org.store.get('Contact', ids[1] ?? '')?.Iterable_Status__c).toBe('Synced');
});
