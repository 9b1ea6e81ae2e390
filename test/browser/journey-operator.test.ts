import { linkCampaign, type ListedCampaign } from '../../scripts/preview-run/link-campaign';
import { describeInBrowser, openBrowserWorld, type BrowserWorld } from './browser-world';
import { answerForHalf, decide, heldCount, listIs, onList, runFromCard } from './operator-story';
import { eventually } from '../end-to-end/eventually';
import { fewPeople, firstRunsDone } from './people';

/** The window of a run ends at a whole second: what changed in this one belongs to the next run. */
const nextSecond = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1100));

describeInBrowser('journey 2, Operator', () => {
  let world: BrowserWorld;
  let campaign: ListedCampaign;
  beforeEach(async () => {
    world = await openBrowserWorld({
      people: fewPeople,
      prepare: (parts) => {
        campaign = linkCampaign(parts);
      }
    });
    await firstRunsDone(world);
    await eventually('the first list', () => onList(world, campaign).length > 25);
  });
  afterEach(async () => {
    await world?.close();
    expect(world?.complaints()).toEqual([]);
  });

  test.each([1280, 768])(
    'Tx-04 H-35 a wave of removals is held: read why, discard, run again, approve, at %i pixels',
    async (width) => {
      const before = onList(world, campaign).length;
      answerForHalf(world, campaign);
      await nextSecond();
      const visitor = await world.visit({ width, user: 'operator' });
      const { page } = visitor;
      await page.locator('c-sync-card').first().waitFor();
      await visitor.picture('home');
      expect(await visitor.violations()).toEqual([]);

      await runFromCard(
        visitor,
        'What has changed since the last run',
        'Some removals wait for your decision'
      );
      const held = await heldCount(visitor);
      expect(held).toBeGreaterThanOrEqual(25);
      await page.getByText('Why they would be removed').waitFor();
      await page.locator('c-held-removals').getByRole('link').first().waitFor();
      expect(onList(world, campaign)).toHaveLength(before);
      await visitor.picture('held');
      expect(await visitor.violations()).toEqual([]);

      await decide(visitor, 'Discard', /^Keep \d+ records$/);
      expect(onList(world, campaign)).toHaveLength(before);

      // The next run only keeps to the decision; who is asked again is everybody, and a second later: the records
      // on which a run writes belong to the second after it.
      await nextSecond();
      await runFromCard(visitor, 'What has changed since the last run', 'The run is done');
      await nextSecond();
      await runFromCard(
        visitor,
        'Everything: read all records again',
        'Some removals wait for your decision'
      );
      expect(await heldCount(visitor)).toBe(held);
      await decide(visitor, 'Approve', /^Remove \d+ records$/);
      await listIs(world, campaign, before - held);
      expect(await visitor.scrollsSideways()).toBe(false);
      await visitor.leave();
    }
  );
});
