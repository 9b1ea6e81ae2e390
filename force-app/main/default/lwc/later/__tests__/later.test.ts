import { startLater } from 'c/later';

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.useRealTimers();
});

test('D-28 D-59 work waits until nothing more comes, and only the last asking is done', () => {
  const done: string[] = [];
  const later = startLater(300);
  later.ask(() => void done.push('first'));
  jest.advanceTimersByTime(299);
  later.ask(() => void done.push('second'));
  jest.advanceTimersByTime(299);
  expect(done).toEqual([]);
  jest.advanceTimersByTime(1);
  expect(done).toEqual(['second']);
});

test('D-28 D-59 what waits can be done at once, and is then not done again', async () => {
  const work = jest.fn().mockResolvedValue(undefined);
  const later = startLater(300);
  later.ask(work);
  await later.now();
  jest.advanceTimersByTime(1_000);
  await later.now();
  expect(work).toHaveBeenCalledTimes(1);
});

test('D-28 D-59 what waits is forgotten when the component leaves', () => {
  const work = jest.fn();
  const later = startLater(300);
  later.ask(work);
  later.stop();
  jest.advanceTimersByTime(1_000);
  expect(work).not.toHaveBeenCalled();
});
