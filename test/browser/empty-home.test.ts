import { describeInBrowser, openBrowserWorld, type BrowserWorld } from './browser-world';

describeInBrowser('Home without a sync', () => {
  let world: BrowserWorld;
  // An org in which the package was just installed.
  beforeAll(async () => {
    world = await openBrowserWorld({ people: { contacts: 5, leads: 5 }, definitions: [] });
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
    expect(await visitor.page.getByRole('button', { name: 'Open Set-up' }).count()).toBe(0);
    expect(await visitor.violations()).toEqual([]);
    await visitor.leave();
  });
});
