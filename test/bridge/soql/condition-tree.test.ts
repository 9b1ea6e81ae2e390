import type { Condition } from '../../../bridge/config/condition';
import { readConditionTree } from '../../../bridge/soql/condition-tree';

/** The tree with its clauses as text. */
const shape = (condition: Condition): unknown => {
  if (condition.kind === 'clause') return condition.text;
  if (condition.kind === 'not') return { not: shape(condition.part) };
  return { [condition.kind]: condition.parts.map(shape) };
};

test.each([
  ["A__c = 'x'", "A__c = 'x'"],
  ["A__c = 'x' AND B__c = 1 AND C__c != null", { all: ["A__c = 'x'", 'B__c = 1', 'C__c != NULL'] }],
  ['A__c = 1 AND (B__c = 2 OR C__c = 3)', { all: ['A__c = 1', { any: ['B__c = 2', 'C__c = 3'] }] }],
  ['(NOT A__c = 1) AND B__c = 2', { all: [{ not: 'A__c = 1' }, 'B__c = 2'] }],
  ['NOT (A__c = 1 OR B__c = 2)', { not: { any: ['A__c = 1', 'B__c = 2'] } }],
  ['NOT (NOT A__c = 1)', { not: { not: 'A__c = 1' } }],
  ['((A__c = 1) OR (B__c = 2 AND C__c = 3))', { any: ['A__c = 1', { all: ['B__c = 2', 'C__c = 3'] }] }],
  ['SystemModstamp > [INTERVAL_TIMESTAMP]', 'SystemModstamp > [INTERVAL_TIMESTAMP]']
])('salesforce-api 2.3: %s is taken apart', (condition, expected) => {
  expect(shape(readConditionTree(condition))).toEqual(expected);
});

test.each([
  ["Name IN ('a', 'O\\'Neil')", { operator: 'IN', values: [{ value: 'a' }, { value: "O'Neil" }] }],
  ['Score__c >= 1.5', { operator: '>=', values: [{ type: 'number', value: 1.5 }] }],
  ['Active__c = TRUE', { values: [{ type: 'boolean', value: true }] }],
  ['CloseDate < 2026-01-31', { values: [{ type: 'date', value: '2026-01-31' }] }],
  ['CreatedDate < 2026-01-31T08:00:00Z', { values: [{ type: 'moment', value: '2026-01-31T08:00:00.000Z' }] }],
  ["Topics__c INCLUDES ('a;b', 'c')", { operator: 'INCLUDES', values: [{ value: 'a;b' }, { value: 'c' }] }]
])('salesforce-api 2.3: %s is a test that needs nobody else', (condition, expected) => {
  expect(readConditionTree(condition)).toMatchObject({ kind: 'clause', test: expected });
});

test.each([
  'Id IN (SELECT ContactId FROM CampaignMember)',
  'CreatedDate = LAST_N_DAYS:5',
  'CALENDAR_YEAR(CreatedDate) = 2020',
  'SystemModstamp > [INTERVAL_TIMESTAMP]'
])('salesforce-api 2.3: %s is for Salesforce to say', (condition) => {
  expect(readConditionTree(condition)).toMatchObject({ kind: 'clause', test: null });
});
