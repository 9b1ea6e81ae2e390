import { askOrg } from '../ask-org';
import { type LocalOrg, startLocalOrg } from '../local-org';
import type { Switches } from '../switches';

let org: LocalOrg;
const start = async (switches: Partial<Switches> = {}) => {
  org = await startLocalOrg({ switches });
  org.store.load(
    'Contact',
    Array.from({ length: 20 }, (_, index) => ({
      LastName: `Person ${index}`,
      FirstName: 'Ada',
      Email: `person${index}@example.com`
    }))
  );
};
afterEach(() => org.close());

const explain = (soql: string) => askOrg(org)('GET', `query?explain=${encodeURIComponent(soql)}`);

const noted = (field: string) => ({
  description: 'Not considering filter for optimization because unindexed',
  fields: [field],
  tableEnumOrId: 'Contact'
});

test('salesforce-query-plan 2: a selective filter on an indexed field is led by the index, the cheapest plan first', async () => {
  await start();
  const soql = "SELECT Id FROM Contact WHERE FirstName = 'Ada' AND (Email = 'person1@example.com')";
  expect(await explain(soql)).toMatchObject({
    status: 200,
    body: {
      sourceQuery: soql,
      plans: [
        {
          leadingOperationType: 'Index',
          fields: ['Email'],
          cardinality: 1,
          sobjectCardinality: 20,
          sobjectType: 'Contact',
          relativeCost: expect.closeTo(1 / 6) as number,
          notes: [noted('IsDeleted'), noted('FirstName')]
        },
        { leadingOperationType: 'TableScan', fields: [], cardinality: 1 }
      ]
    }
  });
});

test.each([
  ['a field without an index', "FirstName = 'Ada'"],
  ['what an index finds beside what it does not', "Email = 'person1@example.com' OR FirstName = 'Bob'"],
  ['most of the records', 'CreatedDate > 2000-01-01T00:00:00Z'],
  ['what is not there', "Email != 'person1@example.com'"],
  ['nothing', 'Email = null'],
  ['the end of a text', "Email LIKE '%@example.com'"]
])('salesforce-query-plan 2: %s is found by the whole table', async (_what, where) => {
  await start();
  const { body } = await explain(`SELECT Id FROM Contact WHERE ${where}`);
  expect((body as { plans: { leadingOperationType: string }[] }).plans[0]).toMatchObject({
    leadingOperationType: 'TableScan',
    sobjectCardinality: 20
  });
});

test('salesforce-query-plan 1: a query that is wrong is refused as when it is run, and runs nothing', async () => {
  await start();
  expect(await explain('SELECT Id FROM Contact WHERE Nothing__c = 1')).toMatchObject({
    status: 400,
    body: [{ errorCode: 'INVALID_FIELD' }]
  });
  expect(await explain('SELECT Nothing__c FROM Contact')).toMatchObject({ status: 400 });
  expect(await explain('SELECT Id FROM')).toMatchObject({
    status: 400,
    body: [{ errorCode: 'MALFORMED_QUERY' }]
  });
});

test('salesforce-query-plan 2: an org that tells nobody of plans refuses (uncertain: a switch)', async () => {
  await start({ queryPlans: 'refused' });
  expect((await explain('SELECT Id FROM Contact')).status).toBe(403);
});
