import { describeInBrowser, openBrowserWorld, type BrowserWorld } from './browser-world';
import type { Page } from './playwright';

describeInBrowser('Publish and versions', () => {
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await openBrowserWorld({ people: { contacts: 40, leads: 10 }, pastHours: 0 });
  });
  afterAll(() => world?.close());
  afterEach(() => expect(world?.complaints()).toEqual([]));

  /** Changes the filter of the sync, and waits until the draft is kept. */
  async function filter(page: Page, condition: string): Promise<void> {
    await page.getByRole('tab', { name: 'Source' }).click();
    await page.getByText('Those that match a filter').click();
    await page.getByRole('button', { name: 'Show as SOQL' }).click();
    await page.getByLabel('SOQL condition, without WHERE').fill(condition);
    await page.getByText(/^Draft saved/).waitFor();
  }

  test.each([1280, 768])(
    'D-28 a change is published, a publish that stops half way is tried again, an older version comes back, at %i pixels',
    async (width) => {
      const visitor = await world.visit({ width });
      const { page } = visitor;
      await visitor.go('/lightning/n/Iterable_Sync_Syncs?c__sync=Contact_To_User');
      await filter(page, `LastName LIKE '${width}%'`);
      await page.getByRole('tab', { name: 'Publish' }).click();
      const panel = page.locator('c-publish-panel');
      await panel.locator('[data-id="difference"]').first().waitFor();
      expect(await panel.locator('[data-id="changes"]').innerText()).toContain(`LastName LIKE '${width}%'`);
      expect(await visitor.violations()).toEqual([]);
      expect(await visitor.scrollsSideways()).toBe(false);
      await visitor.picture('publish');

      await panel.getByLabel('Note').fill(`Only ${width}`);
      world.deployments.failNextAfter = 0;
      await panel.getByRole('button', { name: 'Publish', exact: true }).click();
      await panel.getByText(/^Salesforce did not take the change: .*Try again\.$/).waitFor();
      expect(await visitor.violations()).toEqual([]);
      await visitor.picture('publish-failed');
      await panel.getByRole('button', { name: 'Publish again' }).click();
      await page.getByText(/^Published as VERSION-/).waitFor();

      await page.getByRole('tab', { name: 'History' }).click();
      const versions = page.locator('c-version-history').locator('[data-id="version"]');
      await versions.nth(1).waitFor();
      expect(await versions.first().innerText()).toMatch(/VERSION-\d+\s*In use[^]*Amira Haddad[^]*Only/i);
      expect(await visitor.violations()).toEqual([]);
      expect(await visitor.scrollsSideways()).toBe(false);
      await versions
        .last()
        .getByRole('button', { name: /^Roll back/ })
        .click();
      await page.locator('c-version-history').locator('[data-id="difference"]').first().waitFor();
      await visitor.picture('versions');
      expect(await visitor.violations()).toEqual([]);
      await page.getByRole('button', { name: 'Make it my draft' }).click();
      await panel.getByRole('button', { name: 'Publish', exact: true }).click();
      await page.getByText(/^Published as VERSION-/).waitFor();
      await visitor.leave();
    }
  );
});
