import { readConditionTree } from '../../../../bridge/soql/condition-tree';
import { judge } from '../../../../bridge/sync/explain/judge-condition';
import type { Truth } from '../../../../bridge/sync/explain/test-clause';

const fields = {
  MailingCountry: 'DE',
  Score__c: 5,
  Active__c: true,
  Title: null,
  CreatedDate: '2026-01-05T08:00:00.000+0000',
  Birthdate: '1815-12-10',
  Topics__c: 'a;b',
  AccountId: '001000000000001AAA',
  Account: { Name: 'Engines' },
  Owner: null
};

const judged = (condition: string, answer: Truth = 'unknown') =>
  judge(readConditionTree(condition), fields, () => Promise.resolve(answer));

test.each([
  ["MailingCountry = 'DE'", 'true'],
  ["MailingCountry = 'US'", 'false'],
  ["MailingCountry = 'de'", 'unknown'],
  ["MailingCountry != 'US'", 'true'],
  ["mailingcountry IN ('US', 'DE')", 'true'],
  ["MailingCountry NOT IN ('US', 'CA')", 'true'],
  ["MailingCountry LIKE 'd%'", 'true'],
  ["MailingCountry LIKE 'D'", 'false'],
  ['Score__c > 4', 'true'],
  ['Score__c <= 4', 'false'],
  ['Active__c = false', 'false'],
  ['Title = null', 'true'],
  ["Title = 'x'", 'false'],
  ["Title != 'x'", 'true'],
  ["Title LIKE 'x%'", 'unknown'],
  ['CreatedDate > 2026-01-01T00:00:00Z', 'true'],
  ['CreatedDate > 2026-01-01', 'unknown'],
  ['Birthdate < 1900-01-01', 'true'],
  ["Topics__c INCLUDES ('a;c', 'b')", 'true'],
  ["Topics__c EXCLUDES ('b')", 'false'],
  ["AccountId = '001000000000001'", 'true'],
  ["Account.Name = 'Engines'", 'true'],
  ["Owner.Name = 'x'", 'false'],
  ["Unread__c = 'x'", 'unknown']
])('salesforce-api 2.3: %s is %s of the record', async (condition, truth) => {
  expect((await judged(condition)).truth).toBe(truth);
});

test('D-46 of clauses that all have to hold each failing one is named, with the value', async () => {
  const { truth, failed, clauses } = await judged("MailingCountry = 'US' AND Score__c > 4 AND Title != null");
  expect([truth, clauses.length]).toEqual(['false', 3]);
  expect(failed.map(({ sentence }) => sentence)).toEqual([
    'MailingCountry is DE; this sync takes US.',
    'Title is blank; this sync takes all but blank.'
  ]);
});

test('D-46 where one clause has to hold, all branches are named', async () => {
  const { failed } = await judged("MailingCountry = 'US' OR Score__c > 9");
  expect(failed.map(({ sentence }) => sentence)).toEqual([
    'MailingCountry is DE; this sync takes US.',
    'Score__c is 5; this sync takes what is above 9.'
  ]);
});

test('D-46 one branch that holds is enough, and nothing fails', async () => {
  expect(await judged("MailingCountry = 'DE' OR Score__c > 9")).toMatchObject({ truth: 'true', failed: [] });
});

test('D-46 what is excluded says by which clause', async () => {
  const { truth, failed } = await judged("NOT MailingCountry = 'DE'");
  expect(truth).toBe('false');
  expect(failed.map(({ sentence }) => sentence)).toEqual([
    "MailingCountry = 'DE' is true; this sync leaves such records out."
  ]);
});

test('D-46 what cannot be told here is asked of Salesforce', async () => {
  expect(await judged('CreatedDate = LAST_N_DAYS:5', 'true')).toMatchObject({ truth: 'true' });
  expect(await judged('CreatedDate = LAST_N_DAYS:5', 'false')).toMatchObject({
    truth: 'false',
    failed: [{ sentence: 'CreatedDate = LAST_N_DAYS:5 is false.' }]
  });
});
