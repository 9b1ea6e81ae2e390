import { runViewOf, waitingViewOf } from '../../../bridge/commands/run-view';
import { noCounts, type Counts, type Run } from '../../../bridge/sync/model';
import { unfinishedRun } from '../../builders';

const message = (given: Partial<Run>, counts: Partial<Counts> = {}): string =>
  runViewOf({ ...unfinishedRun(), ...given, counts: { ...noCounts(), ...counts } }).message;

describe("D-29 what came of a run, in people's words", () => {
  test.each<[string, string, Partial<Counts>]>([
    [
      'done',
      '10 found: 5 delivered, 2 unchanged, 1 not sent, 1 needs attention, 1 waiting.',
      { extracted: 10, delivered: 5, unchanged: 2, skipped: 1, rejected: 1, deferred: 1 }
    ],
    ['done', '2 found: 2 need attention.', { extracted: 2, rejected: 2 }],
    ['done', 'Nothing had changed.', {}],
    ['running', 'It is under way. 1 found: 1 delivered.', { extracted: 1, delivered: 1 }],
    [
      'interrupted',
      'It was interrupted and goes on by itself. 1 found: 1 delivered.',
      { extracted: 1, delivered: 1 }
    ],
    ['held', 'Removals are held for approval. 3 found: 3 waiting.', { extracted: 3, deferred: 3 }]
  ])('%s: %s', (state, sentence, counts) => {
    expect(message({ state: state as Run['state'], error: null }, counts)).toBe(sentence);
  });

  test('why it failed, or never began', () => {
    const error = {
      code: 'sf.session',
      message: 'Salesforce does not accept the session.',
      fix: 'Run "bridge doctor".'
    };
    const sentence = `${error.message} ${error.fix}`;
    expect(message({ state: 'failed', error })).toBe(sentence);
    const asked = { run: 'r', sync: 'S', at: '', state: null, error: null, total: 1, done: 0, counts: {} };
    expect(waitingViewOf({ ...asked, problem: error })).toMatchObject({ state: 'failed', message: sentence });
    expect(waitingViewOf({ ...asked, problem: null })).toMatchObject({
      state: 'waiting',
      startedAt: null,
      message: 'It waits for its turn.'
    });
  });
});
