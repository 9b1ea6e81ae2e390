import { startPoll } from 'c/poll';

const settle = () => jest.advanceTimersByTimeAsync(0);

function seen(state: 'visible' | 'hidden'): void {
  jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  jest.restoreAllMocks();
  jest.useRealTimers();
});

test('D-29 Home refreshes itself: it asks at once, then after as long as the last answer says', async () => {
  const ask = jest.fn().mockResolvedValueOnce(15_000).mockResolvedValue(2_000);
  const poll = startPoll(ask);
  await settle();
  expect(ask).toHaveBeenCalledTimes(1);

  await jest.advanceTimersByTimeAsync(14_999);
  expect(ask).toHaveBeenCalledTimes(1);
  await jest.advanceTimersByTimeAsync(1);
  expect(ask).toHaveBeenCalledTimes(2);
  await jest.advanceTimersByTimeAsync(2_000);
  expect(ask).toHaveBeenCalledTimes(3);
  poll.stop();
});

test('D-29 nothing is asked in a tab that nobody sees; it is asked at once when the tab is seen again', async () => {
  const ask = jest.fn().mockResolvedValue(1_000);
  const poll = startPoll(ask);
  await settle();

  seen('hidden');
  await jest.advanceTimersByTimeAsync(60_000);
  expect(ask).toHaveBeenCalledTimes(1);
  seen('visible');
  await settle();
  expect(ask).toHaveBeenCalledTimes(2);
  poll.stop();
});

test('D-29 a tab that is seen again before its time is up is not asked early', async () => {
  const ask = jest.fn().mockResolvedValue(1_000);
  const poll = startPoll(ask);
  await settle();

  seen('hidden');
  seen('visible');
  await settle();
  expect(ask).toHaveBeenCalledTimes(1);
  poll.stop();
});

test('D-29 an answer of null ends it, and so does stop, even while something is being asked', async () => {
  const last = jest.fn().mockResolvedValue(null);
  startPoll(last);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(last).toHaveBeenCalledTimes(1);

  const late = jest.fn(() => new Promise<number>((resolve) => void setTimeout(() => resolve(1_000), 500)));
  const poll = startPoll(late);
  await settle();
  poll.stop();
  await jest.advanceTimersByTimeAsync(60_000);
  expect(late).toHaveBeenCalledTimes(1);
});

test('D-29 refresh waits for what is being asked, then asks once more for all who wished it meanwhile', async () => {
  const ask = jest.fn(() => new Promise<number>((resolve) => void setTimeout(() => resolve(15_000), 500)));
  const poll = startPoll(ask);
  await settle();

  const both = Promise.all([poll.refresh(), poll.refresh()]);
  await jest.advanceTimersByTimeAsync(500);
  expect(ask).toHaveBeenCalledTimes(2);
  await jest.advanceTimersByTimeAsync(500);
  await both;
  expect(ask).toHaveBeenCalledTimes(2);
  await jest.advanceTimersByTimeAsync(14_999);
  expect(ask).toHaveBeenCalledTimes(2);
  poll.stop();
});

test('D-29 an asking that fails is asked again after 30 seconds', async () => {
  const ask = jest.fn().mockRejectedValueOnce(new Error('no line')).mockResolvedValue(1_000);
  const poll = startPoll(ask);
  await jest.advanceTimersByTimeAsync(29_999);
  expect(ask).toHaveBeenCalledTimes(1);
  await jest.advanceTimersByTimeAsync(1);
  expect(ask).toHaveBeenCalledTimes(2);
  poll.stop();
});
