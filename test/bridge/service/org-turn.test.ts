import { ConfigError, TransientError } from '../../../bridge/errors';
import { OrgTurn } from '../../../bridge/service/org-turn';

let now = 0;
let done: number[] = [];
let answer: () => Promise<boolean>;
const turn = (): OrgTurn =>
  new OrgTurn({
    everyMs: 60_000,
    now: () => new Date(now),
    work: () => {
      done.push(now);
      return answer();
    }
  });

beforeEach(() => {
  now = 0;
  done = [];
  answer = () => Promise.resolve(true);
});

async function lookAt(at: number, looked: OrgTurn): Promise<void> {
  now = at;
  await looked.look().catch(() => undefined);
}

test('the org is called once a minute at most; where nothing was to be done it is looked at again at once', async () => {
  const looked = turn();
  for (const at of [0, 5_000, 59_000, 60_000]) await lookAt(at, looked);
  expect(done).toEqual([0, 60_000]);
  answer = () => Promise.resolve(false);
  for (const at of [120_000, 125_000]) await lookAt(at, looked);
  expect(done).toEqual([0, 60_000, 120_000, 125_000]);
});

test('what may pass is tried again after the minute, what the org will not have after an hour', async () => {
  const looked = turn();
  answer = () => Promise.reject(new TransientError('sf.unavailable', 'Salesforce could not answer.'));
  for (const at of [0, 30_000, 60_000]) await lookAt(at, looked);
  expect(done).toEqual([0, 60_000]);
  answer = () => Promise.reject(new ConfigError('sf.invalid-type', 'There is no such object.'));
  for (const at of [120_000, 180_000, 3_719_000, 3_720_000]) await lookAt(at, looked);
  expect(done).toEqual([0, 60_000, 120_000, 3_720_000]);
});
