import { configOf, smallest } from './config-rows';

const places = {
  project: 'Iterable_Project.Main',
  sync: 'Iterable_Sync.Contact_To_User',
  step: 'Iterable_Step.Update',
  mapping: 'Iterable_Field_Mapping.First_Name'
} as const;

type Place = keyof typeof places;
/** What it is, the code, the row and its values; the first one is the field that is to be named. */
type Case = readonly [string, string, Place, Record<string, unknown>];

/** The source of an array. */
const arrayOf = (source: string) => ({ Source__c: source, Kind__c: 'Array' });

const blank: readonly Case[] = [
  ['no object', 'config.missing', 'sync', { Source_Object__c: ' ' }],
  ['a blank filter', 'config.missing', 'sync', { Filter__c: null, Scope_Type__c: 'Filter' }],
  ['blank SOQL', 'config.missing', 'sync', { Query__c: ' ', Scope_Type__c: 'SOQL' }],
  ['no target', 'config.missing', 'mapping', { Target__c: null }],
  ['no source', 'config.missing', 'mapping', { Source__c: null }]
];

const wrong: readonly Case[] = [
  ['cron of six fields', 'config.schedule', 'sync', { Schedule__c: '0 0 0 * * *' }],
  ['an interval of nothing', 'config.schedule', 'sync', { Schedule__c: '0' }],
  ['an interval over a day', 'config.schedule', 'sync', { Schedule__c: '1441' }],
  ['invalid SOQL', 'config.invalid-soql', 'sync', { Query__c: 'SELECT', Scope_Type__c: 'SOQL' }],
  ['an invalid filter', 'config.invalid-soql', 'sync', { Filter__c: 'a = 1)', Scope_Type__c: 'Filter' }],
  ['a status nobody knows', 'config.invalid-value', 'sync', { Status__c: 'Sleeping' }],
  ['a direction nobody knows', 'config.invalid-value', 'sync', { Direction__c: 'Up' }],
  ['max records of nothing', 'config.invalid-value', 'sync', { Max_Records__c: 0 }],
  ['half a record', 'config.invalid-value', 'sync', { Batch_Size__c: 0.5 }],
  ['an identity nobody knows', 'config.invalid-value', 'sync', { Identity__c: 'Phone' }],
  ['a mode nobody knows', 'config.invalid-value', 'step', { Mode__c: 'Merge' }],
  ['an order that is no number', 'config.invalid-value', 'step', { Order__c: 'first' }],
  ['a kind nobody knows', 'config.invalid-value', 'mapping', { Kind__c: 'Guess' }],
  ['a type nobody knows', 'config.invalid-value', 'mapping', { Target_Type__c: 'text' }],
  ['H-19 rows of half a condition', 'config.invalid-soql', 'mapping', arrayOf('Pets__r WHERE')],
  ['H-19 rows that are grouped', 'config.invalid-soql', 'mapping', arrayOf('Pets__r GROUP BY Name')],
  ['H-19 rows from the third on', 'config.invalid-soql', 'mapping', arrayOf('Pets__r LIMIT 2 OFFSET 3')]
];

const notSupported: readonly Case[] = [
  ['D-25 steps of a sync that is not there', 'config.steps-from', 'sync', { Steps_From__c: 'Other' }],
  ['write-back to the status object', 'config.not-supported', 'sync', { Write_Back__c: 'Status_Object' }],
  ['T-10 a sync to Salesforce', 'config.not-supported', 'sync', { Direction__c: 'To_Salesforce' }],
  ['H-20 an exit that the step cannot make', 'config.on-exit', 'step', { On_Exit__c: 'Remove_From_List' }],
  ['H-34 an item that no step makes', 'config.on-exit', 'step', { On_Exit__c: 'Delete_Catalog_Item' }],
  ['H-20 an exit nobody knows', 'config.on-exit', 'step', { On_Exit__c: 'Forget' }],
  ['T-11 two-way', 'config.not-supported', 'mapping', { Direction__c: 'Two_Way' }],
  ['T-10 a mapping to Salesforce', 'config.not-supported', 'mapping', { Direction__c: 'To_Salesforce' }]
];

test.each([...blank, ...wrong, ...notSupported])(
  'check: %s (%s) stops the sync and is named with its field',
  (_what, code, place, values) => {
    const { syncs, problems } = configOf(smallest({ [place]: values }));
    const where = `${places[place]}, ${Object.keys(values)[0]}`;
    expect(syncs).toEqual([]);
    expect(problems).toContainEqual(expect.objectContaining({ sync: 'Contact_To_User', code, where }));
    for (const { message, fix } of problems) {
      expect(message).toMatch(/^\S[^\n]*\S$/);
      expect(fix).not.toBe('');
    }
  }
);

test.each([
  ['no project', { Project__r: null }],
  ['a project that is not there', { Project__r: { DeveloperName: 'Gone' } }]
])('check: %s', (_what, sync) => {
  expect(configOf(smallest({ sync }))).toMatchObject({
    syncs: [],
    problems: [{ code: 'config.missing', where: 'Iterable_Sync.Contact_To_User, Project__c' }]
  });
});

test.each([
  ['a step of another sync only', { Sync__r: { DeveloperName: 'Other' } }],
  ['a step switched off', { Active__c: false }]
])('check: %s is no step', (_what, step) => {
  expect(configOf(smallest({ step }))).toMatchObject({
    syncs: [],
    problems: [{ code: 'config.missing', where: 'Iterable_Sync.Contact_To_User' }]
  });
});

test('check H-10: a userID-based project finds nobody by e-mail', () => {
  const rows = smallest({ project: { Project_Type__c: 'UserId' }, sync: { Identity__c: 'Email' } });
  expect(configOf(rows).problems).toMatchObject([
    { code: 'config.identity', where: 'Iterable_Sync.Contact_To_User, Identity__c' }
  ]);
});

test('D-31 active steps are taken in their order, one switched off is not', () => {
  const [step] = smallest().Iterable_Step__mdt;
  const first = { ...step, DeveloperName: 'First', Order__c: -1 };
  const off = { ...step, DeveloperName: 'Off', Order__c: 2, Active__c: false };
  const rows = { ...smallest(), Iterable_Step__mdt: [{ ...step }, first, off] };
  expect(configOf(rows)).toMatchObject({
    syncs: [{ steps: [{ name: 'First' }, { name: 'Update' }] }],
    problems: []
  });
});
