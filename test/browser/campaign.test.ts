import { eventually } from '../end-to-end/eventually';
import { describeInBrowser, openBrowserWorld, type BrowserWorld } from './browser-world';
import { fewPeople, firstRunsDone } from './people';

/** What the journey of a marketer does not show: lists that are there already, and who may only look. */
describeInBrowser("the campaign's page", () => {
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await openBrowserWorld({ people: fewPeople });
    await firstRunsDone(world);
  });
  afterAll(() => world?.close());
  afterEach(() => expect(world?.complaints()).toEqual([]));

  /** The campaign with most members. */
  function largest(): { id: string } {
    const { store } = world.world.org;
    const counts = new Map<string, number>();
    for (const { CampaignId } of store.rows('CampaignMember', { includeDeleted: false }))
      counts.set(String(CampaignId), (counts.get(String(CampaignId)) ?? 0) + 1);
    const [[id] = ['']] = [...counts].sort((a, b) => b[1] - a[1]);
    return { id };
  }

  const onList = (name: string): number | undefined =>
    world.world.project.lists().find((list) => list.name === name)?.members.length;

  /** A list that somebody made in Iterable. */
  async function makeList(name: string): Promise<{ id: number; name: string }> {
    const { iterable, environment } = world.world;
    const answer = await fetch(`${iterable.url}/api/lists`, {
      method: 'POST',
      headers: { 'api-key': environment.ITERABLE_API_KEY ?? '', 'content-type': 'application/json' },
      body: JSON.stringify({ name })
    });
    const { listId } = (await answer.json()) as { listId: number };
    iterable.settle();
    return { id: listId, name };
  }

  test('T-07 Tx-01 finds a list that is there, links those with a status, and deletes the list', async () => {
    const campaign = largest();
    const visitor = await world.visit({ user: 'marketer' });
    const { page } = visitor;
    const list = await makeList('Partners of the house');
    await visitor.goToRecord(campaign.id);
    const card = page.locator('c-campaign-links');
    await card.getByRole('button', { name: 'Link to Iterable list' }).click();
    const search = card.getByRole('combobox', { name: 'Search lists by name or id' });
    await search.click();
    await search.fill(String(list.name).slice(0, 6));
    await card
      .locator('[role="option"]')
      .filter({ hasText: String(list.id) })
      .click();
    await card.getByText(`Chosen: “${list.name}”, id ${list.id}`).waitFor();
    await card.locator('lightning-checkbox-group').getByText('Sent', { exact: true }).click();
    await card.getByRole('button', { name: 'Link', exact: true }).click();
    await card.getByText('Members with the status “Sent”').waitFor();
    await eventually('the first members', () => (onList(String(list.name)) ?? 0) > 0, 60);
    await card.getByRole('button', { name: 'Unlink' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Delete it in Iterable').click();
    await dialog.getByText(/people are on the list in Iterable/).waitFor();
    await dialog.getByLabel(/type its name/).fill(String(list.name));
    await dialog.getByRole('button', { name: 'Unlink' }).click();
    await card
      .getByText('This campaign is not linked to a list in Iterable yet.')
      .waitFor({ timeout: 240_000 });
    expect(onList(String(list.name))).toBeUndefined();
    await visitor.leave();
  });

  test('T-05 who may only look sees the links and no button', async () => {
    const campaign = largest();
    const visitor = await world.visit({ user: 'viewer' });
    await visitor.goToRecord(campaign.id);
    const card = visitor.page.locator('c-campaign-links');
    await card.getByText(/ask an administrator for the permission set/).waitFor();
    expect(await card.getByRole('button').count()).toBe(0);
    expect(await visitor.violations()).toEqual([]);
    await visitor.leave();
  });
});
