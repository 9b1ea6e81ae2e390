/** The page of runs and people: D-51 to D-58, H-48, Hx-03, Tx-02. */
import { describeInBrowser, openBrowserWorld, type BrowserWorld } from './browser-world';
import { contacts, firstRunsDone } from './people';
import type { Visitor } from './visitor';

const runs = '/lightning/n/Iterable_Sync_Runs';
const widths = [1280, 768];

describeInBrowser('Runs and people', () => {
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await openBrowserWorld({ people: { contacts: 200, leads: 60 } });
    await firstRunsDone(world);
  });
  afterAll(() => world?.close());
  afterEach(() => expect(world?.complaints()).toEqual([]));

  /** What does not come soon does not come. */
  const visit: BrowserWorld['visit'] = async (options) => {
    const visitor = await world.visit(options);
    visitor.page.setDefaultTimeout(20_000);
    return visitor;
  };

  async function atEase(visitor: Visitor): Promise<void> {
    expect(await visitor.violations()).toEqual([]);
    expect(await visitor.scrollsSideways()).toBe(false);
  }

  /** Opens the first run of contacts that found something. */
  async function openRun(visitor: Visitor): Promise<void> {
    await visitor.go(`${runs}?c__sync=Contact_To_User`);
    await visitor.page
      .getByRole('button', { name: /^Open the run of Contacts to users/ })
      .last()
      .click();
    await visitor.page.locator('c-run-records [data-id="record"]').first().waitFor();
  }

  test.each(widths)('D-53 Tx-02 runs of a period, by sync and kind, at %i pixels', async (width) => {
    const visitor = await visit({ width, user: 'operator' });
    const { page } = visitor;
    await visitor.go(runs);
    await page.locator('c-run-table [data-id="run"]').first().waitFor();
    await visitor.picture('runs');
    await atEase(visitor);
    await page.getByRole('combobox', { name: 'Period' }).click();
    await page.getByRole('option', { name: 'Chosen period' }).click();
    await page.locator('c-run-filters [data-id="custom"]').waitFor();
    await page.locator('c-run-table [data-id="run"]').first().waitFor();
    await atEase(visitor);
    await page.getByRole('combobox', { name: 'Show' }).click();
    await page.getByRole('option', { name: 'Held for approval' }).click();
    await page.getByText('No such run in this period.').waitFor();
    await visitor.leave();
  });

  test.each(widths)('D-51 D-54 H-48 a run with its query, records and calls, at %i pixels', async (width) => {
    const visitor = await visit({ width, user: 'operator' });
    const { page } = visitor;
    await openRun(visitor);
    await page.getByText('Query as executed').first().waitFor();
    await page
      .getByText(/SELECT .* FROM Contact/)
      .first()
      .waitFor();
    await visitor.picture('run');
    await atEase(visitor);
    await page.getByRole('tab', { name: 'Calls' }).click();
    await page.getByText('POST /api/users/bulkUpdate').first().waitFor();
    await atEase(visitor);
    await visitor.leave();
  });

  test.each(widths)(
    'D-55 D-56 D-58 one record of a run, its steps and its calls, at %i pixels',
    async (width) => {
      const visitor = await visit({ width, user: 'admin' });
      const { page } = visitor;
      await openRun(visitor);
      await page
        .getByRole('button', { name: /^Details of / })
        .first()
        .click();
      await page.locator('c-run-record [data-id="call"]').first().waitFor();
      await page.getByRole('button', { name: 'Show the steps' }).click();
      await page.getByText('Original data').first().waitFor();
      await page.getByText('"attributes"').first().waitFor();
      await page.locator('c-record-trace').getByRole('button', { name: 'Use as test data' }).waitFor();
      await page.locator('c-run-record details summary').first().click();
      await visitor.picture('run-record');
      await atEase(visitor);
      await visitor.leave();
    }
  );

  test.each(widths)('Hx-03 a person is found by e-mail, at %i pixels', async (width) => {
    const visitor = await visit({ width, user: 'operator' });
    const { page } = visitor;
    const person = contacts(world).find((row) => row.Iterable_Status__c === 'Synced');
    await visitor.go(runs);
    const search = page.getByRole('searchbox', { name: 'Find a person' });
    await search.fill(String(person?.Email));
    await search.press('Enter');
    await page.getByRole('link', { name: String(person?.Name) }).waitFor();
    await page.locator('[data-id="past-run"]').first().waitFor();
    await atEase(visitor);
    await visitor.leave();
  });

  test.each(widths)('Hx-02 errors by cause: who, and sending them again, at %i pixels', async (width) => {
    const visitor = await visit({ width, user: 'operator' });
    const { page } = visitor;
    await visitor.go(`${runs}?c__errors=1`);
    const cause = page.locator('c-error-cause').first();
    await cause.getByRole('button', { name: 'Show who' }).click();
    await cause.locator('[data-id="person"]').first().waitFor();
    await visitor.picture('error-causes');
    await atEase(visitor);
    await cause.getByRole('button', { name: /^Send again/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('What was not corrected is refused again.').waitFor();
    await atEase(visitor);
    await dialog.getByRole('button', { name: 'Send again' }).click();
    await cause.locator('c-run-progress').waitFor();
    await cause.getByText('The run is done').waitFor({ timeout: 60_000 });
    await visitor.leave();
  });

  test('D-56 whoever may not read a field sees no query, payload or step that tells of it', async () => {
    const visitor = await visit({ user: 'viewer' });
    const { page } = visitor;
    await openRun(visitor);
    await page.getByText('The query names fields that you may not see.').waitFor();
    await page
      .getByRole('button', { name: /^Details of / })
      .first()
      .click();
    await page.getByText(/holds fields that you may not see, so it is not shown/).waitFor();
    await page.getByRole('button', { name: 'Show the steps' }).click();
    await page.getByText('Fields that you may not see are left out.').waitFor();
    const shown = await page.locator('c-run-record').innerText();
    expect(shown).not.toContain('Birthdate');
    expect(shown).not.toContain('LeadSource');
    await atEase(visitor);
    await visitor.leave();
  });
});
