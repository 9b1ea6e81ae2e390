import { describeInBrowser, openBrowserWorld, type BrowserWorld } from './browser-world';
import type { Visitor } from './visitor';

const step = (visitor: Visitor, name: string) => visitor.page.locator(`c-setup-step[data-name="${name}"]`);

/** Until the step says that it is done. */
const done = (visitor: Visitor, name: string) =>
  step(visitor, name).locator('[data-id="state"]').getByText('Done', { exact: true }).waitFor();

/** Picks an entry of a base combobox. */
async function choose({ page }: Visitor, label: string, entry: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: entry, exact: true }).click();
}

async function lookedAt(visitor: Visitor, picture: string): Promise<void> {
  expect(await visitor.violations()).toEqual([]);
  expect(await visitor.scrollsSideways()).toBe(false);
  await visitor.picture(picture);
}

describeInBrowser('the set-up assistant', () => {
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await openBrowserWorld({ people: { contacts: 12, leads: 4 }, setUp: 'nothing' });
  });
  afterAll(() => world?.close());
  afterEach(() => expect(world?.complaints()).toEqual([]));

  test.each([1280, 768])('O-04 it begins with the address of the bridge, at %i pixels', async (width) => {
    const visitor = await world.visit({ width });
    await visitor.go('/lightning/n/Iterable_Sync_Setup');
    await step(visitor, 'bridge').locator('lightning-input').first().waitFor();
    expect(await visitor.page.getByText('0 of 7', { exact: false }).count()).toBe(0);
    await visitor.page.getByText('Production').waitFor();
    await lookedAt(visitor, 'set-up-begin');
    await visitor.leave();
  });

  test('D-21 D-22 D-23 H-08 H-09 H-10 O-05 O-06 from an empty credential to a draft whose fields may be read', async () => {
    const visitor = await world.visit({ width: 1280 });
    const { page } = visitor;
    await visitor.go('/lightning/n/Iterable_Sync_Setup');
    await page.getByLabel('Address of the bridge').fill(world.bridge.url);
    await page.getByLabel('Token').fill('wrong-token-of-the-bridge');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByText('refused', { exact: false }).first().waitFor();
    await page.getByLabel('Token').fill(world.bridgeToken);
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await done(visitor, 'bridge');
    await done(visitor, 'connections');
    await page.getByRole('button', { name: 'Try the key' }).click();
    await page.getByText('The API key is a server-side key.').waitFor();
    await lookedAt(visitor, 'set-up-project');
    await choose(visitor, 'Data centre', 'US');
    await choose(visitor, 'Project type', 'Email');
    await page.getByRole('button', { name: 'Save, for this org only' }).click();
    await done(visitor, 'project');
    await page.getByRole('button', { name: 'Make a draft' }).click();
    await done(visitor, 'sync');
    await page.getByText('Contact: Birthdate', { exact: false }).waitFor();
    await lookedAt(visitor, 'set-up-access');
    await page.getByRole('button', { name: 'Give access' }).click();
    await done(visitor, 'access');
    await page.getByRole('button', { name: 'Open Contacts to users' }).waitFor();
    await lookedAt(visitor, 'set-up-record');
    await visitor.leave();
  });

  test('D-24 a permission set is given to a person', async () => {
    const visitor = await world.visit({ width: 1280 });
    const { page } = visitor;
    await visitor.go('/lightning/n/Iterable_Sync_Setup');
    await step(visitor, 'people').locator('[data-id="head"]').click();
    await page.getByRole('combobox', { name: 'Person' }).fill('Integration');
    await page.getByRole('option', { name: 'Integration User' }).click();
    await choose(visitor, 'Permission set', 'Iterable Sync Viewer');
    await page.getByRole('button', { name: 'Assign', exact: true }).click();
    await page.getByText('Integration User now has Iterable Sync Viewer.').waitFor();
    await lookedAt(visitor, 'set-up-people');
    await visitor.leave();
  });

  test('D-24 who may not set up is told whom to ask', async () => {
    const visitor = await world.visit({ user: 'operator' });
    await visitor.go('/lightning/n/Iterable_Sync_Setup');
    await visitor.page.getByText('Iterable Sync Admin', { exact: false }).first().waitFor();
    expect(await visitor.page.getByRole('button', { name: 'Connect', exact: true }).count()).toBe(0);
    await visitor.leave();
  });
});
