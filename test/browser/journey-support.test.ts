import { describeInBrowser, openBrowserWorld, type BrowserWorld } from './browser-world';
import { fewPeople, firstRunsDone } from './people';
import { clearAddresses, supportFindsTheCause } from './support-story';

describeInBrowser('journey 1, Support', () => {
  let world: BrowserWorld;
  let cleared: ReturnType<typeof clearAddresses>;
  beforeAll(async () => {
    world = await openBrowserWorld({
      people: fewPeople,
      prepare: (parts) => {
        cleared = clearAddresses(parts, 2);
      }
    });
    await firstRunsDone(world);
  });
  afterAll(() => world?.close());
  afterEach(() => expect(world?.complaints()).toEqual([]));

  test.each([1280, 768])(
    'T-15 Tx-06 H-48 a contact that is not in Iterable: cause, who and when in one click, put right, sent and found there, at %i pixels',
    (width) => supportFindsTheCause(world, { width, person: cleared.shift(), pictures: 'support' })
  );
});
