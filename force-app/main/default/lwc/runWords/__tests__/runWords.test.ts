import { isUnderWay, recordsDone, runSentence } from 'c/runWords';

test.each([
  [
    { state: 'done', found: 124, delivered: 120, needsAttention: 1, notSent: 3 },
    '120 sent, 3 not sent, 1 needs attention.'
  ],
  [
    { state: 'done', delivered: 5, removed: 2, waiting: 4, unchanged: 1200 },
    '3 sent, 2 removed, 1,200 already up to date, 4 waiting.'
  ],
  [{ state: 'done', needsAttention: 2 }, '2 need attention.'],
  [{ state: 'done', found: 0 }, 'Nothing had changed.'],
  [{ state: 'held', delivered: 7 }, 'Held for approval. 7 sent.'],
  [{ state: 'held' }, 'Held for approval.'],
  [{ state: 'waiting' }, 'Waits for its turn.'],
  [{ state: 'running', delivered: 1000, unchanged: 204 }, 'Under way: 1,204 records done so far.'],
  [{ state: 'interrupted' }, 'Interrupted; it goes on by itself.'],
  [
    { state: 'failed', message: 'Iterable refused the API key. Enter a new one.' },
    'Iterable refused the API key. Enter a new one.'
  ],
  [{ state: 'failed' }, 'It stopped before the end.']
])('D-29 what came of the run %j is one sentence', (run, sentence) => {
  expect(runSentence(run)).toBe(sentence);
});

test('D-29 a run is under way until it has ended or waits for a person', () => {
  const states = ['waiting', 'running', 'interrupted', 'held', 'done', 'failed'];
  expect(states.filter((state) => isUnderWay({ state }))).toEqual(['waiting', 'running', 'interrupted']);
  expect(isUnderWay(null)).toBe(false);
  expect(
    recordsDone({ delivered: 1, unchanged: 2, notSent: 3, needsAttention: 4, waiting: 5, removed: 1 })
  ).toBe(15);
});
