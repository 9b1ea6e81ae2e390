import { describeInBrowser, openBrowserWorld, type BrowserWorld } from './browser-world';
import { onlyTheseFail, operatorMendsARun } from './failed-run-story';
import { fewPeople, firstRunsDone } from './people';

const tellings = [
  { width: 1280, namespace: '' },
  { width: 768, namespace: '' },
  { width: 1280, namespace: 'itsync' }
];

describeInBrowser('journey: an operator and a run that went wrong', () => {
  let world: BrowserWorld;
  afterEach(() => world?.close());

  test.each(tellings)(
    'D-51 D-54 Hx-02 Hx-03 Tx-02 the cause is read, put right and sent again, until nothing needs attention, at $width pixels, namespace "$namespace"',
    async ({ width, namespace }) => {
      let people: ReturnType<typeof onlyTheseFail> = [];
      world = await openBrowserWorld({
        people: fewPeople,
        namespace,
        prepare: (parts) => {
          people = onlyTheseFail(parts, 2);
        }
      });
      await firstRunsDone(world);
      await operatorMendsARun(world, people, { width, pictures: namespace ? undefined : 'failed-run' });
      expect(world.complaints()).toEqual([]);
    }
  );
});
