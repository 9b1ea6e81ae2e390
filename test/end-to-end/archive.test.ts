/** The end of a sync: the package's Apex, the local org and the real bridge together. */
import { definitionIn, publishWorld, save, sync, versionsOf, type Draft } from './publish-world';

test('D-29 D-28 a sync that is archived by a publish is out of use, in its history, and comes back', async () => {
  const parts = await publishWorld();
  try {
    const anna = await parts.person('Anna');
    const turn = async (status: string): Promise<unknown> => {
      const draft = await anna.ask<Draft>('startDraft', { syncName: sync });
      const definition = definitionIn(draft);
      const syncs = definition.syncs.map((row) => ({ ...row, Status__c: status }));
      return parts.publish(anna, await save(anna, draft, { ...definition, syncs }));
    };
    expect(await turn('Archived')).toMatchObject({ state: 'Published' });
    expect(await parts.sourceInUse()).toBeUndefined();
    const [archived] = await versionsOf(anna);
    expect(archived).toMatchObject({ state: 'Published', isCurrent: true, publishedBy: 'Admin Anna' });
    expect(await turn('Active')).toMatchObject({ state: 'Published' });
    expect(await parts.sourceInUse()).toBe('FirstName');
  } finally {
    await parts.close();
  }
});
