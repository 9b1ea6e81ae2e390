/** Edit, preview, publish, roll back: the package's Apex, the local org and the real bridge together. */
import {
  definitionIn,
  edited,
  publishWorld,
  save,
  sync,
  versionsOf,
  type Draft,
  type Editor,
  type Publish,
  type PublishWorld
} from './publish-world';
import { loadContacts } from './world';

let parts: PublishWorld;
let anna: Editor;

async function begin(namespace?: string): Promise<void> {
  parts = await publishWorld(namespace);
  anna = await parts.person('Anna');
}

afterEach(() => parts.close());

describe.each([
  ['without a namespace', undefined],
  ['under a namespace', 'itbl']
])('D-28 publishing %s', (_, namespace) => {
  test('goes live by Publish alone, and is a version with who and why', async () => {
    await begin(namespace);
    expect(await parts.sourceInUse()).toBe('FirstName');
    const draft = await edited(anna, 'Title');
    expect(await parts.sourceInUse()).toBe('FirstName');
    expect(await parts.publish(anna, draft, 'Titles are nicer')).toMatchObject({
      state: 'Published',
      publishedBy: 'Admin Anna'
    });
    expect(await parts.sourceInUse()).toBe('Title');
    const { definition, publishedBy } = await anna.ask<Draft>('getDraft', { syncName: sync });
    expect({ definition, publishedBy }).toEqual({ definition: undefined, publishedBy: 'Admin Anna' });
    expect(await versionsOf(anna)).toMatchObject([
      {
        state: 'Published',
        isCurrent: true,
        note: 'Titles are nicer',
        publishedBy: 'Admin Anna',
        runVersion: expect.any(String)
      },
      { state: 'Deployed', isCurrent: false }
    ]);
  });
});

test('D-28 a tab that is closed during a publish loses nothing: the org hears of its end', async () => {
  await begin();
  const draft = await edited(anna, 'Title');
  await anna.ask('publish', { syncName: sync, note: '', token: draft.token });
  const otherTab = await anna.ask<Draft>('getDraft', { syncName: sync });
  expect(otherTab.state).toBe('Publishing');
  expect(
    await anna.refusal('saveDraft', {
      syncName: sync,
      definition: otherTab.definition,
      token: otherTab.token
    })
  ).toBe('Admin Anna is publishing this sync right now. Wait until that is done.');
  await parts.deployments.settled();
  expect(await anna.ask<Publish>('getPublish', { syncName: sync })).toMatchObject({ state: 'Published' });
  expect(await parts.sourceInUse()).toBe('Title');
});

describe('D-28 a second admin', () => {
  test('who publishes while one edits is seen, and nothing of theirs is lost unseen', async () => {
    await begin();
    const bob = await parts.person('Bob');
    const mine = await edited(anna, 'Title');
    expect((await bob.ask<Draft>('getDraft', { syncName: sync })).others).toMatchObject([
      { name: 'Admin Anna' }
    ]);
    await parts.publish(bob, await edited(bob, 'Department'));
    expect(await anna.refusal('publish', { syncName: sync, note: '', token: mine.token })).toBe(
      'Somebody else has published this sync since you began. Look at what changed, then keep your changes or start again.'
    );
    const plan = JSON.parse(await anna.ask<string>('getPlan', { syncName: sync })) as { conflict: unknown };
    expect(plan.conflict).toMatchObject({
      differences: [{ field: 'Source', before: 'FirstName', after: 'Department' }]
    });
    expect(await parts.sourceInUse()).toBe('Department');
    const kept = await anna.ask<Draft>('keepMine', { syncName: sync, token: mine.token });
    expect(await parts.publish(anna, kept)).toMatchObject({ state: 'Published', publishedBy: 'Admin Anna' });
    expect(await parts.sourceInUse()).toBe('Title');
  });

  test('and another tab of the same person do not overwrite each other', async () => {
    await begin();
    const draft = await edited(anna, 'Title');
    await save(anna, draft, definitionIn(draft));
    const stale = 'This draft was saved in another tab or window. Load it again before you go on.';
    expect(
      await anna.refusal('saveDraft', { syncName: sync, definition: draft.definition, token: draft.token })
    ).toBe(stale);
    expect(await anna.refusal('publish', { syncName: sync, note: '', token: draft.token })).toBe(stale);
  });

  test('waits while another one publishes', async () => {
    await begin();
    const bob = await parts.person('Bob');
    const [mine, theirs] = [await edited(anna, 'Title'), await edited(bob, 'Department')];
    await anna.ask('publish', { syncName: sync, note: '', token: mine.token });
    expect(await bob.refusal('publish', { syncName: sync, note: '', token: theirs.token })).toMatch(
      /^Admin Anna is publishing/
    );
  });

  test('at the very same moment is one too many: one goes live whole, the other is told', async () => {
    await begin();
    const bob = await parts.person('Bob');
    const [mine, theirs] = [await edited(anna, 'Title'), await edited(bob, 'Department')];
    const asked = await Promise.allSettled([
      anna.ask<Publish>('publish', { syncName: sync, note: '', token: mine.token }),
      bob.ask<Publish>('publish', { syncName: sync, note: '', token: theirs.token })
    ]);
    expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(asked.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: {
        message: expect.stringMatching(/is publishing this sync right now|published this sync in this very/)
      }
    });
    await parts.deployments.settled();
    parts.world.org.clock.advance(60_000);
    const isMine = asked[0].status === 'fulfilled';
    expect(await parts.sourceInUse()).toBe(isMine ? 'Title' : 'Department');
    expect(await versionsOf(anna)).toMatchObject([
      { state: 'Published', publishedBy: isMine ? 'Admin Anna' : 'Admin Bob' },
      { state: 'Deployed' }
    ]);
    expect(await (isMine ? bob : anna).ask<Draft>('getDraft', { syncName: sync })).toMatchObject({
      state: 'Draft'
    });
  });
});

describe('D-28 a deployment that fails half way', () => {
  test.each([1, 2])('after %i rows harms nothing, says so, and goes on by another try', async (count) => {
    await begin();
    loadContacts(parts.world.org, [{ FirstName: 'Ada', Title: 'Countess', Email: 'ada@example.com' }]);
    await parts.publish(anna, await edited(anna, 'LastName'));
    const draft = await edited(anna, 'Title');
    parts.deployments.failNextAfter = count - 1;
    expect(await parts.publish(anna, draft)).toEqual({
      syncName: sync,
      state: 'Failed',
      deploymentId: expect.any(String),
      askedAt: expect.any(String),
      isLate: false,
      rowCount: 2,
      note: 'why',
      message: expect.stringMatching(
        /^Salesforce did not take the change: .* The sync goes on as it was\. Try again\.$/
      )
    });
    parts.world.org.clock.advance(60 * 60_000);
    expect(await parts.sourceInUse()).toBe('LastName');
    const again = await anna.ask<Draft>('getDraft', { syncName: sync });
    expect(again).toMatchObject({ state: 'Failed' });
    expect(await parts.publish(anna, again)).toMatchObject({ state: 'Published' });
    expect(await parts.sourceInUse()).toBe('Title');
  });

  test('is not forgotten by discarding the draft, but by rolling back', async () => {
    await begin();
    await parts.publish(anna, await edited(anna, 'LastName'));
    parts.deployments.failNextAfter = 1;
    await parts.publish(anna, await edited(anna, 'Title'));
    expect(await anna.refusal('discardDraft', { syncName: sync })).toMatch(
      /^The last publish of this draft stopped half way/
    );
    const [current] = await versionsOf(anna);
    const restored = await anna.ask<Draft>('restore', { syncName: sync, versionId: current?.versionId });
    expect(await parts.publish(anna, restored)).toMatchObject({ state: 'Published' });
    expect(await parts.sourceInUse()).toBe('LastName');
  });
});

describe('D-28 D-46 a new sync', () => {
  const fresh = {
    syncs: [
      {
        DeveloperName: 'Leads',
        MasterLabel: 'Leads',
        Project__c: 'Main',
        Direction__c: 'To_Iterable',
        Source_Object__c: 'Lead',
        Status__c: 'Active',
        Scope_Type__c: 'All'
      }
    ],
    steps: [{ DeveloperName: 'Leads_1', Sync__c: 'Leads', Order__c: 10, Operation__c: 'Update_User' }],
    mappings: [
      {
        DeveloperName: 'Leads_1_a',
        Step__c: 'Leads_1',
        Order__c: 1,
        Kind__c: 'Field',
        Source__c: 'FirstName',
        Target__c: 'dataFields.firstName'
      }
    ]
  };
  const create = () =>
    anna.ask<Draft>('saveDraft', { syncName: 'Leads', definition: JSON.stringify(fresh), token: null });

  test('is not published before it was previewed exactly as it is', async () => {
    await begin();
    const draft = await create();
    expect(draft).toMatchObject({ state: 'Draft', isPreviewed: false });
    expect(await anna.refusal('publish', { syncName: 'Leads', note: '', token: draft.token })).toMatch(
      /^Preview a record first/
    );
  });

  test('is refused with a sentence while it could not run', async () => {
    await begin();
    const draft = await create();
    const wrong = await save(anna, draft, {
      ...fresh,
      mappings: [{ ...fresh.mappings[0], Source__c: 'Nobody__c' }]
    });
    expect(await anna.refusal('publish', { syncName: 'Leads', note: '', token: wrong.token })).toMatch(
      /^This cannot be published yet: .*Nobody__c/
    );
  });
});

test('D-28 without the right, and while the bridge is down, there is a sentence and no harm', async () => {
  await begin();
  const draft = await edited(anna, 'Title');
  const operator = await parts.person('Olga', 'Iterable_Sync_Operator');
  expect(await operator.refusal('startDraft', { syncName: sync })).toMatch(/Iterable Sync Admin/);
  await parts.service.stop();
  expect(await anna.refusal('publish', { syncName: sync, note: '', token: draft.token })).toMatch(/bridge/i);
  expect(await anna.ask<Draft>('getDraft', { syncName: sync })).toMatchObject({ state: 'Draft' });
  expect(await anna.ask<Publish>('getPublish', { syncName: sync })).toEqual({
    syncName: sync,
    state: 'None'
  });
  expect(await anna.refusal('listVersions', { syncName: sync })).toMatch(/bridge cannot be reached/);
});
