import { describeInBrowser, openBrowserWorld, type BrowserWorld } from './browser-world';
import { fewPeople, firstRunsDone } from './people';
import { clearAddresses, supportFindsTheCause } from './support-story';

describeInBrowser('journey 1 with the package installed under a namespace', () => {
  let world: BrowserWorld;
  let cleared: ReturnType<typeof clearAddresses>;
  beforeAll(async () => {
    world = await openBrowserWorld({
      people: fewPeople,
      namespace: 'itsync',
      prepare: (parts) => {
        cleared = clearAddresses(parts, 1);
      }
    });
    await firstRunsDone(world);
  });
  afterAll(() => world?.close());

  test('T-15 Tx-06 package-toolchain 7: cause, who and when in one click, put right, sent and found in Iterable', async () => {
    await supportFindsTheCause(world, { width: 1280, person: cleared[0] });
    expect(world?.complaints()).toEqual([]);
  });
});
