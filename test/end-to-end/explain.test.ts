import type { PreviewAnswer } from '../../bridge/commands/preview';
import { deleteRecord } from '../stand-ins/org/store/recycle';
import { command, documentOf } from './cli-world';
import { chain, checkOf, createPreviewWorld, explain, threeSteps, writes } from './preview-world';
import { defineSync, loadContacts, type World } from './world';

let world: World;
afterEach(() => world.close());

const ada = { FirstName: 'Ada', LastName: 'Byron', Email: 'ada@example.com' };

const load = (given: Record<string, unknown> = {}): string =>
  loadContacts(world.org, [{ ...ada, ...given }])[0] ?? '';

test('D-46 S-31 a record that is sent passes every link, each with its rule and the definition that decided', async () => {
  world = await createPreviewWorld();
  const sync = defineSync(world.org, { steps: threeSteps });
  const answer = await explain(world, load());
  expect(chain(answer, sync)).toEqual([
    ...['found: pass', 'visible: pass', 'active: pass', 'definition: pass', 'scope: pass'],
    ...[
      'consent: pass',
      'identity: pass',
      'condition: pass',
      'mapping: pass',
      'mapping: pass',
      'mapping: pass'
    ],
    ...['sending: pass', 'last-call: note', 'lag: note']
  ]);
  expect(answer.records[0]?.syncs[0]).toMatchObject({
    sync,
    stoppedBy: null,
    outcome: { status: 'delivered' },
    definition: expect.stringMatching(/^[0-9a-f]{16,}/) as string
  });
  expect(writes(world)).toEqual([]);
});

test('D-46 a failed filter names the clause and the value, and what comes after says would', async () => {
  world = await createPreviewWorld();
  const sync = defineSync(world.org, {
    steps: threeSteps,
    values: { Scope_Type__c: 'Filter', Filter__c: "MailingCountry IN ('US', 'CA') AND Title != null" }
  });
  const answer = await explain(world, load({ MailingCountry: 'DE', FirstName: null }));
  expect(checkOf(answer, sync, 'scope')).toMatchObject({
    verdict: 'fail',
    sentence: 'MailingCountry is DE; this sync takes US, CA. Title is blank; this sync takes all but blank.'
  });
  expect(checkOf(answer, sync, 'consent')?.verdict).toBe('would pass');
  expect(checkOf(answer, sync, 'condition')).toMatchObject({
    verdict: 'would fail',
    sentence: 'NOT(ISBLANK(FirstName)) is not true: the step Contact_To_User_1 is not for this record.'
  });
  expect(checkOf(answer, sync, 'sending')?.verdict).toBe('would pass');
  expect(answer.records[0]?.syncs[0]).toMatchObject({
    stoppedBy: 'scope',
    outcome: { code: 'out-of-scope' }
  });
});

test('D-46 of clauses one of which has to hold all are named; what only Salesforce can say it is asked', async () => {
  world = await createPreviewWorld();
  const filtered = (name: string, filter: string): string =>
    defineSync(world.org, { name, values: { Scope_Type__c: 'Filter', Filter__c: filter } });
  const any = filtered(
    'Any',
    "(MailingCountry = 'US' OR LastModifiedDate >= LAST_N_DAYS:3) AND (NOT LastName = 'Byron')"
  );
  const members = filtered('Members', 'Id IN (SELECT ContactId FROM CampaignMember)');
  const answer = await explain(world, load({ MailingCountry: 'DE' }));
  const sentence = checkOf(answer, any, 'scope')?.sentence;
  expect(sentence).toContain('MailingCountry is DE; this sync takes US.');
  expect(sentence).toContain('LastModifiedDate >= LAST_N_DAYS:3 is false.');
  expect(sentence).toContain("LastName = 'Byron' is true; this sync leaves such records out.");
  expect(checkOf(answer, members, 'scope')?.sentence).toMatch(
    /SELECT ContactId FROM CampaignMember\) is false\./
  );
});

test.each([
  ['consent', { HasOptedOutOfEmail: true }, /^HasOptedOutOfEmail is ticked\./],
  ['identity', { Email: null }, /^The record has no e-mail address/],
  ['mapping', { Title: 'Countess' }, /^Title for dataFields\.score: expected a number, found "Countess"\.$/]
])('D-46 D-48 %s stops a record by its own rule', async (rule, given, sentence) => {
  world = await createPreviewWorld();
  const sync = defineSync(world.org, {
    mappings: { 'dataFields.score': { Source__c: 'Title', Target_Type__c: 'long' } }
  });
  const answer = await explain(world, load(given));
  expect(answer.records[0]?.syncs[0]?.stoppedBy).toBe(rule);
  expect(checkOf(answer, sync, rule)).toMatchObject({
    verdict: 'fail',
    sentence: expect.stringMatching(sentence) as string
  });
});

test('S-31 a duplicate reads "email shared with" the record that speaks for the person', async () => {
  world = await createPreviewWorld();
  const sync = defineSync(world.org);
  const first = load();
  await world.run(sync);
  const second = load({ Email: 'Ada@Example.com' });
  const answer = await explain(world, second);
  expect(checkOf(answer, sync, 'identity')).toMatchObject({
    verdict: 'fail',
    sentence: expect.stringContaining(`email shared with ${first}`) as string
  });
});

test('D-46 a person is found by address, in any case, with every record that has it', async () => {
  world = await createPreviewWorld();
  const sync = defineSync(world.org);
  const first = load();
  const second = load();
  await world.run(sync);
  const { as, records } = await explain(world, 'ADA@example.com');
  expect(as).toBe('identity');
  expect(records.map(({ recordId }) => recordId).sort()).toEqual([first, second].sort());
  expect(await explain(world, 'nobody@example.com')).toMatchObject({ records: [] });
});

test('D-46 what was sent says so: nothing new, the last call, and how far the sync has read', async () => {
  world = await createPreviewWorld();
  const sync = defineSync(world.org, { values: { Write_Back__c: 'None' } });
  const id = load();
  await world.run(sync);
  await (await world.bridge()).calls.flush();
  const answer = await explain(world, id);
  expect(checkOf(answer, sync, 'sending')?.sentence).toContain('Nothing is new');
  expect(checkOf(answer, sync, 'last-call')?.sentence).toMatch(
    /Last call about it: POST \/api\/users\/bulkUpdate at .*, 200\./
  );
  expect(checkOf(answer, sync, 'lag')?.sentence).toContain('is accounted for');
});

test('D-46 right after a run that wrote its status the change may be its own', async () => {
  world = await createPreviewWorld();
  const sync = defineSync(world.org, { mappings: { 'dataFields.firstName': 'FirstName' } });
  const id = load();
  await world.run(sync);
  const answer = await explain(world, id);
  expect(checkOf(answer, sync, 'lag')?.sentence).toContain('perhaps only the status that the bridge wrote');
  expect(checkOf(answer, sync, 'mapping')?.sentence).toBe('1 field can be mapped.');
});

test('D-46 what waits says until when, and what was rejected says how it is tried again', async () => {
  world = await createPreviewWorld();
  const steps = [
    { operation: 'Track_Event', target: 'contact_seen', mappings: { 'dataFields.lastName': 'LastName' } }
  ];
  const waiting = defineSync(world.org, { name: 'Waiting', steps, values: { Write_Back__c: 'None' } });
  const rejected = defineSync(world.org, {
    name: 'Rejected',
    values: { Write_Back__c: 'None' },
    mappings: { 'dataFields.firstName': { Source__c: 'Title', Required__c: true } }
  });
  const id = load();
  for (const sync of [waiting, rejected]) expect(await world.run(sync)).toMatchObject({ error: null });
  const answer = await explain(world, id);
  expect(checkOf(answer, waiting, 'waiting')?.sentence).toMatch(
    /^It waits until \S+ \(iterable\.not-found, try 1\)/
  );
  expect(checkOf(answer, rejected, 'rejected')?.sentence).toMatch(
    /^It was rejected at \S+ \(mapping\.required\)/
  );
});

test.each([
  [
    'is deleted',
    'found',
    (id: string) => deleteRecord(world.org.store, 'Contact', id, world.org.adminUserId)
  ],
  ['never was', 'found', () => undefined]
])('D-46 a record that %s is not found', async (what, rule, act) => {
  world = await createPreviewWorld();
  const sync = defineSync(world.org);
  const id = load();
  if (what === 'is deleted') act(id);
  const answer = await explain(world, what === 'never was' ? '003bn0000009999AAA' : id);
  expect(answer.records[0]?.syncs[0]?.stoppedBy).toBe(rule);
  expect(checkOf(answer, sync, 'found')?.verdict).toBe('fail');
  if (what === 'is deleted') return;
  expect(chain(answer, sync)).toEqual(['found: fail', 'last-call: note']);
  expect(answer.records[0]?.syncs[0]?.outcome).toBeNull();
  const { stdout } = await command(world, ['explain', '003bn0000009999AAA']);
  expect(stdout).toContain(': no such record');
  expect(stdout).not.toContain('out-of-scope');
});

test('D-46 an inactive sync, and a definition that cannot run, are links of the chain', async () => {
  world = await createPreviewWorld();
  const inactive = defineSync(world.org, { name: 'Inactive', values: { Status__c: 'Inactive' } });
  const broken = defineSync(world.org, { name: 'Broken', mappings: { 'dataFields.unheardOf': 'FirstName' } });
  const leads = defineSync(world.org, { name: 'Leads', object: 'Lead' });
  const answer = await explain(world, load());
  expect(chain(answer, inactive).slice(2, 5)).toEqual([
    'active: fail',
    'definition: would pass',
    'scope: would pass'
  ]);
  expect(checkOf(answer, broken, 'definition')).toMatchObject({
    verdict: 'fail',
    sentence: expect.stringContaining('unheardOf') as string
  });
  expect(answer.records[0]?.others).toEqual([
    { sync: leads, reason: 'It reads records of Lead, whose ids begin with 00Q.' }
  ]);
});

test('D-46 a record that leaves says what happens to it', async () => {
  world = await createPreviewWorld();
  const sync = defineSync(world.org, {
    steps: [{ operation: 'Subscribe_List', target: 'Everybody' }],
    values: { Scope_Type__c: 'Filter', Filter__c: "MailingCountry = 'US'" }
  });
  const id = load({ MailingCountry: 'US' });
  await world.run(sync);
  world.org.store.update('Contact', id, { MailingCountry: 'DE' }, world.org.adminUserId);
  const answer = await explain(world, id);
  expect(checkOf(answer, sync, 'scope')?.sentence).toBe(
    'MailingCountry is DE; this sync takes US. It leaves what the sync put it into.'
  );
  expect(answer.records[0]?.syncs[0]?.outcome).toMatchObject({ status: 'delivered', code: 'removed' });
  const seen = documentOf<PreviewAnswer>(await command(world, ['preview', sync, '--record', id, '--json']));
  expect(seen.steps[0]?.result).toMatchObject({
    code: 'removed',
    message: "Taken away: no longer matches the filter (MailingCountry = 'US')."
  });
  expect(seen.notices).toContain('If many leave in one run, they are held for approval.');
});

test('D-46 for a person the chain is a table', async () => {
  world = await createPreviewWorld();
  const sync = defineSync(world.org);
  const { stdout, code } = await command(world, ['explain', load()]);
  expect(code).toBe(0);
  expect(stdout).toContain(`${sync} (definition `);
  expect(stdout).toMatch(/pass +scope +The record is in the scope of the sync\./);
});
