import type { Preview } from '../../scripts/preview-run/start-preview';
import { describeInBrowser, openBrowserWorld, type BrowserWorld } from './browser-world';

/** An org in which the package was just installed. */
function withoutSyncs({ world: { org } }: Pick<Preview, 'world'>): void {
  for (const object of ['Iterable_Field_Mapping__mdt', 'Iterable_Step__mdt', 'Iterable_Sync__mdt']) {
    const rows = [...org.store.rows(object, { includeDeleted: false })];
    org.store.load(
      object,
      rows.map((row) => ({ ...row, IsDeleted: true }))
    );
  }
}

describeInBrowser('Home without a sync', () => {
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await openBrowserWorld({ people: { contacts: 5, leads: 5 }, prepare: withoutSyncs });
  });
  afterAll(() => world?.close());
  afterEach(() => expect(world?.complaints()).toEqual([]));

  test.each([1280, 768])('Tx-02 says the three steps to the first one, at %i pixels', async (width) => {
    const visitor = await world.visit({ width });
    await visitor.page.getByText('There is no sync yet').waitFor();
    expect(await visitor.page.locator('c-home-empty [data-id="step"]').count()).toBe(3);
    expect(await visitor.violations()).toEqual([]);
    expect(await visitor.scrollsSideways()).toBe(false);
    await visitor.picture('home-empty');
    await visitor.leave();
  });

  test('D-24 a viewer is told whom to ask', async () => {
    const visitor = await world.visit({ user: 'viewer' });
    await visitor.page.getByText('Ask your administrator to set up the first sync.').waitFor();
    expect(await visitor.page.getByRole('button', { name: 'Open Custom Metadata Types' }).count()).toBe(0);
    expect(await visitor.violations()).toEqual([]);
    await visitor.leave();
  });
});
