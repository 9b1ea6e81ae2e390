import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { definitionHash } from '../../../bridge/config/definition-hash';

const page = readFileSync(resolve(__dirname, '../../../docs/definitions.md'), 'utf8');

const sync = { DeveloperName: 'People' };
const step = (given: object = {}) => ({
  attributes: { type: 'Iterable_Step__mdt' },
  DeveloperName: 'People_1',
  MasterLabel: 'Update the user',
  Sync__r: sync,
  Order__c: 10.0,
  Operation__c: 'Update_User',
  Mode__c: null,
  Condition__c: null,
  Target__c: null,
  On_Exit__c: null,
  Merge_Nested_Objects__c: true,
  Remove_Unmapped__c: true,
  Create_New_Fields__c: false,
  Matchers__c: null,
  Matcher_Operator__c: null,
  Active__c: true,
  ...given
});
const mapping = (given: object = {}) => ({
  DeveloperName: 'People_first_name',
  MasterLabel: 'First name',
  Step__r: { DeveloperName: 'People_1' },
  Order__c: 1,
  Kind__c: 'Field',
  Source__c: 'FirstName',
  Target__c: 'dataFields.firstName',
  Transform__c: null,
  Target_Type__c: null,
  Null_Policy__c: 'Clear',
  Default__c: null,
  Required__c: false,
  Direction__c: 'To_Iterable',
  Conflict_Rule__c: null,
  Active__c: true,
  ...given
});

/** The examples of the page: what is hashed, tabs written as `<TAB>`, and its hash. */
const examples = [...page.matchAll(/```text\n(iterable-definition 1\n[^`]*)```\n\n`([0-9a-f]{64})`/g)].map(
  ([, text = '', hash = '']) => ({ text: text.replaceAll('<TAB>', '\t'), hash })
);

const formula = 'IF(ISBLANK(Phone),\r\n\t"none\\" & "ü",\r\n\tPhone)\n';
const vectors = [
  { steps: [], mappings: [] },
  { steps: [step()], mappings: [mapping()] },
  {
    steps: [
      step({ DeveloperName: 'People_2', Order__c: 20, Operation__c: 'Subscribe_List', Target__c: '  News ' }),
      step({ Condition__c: 'Age__c >= 18', Mode__c: 'Update' })
    ],
    mappings: [
      mapping({ DeveloperName: 'People_phone', Kind__c: 'Formula', Source__c: formula, Required__c: true }),
      mapping({ DeveloperName: 'People_Zone', Order__c: null, Default__c: '' })
    ]
  }
];

test('DESIGN 2: the hash of the examples of the page is what the page says, computed from rows', () => {
  expect(examples).toHaveLength(vectors.length);
  vectors.forEach((rows, index) => expect(definitionHash(rows)).toBe(examples[index]?.hash));
});

test('DESIGN 2: the hash of the texts of the page is what the page says: the texts are whole', () => {
  for (const { text, hash } of examples)
    expect(createHash('sha256').update(text, 'utf8').digest('hex')).toBe(hash);
});

test('DESIGN 2: labels, stamps and the order of the rows do not count', () => {
  const rows = vectors[2] ?? { steps: [], mappings: [] };
  const other = {
    steps: rows.steps.map((row) => ({ ...row, MasterLabel: 'x', SystemModstamp: 'y', Id: 'z' })).reverse(),
    mappings: [...rows.mappings].reverse()
  };
  expect(definitionHash(other)).toBe(definitionHash(rows));
});

test('DESIGN 2: every column of a step and of a mapping counts', () => {
  const all = definitionHash({ steps: [step()], mappings: [mapping()] });
  const left = new Set(['attributes', 'MasterLabel', 'Sync__r', 'Active__c']);
  for (const column of Object.keys(step()).filter((name) => !left.has(name)))
    expect([column, definitionHash({ steps: [step({ [column]: 'x' })], mappings: [mapping()] })]).not.toEqual(
      [column, all]
    );
  for (const column of Object.keys(mapping()).filter((name) => !left.has(name))) {
    const changed = mapping({ [column]: column === 'Step__r' ? { DeveloperName: 'x' } : 'x' });
    expect([column, definitionHash({ steps: [step()], mappings: [changed] })]).not.toEqual([column, all]);
  }
});
