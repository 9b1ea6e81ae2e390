import { eventually } from '../end-to-end/eventually';
import { describeInBrowser, openBrowserWorld, type BrowserWorld } from './browser-world';
import { fewPeople, firstRunsDone, runsKnown, someContact } from './people';

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
});
