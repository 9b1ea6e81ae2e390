import { describeInBrowser, openBrowserWorld, type BrowserWorld } from './browser-world';
import { fewPeople, firstRunsDone } from './people';
import { supportFindsTheCause } from './support-story';

describeInBrowser('journey 1 with the package installed under a namespace', () => {
  let world: BrowserWorld;
  beforeAll(async () => {
    world = await openBrowserWorld({ people: fewPeople, namespace: 'itsync' });
    await firstRunsDone(world);
  });
  afterAll(() => world?.close());

  test('T-15 Tx-06 package-toolchain 7: the cause in one click, put right, sent and found in Iterable', async () => {
    await supportFindsTheCause(world, { width: 1280 });
    expect(world?.complaints()).toEqual([]);
  });
});
