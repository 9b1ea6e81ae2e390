import type { IterableType } from '../../../bridge/config/sync-definition';
import { AuthError, ConfigError } from '../../../bridge/errors';
import type { Operation } from '../../../bridge/sync/model';
import { FieldSeeder } from '../../../bridge/sync/seed-fields';
import { manualClock, operation } from '../../builders';
import {
  refusedWhole,
  scriptedDestination,
  slowDown,
  unavailable,
  type Answer
} from './scripted-destination';

async function seed(
  toCreate: Record<string, IterableType>,
  rows: readonly Operation[],
  answers: readonly Answer[] = [{}]
) {
  const destination = scriptedDestination(answers);
  const clock = manualClock();
  const seeder = new FieldSeeder(new Map(Object.entries(toCreate)), { destination, clock }, 60);
  const created = await seeder.seed(rows);
  const sent = destination.sent.map((call) =>
    call.map(({ body }) => JSON.parse(body) as { email: string; dataFields: Record<string, unknown> })
  );
  return { created, sent, seeder, destination, clock };
}

const row = (number: number, dataFields: Record<string, unknown>) => operation(number, dataFields);

test('DESIGN 7.4: a missing field is created by a call of its own, with nothing else in it', async () => {
  const { created, sent, destination } = await seed({ score: 'long' }, [
    row(1, { firstName: 'A', score: null }),
    row(2, { firstName: 'B', score: 5 })
  ]);
  expect(created).toEqual(['score']);
  expect(sent).toEqual([
    [{ email: 'person2@example.com', dataFields: { score: 5 }, mergeNestedObjects: true }]
  ]);
  expect(destination.createNewFields).toEqual([true]);
});

test('one record creates all the fields that it has, the next one the others', async () => {
  const { created, sent } = await seed({ a: 'long', b: 'long', c: 'string', d: 'string' }, [
    row(1, { a: 1, c: 'x' }),
    row(2, { a: 2, b: 3, d: [] })
  ]);
  expect(created).toEqual(['a', 'c', 'b']);
  expect(sent.map((call) => call.map(({ dataFields }) => dataFields))).toEqual([
    [{ a: 1, c: 'x' }],
    [{ b: 3 }]
  ]);
});

test('H-19 fields of the elements of an array are created by one element, the true array follows', async () => {
  const pets = [{ name: 'Rex', weight: null }, { name: '2026-01-01', weight: 7 }, 5];
  const missing = { 'pets.name': 'string', 'pets.weight': 'double' } as const;
  const { created, sent, clock } = await seed(missing, [row(1, { pets: [] }), row(2, { pets })]);
  expect(created).toEqual(['pets.name', 'pets.weight']);
  expect(sent).toMatchObject([[{ dataFields: { pets: [{ name: 'Rex', weight: 7.5 }] } }]]);
  expect(clock.slept).toEqual([60_000]);
});

test('nothing to create, or nobody with a value, is no call', async () => {
  expect((await seed({}, [row(1, { a: 1 })])).sent).toEqual([]);
  expect((await seed({ a: 'long' }, [row(1, { a: null }), row(2, { a: [] }), row(3, {})])).sent).toEqual([]);
  expect((await seed({ a: 'long' }, [])).sent).toEqual([]);
});

test('what is created once is not created again', async () => {
  const { seeder, destination } = await seed({ a: 'long' }, [row(1, { a: 1 })]);
  expect(await seeder.seed([row(2, { a: 2 })])).toEqual([]);
  expect(destination.calls).toBe(1);
});

test('what had no value yet is created when a page brings one', async () => {
  const { seeder, created } = await seed({ a: 'long' }, [row(1, {})]);
  expect(created).toEqual([]);
  expect(await seeder.seed([row(2, { a: 2 })])).toEqual(['a']);
});

describe('iterable-api 4: the first value fixes the type for good', () => {
  test.each<[IterableType, unknown, unknown]>([
    ['double', 10, 10.5],
    ['double', 0, 0.5],
    ['double', [1, 2], [1.5, 2.5]],
    ['string', '2026-01-02', '~2026-01-02'],
    ['string', ['2026-01-02', 'x'], ['~2026-01-02', 'x']]
  ])(
    'a %s field with %j is created with %j, and the true value follows after the settle time',
    async (type, value, sent) => {
      const answer = await seed({ x: type }, [row(1, { x: value })]);
      expect(answer.sent[0]?.[0]?.dataFields).toEqual({ x: sent });
      expect(answer.clock.slept).toEqual([60_000]);
    }
  );

  test.each<[IterableType, unknown]>([
    ['double', 10.5],
    ['long', 10],
    ['string', 'plain'],
    ['string', ['a', 'b']],
    ['date', '2026-01-02'],
    ['boolean', false]
  ])('a %s field with %j needs no other value, and no wait', async (type, value) => {
    const answer = await seed({ x: type }, [row(1, { x: value })]);
    expect(answer.sent[0]?.[0]?.dataFields).toEqual({ x: value });
    expect(answer.clock.slept).toEqual([]);
  });
});

test('D-36 a nested field is created inside its object, without touching what is there', async () => {
  const { sent } = await seed({ 'address.zip': 'string' }, [
    row(1, { address: { city: 'Rome', zip: 'x1' } })
  ]);
  expect(sent[0]?.[0]).toMatchObject({ dataFields: { address: { zip: 'x1' } }, mergeNestedObjects: true });
});

test('iterable-api 4: another field that differs in capitals alone is no value of this one', async () => {
  const { sent } = await seed({ city: 'string' }, [row(1, { City: 'Rome' }), row(2, { city: 'Oslo' })]);
  expect(sent.map(([first]) => first?.email)).toEqual(['person2@example.com']);
});

describe('DESIGN 7.3: a record that Iterable refuses stops nobody', () => {
  const rows = [row(1, { a: 1 }), row(2, { a: 2 }), row(3, { a: 3 })];
  test.each<[string, Answer]>([
    ['fails by name', { failures: [{ by: 'email', key: 'person1@example.com', cause: 'forgotten' }] }],
    ['fails without a name', { failCount: 1 }],
    ['refuses the call', refusedWhole()]
  ])('one that %s: the next one creates the field', async (_what, answer) => {
    const { created, sent } = await seed({ a: 'long' }, rows, [answer, answer, {}]);
    expect(created).toEqual(['a']);
    expect(sent.map(([first]) => first?.dataFields)).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }]);
  });

  test('when nobody is taken, nothing is created and the records get their own outcomes', async () => {
    expect((await seed({ a: 'long' }, rows, [refusedWhole()])).created).toEqual([]);
  });

  test('a whole page of refusals stops the run, before values are dropped in silence', async () => {
    const many = Array.from({ length: 80 }, (_, number) => row(number, { a: number }));
    const refusal = seed({ a: 'long' }, many, [refusedWhole()]);
    await expect(refusal).rejects.toMatchObject({ code: 'guard.not-created' });
  });
});

test('iterable-api 4: a project that drops new fields stops the run by name', async () => {
  const dropped = seed({ a: 'long', b: 'long' }, [row(1, { a: 1, b: 1 })], [{ filteredOutFields: ['b'] }]);
  await expect(dropped).rejects.toThrow(ConfigError);
  await expect(dropped).rejects.toThrow('Iterable did not create the fields b.');
});

test('what may pass is waited for', async () => {
  const { created, clock } = await seed({ a: 'long' }, [row(1, { a: 1 })], [unavailable(), slowDown(3), {}]);
  expect(created).toEqual(['a']);
  expect(clock.slept).toEqual([750, 3125]);
});

test.each([unavailable(), new AuthError('iterable.api-key', 'no')])(
  'what does not pass stops the run: %s',
  async (error) => {
    await expect(seed({ a: 'long' }, [row(1, { a: 1 })], [error])).rejects.toBe(error);
  }
);
