/** A list is deleted with a link only when nothing else uses it. */
import { startService } from './service-world';
import { defineSync } from './define-sync';
import {
  at,
  closeAll,
  create,
  end,
  isEnded,
  linked,
  linkOf,
  newsletter,
  onList,
  poke,
  row
} from './unlink-world';

afterEach(closeAll);

const yearly = { Schedule__c: '0 3 1 1 *', Write_Back__c: 'None' };
const steps = [{ operation: 'Subscribe_List' }];
const people = (label: string) => defineSync(at.world.org, { name: 'People', label, values: yearly, steps });
const broken = () =>
  defineSync(at.world.org, {
    name: 'Broken',
    label: 'Broken people',
    values: { ...yearly, Scope_Type__c: 'Filter', Filter__c: null },
    steps
  });

describe('T-05 Unlink and delete', () => {
  test('deletes the list, and forgets who was on it', async () => {
    const { campaign, link, members } = await linked(30);
    at.service = await startService(at.world);
    end(link, 'Delete');
    await poke(campaign);
    await isEnded(link);
    expect(onList()).toBeUndefined();
    const states = await (await at.world.bridge()).ledger.recordStates('Members', members);
    expect(states.flatMap((state) => Object.keys(state?.steps ?? {}))).toEqual([]);
    expect(await at.world.run('Members')).toMatchObject({ state: 'done', error: null });
  });

  test('says what else uses the list, and goes on as before', async () => {
    const { campaign, link } = await linked(3);
    const other = create('Campaign', { Name: 'Autumn' });
    linkOf({ Campaign__c: other });
    at.service = await startService(at.world);
    end(link, 'Delete');
    await poke(campaign);
    expect(row(link)).toMatchObject({
      Unlink__c: null,
      Message__c:
        'The list was not deleted, it is in use: the campaign “Autumn”. End that first, or keep or empty the list.'
    });
    expect(onList()).toHaveLength(3);
  });

  test('a paused link, a step that names no list, and a name that came to the list keep it from being deleted', async () => {
    const { campaign, link } = await linked(3, { define: () => people('Newsletter') });
    linkOf({ Campaign__c: create('Campaign', { Name: 'Autumn' }), Paused__c: true });
    linkOf({
      ...{ Campaign__c: create('Campaign', { Name: 'Winter' }), List_Id__c: null },
      ...{ List_Name__c: 'Newsletter', Paused__c: true }
    });
    at.service = await startService(at.world);
    end(link, 'Delete');
    await poke(campaign);
    expect(row(link)).toMatchObject({
      Unlink__c: null,
      Message__c:
        'The list was not deleted, it is in use: the campaign “Autumn”; the campaign “Winter”; the sync “Newsletter”. End that first, or keep or empty the list.'
    });
    expect(onList()).toHaveLength(3);
  });

  test('a list that was renamed in Iterable is still that of the step that it was made or found for', async () => {
    const { campaign, link } = await linked(3, { define: () => people('People of old') });
    const { ledger } = await at.world.bridge();
    await ledger.noteTarget('Main', 'list:People:People_1', String(newsletter));
    at.service = await startService(at.world);
    end(link, 'Delete');
    await poke(campaign);
    expect(row(link)?.Message__c).toContain('in use: the sync “People of old”.');
    expect(onList()).toHaveLength(3);
  });

  test('a sync that cannot run may use the list: nothing is deleted', async () => {
    const { campaign, link } = await linked(3, { define: broken });
    at.service = await startService(at.world);
    end(link, 'Delete');
    await poke(campaign);
    expect(row(link)?.Message__c).toContain('the sync “Broken people”, of which it cannot be told');
    expect(onList()).toHaveLength(3);
  });

  test('says that Iterable refuses to delete a list in use', async () => {
    const { campaign, link } = await linked(3, {
      project: { lists: [{ id: newsletter, name: 'Newsletter', inUse: true }] }
    });
    at.service = await startService(at.world);
    end(link, 'Delete');
    await poke(campaign);
    expect(row(link)).toMatchObject({
      Unlink__c: null,
      Message__c: expect.stringContaining('Iterable did not delete the list') as string
    });
    expect(onList()).toHaveLength(3);
  });
});
