import { describeInBrowser, openBrowserWorld, type BrowserWorld } from './browser-world';
import { onlyTheseFail, operatorMendsARun, refuseTheKey } from './failed-run-story';
import { fewPeople, runsKnown } from './people';

const tellings = [
  { width: 1280, namespace: '' },
  { width: 768, namespace: '' },
  { width: 1280, namespace: 'itsync' }
];

describeInBrowser('journey: an operator and a run that went wrong', () => {
  let world: BrowserWorld;
  afterEach(() => world?.close());

  test.each(tellings)(
    'D-51 D-53 D-54 Hx-02 Hx-03 Tx-02 a run that stopped is found, mended and run again, then those who need attention, until nobody does, at $width pixels, namespace "$namespace"',
    async ({ width, namespace }) => {
      let people: ReturnType<typeof onlyTheseFail> = [];
      let mendTheKey = (): void => undefined;
      world = await openBrowserWorld({
        people: fewPeople,
        namespace,
        prepare: (parts) => {
          people = onlyTheseFail(parts, 2);
          mendTheKey = refuseTheKey(parts);
        }
      });
      await runsKnown(world, ['Contact_To_User']);
      const pictures = namespace ? undefined : 'failed-run';
      await operatorMendsARun(world, people, { width, pictures, mendTheKey });
      expect(world.complaints()).toEqual([]);
    }
  );
});
