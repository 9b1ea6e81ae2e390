/**
 * H-48: a viewer who may not read a field is not to learn of it: each check, and each cause, names every field that it
 * shows. In all of these the title is the secret.
 */
import { colleague } from './colleague';
import type { SyncOptions } from './define-sync';
import { explain, createPreviewWorld } from './preview-world';
import { tellFirst } from './type-fixed-meanwhile';
import { panelOf, whyOf } from './why-world';
import { defineSync, loadContacts, type World } from './world';

let world: World;
beforeEach(async () => {
  world = await createPreviewWorld();
});
afterEach(() => world.close());

const { update } = colleague(() => world.org);

const secret = 'Countess.of.Lovelace@example.notatld';

const load = (given: Record<string, unknown> = {}): string =>
  loadContacts(world.org, [
    { FirstName: 'Ada', LastName: 'Byron', Email: 'ada@example.com', Title: secret, ...given }
  ])[0] ?? '';

/** Texts that show the title, by name or value, without saying so. */
async function untold(id: string): Promise<string[]> {
  const shows = (text: string): boolean => text.includes(secret) || /\bTitle\b/i.test(text);
  const says = (paths: readonly string[]): boolean => paths.some((path) => /^title$/i.test(path));
  const explained = (await explain(world, id)).records.flatMap(({ syncs }) => syncs);
  const { answers } = await whyOf(world, id);
  const checks = [...explained, ...answers].flatMap((one) => one.checks);
  const causes = answers.map(({ facts, fieldPaths }) => ({
    sentence: Object.values(facts).join(' '),
    fix: null,
    fieldPaths
  }));
  const { syncs, timeline } = await panelOf(world, id);
  const lines = [...syncs, ...timeline.flatMap((line) => (line.kind === 'outcome' ? [line] : []))];
  const messages = lines.map(({ message, fieldPaths }) => ({
    sentence: message ?? '',
    fix: null,
    fieldPaths
  }));
  return [...checks, ...causes, ...messages]
    .filter(({ sentence, fix, fieldPaths }) => shows(`${sentence} ${fix ?? ''}`) && !says(fieldPaths))
    .map(({ sentence }) => sentence);
}

const filter = (Filter__c: string): SyncOptions => ({ values: { Scope_Type__c: 'Filter', Filter__c } });
const profile = (condition: string) => ({
  steps: [{ operation: 'Update_User', condition, mappings: { 'dataFields.firstName': 'FirstName' } }]
});
const formula = (Source__c: string) => ({ Kind__c: 'Formula', Source__c });

const situations: readonly (readonly [string, SyncOptions])[] = [
  ['a filter', filter("Title = 'Miss'")],
  ['a filter of several fields', filter("FirstName = 'Bea' OR (NOT Title LIKE 'Count%')")],
  ['a condition', profile('Title = "Miss"')],
  [
    'a condition of several fields that is met',
    profile('OR(ISBLANK(FirstName), CONTAINS(Title, "Countess"))')
  ],
  ['an identity', { values: { Identity_Source__c: 'Title' } }],
  ['an identity by formula', { values: { Identity_Source__c: 'LOWER(Title)' } }],
  [
    'a value of the wrong type',
    { mappings: { 'dataFields.score': { Source__c: 'Title', Target_Type__c: 'long' } } }
  ],
  ['a formula without a value', { mappings: { 'dataFields.city': formula('TEXT(DATEVALUE(Title))') } }],
  ['a duplicate rule', { values: { Duplicate_Rule__c: 'IF(Title = "Miss", 1, 2)' } }],
  ['a definition that cannot be run', { mappings: { 'dataFields.Title': 'Title' } }]
];

test.each(situations)('H-48 %s, before and after a run', async (_what, options) => {
  const sync = defineSync(world.org, { ...options, values: { Write_Back__c: 'None', ...options.values } });
  const id = load();
  expect(await untold(id)).toEqual([]);
  await world.run(sync).catch(() => undefined);
  expect(await untold(id)).toEqual([]);
});

test('H-48 a refusal of Iterable, and a removal', async () => {
  const refused = defineSync(world.org, {
    name: 'Refused',
    values: { Write_Back__c: 'None' },
    mappings: { 'dataFields.score': 'Title' }
  });
  const id = load();
  await tellFirst(world, 'score', 'string');
  await world.run(refused);
  const left = defineSync(world.org, {
    name: 'Left',
    values: { ...filter(`Title = '${secret}'`).values, Write_Back__c: 'None' },
    steps: [{ operation: 'Subscribe_List', target: 'Everybody' }]
  });
  await (await world.bridge()).config(0);
  await world.run(left);
  expect(await untold(id)).toEqual([]);
  update('Contact', id, { Title: 'Miss' });
  await world.run(left);
  expect(await untold(id)).toEqual([]);
});
