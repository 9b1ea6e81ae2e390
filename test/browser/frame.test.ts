import { describeInBrowser, openBrowserWorld, type BrowserWorld } from './browser-world';

describeInBrowser('the frame of the preview', () => {
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await openBrowserWorld({ people: { contacts: 200, leads: 50 } });
  });
  afterAll(() => world?.close());
  afterEach(() => expect(world?.complaints()).toEqual([]));

  test('package-toolchain 3: lists, records and search are reached by clicks, and axe finds nothing', async () => {
    const visitor = await world.visit();
    const { page } = visitor;
    await page.getByRole('link', { name: 'Contacts' }).click();
    await page.getByRole('heading', { name: /All Contacts/ }).waitFor();
    await page.getByRole('grid').waitFor();
    expect(await visitor.violations()).toEqual([]);
    await page.getByRole('grid').getByRole('link').first().click();
    await page.getByRole('button', { name: 'Edit', exact: true }).waitFor();
    expect(await visitor.violations()).toEqual([]);
    await page.getByRole('searchbox', { name: 'Search Salesforce' }).fill('an');
    await page.getByRole('searchbox', { name: 'Search Salesforce' }).press('Enter');
    await page.getByRole('heading', { name: 'Results for "an"' }).waitFor();
    expect(await visitor.violations()).toEqual([]);
    await visitor.leave();
  });

  test('package-toolchain 3: axe sees inside the components', async () => {
    const visitor = await world.visit();
    await visitor.page.evaluate(
      `document.querySelector('preview-frame').shadowRoot.querySelector('main').append(document.createElement('button'))`
    );
    expect(await visitor.violations()).toEqual([expect.stringContaining('button-name')]);
    await visitor.leave();
  });

  test('package-toolchain 3: a refused value is said on the form, with the words of the org, and the record stays', async () => {
    const visitor = await world.visit();
    const { page } = visitor;
    const [contact] = [...world.world.org.store.rows('Contact', { includeDeleted: false })];
    await visitor.goToRecord(String(contact?.Id));
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByLabel('Email', { exact: true }).fill('no address');
    // The form's own complaint moves the buttons when the field is left.
    await page.getByLabel('Email', { exact: true }).press('Tab');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Email: invalid email address: no address').first().waitFor();
    expect(await visitor.violations()).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(world.world.org.store.get('Contact', contact?.Id)?.Email).toBe(contact?.Email);
    await visitor.leave();
  });
});
