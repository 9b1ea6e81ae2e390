import { linkCampaign } from '../../scripts/preview-run/link-campaign';
import { describeInBrowser, openBrowserWorld, type BrowserWorld } from './browser-world';

describeInBrowser('Home', () => {
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await openBrowserWorld({
      people: { contacts: 400, leads: 120 },
      pastHours: 25,
      prepare: linkCampaign
    });
  });
  afterAll(() => world?.close());
  afterEach(() => expect(world?.complaints()).toEqual([]));

  test.each([1280, 768])(
    'Tx-02 a day of runs: totals, a chart for each sync that reads as a table too, and budgets, at %i pixels',
    async (width) => {
      const visitor = await world.visit({ width });
      const { page } = visitor;
      await page.locator('c-sync-card').nth(2).waitFor();
      expect(await visitor.scrollsSideways()).toBe(false);
      await visitor.picture('home');
      expect(await visitor.violations()).toEqual([]);

      await page.getByRole('button', { name: 'Show the numbers as a table' }).first().click();
      const rows = page.locator('c-delivery-chart table tbody tr');
      await rows.nth(5).waitFor();
      expect(await visitor.violations()).toEqual([]);
      await page.getByText('7 days').click();
      await page.getByText(/Salesforce: [\d,]+ of [\d,]+ calls today/).waitFor();
      await visitor.leave();
    }
  );

  test('D-18 a sync is paused with who and when; whoever else resumes it is asked first', async () => {
    const visitor = await world.visit({ user: 'operator' });
    const card = visitor.page.locator('c-sync-card').filter({ hasText: 'Leads to users' });
    await card.getByRole('button', { name: 'Pause' }).click();
    await card.getByText(/^Paused by Oliver Kent, /).waitFor();
    expect(await visitor.violations()).toEqual([]);
    await visitor.leave();

    const other = await world.visit({ user: 'admin' });
    const theirs = other.page.locator('c-sync-card').filter({ hasText: 'Leads to users' });
    await theirs.getByRole('button', { name: 'Resume' }).click();
    const dialog = other.page.getByRole('dialog');
    await dialog.getByText(/Nothing was lost/).waitFor();
    expect(await other.violations()).toEqual([]);
    await dialog.getByRole('button', { name: 'Resume' }).click();
    await theirs.getByRole('button', { name: 'Run now' }).waitFor();
    await other.leave();
  });
});
