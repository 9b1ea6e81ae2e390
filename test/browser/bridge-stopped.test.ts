import { eventually } from '../end-to-end/eventually';
import { describeInBrowser, openBrowserWorld, type BrowserWorld } from './browser-world';
import { fewPeople, firstRunsDone, runsKnown, someContact } from './people';

const editor = '/lightning/n/Iterable_Sync_Syncs?c__sync=Contact_To_User';

const rowsOf = ({ world }: BrowserWorld, object: string) => [
  ...world.org.store.rows(object, { includeDeleted: false })
];
const draftLabels = (world: BrowserWorld) =>
  rowsOf(world, 'Iterable_Config_Version__c').map(({ Label__c }) => Label__c);
const campaignId = (world: BrowserWorld): string => String(rowsOf(world, 'Campaign')[0]?.Id);

describeInBrowser('while the bridge does not answer', () => {
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await openBrowserWorld({ people: fewPeople });
    await firstRunsDone(world);
    await runsKnown(world, ['Contact_To_User', 'Lead_To_User']);
  });
  afterAll(() => world?.close());
  afterEach(() => expect(world?.complaints()).toEqual([]));

  test('T-15 Home and panel show the last known state and its age, Sync now is kept, and the person arrives later', async () => {
    const { world: local, bridge } = world;
    const { store } = local.org;
    const requests = () => [...store.rows('Iterable_Sync_Request__c', { includeDeleted: false })];
    const person = someContact(world, (row) => row.Iterable_Status__c === 'Synced');
    await bridge.stop();
    const email = 'moved.meanwhile@example.com';
    store.update('Contact', person.Id, { Email: email }, local.org.adminUserId);

    const visitor = await world.visit({ user: 'operator' });
    const { page } = visitor;
    await page.getByText('The bridge does not answer.').waitFor();
    await page
      .getByText(/^Last known state, /)
      .first()
      .waitFor();
    await page.locator('c-sync-card').first().waitFor();
    expect(await visitor.violations()).toEqual([]);
    await visitor.picture('home-bridge-stopped');

    await visitor.goToRecord(person.Id);
    const panel = page.locator('c-record-panel');
    await panel
      .getByText(/^Last known state, /)
      .first()
      .waitFor();
    await panel.getByText('In Iterable', { exact: true }).first().waitFor();
    await panel.getByRole('button', { name: 'Sync now' }).click();
    await panel.getByText(/Your request is kept/).waitFor();
    expect(await visitor.violations()).toEqual([]);
    await visitor.picture('record-bridge-stopped');
    expect(requests()).toMatchObject([{ Record_Id__c: person.Id, State__c: 'Waiting' }]);

    await bridge.start();
    await eventually('the request is taken', () => requests()[0]?.State__c === 'Taken', 90);
    await eventually('the person in Iterable', () => local.project.user(email), 60);
    await panel.getByRole('button', { name: 'Try again' }).first().click();
    await panel
      .getByText(/^Last known state, /)
      .first()
      .waitFor({ state: 'detached' });
    await visitor.leave();
  });

  test('D-15 D-28 T-08 the editor keeps the draft, and each page says what it could not ask the bridge', async () => {
    const visitor = await world.visit({ user: 'admin' });
    const { page } = visitor;
    const part = page.locator('[data-id="part"]');
    const saysWhy = async (): Promise<void> => {
      await page
        .getByText(/The bridge cannot be reached\./)
        .first()
        .waitFor();
      expect(await visitor.violations()).toEqual([]);
    };
    const rename = async (name: string): Promise<void> => {
      await page.getByLabel('Name of the sync').fill(name);
      await eventually('the draft is kept', () => draftLabels(world).includes(name));
      await page.getByText('Draft saved just now').waitFor();
    };
    await visitor.go(`${editor}&c__part=settings`);
    await rename('Contacts, begun');
    await world.bridge.stop();
    await rename('Contacts, kept');
    await visitor.go(`${editor}&c__part=settings`);
    await page.getByRole('heading', { name: 'Contacts, kept' }).waitFor();
    await saysWhy();
    await page.getByRole('tab', { name: 'Steps and mappings' }).click();
    await part.getByText('11 fields').first().waitFor();
    await saysWhy();
    await page.getByRole('tab', { name: 'Preview' }).click();
    await part.getByRole('button', { name: 'Count' }).click();
    await part.getByText(/^It could not be counted/).waitFor();
    await saysWhy();
    await page.getByRole('tab', { name: 'Publish' }).click();
    await part.getByText('What a publish would change could not be worked out.').waitFor();
    expect(await part.getByRole('button', { name: 'Publish', exact: true }).count()).toBe(0);
    await saysWhy();
    await page.getByRole('tab', { name: 'History' }).click();
    await saysWhy();

    await visitor.go('/lightning/n/Iterable_Sync_Runs');
    await page.locator('c-run-table [data-id="run"]').first().waitFor();
    await saysWhy();
    await page
      .getByRole('button', { name: /^Open the run of / })
      .first()
      .click();
    await page.getByText('This could not be loaded.').waitFor();
    await visitor.go('/lightning/n/Iterable_Sync_Setup');
    await page.getByText(/of \d steps done/).waitFor();
    await saysWhy();
    await visitor.goToRecord(campaignId(world));
    await page.locator('c-campaign-links').getByText('The bridge does not answer.').waitFor();
    await saysWhy();
    expect(draftLabels(world)).toEqual(['Contacts, kept']);
    await world.bridge.start();
    await visitor.leave();
  });
});
