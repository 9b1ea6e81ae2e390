import { describeInBrowser, openBrowserWorld, type BrowserWorld } from './browser-world';
import { adminSetsUp, operatorMayNot } from './set-up-story';

const tellings = [
  { width: 1280, namespace: '' },
  { width: 768, namespace: '' },
  { width: 1280, namespace: 'itsync' }
];

describeInBrowser(
  'journey: an admin, from the package just installed to the first contact in Iterable',
  () => {
    let world: BrowserWorld;
    afterEach(() => world?.close());

    test.each(tellings)(
      'D-21 D-22 D-23 D-24 D-57 H-08 H-09 H-10 O-04 O-05 O-06 by the set-up assistant alone, left and taken up again, at $width pixels, namespace "$namespace"',
      async ({ width, namespace }) => {
        world = await openBrowserWorld({
          people: { contacts: 12, leads: 4 },
          setUp: 'nothing',
          namespace
        });
        await operatorMayNot(world);
        await adminSetsUp(world, { width, pictures: namespace ? undefined : 'set-up' });
        expect(world.complaints()).toEqual([]);
      }
    );
  }
);
