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

  /** Job titles go through that transform: a second row that a publish has to deploy. */
  async function transform(page: Page, name: string): Promise<void> {
    await page.getByRole('tab', { name: 'Steps and mappings' }).click();
    const row = page.locator('tr[data-target="dataFields.jobTitle"]').first();
    await row.getByRole('button', { name: /^Edit / }).click();
    const form = page.locator('c-mapping-form');
    await form.locator('[data-id="transform"] input').fill(name);
    await form.locator(`[data-id="transform"] [role="option"][data-value="${name}"]`).click();
    await form.locator('[data-id="done"]').click();
    await page.getByText(/^Draft saved/).waitFor();
  }

  /** What the bridge answers of the sync. */
  async function told<Answer>(path: string): Promise<Answer> {
    const answer = await fetch(`${world.bridge.url}/v1/syncs/Contact_To_User${path}`, {
      headers: { authorization: `Bearer ${world.bridgeToken}` }
    });
    return (await answer.json()) as Answer;
  }

  interface Rows {
    readonly isWhole: boolean;
    readonly definition: { readonly syncs: readonly { readonly Filter__c?: string }[] };
  }

  /** The filter that the bridge goes by. */
  async function filterInUse(): Promise<string | undefined> {
    const { entries } = await told<{ entries: { entry: string }[] }>('/history');
    const newest = await told<Rows>(`/history/${entries[0]?.entry}`);
    return newest.definition.syncs[0]?.Filter__c;
  }

  test.each([1280, 768])(
    'D-28 what changes is seen and approved, a publish that stops half way is said and finished, an older version comes back, at %i pixels',
    async (width) => {
      const visitor = await world.visit({ width });
      const { page } = visitor;
      await visitor.go('/lightning/n/Iterable_Sync_Syncs?c__sync=Contact_To_User');
      await filter(page, `LastName LIKE '${width}%'`);
      await transform(page, 'upper');
      await page.getByRole('tab', { name: 'Publish' }).click();
      const panel = page.locator('c-publish-panel');
      await panel.locator('[data-id="difference"]').first().waitFor();
      expect(await panel.locator('[data-id="changes"]').innerText()).toContain(`LastName LIKE '${width}%'`);
      expect(await visitor.violations()).toEqual([]);
      expect(await visitor.scrollsSideways()).toBe(false);
      await visitor.picture('publish');

      await panel.getByLabel('Note').fill(`Only ${width}`);
      world.deployments.failNextAfter = 1;
      await panel.getByRole('button', { name: 'Publish', exact: true }).click();
      await panel.getByText(/^Salesforce did not take the change: .* The sync goes on as it was\./).waitFor();
      await panel.getByText(/^Rows that Salesforce has taken already are not used on their own/).waitFor();
      expect((await told<Rows>('/published')).isWhole).toBe(false);
      expect(await filterInUse()).not.toBe(`LastName LIKE '${width}%'`);
      expect(await visitor.violations()).toEqual([]);
      await visitor.picture('publish-failed');
      await panel.getByRole('button', { name: 'Publish again' }).click();
      await page.getByText(/^Published as Version \d+\./).waitFor();
      expect((await told<Rows>('/published')).isWhole).toBe(true);
      await panel.getByText('Checked: 2 rows').waitFor();
      await panel.getByText(/^Salesforce has taken it after /).waitFor();
      if (width === 1280) {
        await panel.getByText(/^The bridge uses the new version since /).waitFor();
        expect(await filterInUse()).toBe(`LastName LIKE '${width}%'`);
        await visitor.go('/lightning/n/Iterable_Sync_Syncs?c__sync=Contact_To_User&c__part=publish');
        await panel.getByText(/^The bridge uses the new version since /).waitFor();
      }
      expect(await visitor.violations()).toEqual([]);
      await visitor.picture('publish-done');

      await page.getByRole('tab', { name: 'History' }).click();
      const versions = page.locator('c-version-history').locator('[data-id="version"]');
      await versions.nth(1).waitFor();
      expect(await versions.first().innerText()).toMatch(/Version \d+\s*In use[^]*Amira Haddad[^]*Only/i);
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
      await page.getByText(/^Published as Version \d+\./).waitFor();
      await visitor.leave();
    }
  );

  test('D-28 two admins edit the same sync: each sees the other, one goes live, the other is told and loses nothing', async () => {
    const [amira, noor] = [await world.visit(), await world.visit({ user: 'colleague', width: 768 })];
    const path = '/lightning/n/Iterable_Sync_Syncs?c__sync=Contact_To_User';
    await amira.go(path);
    await filter(amira.page, "LastName LIKE 'Amira%'");
    await noor.go(path);
    await noor.page.getByText(/^Amira Haddad has a draft of this sync too, saved /).waitFor();
    expect(await noor.violations()).toEqual([]);
    await filter(noor.page, "LastName LIKE 'Noor%'");
    const sides = [
      { visitor: amira, name: 'Amira Haddad', condition: "LastName LIKE 'Amira%'" },
      { visitor: noor, name: 'Noor Bakker', condition: "LastName LIKE 'Noor%'" }
    ].map((side) => ({ ...side, panel: side.visitor.page.locator('c-publish-panel') }));
    const press = 'button:enabled:text-is("Publish")';
    for (const { visitor, panel } of sides) {
      await visitor.page.getByRole('tab', { name: 'Publish' }).click();
      await panel.locator(press).waitFor();
    }
    await Promise.all(sides.map(({ panel }) => panel.locator(press).click()));
    const won = await Promise.any(
      sides.map(async (side) => {
        await side.visitor.page.getByText(/^Published as Version \d+\./).waitFor();
        return side;
      })
    );
    const lost = won === sides[0] ? sides[1] : sides[0];
    if (!lost) throw new Error('nobody lost');
    expect(await lost.panel.locator('[data-id="problem"]').innerText()).toMatch(
      /^(Amira Haddad|Noor Bakker) is publishing this sync right now\. Wait until that is done\.|^Somebody else /
    );
    expect((await told<Rows>('/published')).definition.syncs[0]?.Filter__c).toBe(won.condition);

    await lost.panel.locator(press).click();
    await lost.panel.getByText(`${won.name} published this sync after you began`).waitFor();
    expect(await lost.panel.locator('[data-id="theirs"]').innerText()).toContain(won.condition);
    expect(await lost.visitor.violations()).toEqual([]);
    await lost.visitor.picture('publish-conflict');
    await lost.panel.getByRole('button', { name: 'Keep my draft' }).click();
    await lost.panel.locator(press).click();
    await lost.visitor.page.getByText(/^Published as Version \d+\./).waitFor();
    expect((await told<Rows>('/published')).definition.syncs[0]?.Filter__c).toBe(lost.condition);
    await lost.visitor.page.getByRole('tab', { name: 'History' }).click();
    const versions = lost.visitor.page.locator('c-version-history [data-id="version"]');
    await versions.nth(1).waitFor();
    expect(await versions.nth(0).innerText()).toContain(lost.name);
    expect(await versions.nth(1).innerText()).toContain(won.name);
    for (const { visitor } of sides) await visitor.leave();
  });
});
