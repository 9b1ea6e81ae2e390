/** What a sync was: versions of the app, those from outside it, and the way back. */
import { saveCustomMetadata } from '../stand-ins/org/load/custom-metadata';
import {
  definitionIn,
  edited,
  publishWorld,
  save,
  sync,
  versionsOf,
  type Draft,
  type Editor,
  type PublishWorld
} from './publish-world';

let parts: PublishWorld;
let anna: Editor;

async function begin(namespace?: string): Promise<void> {
  parts = await publishWorld(namespace);
  anna = await parts.person('Anna');
}

afterEach(() => parts.close());

describe('D-28 versions', () => {
  test('an older one is seen beside the one in use, restored as a draft and published; the sync stays switched on', async () => {
    await begin();
    await parts.publish(anna, await edited(anna, 'Title'), 'first');
    await parts.publish(anna, await edited(anna, 'Department'), 'second');
    const [second, first] = await versionsOf(anna);
    expect([second?.note, first?.note, first?.state]).toEqual(['second', 'first', 'Superseded']);
    // The drafts in between used up numbers of the records, and none of the versions.
    expect([second?.name, first?.name]).toEqual(['Version 2', 'Version 1']);
    const text = await anna.ask<string>('differences', {
      syncName: sync,
      versionA: 'published',
      versionB: first?.versionId
    });
    expect(JSON.parse(text)).toMatchObject({
      differences: [{ field: 'Source', before: 'Department', after: 'Title' }]
    });
    const draft = await anna.ask<Draft>('restore', { syncName: sync, versionId: first?.versionId });
    expect(await parts.sourceInUse()).toBe('Department');
    await parts.publish(anna, draft, 'back');
    expect(await parts.sourceInUse()).toBe('Title');
    expect((await (await parts.world.bridge()).config(0)).syncs[0]?.status).toBe('Active');
  });

  test('one that changes only what is switched off is known to be taken, once the bridge has read since', async () => {
    await begin();
    await parts.publish(anna, await edited(anna, 'Title'), 'first');
    const draft = await anna.ask<Draft>('startDraft', { syncName: sync });
    const { mappings, ...rest } = definitionIn(draft);
    const [one] = mappings;
    const off = {
      ...one,
      DeveloperName: 'Off',
      MasterLabel: 'Off',
      Target__c: 'dataFields.off',
      Active__c: false
    };
    const saved = await save(anna, draft, { ...rest, mappings: [...mappings, off] });
    await parts.publish(anna, saved, 'second');
    const [second, first] = await versionsOf(anna);
    expect([second?.note, second?.isTaken, second?.takenAt ?? null]).toEqual(['second', true, null]);
    expect([first?.isTaken, typeof first?.takenAt]).toEqual([true, 'string']);
  });

  test('what was deployed outside the app is one too, and can be restored', async () => {
    await begin();
    await parts.publish(anna, await edited(anna, 'Title'));
    saveCustomMetadata(parts.world.org, {
      type: 'Iterable_Sync__mdt',
      developerName: sync,
      label: 'By files',
      values: { Project__c: 'Main', Direction__c: 'To_Iterable', Definition_Hash__c: null, Schedule__c: '30' }
    });
    await (await parts.world.bridge()).config(0);
    const all = await versionsOf(anna);
    expect(all).toMatchObject([
      { state: 'Deployed', isCurrent: true },
      { state: 'Published', isCurrent: false },
      { state: 'Deployed', isCurrent: false }
    ]);
    const text = await anna.ask<string>('differences', {
      syncName: sync,
      versionA: all[2]?.versionId,
      versionB: all[0]?.versionId
    });
    expect(JSON.parse(text)).toMatchObject({
      differences: expect.arrayContaining([expect.objectContaining({ field: 'Schedule', after: '30' })])
    });
    const draft = await anna.ask<Draft>('restore', { syncName: sync, versionId: all[2]?.versionId });
    await parts.publish(anna, draft);
    expect(await parts.sourceInUse()).toBe('FirstName');
  });
});
