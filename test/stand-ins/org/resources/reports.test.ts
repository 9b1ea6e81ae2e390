import { type Ask, askOrg } from '../ask-org';
import { type LocalOrg, startLocalOrg } from '../local-org';
import type { NewReport } from '../reports';

let org: LocalOrg;
let ask: Ask;

const start = async (options: Parameters<typeof startLocalOrg>[0] = {}) => {
  org = await startLocalOrg(options);
  ask = askOrg(org);
};
afterEach(() => org.close());

const columns = [
  { name: 'CONTACT_ID', label: 'Contact ID', path: 'Id' },
  { name: 'LAST_NAME', label: 'Last Name', path: 'LastName', linksTo: 'Id' },
  { name: 'EMAIL', label: 'Email', path: 'Email' }
];
const people = (given: Partial<NewReport> = {}): string =>
  org.reports.add({
    name: 'People with e-mail',
    object: 'Contact',
    columns,
    where: 'Email != null',
    ...given
  });
const run = async (id: string) =>
  (await ask('GET', `analytics/reports/${id}?includeDetails=true`)).body as {
    allData: boolean;
    factMap: Record<string, { rows: { dataCells: { label: string; value: unknown }[] }[] }>;
  };
const load = (count: number): string[] =>
  org.store.load(
    'Contact',
    Array.from({ length: count }, (_, index) => ({
      LastName: `Person ${index}`,
      Email: `p${index}@example.com`,
      LeadSource: index % 2 ? 'Web' : 'Other'
    }))
  );

test('salesforce-reports 2: a tabular report has all its rows under T!T, cells in the order of the columns', async () => {
  await start();
  const [id = ''] = load(1);
  org.store.load('Contact', [{ LastName: 'Without' }]);
  const report = people();
  const result = await run(report);
  expect(result).toMatchObject({
    attributes: { type: 'Report', reportId: report, reportName: 'People with e-mail' },
    allData: true,
    hasDetailRows: true,
    reportMetadata: { reportFormat: 'TABULAR', detailColumns: ['CONTACT_ID', 'LAST_NAME', 'EMAIL'] },
    reportExtendedMetadata: { detailColumnInfo: { CONTACT_ID: { label: 'Contact ID' } } }
  });
  expect(result.factMap['T!T']?.rows).toEqual([
    {
      dataCells: [
        { label: id.slice(0, 15), value: id.slice(0, 15) },
        { label: 'Person 0', value: id },
        { label: 'p0@example.com', value: 'p0@example.com' }
      ]
    }
  ]);
  expect(report.slice(0, 3)).toBe('00O');
});

test('salesforce-reports 2 (switch): ids may have 18 characters', async () => {
  await start({ switches: { reportIds: '18 characters' } });
  const [id] = load(1);
  const { factMap } = await run(people());
  expect(factMap['T!T']?.rows[0]?.dataCells[0]).toEqual({ label: id, value: id });
});

test.each([
  ['SUMMARY', ['0!T', '1!T', 'T!T']],
  ['MATRIX', ['0!0', '1!0', 'T!T']]
] as const)(
  'salesforce-reports 2: a %s report has its rows at its innermost groupings',
  async (format, keys) => {
    await start();
    load(5);
    const { factMap } = await run(people({ format, groupBy: 'LeadSource' }));
    expect(Object.keys(factMap).sort()).toEqual(keys);
    expect(Object.values(factMap).map(({ rows }) => rows.length)).toEqual([2, 3, 0]);
  }
);

test('salesforce-reports 3: the first 2,000 rows, and the word that there are more', async () => {
  await start();
  load(2001);
  const { allData, factMap } = await run(people());
  expect([allData, factMap['T!T']?.rows.length]).toEqual([false, 2000]);
});

test('salesforce-reports 2: without includeDetails, or with rows switched off, there are summaries alone', async () => {
  await start();
  load(2);
  const plain = await ask('GET', `analytics/reports/${people()}`);
  expect(plain.body).toMatchObject({ hasDetailRows: false, factMap: { 'T!T': { rows: [] } } });
  expect(await run(people({ detailRows: false }))).toMatchObject({ hasDetailRows: false });
});

test('salesforce-reports 1: describe tells the columns without running it', async () => {
  await start();
  const { body } = await ask('GET', `analytics/reports/${people()}/describe`);
  expect(body).toMatchObject({ reportMetadata: { name: 'People with e-mail', hasDetailRows: true } });
  expect(body).not.toHaveProperty('factMap');
});

test('salesforce-reports 3: a report that is not there', async () => {
  await start();
  const answer = await ask('GET', 'analytics/reports/00O000000000009AAA?includeDetails=true');
  expect([answer.status, answer.body]).toMatchObject([404, [{ errorCode: 'NOT_FOUND' }]]);
});
