import askNow from '@salesforce/apex/IterableSyncNowController.syncNow';
import getProgress from '@salesforce/apex/IterableSyncNowController.getProgress';
import SyncNow from 'c/syncNow';
import { heard, part, press, show, settle, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncNowController.syncNow', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncNowController.getProgress', () => ({ default: jest.fn() }), {
  virtual: true
});

jest.mock(
  '@salesforce/apex/IterableSyncRecordController.explain',
  () => ({ default: jest.fn(() => Promise.resolve({ isBridgeReachable: true, answers: [] })) }),
  { virtual: true }
);

type Result = Apex.IterableSyncNowView.Result;

const recordId = '003000000000001';
const run = { runId: '7', syncName: 'A', syncLabel: 'Contacts to users', recordIds: [recordId] };
const result: Result = { recordId, name: 'Ana Ruiz', syncName: 'A', syncLabel: 'Contacts to users' };

const asked = (more: Apex.IterableSyncNowView.Asked = {}) =>
  jest.mocked(askNow).mockResolvedValue({ isBridgeReachable: true, runs: [run], notCovered: [], ...more });
const count = (results: readonly Result[], wanted: string): number =>
  results.filter(({ outcome }) => outcome === wanted).length;
const ended = (results: Result[], more: Apex.IterableSyncNowView.Progress = {}) =>
  jest.mocked(getProgress).mockResolvedValue({
    ...{ isBridgeReachable: true, isFinished: true, total: results.length, done: results.length, results },
    delivered: count(results, 'delivered'),
    unchanged: count(results, 'unchanged'),
    notSent: count(results, 'skipped'),
    needsAttention: count(results, 'rejected'),
    waiting: count(results, 'deferred'),
    ...more
  });
const open = async (recordIds = [recordId]) => {
  const element = await show('c-sync-now', SyncNow, { recordIds });
  await settle();
  return element;
};
const whyOf = (element: Element) => part<HTMLElement & { recordId: string }>(element, 'c-why-answer');

beforeEach(() => {
  jest.clearAllMocks();
});

test('D-19 it asks once for the records that it is given, and turns green', async () => {
  asked();
  ended([{ ...result, outcome: 'delivered' }]);
  const element = await open();
  expect(jest.mocked(askNow).mock.calls).toEqual([[{ recordIds: [recordId] }]]);
  expect(jest.mocked(getProgress).mock.calls).toEqual([[{ runIds: ['7'], recordIds: [recordId] }]]);
  expect(textOf(element, 'word')).toBe('Sent to Iterable');
  expect(part(element, 'summary')?.className).toContain('tone_good');
});

test('D-19 a record that has not changed is up to date', async () => {
  asked();
  ended([{ ...result, outcome: 'unchanged' }]);
  expect(textOf(await open(), 'word')).toBe('Already up to date in Iterable');
});

test('T-15 while it is under way it shows how far it is, and asks again', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask'] });
  asked();
  ended([], { isFinished: false, total: 2, done: 1 });
  const opened = show('c-sync-now', SyncNow, { recordIds: [recordId] });
  await jest.advanceTimersByTimeAsync(0);
  const element = await opened;
  const progress = part<HTMLElement & { total: number; done: number }>(element, 'c-sync-progress');
  expect(progress).toMatchObject({ total: 2, done: 1, problem: null });

  jest.mocked(getProgress).mockRejectedValueOnce(new Error('It took too long.'));
  await jest.advanceTimersByTimeAsync(1_000);
  expect(part(element, 'c-sync-progress')).toMatchObject({
    problem: 'It goes on, but how far it is cannot be seen at the moment. It took too long.'
  });

  ended([{ ...result, outcome: 'delivered' }]);
  await jest.advanceTimersByTimeAsync(3_000);
  jest.useRealTimers();
  expect(textOf(element, 'word')).toBe('Sent to Iterable');
});

test('D-19 many records: numbers and a list, what needs attention first', async () => {
  asked();
  const others = ['delivered', 'rejected', 'skipped', 'delivered'].map((outcome, index) => ({
    ...result,
    recordId: `00300000000000${index}`,
    outcome
  }));
  ended(others);
  const element = await open();
  expect(textOf(element, 'word')).toBe('Done');
  expect(textOf(element, 'note')).toBe('1 needs attention, 1 not sent, 2 sent');
  const list = part<HTMLElement & { results: Result[] }>(element, 'c-sync-now-results');
  expect(list?.results.map(({ outcome }) => outcome)).toEqual([
    'rejected',
    'skipped',
    'delivered',
    'delivered'
  ]);
  expect(part(element, 'shown')).toBeNull();
});

test('D-19 more than are told one by one: the numbers are of all', async () => {
  asked();
  const told = ['rejected', 'rejected', 'skipped'].map((outcome) => ({ ...result, outcome }));
  const numbers = { delivered: 300, unchanged: 20, notSent: 30, needsAttention: 58, waiting: 5 };
  ended(told, { total: 413, done: 413, ...numbers });
  const element = await open();
  expect(textOf(element, 'word')).toBe('Done');
  expect(textOf(element, 'note')).toBe(
    '58 need attention, 5 waiting, 30 not sent, 300 sent, 20 already up to date'
  );
  expect(textOf(element, 'shown')).toBe('The first 3 of 413 are shown, those that need attention first.');
});

test('D-19 a record that no sync takes is explained instead of sent', async () => {
  const reason = 'No active sync reads cases.';
  asked({ runs: [], notCovered: [{ recordId, name: 'Ana Ruiz', reason }] });
  const element = await open();
  expect(jest.mocked(getProgress)).not.toHaveBeenCalled();
  expect(part(element, 'summary')).toBeNull();
  expect(whyOf(element)?.recordId).toBe(recordId);
});

test('D-19 a campaign stands for its members: the reason why none is sent is told, and there is no "Why?"', async () => {
  const reason = 'The campaign has no members.';
  asked({ runs: [], notCovered: [{ recordId: '701000000000001', name: 'Spring Gala', reason }] });
  const element = await open(['701000000000001']);
  expect(textOf(element, 'word')).toBe('Nothing was sent');
  expect(textOf(element, 'note')).toBe(reason);
  expect(whyOf(element)).toBeNull();
});

test('D-19 a single record that was not sent opens "Why?", here or where somebody else opens it', async () => {
  asked();
  ended([{ ...result, outcome: 'skipped' }]);
  expect(whyOf(await open())?.recordId).toBe(recordId);

  document.addEventListener('why', (event) => event.preventDefault(), { once: true, capture: true });
  expect(whyOf(await open())).toBeNull();
});

test('D-19 whoever holds it is told that it has ended, and whether all is in Iterable', async () => {
  asked();
  ended([{ ...result, outcome: 'skipped' }]);
  const element = await open();
  const ends = heard<{ isSent: boolean }>(element, 'finish');
  ended([{ ...result, outcome: 'delivered' }]);
  await (element as unknown as { start(): Promise<void> }).start();
  await settle();
  expect(ends).toEqual([{ isSent: true }]);
});

test('T-15 what cannot be seen for a minute is looked at no more, until a person says so', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask'] });
  asked();
  jest.mocked(getProgress).mockRejectedValue({ body: { message: 'There is no such run.' } });
  const opened = show('c-sync-now', SyncNow, { recordIds: [recordId] });
  await jest.advanceTimersByTimeAsync(56_000);
  const element = await opened;
  expect(getProgress).toHaveBeenCalledTimes(19);
  expect(part(element, 'look-again')).toBeNull();
  await jest.advanceTimersByTimeAsync(3_600_000);
  expect(getProgress).toHaveBeenCalledTimes(20);
  expect(part(element, 'c-sync-progress')).toMatchObject({
    problem: 'It goes on, but how far it is cannot be seen at the moment. There is no such run.'
  });

  ended([{ ...result, outcome: 'delivered' }]);
  part(element, 'look-again')?.click();
  await jest.advanceTimersByTimeAsync(0);
  jest.useRealTimers();
  expect(askNow).toHaveBeenCalledTimes(1);
  expect(textOf(element, 'word')).toBe('Sent to Iterable');
  expect(part(element, 'look-again')).toBeNull();
});

/** An answer that comes when the test says so. */
function later<Answer>() {
  let answer: (value: Answer) => void = () => undefined;
  const promise = new Promise<Answer>((resolve) => (answer = resolve));
  return { promise, answer: (value: Answer) => answer(value) };
}
const again = (element: Element): Promise<void> => (element as unknown as { start(): Promise<void> }).start();

test('D-19 a window that is closed while it asks looks at nothing when the answer comes', async () => {
  const late = later<Apex.IterableSyncNowView.Asked>();
  jest.mocked(askNow).mockReturnValueOnce(late.promise);
  ended([{ ...result, outcome: 'delivered' }]);
  const element = await open();
  const ends = heard(element, 'finish');
  element.remove();
  late.answer({ isBridgeReachable: true, runs: [run], notCovered: [] });
  await settle();
  expect(getProgress).not.toHaveBeenCalled();
  expect(ends).toEqual([]);
});

test('D-19 pressed again while it asks, it asks once and looks once', async () => {
  const late = later<Apex.IterableSyncNowView.Asked>();
  jest.mocked(askNow).mockReturnValueOnce(late.promise);
  ended([{ ...result, outcome: 'delivered' }]);
  const element = await open();
  await again(element);
  expect(askNow).toHaveBeenCalledTimes(1);
  late.answer({ isBridgeReachable: true, runs: [run], notCovered: [] });
  await settle();
  expect(getProgress).toHaveBeenCalledTimes(1);
  expect(textOf(element, 'word')).toBe('Sent to Iterable');
});

test('D-19 sent once more, what is still told of the time before is not shown', async () => {
  const late = later<Apex.IterableSyncNowView.Progress>();
  asked();
  jest.mocked(getProgress).mockReturnValueOnce(late.promise);
  const element = await open();
  const ends = heard(element, 'finish');
  ended([{ ...result, outcome: 'delivered' }]);
  await again(element);
  await settle();
  late.answer({
    isBridgeReachable: true,
    isFinished: true,
    total: 1,
    results: [{ ...result, outcome: 'skipped' }]
  });
  await settle();
  expect(ends).toEqual([{ isSent: true }]);
  expect(textOf(element, 'word')).toBe('Sent to Iterable');
});

test('D-19 more than fifty runs are asked about in parts, and counted together', async () => {
  asked({ runs: Array.from({ length: 60 }, (_, index) => ({ ...run, runId: String(index) })) });
  ended([{ ...result, outcome: 'delivered' }]);
  const element = await open();
  expect(jest.mocked(getProgress).mock.calls.map(([{ runIds }]) => runIds?.length)).toEqual([50, 10]);
  expect(textOf(element, 'note')).toBe('2 sent');
});

test('D-19 while the bridge is away the request is kept, and said to be', async () => {
  asked({ isBridgeReachable: false, isRequestLeft: true, runs: null });
  expect(textOf(await open(), 'kept')).toBe(
    'The bridge cannot be reached. Your request is kept and is taken up with its next run.'
  );
});

test('D-19 a request that could not be kept says so, and can be made again', async () => {
  asked({ isBridgeReachable: false, isRequestLeft: false, bridgeProblem: 'Check the named credential.' });
  const element = await open();
  expect(textOf(element, 'problem')).toBe(
    'The bridge cannot be reached, and nothing was sent. Check the named credential.'
  );
  asked();
  ended([{ ...result, outcome: 'delivered' }]);
  await press(element, 'try-again');
  await settle();
  expect(textOf(element, 'word')).toBe('Sent to Iterable');
});

test('D-19 a refusal is a sentence', async () => {
  jest.mocked(askNow).mockRejectedValue({ body: { message: 'You may not use "Sync now".' } });
  expect(textOf(await open(), 'problem')).toBe('You may not use "Sync now".');
});

test('is accessible', async () => {
  asked();
  ended([
    { ...result, outcome: 'rejected', message: 'Email is blank.' },
    { ...result, outcome: 'delivered' }
  ]);
  await expect(await open()).toBeAccessible();
});
