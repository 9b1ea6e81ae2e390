import { eventually } from '../end-to-end/eventually';
import { describeInBrowser, openBrowserWorld, type BrowserWorld } from './browser-world';
import { contacts, fewPeople, firstRunsDone } from './people';

describeInBrowser('a list view', () => {
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await openBrowserWorld({ people: fewPeople });
    await firstRunsDone(world);
  });
  afterAll(() => world?.close());
  afterEach(() => expect(world?.complaints()).toEqual([]));

  test('T-15 sends 200 records at once, and says of each that needs attention why', async () => {
    const { world: local } = world;
    const { store } = local.org;
    for (const { Id } of contacts(world))
      store.update('Contact', String(Id), { Title: 'Guest' }, local.org.adminUserId);
    const visitor = await world.visit({ user: 'marketer' });
    const { page } = visitor;
    await visitor.go('/lightning/o/Contact/list');
    await page.locator('lightning-datatable thead .slds-checkbox_faux').click();
    await page.getByText('200 selected').waitFor();
    await visitor.picture('list');
    await page.getByRole('button', { name: 'Sync now' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('[data-id="row"]').first().waitFor({ timeout: 90_000 });
    await dialog.getByText('Needs attention').first().waitFor();
    expect(await visitor.violations()).toEqual([]);
    await visitor.picture('list-sent');

    const sent = () => local.project.users().filter(({ fields }) => fields.jobTitle === 'Guest').length;
    const synced = contacts(world).filter((row) => row.Iterable_Status__c === 'Synced').length;
    await eventually('all of them in Iterable', () => sent() === synced);
    await dialog.getByRole('button', { name: 'Finish' }).click();
    await dialog.waitFor({ state: 'detached' });
    await visitor.leave();
  });
});
