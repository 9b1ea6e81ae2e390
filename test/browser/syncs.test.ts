import { describeInBrowser, openBrowserWorld, type BrowserWorld } from './browser-world';
import type { Page } from './playwright';

const draftsOf = (world: BrowserWorld) =>
  [...world.world.org.store.rows('Iterable_Config_Version__c', { includeDeleted: false })].filter(
    (row) => row.State__c === 'Draft'
  );

const draft = (world: BrowserWorld): string => String(draftsOf(world).at(-1)?.Definition__c ?? '');

/** Until the head of the editor says that the change is kept. */
const saved = (page: Page) => page.getByText(/^Draft saved/).waitFor();

describeInBrowser('Syncs', () => {
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await openBrowserWorld({ people: { contacts: 40, leads: 10 }, pastHours: 0 });
  });
  afterAll(() => world?.close());
  afterEach(() => expect(world?.complaints()).toEqual([]));

  test.each([1280, 768])(
    'D-03 D-04 D-26 a sync is opened from the list, filtered in rows and as SOQL, and kept as a draft, at %i pixels',
    async (width) => {
      const visitor = await world.visit({ width });
      const { page } = visitor;
      await visitor.go('/lightning/n/Iterable_Sync_Syncs');
      await page.getByRole('button', { name: 'Contacts to users' }).waitFor();
      expect(await visitor.scrollsSideways()).toBe(false);
      expect(await visitor.violations()).toEqual([]);
      await visitor.picture('syncs');

      await page.getByRole('button', { name: 'Contacts to users' }).click();
      await page.getByRole('tab', { name: 'Source' }).waitFor();
      await page.getByText('Those that match a filter').click();
      await page.getByRole('button', { name: 'Show as SOQL' }).click();
      await page
        .getByLabel('SOQL condition, without WHERE')
        .fill(
          "Email != null AND (LastName LIKE 'A%' OR LastName LIKE 'B%') AND LeadSource IN ('Web', 'Fair') AND CreatedDate >= 2020-01-31T08:00:00Z"
        );
      await page.getByText(/records? match(es)? now$/).waitFor();
      await page.getByText(/^Salesforce (reads the whole table|can use an index)/).waitFor();
      await page.getByRole('button', { name: 'Show as rows' }).click();
      await page.locator('c-filter-clause').nth(4).waitFor();
      expect(await page.locator('c-filter-clause').count()).toBe(5);
      await page.getByRole('checkbox', { name: 'Fair (not in the list any more)' }).waitFor();
      await page.getByRole('checkbox', { name: 'Phone Inquiry' }).press('Space');
      const since = page.locator('c-date-value');
      expect(await since.locator('input').first().inputValue()).toBe('Jan 31, 2020');
      await since.getByRole('combobox', { name: 'Kind of date' }).press('Enter');
      const highlighted = since.locator('[role="option"].slds-has-focus');
      await highlighted.filter({ hasText: 'In the calendar' }).waitFor();
      await page.keyboard.press('ArrowDown');
      await highlighted.filter({ hasText: 'Relative to today' }).waitFor();
      await page.keyboard.press('Enter');
      await since.getByRole('combobox', { name: 'Value' }).fill('last 30');
      await page.getByRole('option', { name: /^Last 30 days/ }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByText(/records? match(es)? now$/).waitFor();
      expect(await visitor.violations()).toEqual([]);
      expect(await visitor.scrollsSideways()).toBe(false);
      await visitor.picture('sync-source');

      await page.locator('c-filter-clause').nth(2).getByRole('button', { name: 'Remove condition' }).click();
      await saved(page);
      expect(draft(world)).toContain(
        "Email != null AND LastName LIKE 'A%' AND LeadSource IN ('Web', 'Fair', 'Phone Inquiry') AND CreatedDate >= LAST_N_DAYS:30"
      );

      await page.getByRole('tab', { name: 'Settings' }).click();
      await page.locator('c-next-runs [data-id="run"]').nth(2).waitFor();
      expect(await visitor.violations()).toEqual([]);
      expect(await visitor.scrollsSideways()).toBe(false);
      await visitor.picture('sync-settings');
      await page.getByText('At set times (cron)').click();
      await page.getByLabel('Minute, hour, day, month, weekday').fill('0 6 * *');
      await page
        .locator('c-next-runs')
        .getByText(/cannot be read/)
        .waitFor();
      await page
        .locator('c-part-problems')
        .getByText(/cannot be read/)
        .waitFor();
      await page.getByRole('tab', { name: 'Source' }).click();
      await page.getByText('Those of a list view').click();
      await page
        .locator('c-part-problems')
        .getByText(/list view/)
        .waitFor();
      expect(
        await page
          .locator('c-part-problems')
          .getByText(/cannot be read/)
          .count()
      ).toBe(0);
      expect(await visitor.violations()).toEqual([]);

      await page.getByRole('button', { name: 'Discard draft' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Discard draft' }).click();
      await page.getByText('As published').waitFor();
      expect(draftsOf(world)).toEqual([]);
      await visitor.leave();
    }
  );

  test('T-02 T-07 the list and the statuses of a campaign are chosen', async () => {
    const visitor = await world.visit();
    const { page } = visitor;
    world.world.org.store.load('Campaign', [{ Name: 'Summer fair', IsActive: true }]);
    await visitor.go('/lightning/n/Iterable_Sync_Syncs');
    await page.getByRole('button', { name: 'Campaign members to lists' }).click();
    await page.getByRole('button', { name: 'Add campaign' }).click();
    await page.getByRole('combobox', { name: 'Campaign', exact: true }).fill('Summer');
    await page.getByRole('option', { name: /^Summer fair/ }).click();
    await page.getByRole('checkbox', { name: 'Responded' }).press('Space');
    await page.getByRole('combobox', { name: 'List in Iterable' }).fill('Summer guests');
    await page.getByRole('option', { name: 'Use “Summer guests”' }).click();
    await page.getByText('Iterable has no list of this name yet: the first run makes it.').waitFor();
    await saved(page);
    expect(await visitor.violations()).toEqual([]);
    expect(draft(world)).toContain('"Member_Statuses__c":"Responded"');
    expect(draft(world)).toContain('"List_Name__c":"Summer guests"');
    await page.getByRole('button', { name: 'Discard draft' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard draft' }).click();
    await page.getByText('As published').waitFor();
    await visitor.leave();
  });

  test('S-08 S-10 S-16 a new sync asks what a record is, and becomes a draft', async () => {
    const visitor = await world.visit();
    const { page } = visitor;
    await visitor.go('/lightning/n/Iterable_Sync_Syncs');
    await page.getByRole('button', { name: 'New sync' }).click();
    await page.getByRole('button', { name: 'Or start from a template' }).click();
    await page.getByText('Tasks become events').waitFor();
    expect(await visitor.violations()).toEqual([]);
    await visitor.picture('new-sync');
    await page.getByText('Something a person did').click();
    await page.getByLabel('Name of the sync').fill('Finished tasks');
    await page.getByRole('button', { name: 'Create draft' }).click();
    await page.getByText(/^Fill in: .*Name of the event in Iterable\.$/).waitFor();
    await page.getByText('A person', { exact: true }).click();
    await page.getByRole('button', { name: 'Create draft' }).click();
    await page.getByRole('heading', { name: 'Finished tasks' }).waitFor();
    await saved(page);
    expect(draft(world)).toContain('"MasterLabel":"Finished tasks"');
    expect(await visitor.violations()).toEqual([]);
    await page.getByRole('button', { name: 'Syncs', exact: true }).click();
    await page.getByText('Never published').waitFor();
    await visitor.leave();
  });

  test('D-25 D-13 a sync is copied, uses the steps of another one, and gets its own again', async () => {
    const visitor = await world.visit();
    const { page } = visitor;
    await visitor.go('/lightning/n/Iterable_Sync_Syncs?c__sync=Lead_To_User&c__part=steps');
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name of the sync').fill('Partners');
    expect(await visitor.violations()).toEqual([]);
    await dialog.getByRole('button', { name: 'Make the copy' }).click();
    await page.getByRole('heading', { name: 'Partners' }).waitFor();
    await page.getByRole('tab', { name: 'Steps and mappings' }).click();
    const steps = page.locator('c-step-card');
    await steps.first().waitFor();
    for (let left = await steps.count(); left > 0; left -= 1) {
      await steps.first().locator('[data-id="delete"]').click();
      await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
    }
    await page.getByText(/^No steps yet/).waitFor();
    await page.getByRole('combobox', { name: 'Use the steps of another sync' }).click();
    await page.getByRole('option', { name: 'Contacts to users' }).click();
    await page.getByText('This sync uses the steps of Contacts to users. They are edited there.').waitFor();
    await page.locator('c-taken-steps [data-id="mapping"]').first().waitFor();
    await saved(page);
    expect(draft(world)).toContain('"Steps_From__c":"Contact_To_User"');
    expect(await visitor.violations()).toEqual([]);
    expect(await visitor.scrollsSideways()).toBe(false);
    await page.getByRole('button', { name: 'Give it steps of its own' }).click();
    await steps.first().waitFor();
    await page.getByRole('button', { name: 'Discard draft' }).click();
    await dialog.getByRole('button', { name: 'Discard draft' }).click();
    await page.getByRole('heading', { name: 'Syncs' }).waitFor();
    await visitor.leave();
  });

  test('D-29 a sync is archived by a publish, folded away in the list, and used again', async () => {
    const visitor = await world.visit();
    const { page } = visitor;
    await visitor.go('/lightning/n/Iterable_Sync_Syncs?c__sync=Lead_To_User');
    await page.getByRole('button', { name: 'Archive', exact: true }).click();
    expect(await visitor.violations()).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Archive', exact: true }).click();
    await page.getByText('This sync is archived: published like this, it does not run.').waitFor();
    await saved(page);
    await page.getByRole('tab', { name: 'Publish' }).click();
    await page.locator('c-publish-panel').getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText(/^Published as Version \d+\./).waitFor();
    await page.getByRole('tab', { name: 'History' }).click();
    await page.locator('c-version-history [data-id="version"]').first().getByText('In use').waitFor();
    await page.getByRole('button', { name: 'Syncs', exact: true }).click();
    await page.getByRole('button', { name: 'Show archived (1)' }).waitFor();
    expect(await page.getByRole('button', { name: 'Leads to users' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Show archived (1)' }).click();
    expect(await visitor.violations()).toEqual([]);
    await page.getByRole('button', { name: 'Leads to users' }).click();
    await page.getByRole('button', { name: 'Use it again, switched off' }).click();
    await saved(page);
    expect(draft(world)).toContain('"Status__c":"Inactive"');
    await visitor.leave();
  });

  test('O-04 who may not manage syncs is told whom to ask', async () => {
    const visitor = await world.visit({ user: 'operator' });
    await visitor.go('/lightning/n/Iterable_Sync_Syncs');
    await visitor.page.getByText(/Iterable Sync Admin/).waitFor();
    expect(await visitor.violations()).toEqual([]);
    await visitor.leave();
  });
});
