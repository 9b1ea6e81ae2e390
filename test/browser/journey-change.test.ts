import { describeInBrowser, openBrowserWorld, type BrowserWorld } from './browser-world';
import { adminChangesAMapping } from './change-story';
import { firstRunsDone } from './people';

const tellings = [
  { width: 1280, namespace: '' },
  { width: 768, namespace: '' },
  { width: 1280, namespace: 'itsync' }
];

describeInBrowser('journey: an admin changes a mapping', () => {
  let world: BrowserWorld;
  afterEach(() => world?.close());

  test.each(tellings)(
    'D-28 D-46 D-47 D-50 D-59 previewed on a contact, sent to 25 people, read again, undone, published, rolled back, at $width pixels, namespace "$namespace"',
    async ({ width, namespace }) => {
      world = await openBrowserWorld({ people: { contacts: 60, leads: 5 }, namespace });
      await firstRunsDone(world);
      await adminChangesAMapping(world, { width, pictures: namespace ? undefined : 'change' });
      expect(world.complaints()).toEqual([]);
    }
  );
});
