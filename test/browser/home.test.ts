import { linkCampaign } from '../../scripts/preview-run/link-campaign';
import { describeInBrowser, openBrowserWorld, type BrowserWorld } from './browser-world';
import { contacts } from './people';

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

  test('D-29 "need attention" on a card opens the list of those records, and no others', async () => {
    const visitor = await world.visit({ user: 'operator' });
    const card = visitor.page.locator('c-sync-card').filter({ hasText: 'Contacts to users' });
    const link = card.getByRole('link', { name: /need attention$/ });
    const count = /^[\d,]+/.exec(await link.innerText())?.[0] ?? '';
    await link.click();
    await visitor.page.getByText('Iterable: needs attention').waitFor();
    await visitor.page.getByText(`${count} items`, { exact: true }).waitFor();
    await visitor.page.locator('lightning-datatable tbody tr').first().waitFor();
    const failed = contacts(world).filter((row) => row.Iterable_Status__c === 'Failed');
    expect(failed).toHaveLength(Number(count));
    const names = await visitor.page.locator('lightning-datatable tbody a').allInnerTexts();
    expect([...names].sort()).toEqual(failed.map(({ Name }) => String(Name)).sort());
    expect(await visitor.violations()).toEqual([]);
    await visitor.leave();
  });

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
