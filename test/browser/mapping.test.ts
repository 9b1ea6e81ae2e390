import { describeInBrowser, openBrowserWorld, type BrowserWorld } from './browser-world';
import { fewPeople, firstRunsDone } from './people';
import type { Locator } from './playwright';
import type { Visitor } from './visitor';

const steps = '/lightning/n/Iterable_Sync_Syncs?c__sync=Contact_To_User&c__part=steps';

/** An admin edits what is sent of contacts, with a record of the org beside it. */
describeInBrowser('steps and mappings', () => {
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await openBrowserWorld({ people: fewPeople });
    await firstRunsDone(world);
  });
  afterAll(() => world?.close());
  afterEach(() => expect(world?.complaints()).toEqual([]));

  const row = (visitor: Visitor, target: string): Locator =>
    visitor.page.locator(`tr[data-target="${target}"]`).first();

  /** Types into a field with a list beneath, and takes the choice of that value. */
  async function take(field: Locator, text: string, value: string): Promise<void> {
    await field.locator('input').fill(text);
    await field.locator(`[role="option"][data-value="${value}"]`).click();
  }

  /** Takes the draft back, so that the next test begins with what is published. */
  async function discard({ page }: Visitor): Promise<void> {
    await page.locator('c-sync-editor [data-id="discard"]').click();
    await page.locator('[data-id="confirm"]').click();
    await page.getByText('As published').waitFor();
  }

  async function leave(visitor: Visitor): Promise<void> {
    await visitor.page.getByText(/Draft saved/).waitFor();
    await discard(visitor);
    await visitor.leave();
  }

  async function open(width: number): Promise<Visitor> {
    const visitor = await world.visit({ width });
    await visitor.go(steps);
    await row(visitor, 'dataFields.firstName').waitFor();
    // A test before that failed may have left its draft.
    if (await visitor.page.locator('c-sync-editor [data-id="discard"]').isVisible()) await discard(visitor);
    return visitor;
  }

  test.each([1280, 768])(
    'H-16 H-33 S-12 S-13 D-40 a field is mapped over a relationship beside a sample record, and a wrong type is said, at %i pixels',
    async (width) => {
      const visitor = await open(width);
      const { page } = visitor;
      const sample = page.locator('c-sample-pane');
      await sample.getByRole('combobox', { name: 'Search by name or e-mail' }).click();
      await sample.locator('[role="option"][data-value]').first().click();
      const value = row(visitor, 'dataFields.firstName').locator('[data-id="value"]');
      await value.waitFor();
      const first = await sample.locator('[data-path="FirstName"] dd').innerText();
      expect((await value.innerText()).trim()).toBe(first.trim());
      await visitor.picture('mapping');
      expect(await visitor.violations()).toEqual([]);
      expect(await visitor.scrollsSideways()).toBe(false);

      await page.getByRole('button', { name: 'Add field' }).click();
      const form = page.locator('c-mapping-form');
      const source = form.locator('[data-id="source"]');
      await source.locator('input').click();
      await source.locator('[role="option"][data-value="Account"]').click();
      await take(source, 'annual', 'Account.AnnualRevenue');
      await take(form.locator('[data-id="target"]'), 'phoneNumber', 'dataFields.phoneNumber');
      // At once by the screen, then by the bridge.
      await row(visitor, 'dataFields.phoneNumber')
        .locator('[data-id="row-problem"]')
        .getByText(/string/)
        .waitFor();
      expect(await visitor.violations()).toEqual([]);

      await form.locator('[data-id="target"] input').fill('companyRevenue');
      await form.locator('[data-id="target"] input').press('Enter');
      await row(visitor, 'dataFields.companyRevenue').getByText('New in Iterable').waitFor();
      await form.getByRole('button', { name: 'Done' }).click();
      await row(visitor, 'dataFields.companyRevenue')
        .locator('[data-id="value"]')
        .getByText(/\d|blank|not sent/)
        .waitFor();
      await leave(visitor);
    }
  );

  test.each([1280, 768])(
    'D-31 D-32 D-33 D-41 T-12 a step is added, told for whom, moved by keyboard and by mouse, and still there after a reload, at %i pixels',
    async (width) => {
      const visitor = await open(width);
      const { page } = visitor;
      await page.getByRole('button', { name: 'Add step' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Add to list').click();
      await dialog.getByLabel('Name of the step').fill('Everybody to the news');
      expect(await visitor.violations()).toEqual([]);
      await dialog.getByRole('button', { name: 'Add step' }).click();

      const added = page.locator('c-step-card').filter({ hasText: 'Everybody to the news' });
      const list = added.locator('[data-id="target"]').first();
      await list.locator('input').fill('The news');
      await list.locator('input').press('Enter');
      await added.getByText('New: the first run makes it').waitFor();
      await added.getByLabel('Only if').fill('NOT(ISBLANK(Shoe__c))');
      await added
        .getByText(/Shoe__c/)
        .first()
        .waitFor();
      await added.locator('[data-id="condition-problem"]').waitFor();
      await added.getByLabel('Only if').fill('NOT(ISBLANK(Email))');
      await added.locator('[data-id="condition-problem"]').waitFor({ state: 'detached' });
      expect(await visitor.violations()).toEqual([]);

      const up = added.getByRole('button', { name: 'Move Everybody to the news up' });
      await up.press('Alt+ArrowUp');
      await page.locator('c-step-card').first().getByText('1. Everybody to the news').waitFor();
      await added.locator('[data-id="toggle"]').first().click();
      await visitor.drag(added.locator('[data-id="handle"]'), page.locator('c-step-card').nth(1));
      await page.locator('c-step-card').nth(1).getByText('2. Everybody to the news').waitFor();
      await up.press('Alt+ArrowUp');
      await page.locator('c-step-card').first().getByText('1. Everybody to the news').waitFor();
      await page.getByText(/Draft saved/).waitFor();
      await page.reload();
      await page.locator('c-step-card').first().getByText('1. Everybody to the news').waitFor();
      expect(world.world.project.lists().map(({ name }) => name)).not.toContain('The news');
      await leave(visitor);
    }
  );

  test('D-37 Tx-10 T-13 several fields at once, suggestions and copies from leads change nothing before they are taken', async () => {
    const visitor = await open(1280);
    const { page } = visitor;
    const count = page.locator('c-mapping-grid [data-id="count"]');
    const before = Number(/\d+/.exec(await count.innerText())?.[0]);
    await page.getByText('Differs from Leads to users').click();
    await page
      .getByText(/mapped only (here|there)|made in another way/)
      .first()
      .waitFor();

    await page.getByRole('button', { name: 'Suggest' }).click();
    const suggestions = page.locator('c-suggest-fields');
    await suggestions.getByText('Nothing is added until you say so.').waitFor();
    expect(await visitor.violations()).toEqual([]);
    await suggestions.locator('li lightning-button-icon').first().click();
    await count.getByText(`${before + 1} fields`).waitFor();
    await suggestions.getByRole('button', { name: 'Close' }).click();

    await page.getByRole('button', { name: 'Add several' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Department (Department, Text)').click();
    expect(await visitor.violations()).toEqual([]);
    await dialog.getByRole('button', { name: 'Add 1 fields' }).click();
    await count.getByText(`${before + 2} fields`).waitFor();

    await page.getByRole('button', { name: 'Copy from another sync' }).click();
    await dialog.getByRole('combobox', { name: 'Copy the fields of' }).click();
    await dialog.getByRole('option', { name: 'Leads to users' }).click();
    await dialog.locator('[data-id="count"]').waitFor();
    expect(await visitor.violations()).toEqual([]);
    await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();

    await page.getByText('Not mapped', { exact: true }).click();
    await page.locator('tr[data-unmapped]').first().waitFor();
    await page.getByRole('button', { name: 'Refresh fields of Iterable' }).click();
    await page.getByText('Fields of Iterable read just now').waitFor();
    expect(await visitor.violations()).toEqual([]);
    await leave(visitor);
  });
});
