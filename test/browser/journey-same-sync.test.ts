import { describeInBrowser, openBrowserWorld, type BrowserWorld } from './browser-world';
import { deployed, deployFiles, makeByClicks, meaningOf } from './same-sync-story';

const tellings = [
  { width: 1280, namespace: '' },
  { width: 768, namespace: '' },
  { width: 1280, namespace: 'itsync' }
];

describeInBrowser('journey: the same sync, by clicks and by files', () => {
  let world: BrowserWorld;
  afterEach(() => world?.close());

  test.each(tellings)(
    'D-26 D-30 S-16 what an admin clicks is what files in the layout of the Salesforce CLI say, at $width pixels, namespace "$namespace"',
    async ({ width, namespace }) => {
      world = await openBrowserWorld({ people: { contacts: 40, leads: 5 }, namespace });
      deployFiles(world);
      const clicked = await makeByClicks(world, width);
      expect(clicked).not.toBe('');
      expect(clicked).not.toBe(deployed);
      expect(await meaningOf(world, clicked)).toEqual(await meaningOf(world, deployed));
      expect(world.complaints()).toEqual([]);
    }
  );
});
