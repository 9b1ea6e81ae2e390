import { labelsOf } from '../../scripts/preview-run/labels';
import { describeInBrowser, openBrowserWorld, type BrowserWorld } from './browser-world';
import { fewPeople, firstRunsDone, someContact } from './people';

describeInBrowser('in German', () => {
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await openBrowserWorld({ people: fewPeople });
    await firstRunsDone(world);
  });
  afterAll(() => world?.close());
  afterEach(() => expect(world?.complaints()).toEqual([]));

  const english = labelsOf('en');
  const german = labelsOf('de');
  /** Labels without places to fill in, long enough to be found nowhere by chance, that German says otherwise. */
  const telling = Object.keys(english).filter(
    (name) =>
      !/\{\d\}/.test(english[name] ?? '') &&
      (english[name] ?? '').length > 9 &&
      english[name] !== german[name]
  );
  const englishIn = (text: string): string[] =>
    telling.flatMap((name) => {
      const label = english[name] ?? '';
      return text.split('\n').some((line) => line.trim() === label) ? [`${name}: ${label}`] : [];
    });

  test('package-toolchain 3: Home and the record panel speak German throughout', async () => {
    const visitor = await world.visit({ language: 'de' });
    const { page } = visitor;
    await page.locator('c-sync-card').first().waitFor();
    expect(englishIn(await page.locator('c-sync-home').innerText())).toEqual([]);
    expect(await visitor.violations()).toEqual([]);
    await visitor.picture('home-de');

    const person = someContact(world, (row) => row.Email === null && row.HasOptedOutOfEmail === false);
    await visitor.goToRecord(person.Id);
    const panel = page.locator('c-record-panel');
    await panel.getByRole('button', { name: german.Record_Why }).click();
    await panel.locator('[data-id="headline"]').waitFor();
    expect(await panel.locator('[data-id="headline"]').innerText()).toContain(german.Common_Needs_Attention);
    expect(englishIn(await panel.innerText())).toEqual([]);
    expect(await visitor.violations()).toEqual([]);
    await visitor.picture('why-de');
    await visitor.leave();
  });
});
