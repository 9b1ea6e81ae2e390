import type { SyncDefinition } from '../../../bridge/config/sync-definition';
import { findTargets, ListFinder } from '../../../bridge/sync/step-targets';
import { stepDefinition, syncDefinition } from '../../builders';
import { emptyProject, scriptedDestination, type ProjectContent } from './scripted-destination';

const listStep = (target: string | null, name = 'List') =>
  stepDefinition({ name, operation: 'Subscribe_List', target, mappings: [] });
const item = (target: string | null) =>
  stepDefinition({ name: 'Item', operation: 'Upsert_Catalog_Item', target });
const syncOf = (...steps: SyncDefinition['steps']) => syncDefinition({ steps, label: 'All contacts' });
const standard = (id: number, name: string) => ({ id, name, type: 'Standard' });

/** Iterable, and what the bridge remembers of it, over several runs. */
function world(given: Partial<ProjectContent> = {}) {
  const content = emptyProject(given);
  const destination = scriptedDestination([{}], {}, content);
  const memory = new Map<string, string>();
  const ledger = {
    target: (project: string, name: string) => Promise.resolve(memory.get(`${project} ${name}`) ?? null),
    noteTarget: (project: string, name: string, value: string) => {
      memory.set(`${project} ${name}`, value);
      return Promise.resolve();
    }
  };
  const find = async (definition: SyncDefinition, mayCreate = true) => {
    const parts = { destination, ledger, mayCreate };
    const found = await findTargets(definition, new ListFinder(definition, parts), parts);
    return { lists: Object.fromEntries(found.lists), steps: found.steps, notices: found.notices };
  };
  return { content, memory, find };
}

describe('H-38 a list', () => {
  test('is found by its id', async () => {
    const { find } = world({ lists: [standard(7, 'News')] });
    expect(await find(syncOf(listStep('7')))).toMatchObject({ lists: { List: 7 }, notices: [] });
    await expect(find(syncOf(listStep('8')))).rejects.toMatchObject({
      code: 'config.list',
      message: 'Iterable_Step.List, Target__c: Iterable has no list 8.'
    });
  });

  test('or by its name, and a list of that name that was there is said', async () => {
    const { find, content } = world({ lists: [standard(7, 'News'), standard(8, 'news')] });
    expect(await find(syncOf(listStep('News')))).toMatchObject({
      lists: { List: 7 },
      notices: ['The list "News" was there already (7) and is used.']
    });
    expect(content.lists).toHaveLength(2);
  });

  test('or made, once', async () => {
    const { find, content } = world();
    const first = await find(syncOf(listStep('News')));
    expect(first).toMatchObject({
      lists: { List: 1000 },
      notices: ['Made the list "News" (1000) in Iterable.']
    });
    expect(await find(syncOf(listStep('News')))).toMatchObject({ lists: { List: 1000 }, notices: [] });
    expect(content.lists).toEqual([standard(1000, 'News')]);
  });

  test('with the name of the sync, when the step gives none', async () => {
    const { find, content } = world();
    await find(syncOf(listStep(null)));
    expect(content.lists.map(({ name }) => name)).toEqual(['All contacts']);
  });

  test('is remembered: neither its rename nor that of the sync changes anything', async () => {
    const { find, content } = world();
    await find(syncOf(listStep(null)));
    content.lists[0] = standard(1000, 'Renamed in Iterable');
    const renamed = { ...syncOf(listStep(null)), label: 'Renamed in Salesforce' };
    expect(await find(renamed)).toMatchObject({ lists: { List: 1000 }, notices: [] });
    expect(content.lists).toHaveLength(1);
  });

  test('another name in the step is another list', async () => {
    const { find } = world();
    await find(syncOf(listStep('News')));
    expect((await find(syncOf(listStep('Other')))).lists).toEqual({ List: 1001 });
    expect((await find(syncOf(listStep('News')))).lists).toEqual({ List: 1000 });
  });

  test('that was deleted in Iterable is made again', async () => {
    const { find, content } = world();
    await find(syncOf(listStep('News')));
    content.lists.splice(0, 1, standard(5, 'Another'));
    expect((await find(syncOf(listStep('News')))).lists).toEqual({ List: 1001 });
  });

  test('iterable-api 9: that is not static is refused by id, and is none of that name', async () => {
    const { find } = world({ lists: [{ id: 7, name: 'News', type: 'Dynamic' }] });
    await expect(find(syncOf(listStep('7')))).rejects.toThrow(
      'The list 7 is of the kind Dynamic: only static lists can be changed.'
    );
    expect((await find(syncOf(listStep('News')))).lists).toEqual({ List: 1001 });
  });

  test('whose name two lists have is not guessed', async () => {
    const { find } = world({ lists: [standard(7, 'News'), standard(8, 'News')] });
    await expect(find(syncOf(listStep('News')))).rejects.toMatchObject({
      message: 'Iterable_Step.List, Target__c: Iterable has 2 static lists of the name "News".',
      fix: 'Write the id of a static list, or a name that is not taken.'
    });
  });

  test('D-27 D-47 is not made where nothing may be made, and nothing is remembered', async () => {
    const { find, content, memory } = world();
    expect(await find(syncOf(listStep('News')), false)).toMatchObject({ lists: { List: 0 }, notices: [] });
    expect([content.lists, memory.size]).toEqual([[], 0]);
  });

  test('of each step its own', async () => {
    const { find } = world({ lists: [standard(7, 'News')] });
    const steps = [
      listStep('7', 'In'),
      { ...listStep('Left', 'Out'), operation: 'Unsubscribe_List' as const }
    ];
    expect((await find(syncOf(...steps))).lists).toEqual({ In: 7, Out: 1001 });
  });

  test("of a campaign's link is not the step's business", async () => {
    const { find, content } = world();
    const scope = { type: 'Campaign', rules: [], takesUnnamed: true } as const;
    const definition = { ...syncOf(listStep(null)), scope };
    expect((await find(definition)).lists).toEqual({});
    expect(content.lists).toEqual([]);
  });
});

describe('H-31 a catalog', () => {
  test('is found by its name in any capitals, and called as Iterable calls it', async () => {
    const { find } = world({ catalogs: ['Homes'] });
    const { steps, notices } = await find(syncOf(item('HOMES'), listStep('News')));
    expect(steps.map(({ target }) => target)).toEqual(['Homes', 'News']);
    expect(notices).toEqual(['Made the list "News" (1000) in Iterable.']);
  });

  test('or made, once for however many steps name it', async () => {
    const { find, content } = world();
    const second = { ...item('homes'), name: 'Gone', operation: 'Delete_Catalog_Item' as const };
    const { steps, notices } = await find(syncOf(item('Homes'), second));
    expect(content.catalogs).toEqual(['Homes']);
    expect(steps.map(({ target }) => target)).toEqual(['Homes', 'Homes']);
    expect(notices).toEqual(['Made the catalog "Homes" in Iterable.']);
  });

  test('not where nothing may be made', async () => {
    const { find, content } = world();
    expect((await find(syncOf(item('Homes')), false)).steps[0]?.target).toBe('Homes');
    expect(content.catalogs).toEqual([]);
  });

  test.each(['', 'My homes', 'Häuser', 'a'.repeat(256)])('cannot be called "%s"', async (name) => {
    await expect(world().find(syncOf(item(name)))).rejects.toMatchObject({ code: 'config.catalog' });
  });
});
