import { describeInBrowser, openBrowserWorld, type BrowserWorld } from './browser-world';
import { marketerLinksACampaign } from './campaign-story';

const tellings = [
  { width: 1280, namespace: '' },
  { width: 768, namespace: '' },
  { width: 1280, namespace: 'itsync' }
];

describeInBrowser('journey: a marketer and the list of a campaign', () => {
  let world: BrowserWorld;
  afterEach(() => world?.close());

  test.each(tellings)(
    'T-03 T-04 T-05 T-06 T-08 T-14 T-15 Tx-11 H-38 linked to a new list, one comes, one opted out, one leaves, unlinked, at $width pixels, namespace "$namespace"',
    async ({ width, namespace }) => {
      world = await openBrowserWorld({ people: { contacts: 12, leads: 4 }, namespace });
      await marketerLinksACampaign(world, { width, pictures: namespace ? undefined : 'campaign' });
      expect(world.complaints()).toEqual([]);
    }
  );
});
