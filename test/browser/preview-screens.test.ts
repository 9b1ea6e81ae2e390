import { eventually } from '../end-to-end/eventually';
import type { LocalOrg } from '../stand-ins/org/local-org';
import { describeInBrowser, openBrowserWorld, type BrowserWorld } from './browser-world';
import { contacts, isReachable, someContact } from './people';
import type { Visitor } from './visitor';

const people = 30;
const page = '/lightning/n/Iterable_Sync_Syncs?c__sync=Contact_To_User&c__part=';

/** No run sends anybody: what stands in Iterable is there by a trial. */
function switchOff({ store }: LocalOrg): void {
  const type = 'Iterable_Sync__mdt';
  const [row] = store.having(type, 'DeveloperName', 'Contact_To_User');
  store.load(type, [{ ...row, Status__c: 'Inactive', SystemModstamp: store.stamp() }]);
}

/** An admin looks at what a sync would do, and sends it to a few people. */
describeInBrowser('preview, counts and trial', () => {
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await openBrowserWorld({
      people: { contacts: people, leads: 5 },
      prepare: ({ world: { org } }) => switchOff(org)
    });
  });
  afterAll(() => world?.close());
  afterEach(() => expect(world?.complaints()).toEqual([]));

  async function open(width: number, part: string): Promise<Visitor> {
    const visitor = await world.visit({ width });
    await visitor.go(page + part);
    return visitor;
  }

  const expectFit = async (visitor: Visitor): Promise<void> => {
    expect(await visitor.violations()).toEqual([]);
    expect(await visitor.scrollsSideways()).toBe(false);
  };

  test.each([1280, 768])(
    'D-46 D-48 D-58 a record is found by its name and previewed step by step, and nothing is sent, at %i pixels',
    async (width) => {
      const person = someContact(world, isReachable);
      const visitor = await open(width, 'preview');
      await visitor.page.getByLabel('Search Contact by name or e-mail').fill(person.Name);
      const found = visitor.page.locator(`button[data-record-id="${person.Id}"]`);
      await found.click();
      const outcome = visitor.page.locator('c-preview-outcome');
      await outcome.getByText(`${person.Name} would be created in Iterable.`).waitFor();
      await outcome.getByText(`Known in Iterable as ${String(person.Email)}`).waitFor();
      const difference = visitor.page.locator('c-profile-differences tbody tr');
      await difference.filter({ hasText: 'firstName' }).getByText(String(person.FirstName)).waitFor();
      const requests = visitor.page.getByText('Request: POST /api/users/bulkUpdate', { exact: true });
      await requests.first().waitFor();
      await visitor.picture('preview-record');
      await expectFit(visitor);
      expect(world.world.project.user(String(person.Email))).toBeFalsy();
      await visitor.leave();
    }
  );

  test.each([1280, 768])(
    'D-46 D-49 data is used as test data, changed, previewed, and kept under a name, at %i pixels',
    async (width) => {
      const person = someContact(world, isReachable);
      const visitor = await open(width, 'preview');
      await visitor.page.locator(`button[data-record-id="${person.Id}"]`).click();
      await visitor.page.getByRole('button', { name: 'Use as test data' }).click();
      const pasted = visitor.page.getByLabel('One record as JSON');
      const data = JSON.parse(await pasted.inputValue()) as Record<string, unknown>;
      expect(data).toMatchObject({ Email: person.Email, attributes: { type: 'Contact' } });
      await pasted.fill(JSON.stringify({ ...data, Email: null }));
      await visitor.page.getByRole('button', { name: 'Preview', exact: true }).click();
      await visitor.page.getByText('This record cannot be sent as it is.').waitFor();

      const name = `Without address ${width}`;
      await visitor.page.getByRole('button', { name: 'Save as fixture' }).click();
      const dialog = visitor.page.getByRole('dialog');
      await dialog.getByLabel('Name').fill(name);
      expect(await visitor.violations()).toEqual([]);
      await dialog.getByRole('button', { name: 'Save', exact: true }).click();
      await visitor.page.getByText(`“${name}” is saved as test data.`).waitFor();

      await visitor.page.getByText('Saved test data', { exact: true }).click();
      await visitor.page.locator('c-saved-test-data').getByRole('button', { name: 'Preview' }).click();
      await visitor.page.getByText(`${name} cannot be sent as it is.`).waitFor();
      await visitor.picture('preview-test-data');
      await expectFit(visitor);
      await visitor.leave();
    }
  );

  test.each([1280, 768])(
    'D-48 the counts by reason sum to the total, and each opens its people, at %i pixels',
    async (width) => {
      const visitor = await open(width, 'preview');
      await visitor.page.locator('c-new-fields [data-id="meter"]').waitFor();
      await visitor.page.getByRole('button', { name: 'Count', exact: true }).click();
      await visitor.page.getByText(`${people} records`, { exact: true }).waitFor();
      const groups = visitor.page.locator('c-forecast-group');
      const counts = await groups.locator('[data-id="count"]').allInnerTexts();
      expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(people);

      const group = groups.filter({ hasText: 'Needs attention' });
      await group.getByRole('button', { name: /^Who\?/ }).click();
      const withoutAddress = contacts(world).filter(({ Email }) => Email === null);
      const links = group.locator('c-person-list a');
      await links.nth(Math.min(withoutAddress.length, 10) - 1).waitFor();
      await visitor.picture('preview-counts');
      await expectFit(visitor);
      const name = await links.first().innerText();
      await links.first().click();
      await visitor.page.waitForURL(/\/lightning\/r\//);
      expect(withoutAddress.map(({ Name }) => Name)).toContain(name);
      await visitor.leave();
    }
  );

  test.each([1280, 768])(
    'H-38 25 people get it first; Undo takes it back from each of them, at %i pixels',
    async (width) => {
      const visitor = await open(width, 'publish');
      const panel = visitor.page.locator('c-trial-panel');
      await panel.getByRole('button', { name: /25 people( again)?$/ }).click();
      const start = panel.getByRole('button', { name: 'Send to 25 people now' });
      await start.waitFor();
      const known = (): number =>
        contacts(world).filter(({ Email }) => world.world.project.user(String(Email))).length;
      expect(known()).toBe(0);
      await visitor.picture('trial-plan');
      await expectFit(visitor);
      await panel.getByLabel('Why (optional)').fill('A first look');
      await start.click();
      await panel.getByText(/^Sent to 25 people/).waitFor();
      expect(known()).toBeGreaterThan(0);
      await visitor.picture('trial-sent');
      await expectFit(visitor);

      await panel.getByRole('button', { name: 'Undo', exact: true }).click();
      const dialog = visitor.page.getByRole('dialog');
      await dialog.getByText(/gets back in Iterable what they had before/).waitFor();
      expect(await visitor.violations()).toEqual([]);
      await dialog.getByRole('button', { name: 'Undo', exact: true }).click();
      await panel.getByText(/^Undone .*: everybody has in Iterable what they had before\.$/).waitFor();
      await panel
        .getByText(/deleted from Iterable again/)
        .first()
        .waitFor();
      await eventually('nobody of the trial is left', () => known() === 0, 30);
      await expectFit(visitor);
      await visitor.leave();
    }
  );
});
