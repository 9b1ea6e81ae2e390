import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command, documentOf } from './cli-world';
import { createPreviewWorld, preview, threeSteps, writes } from './preview-world';
import { defineSync, loadContacts, type World } from './world';

let world: World;
const folder = mkdtempSync(join(tmpdir(), 'preview-'));
afterEach(() => world.close());
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
};

const ada = { FirstName: 'Ada', LastName: 'Byron', Email: 'ada@example.com' };

test('D-49 the original data is kept as a test case that a preview takes as it is', async () => {
  world = await createPreviewWorld();
  const sync = defineSync(world.org, { steps: threeSteps });
  const [id = ''] = loadContacts(world.org, [ada]);
  const saved = join(folder, 'case.json');
  const first = await preview(world, sync, '--record', id, '--save', saved);
  expect(JSON.parse(readFileSync(saved, 'utf8'))).toEqual(first.originalData);
  expect(statSync(saved).mode & 0o777).toBe(0o600);
  const again = await preview(world, sync, '--json', saved);
  expect(again.steps).toEqual(first.steps);
  expect(again.outcome).toEqual(first.outcome);
  const twice = await command(world, ['preview', sync, '--record', id, '--save', saved]);
  expect(twice).toMatchObject({ code: 1, stderr: expect.stringContaining('does not exist yet') as string });
});

test('D-46 D-49 pasted JSON may have what Salesforce adds: attributes, parents, child rows', async () => {
  world = await createPreviewWorld();
  const sync = defineSync(world.org, {
    mappings: { 'dataFields.firstName': 'FirstName', 'dataFields.city': 'Account.Name' }
  });
  const pasted = {
    attributes: { type: 'Contact', url: '/services/data/v66.0/sobjects/Contact/003' },
    ...ada,
    Account: { attributes: { type: 'Account' }, Name: 'Engines' },
    Cases: { totalSize: 1, done: true, records: [{ attributes: { type: 'Case' }, Subject: 'x' }] }
  };
  const answer = await preview(world, sync, '--json', file('pasted.json', pasted));
  expect(answer).toMatchObject({ recordId: null, outcome: { status: 'delivered' } });
  expect(answer.steps[0]?.payload?.dataFields).toEqual({ firstName: 'Ada', city: 'Engines' });
  expect(JSON.stringify(answer.originalData)).not.toContain('attributes');
  expect(answer.notices).toContainEqual(expect.stringContaining('taken as blank'));
});

test('D-46 pasted JSON is held against the filter without asking Salesforce', async () => {
  world = await createPreviewWorld();
  const sync = defineSync(world.org, {
    values: { Scope_Type__c: 'Filter', Filter__c: "MailingCountry = 'US' AND CreatedDate = LAST_N_DAYS:5" }
  });
  const scopeOf = async (MailingCountry: string) =>
    (await preview(world, sync, '--json', file('scope.json', { ...ada, MailingCountry }))).scope;
  expect(await scopeOf('DE')).toMatchObject({
    verdict: 'out of scope',
    reasons: ['MailingCountry is DE; this sync takes US.', expect.stringContaining('not checked') as string]
  });
  expect(await scopeOf('US')).toMatchObject({ verdict: 'not checked' });
});

test('D-46 DESIGN 5: a definition that is not published is previewed as if it were, and publishes nothing', async () => {
  world = await createPreviewWorld();
  const sync = defineSync(world.org);
  const [id = ''] = loadContacts(world.org, [ada]);
  const definition = file('definition.json', {
    syncs: [{ DeveloperName: sync, Project__c: 'Main', Source_Object__c: 'Contact', Status__c: 'Active' }],
    steps: [{ DeveloperName: 'Draft', Sync__c: sync, Operation__c: 'Update_User' }],
    mappings: [
      { DeveloperName: 'Draft_1', Step__c: 'Draft', Source__c: 'LastName', Target__c: 'dataFields.firstName' }
    ]
  });
  const draft = await preview(world, '--definition', definition, '--record', id);
  expect(draft.steps[0]).toMatchObject({ step: 'Draft', payload: { dataFields: { firstName: 'Byron' } } });
  const published = await preview(world, sync, '--record', id);
  expect(published.steps[0]?.payload?.dataFields).toMatchObject({ firstName: 'Ada' });
});

test.each([
  ['no record', ['Contact_To_User']],
  ['no sync', ['--record', '003000000000001']],
  ['a live test of data', ['Contact_To_User', '--live', '--data', '/dev/null']],
  ['a file that is no record', ['Contact_To_User', '--data', '/dev/null']]
])('D-46 D-47 wrong usage: %s', async (_what, words) => {
  world = await createPreviewWorld();
  expect(await command(world, ['preview', ...words])).toMatchObject({ code: 2, stdout: '' });
  const live = await command(world, [
    'preview',
    'Contact_To_User',
    '--live',
    '--json',
    file('live.json', ada)
  ]);
  expect(live).toMatchObject({ code: 2, stderr: expect.stringContaining('--live sends a record') as string });
});

test('D-47 D-50 a live test, asked for by name, sends the record and reads the user back', async () => {
  world = await createPreviewWorld();
  const sync = defineSync(world.org, { steps: threeSteps });
  const [id = ''] = loadContacts(world.org, [ada]);
  const { live, outcome } = await preview(world, sync, '--record', id, '--live');
  expect(outcome.status).toBe('delivered');
  expect(live).toMatchObject({
    run: { state: 'done', trigger: 'record', counts: { delivered: 1 } },
    readBack: { agrees: true, differences: [], user: { dataFields: { firstName: 'ADA' } } }
  });
  expect(world.project.user('ada@example.com')?.fields).toMatchObject({ firstName: 'ADA' });
});

test('D-47 a project that belongs to another org gets no live test', async () => {
  world = await createPreviewWorld();
  const sync = defineSync(world.org, { project: { Organization_Id__c: '00D000000000009' } });
  const [id = ''] = loadContacts(world.org, [ada]);
  const ended = await command(world, ['preview', sync, '--record', id, '--live', '--json']);
  expect(documentOf(ended)).toMatchObject({ error: { code: 'config.other-org' } });
  expect(writes(world)).toEqual([]);
});
