import type { ConditionAnswer } from '../../bridge/commands/condition';
import type { ScheduleAnswer } from '../../bridge/commands/schedule';
import { startService, type Service } from './service-world';
import { createWorld, loadContacts, manyContacts, type World } from './world';

let world: World;
let service: Service;
beforeAll(async () => {
  world = await createWorld();
  loadContacts(world.org, manyContacts(7));
  loadContacts(world.org, [{ FirstName: 'Ada', LastName: "O'Neil", Email: 'ada@example.com' }]);
  service = await startService(world);
});
afterAll(async () => {
  await service.stop();
  await world.close();
});

const read = async (body: Record<string, unknown>): Promise<ConditionAnswer> => {
  const answer = await service.ask<ConditionAnswer>('POST', '/v1/conditions', { object: 'Contact', ...body });
  expect(answer.status).toBe(200);
  return answer.body;
};

test('D-03 D-04 a condition is read as rows and groups, with its fields and how many records it selects', async () => {
  expect(
    await read({ condition: "FirstName = 'Ada' AND (Email != null OR LastName LIKE 'O\\'N%')" })
  ).toEqual({
    isValid: true,
    problem: null,
    count: 1,
    plan: {
      how: 'table',
      cost: expect.closeTo(0.65, 2) as number,
      tableSize: 8,
      unhelped: expect.anything() as string[]
    },
    fields: ['FirstName', 'Email', 'LastName'],
    notices: [],
    tree: {
      kind: 'all',
      clause: null,
      parts: [
        {
          kind: 'clause',
          parts: [],
          clause: {
            text: "FirstName = 'Ada'",
            comparison: { field: 'FirstName', operator: '=', values: [{ type: 'text', text: 'Ada' }] }
          }
        },
        expect.objectContaining({ kind: 'any', parts: [expect.anything(), expect.anything()] })
      ]
    }
  });
});

test('D-04 a whole query is read by the same rules, its macros as at the beginning of time', async () => {
  const query = 'SELECT Id, FirstName FROM Contact WHERE SystemModstamp >= [INTERVAL_TIMESTAMP]';
  expect(await read({ query })).toMatchObject({ isValid: true, count: 8 });
  expect(await read({ query: 'SELECT Id FROM Contact' })).toMatchObject({
    isValid: true,
    count: 8,
    plan: null,
    tree: null
  });
});

test.each([
  [{ condition: 'FirstName =' }, /not valid SOQL/, /Correct/],
  [{ condition: 'Frist_Name__c = 1' }, /Contact has no Frist_Name__c/, /Correct the name|read access/],
  [{ query: 'SELECT Id FROM Lead' }, /reads Lead/, /Correct/],
  [{ query: 'SELECT Id FROM Contact LIMIT 5' }, /LIMIT cannot be used/, /Correct/],
  [{ condition: 'FirstName = 5' }, /FirstName/, /Correct/]
])(
  'D-04 what is wrong with %j is a sentence with the way out, and nothing fails',
  async (body, message, fix) => {
    const answer = await read(body);
    expect(answer).toMatchObject({ isValid: false, count: null, plan: null });
    expect(answer.problem?.message).toMatch(message);
    expect(answer.problem?.fix).toMatch(fix);
  }
);

test('D-04 how Salesforce finds them stands beside the count: by an index, or through the whole table', async () => {
  expect((await read({ condition: "Email = 'ada@example.com' AND FirstName = 'Ada'" })).plan).toEqual({
    how: 'index',
    cost: expect.closeTo(1 / 2.4) as number,
    tableSize: 8,
    unhelped: ['FirstName']
  });
  const query = "SELECT Id FROM Contact WHERE FirstName LIKE '%a%'";
  expect((await read({ query })).plan).toMatchObject({ how: 'table', unhelped: ['FirstName'] });
});

test('D-04 without a plan a condition is as right, and as many records match', async () => {
  const asked: string[] = [];
  world.org.faults.hook = ({ query }) => {
    if (query.has('explain')) asked.push(query.get('explain') ?? '');
    return undefined;
  };
  world.org.faults.down({ when: ({ query }) => query.has('explain') }, Infinity);
  const unknown = { how: 'unknown', cost: null, tableSize: null, unhelped: [] };
  expect(await read({ condition: "FirstName = 'Ada'" })).toMatchObject({
    isValid: true,
    problem: null,
    count: 1,
    plan: unknown
  });
  expect(asked).toEqual(["SELECT Id FROM Contact WHERE (FirstName = 'Ada')"]);
  world.org.faults.hook = undefined;
  world.org.faults.clear();
});

test('D-03 an object that is not there is said', async () => {
  expect(await read({ object: 'Nothing__c', condition: 'Id != null' })).toMatchObject({
    isValid: false,
    problem: { message: expect.stringContaining('Nothing__c') as string }
  });
});

test('D-04 a date that moves by itself is told of', async () => {
  const { isValid, notices } = await read({ condition: 'CreatedDate = LAST_N_DAYS:30' });
  expect(isValid).toBe(true);
  expect(notices.join()).toMatch(/moves by itself/);
});

test('DESIGN 5 a body that names both, or neither, is refused', async () => {
  for (const body of [{}, { condition: 'Id != null', query: 'SELECT Id FROM Contact' }])
    expect((await service.ask('POST', '/v1/conditions', { object: 'Contact', ...body })).status).toBe(400);
});

test('D-17 the next runs of a schedule are told before it is published, and what is wrong with it', async () => {
  const ask = (body: object) => service.ask<ScheduleAnswer>('POST', '/v1/schedule', body);
  const { status, body } = await ask({ schedule: '0 6 * * *', timeZone: 'Europe/Berlin', sync: 'New_One' });
  expect(status).toBe(200);
  expect(body.problem).toBeNull();
  expect(body.nextRuns).toHaveLength(3);
  expect(body.nextRuns[0]).toMatch(/T0[45]:00:00/);
  expect((await ask({ schedule: 'daily' })).body).toMatchObject({
    problem: { message: expect.stringContaining('The schedule "daily" cannot be read') as string },
    nextRuns: []
  });
  for (const wrong of [{}, { schedule: 10 }, { schedule: '10', zone: 'UTC' }])
    expect((await ask(wrong)).status).toBe(400);
});
