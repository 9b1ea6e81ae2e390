import { eventually } from '../end-to-end/eventually';
import { describeInBrowser, openBrowserWorld, type BrowserWorld } from './browser-world';
import { fewPeople, firstRunsDone } from './people';

/** A marketer links a campaign to lists of Iterable on its page, looks at who went, and ends the links again. */
describeInBrowser("the campaign's page", () => {
  let world: BrowserWorld;
  beforeEach(async () => {
    world = await openBrowserWorld({ people: fewPeople });
    await firstRunsDone(world);
  });
  afterEach(async () => {
    await world?.close();
    expect(world?.complaints()).toEqual([]);
  });

  /** The campaign with most members. */
  function largest(): { id: string; name: string; members: number } {
    const { store } = world.world.org;
    const counts = new Map<string, number>();
    for (const { CampaignId } of store.rows('CampaignMember', { includeDeleted: false }))
      counts.set(String(CampaignId), (counts.get(String(CampaignId)) ?? 0) + 1);
    const [[id, members] = ['', 0]] = [...counts].sort((a, b) => b[1] - a[1]);
    return { id, members, name: String(store.get('Campaign', id)?.Name) };
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

  test.each([1280, 768])(
    'T-05 T-06 T-08 T-15 H-38 links to a new list, sees who goes and who went, and empties it, at %i pixels',
    async (width) => {
      const campaign = largest();
      const visitor = await world.visit({ width, user: 'marketer' });
      const { page } = visitor;
      await visitor.goToRecord(campaign.id);
      const card = page.locator('c-campaign-links');
      await card.getByText('This campaign is not linked to a list in Iterable yet.').waitFor();
      await card.getByRole('button', { name: 'Link to Iterable list' }).click();
      const forecast = card.locator('[data-id="forecast-text"]');
      await forecast.waitFor();
      const [all = 0, willGo = 0, willNot = 0] = ((await forecast.innerText()).match(/\d+/g) ?? []).map(
        Number
      );
      expect(all).toBe(campaign.members);
      expect(willGo + willNot).toBe(all);
      await card.locator('c-member-groups [data-id="show-people"]').first().click();
      await card.locator('c-campaign-people a').first().waitFor();
      await visitor.picture('campaign-forecast');
      expect(await visitor.violations()).toEqual([]);

      await card.getByText('A new one').click();
      const name = `${campaign.name} guests`;
      await card.getByLabel('Name of the new list').fill(name);
      await card.getByRole('button', { name: 'Create list' }).click();
      await card.getByText(`The list “${name}” was made; its id is`).waitFor();
      const made = world.world.project.lists().find((list) => list.name === name);
      await card.getByRole('button', { name: 'Link', exact: true }).click();
      await card.getByText(`Id ${made?.id}`).waitFor();
      // A list that was just made refuses people for a while (iterable-api 9).
      world.world.iterable.settle();
      const members = card.locator('[data-id="members"]');
      // An address that only Iterable refuses is not foreseen.
      await card
        .getByText(new RegExp(`^1\\d\\d of ${all} members are on the list`))
        .waitFor({ timeout: 240_000 });
      expect(Number((await members.innerText()).split(' ')[0])).toBeGreaterThan(willGo - 5);
      expect(await card.locator('[data-id="by"]').innerText()).toMatch(/^Linked by Maya Lindqvist on /);
      world.world.iterable.settle();
      expect(onList(name)).toBeGreaterThan(0);
      await card.getByRole('button', { name: 'Compare with Iterable' }).click();
      await card.getByText(`${onList(name)} people on the list in Iterable`).waitFor();
      await visitor.picture('campaign-linked');
      expect(await visitor.violations()).toEqual([]);
      expect(await visitor.scrollsSideways()).toBe(false);
      expect(await members.count()).toBe(1);

      await card.getByRole('button', { name: 'Pause' }).click();
      await card.getByText('Paused: nobody is added or taken off.').waitFor();
      await card.getByRole('button', { name: 'Resume' }).click();
      await members.waitFor();
      await card.getByRole('button', { name: 'Unlink' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Empty it: take this campaign’s members off').click();
      await dialog.getByText(/members are taken off/).waitFor();
      await visitor.picture('campaign-unlink');
      expect(await visitor.violations()).toEqual([]);
      await dialog.getByRole('button', { name: 'Unlink' }).click();
      await card
        .getByText('This campaign is not linked to a list in Iterable yet.')
        .waitFor({ timeout: 240_000 });
      world.world.iterable.settle();
      expect(onList(name)).toBe(0);
      await visitor.leave();
    }
  );

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
