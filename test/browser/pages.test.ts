/** Pages that no journey comes by: accounts, campaigns and their members, and what their buttons open. */
import { linkCampaign, type ListedCampaign } from '../../scripts/preview-run/link-campaign';
import type { Preview } from '../../scripts/preview-run/start-preview';
import { describeInBrowser, openBrowserWorld, type BrowserWorld } from './browser-world';
import { contacts, fewPeople, firstRunsDone, isReachable } from './people';
import { failCalls } from './failing-calls';
import type { Visitor } from './visitor';

/** An account that is a person: one of the contacts. */
function becomePersonAccount(parts: Pick<Preview, 'world'>): { id: string } {
  const person = contacts(parts).find(isReachable);
  const { FirstName, LastName, Email: PersonEmail, Id: PersonContactId } = person ?? {};
  const values = { FirstName, LastName, PersonEmail, PersonContactId, IsPersonAccount: true };
  const [id = ''] = parts.world.org.store.load('Account', [
    { ...values, Name: `${String(FirstName)} ${String(LastName)}` }
  ]);
  return { id };
}

describeInBrowser('the other pages', () => {
  let world: BrowserWorld;
  let campaign: ListedCampaign;
  let person: ReturnType<typeof becomePersonAccount>;
  beforeAll(async () => {
    world = await openBrowserWorld({
      people: fewPeople,
      personAccounts: true,
      prepare: (parts) => {
        campaign = linkCampaign(parts);
        person = becomePersonAccount(parts);
      }
    });
    await firstRunsDone(world);
  });
  afterAll(() => world?.close());
  afterEach(() => expect(world?.complaints()).toEqual([]));

  /** Opens the panel of the record, asks it Why?, and answers what stands on top. */
  async function why(visitor: Visitor, id: string): Promise<string> {
    await visitor.goToRecord(id);
    const panel = visitor.page.locator('c-record-panel');
    await panel.getByRole('button', { name: 'Why?' }).click();
    await panel.locator('[data-id="headline"]').waitFor();
    expect(await visitor.violations()).toEqual([]);
    expect(await visitor.scrollsSideways()).toBe(false);
    return panel.locator('[data-id="headline"]').innerText();
  }

  /** Presses the action on the record's page and waits for what it came to. */
  async function syncNow(visitor: Visitor, id: string, picture?: string): Promise<string> {
    await visitor.goToRecord(id);
    const { page } = visitor;
    await page
      .locator('preview-record-page .slds-page-header')
      .getByRole('button', { name: 'Sync now' })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('[data-id="summary"], [data-id="headline"]').first().waitFor();
    expect(await visitor.violations()).toEqual([]);
    if (picture) await visitor.picture(picture);
    const text = await dialog.innerText();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await dialog.waitFor({ state: 'detached' });
    return text;
  }

  const rows = (object: string) => [...world.world.org.store.rows(object, { includeDeleted: false })];

  test.each([1280, 768])('H-48 Tx-06 a campaign member is asked why, at %i pixels', async (width) => {
    const member = rows('CampaignMember').find(
      (row) => row.CampaignId === campaign.id && row.Status === 'Responded'
    );
    const visitor = await world.visit({ width });
    const headline = await why(visitor, String(member?.Id));
    expect(headline).toBe(
      'Not sent: the member status is Responded, and Campaign members to lists takes only Sent.'
    );
    await visitor.leave();
  });

  test.each([1280, 768])(
    'T-15 an account says that no sync takes it, and a person account speaks of its contact, at %i pixels',
    async (width) => {
      const visitor = await world.visit({ width });
      const company = rows('Account').find((row) => row.Id !== person.id);
      expect(await why(visitor, String(company?.Id))).toContain('Not sent');
      expect(await why(visitor, person.id)).toContain('In Iterable');
      expect(await syncNow(visitor, String(company?.Id))).toContain('Not sent');
      expect(await syncNow(visitor, person.id)).toMatch(/up to date|Sent to Iterable/);
      await visitor.leave();
    }
  );

  test.each([1280, 768])('T-15 a campaign stands for its members, at %i pixels', async (width) => {
    const visitor = await world.visit({ width, user: 'marketer' });
    await visitor.goToRecord(campaign.id);
    await visitor.page.getByRole('button', { name: 'Edit', exact: true }).waitFor();
    expect(await visitor.violations()).toEqual([]);
    expect(await visitor.scrollsSideways()).toBe(false);
    expect(await syncNow(visitor, campaign.id, 'campaign-sync-now')).toMatch(/\d+ /);
    await visitor.leave();
  });

  test.each([1280, 768])(
    'Tx-04 a run from a chosen moment is forecast and done, at %i pixels',
    async (width) => {
      const visitor = await world.visit({ width, user: 'operator' });
      const { page } = visitor;
      const card = page.locator('c-sync-card').filter({ hasText: 'Contacts to users' });
      await card.getByRole('button', { name: 'Run now' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('What has changed since a moment you choose').click();
      await dialog.locator('[data-id="moment-text"]').waitFor();
      await dialog.getByText(/Takes about/).waitFor();
      expect(await visitor.violations()).toEqual([]);
      await visitor.picture('run-now');
      await dialog.getByRole('button', { name: 'Run now' }).click();
      await dialog.getByText('The run is done').waitFor({ timeout: 60_000 });
      expect(await visitor.violations()).toEqual([]);
      await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
      await visitor.leave();
    }
  );

  test('T-15 a call that fails is said in a sentence, and Try again brings the page back', async () => {
    const visitor = await world.visit();
    const { page } = visitor;
    await page.locator('c-sync-card').first().waitFor();
    const places = [
      {
        path: '/',
        call: 'getHome',
        shown: 'c-sync-home [data-id="content"]',
        title: 'Home could not be loaded.'
      },
      {
        path: `/lightning/r/${person.id}/view`,
        call: 'getRecord',
        shown: 'c-record-panel c-record-status',
        title: 'The status of this record could not be loaded.'
      }
    ];
    for (const { path, call, shown, title } of places) {
      const mend = await failCalls(page, call);
      await visitor.go(path);
      await page.getByText(title).waitFor();
      await page.getByText('The org is being maintained.').first().waitFor();
      expect(await visitor.violations()).toEqual([]);
      await mend();
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.locator(shown).first().waitFor();
    }
    await visitor.leave();
  });
});
