/** Consent rules made on the screen: the package's Apex, the local org, the real bridge and Iterable together. */
import { publishWorld, sync, type Editor, type PublishWorld } from './publish-world';
import { loadContacts } from './world';

interface Rule {
  readonly name: string;
  readonly token: string;
  readonly fieldLabel: string;
  readonly isActive: boolean;
}

interface Consent {
  readonly rules: readonly Rule[];
  readonly isSaving: boolean;
  readonly changes: readonly Readonly<Record<string, unknown>>[];
}

let parts: PublishWorld;
let anna: Editor;
/** The first one that people can leave. */
let channel: { readonly id: number; readonly name: string };

async function begin(namespace?: string): Promise<void> {
  // Run by hand alone, when the rule is there.
  parts = await publishWorld(namespace, { values: { Status__c: 'Inactive' } });
  anna = (await parts.person('Anna')).at('IterableSyncConsentController');
  const { channels } = JSON.parse(await anna.ask('getChannels', { projectName: 'Main' }));
  [channel] = channels;
}

afterEach(() => parts.close());

const rule = (given: object = {}) => ({
  objectName: 'Contact',
  fieldName: 'DoNotCall',
  scope: 'Channel',
  iterableId: channel.id,
  direction: 'To_Iterable',
  isActive: true,
  ...given
});
const consent = (): Promise<Consent> => anna.ask('getConsent', { projectName: 'Main' });
const parameters = (given: object) => ({ projectName: 'Main', wanted: rule(given) });

async function save(given: object = {}): Promise<void> {
  await anna.ask('saveRule', parameters(given));
  await parts.deployments.settled();
}

const people = [
  { FirstName: 'Ada', Email: 'ada@example.com', DoNotCall: true },
  { FirstName: 'Bea', Email: 'bea@example.com', DoNotCall: false }
];

describe.each([
  ['without a namespace', undefined],
  ['under a namespace', 'itbl']
])('Tx-05 a rule made on the screen, %s', (_, namespace) => {
  test('holds back who opted out, and is switched off only with a reason, which is kept', async () => {
    await begin(namespace);
    const { world } = parts;
    const [ada = ''] = loadContacts(world.org, people);
    await save();
    expect(await consent()).toMatchObject({
      isSaving: false,
      rules: [{ fieldLabel: 'Do Not Call', isActive: true }],
      changes: [
        { act: 'Added', state: 'Done', madeBy: 'Admin Anna', after: expect.stringContaining(channel.name) }
      ]
    });
    // Definitions are read anew every few minutes; here at once.
    const { syncs } = await (await world.bridge()).config(0);
    expect(syncs[0]?.project.consentRules).toMatchObject([{ field: 'DoNotCall', iterableId: channel.id }]);
    expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1, skipped: 1 } });
    expect(world.project.user('ada@example.com')).toBeFalsy();
    expect(world.project.user('bea@example.com')).toBeTruthy();
    const { ledger } = await world.bridge();
    expect((await ledger.recordStates(sync, [ada]))[0]).toMatchObject({
      status: 'skipped',
      code: 'opted-out',
      message: expect.stringContaining('(DoNotCall)')
    });

    const [made] = (await consent()).rules;
    const off = { name: made?.name, token: made?.token, isActive: false };
    expect(await anna.ask('checkRule', parameters(off))).toMatchObject({ isLoosening: true, people: 1 });
    expect(await anna.refusal('saveRule', parameters(off))).toBe('Say why: it is kept with the change.');
    await save({ ...off, reason: 'Calls are no mails' });
    expect((await consent()).rules).toMatchObject([{ name: made?.name, isActive: false }]);
    expect((await consent()).changes[0]).toMatchObject({
      act: 'Switched_Off',
      reason: 'Calls are no mails',
      state: 'Done',
      madeBy: 'Admin Anna'
    });
  });
});

test('Tx-05 a rule that the bridge would refuse is not deployed, and the sentence says why', async () => {
  await begin();
  const refused = (given: object) => anna.refusal('saveRule', parameters(given));
  expect(await refused({ iterableId: 999_999 })).toContain('has no channel 999999');
  expect(await refused({ fieldName: 'Title' })).toContain('an opt-out is a checkbox');
  expect(await refused({ objectName: 'No_Such__c' })).toMatch(/No_Such__c/);
  await save();
  expect(await refused({})).toContain('Another rule in use says the same already.');
  await save({ fieldName: 'HasOptedOutOfEmail' });
  expect((await consent()).rules).toHaveLength(2);
});

test('Tx-05 of two admins the second one sees what the first one did, and overwrites nothing', async () => {
  await begin();
  await save();
  const bob = (await parts.person('Bob')).at('IterableSyncConsentController');
  const [seen] = (await consent()).rules;
  const same = { name: seen?.name, token: seen?.token };
  await anna.ask('saveRule', parameters({ ...same, fieldName: 'HasOptedOutOfEmail', reason: 'Mails' }));
  expect(await bob.refusal('saveRule', parameters({ ...same, isActive: false, reason: 'Off' }))).toBe(
    'Admin Anna is saving a rule of this project right now. Wait a moment, then try again.'
  );
  await parts.deployments.settled();
  expect(await bob.refusal('saveRule', parameters({ ...same, isActive: false, reason: 'Off' }))).toBe(
    'Somebody changed this rule meanwhile, so nothing was saved. Look at it again, then change it.'
  );
});

test('Tx-05 a deployment that fails changes nothing and says so', async () => {
  await begin();
  parts.deployments.failNextAfter = 0;
  await save();
  expect(await consent()).toMatchObject({
    isSaving: false,
    rules: [],
    changes: [{ act: 'Added', state: 'Failed', message: expect.stringContaining('the deployment stopped') }]
  });
});
