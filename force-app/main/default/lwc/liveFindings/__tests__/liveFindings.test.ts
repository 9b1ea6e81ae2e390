import checkDefinition from '@salesforce/apex/IterableSyncPreviewController.check';
import previewRecord from '@salesforce/apex/IterableSyncPreviewController.preview';
import { nothingFound, problemsAt, startLive } from 'c/liveFindings';
import type { Findings, Live } from 'c/liveFindings';
import { definition, preview } from 'test-support/mapping-situation';

jest.mock('@salesforce/apex/IterableSyncPreviewController.check', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncPreviewController.preview', () => ({ default: jest.fn() }), {
  virtual: true
});

const problem = { where: 'Iterable_Field_Mapping.Age, Source__c', message: 'No such field.', fix: '' };
const calm = () => jest.advanceTimersByTimeAsync(1_000);
const bridgeGone = { body: { message: 'The bridge cannot be reached.' } };

let shown: Findings[];
let live: Live;

beforeEach(() => {
  jest.useFakeTimers();
  jest
    .mocked(checkDefinition)
    .mockReset()
    .mockResolvedValue(JSON.stringify({ problems: [problem] }));
  jest.mocked(previewRecord).mockReset().mockResolvedValue(JSON.stringify(preview));
  shown = [];
  live = startLive((findings) => shown.push(findings));
});

afterEach(() => {
  live.stop();
  jest.useRealTimers();
});

test('D-40 the bridge is asked when nothing has changed for a moment, and only about the last state', async () => {
  live.ask({ syncs: [] }, null);
  await jest.advanceTimersByTimeAsync(300);
  live.ask(definition, null);
  await jest.advanceTimersByTimeAsync(300);
  expect(checkDefinition).not.toHaveBeenCalled();
  await calm();
  expect(checkDefinition).toHaveBeenCalledTimes(1);
  expect(JSON.parse(jest.mocked(checkDefinition).mock.lastCall?.[0]?.definition ?? '')).toEqual(definition);
  expect(previewRecord).not.toHaveBeenCalled();
  expect(shown).toEqual([{ ...nothingFound, problems: [problem] }]);
});

test('D-40 with a record it is said too what becomes of it', async () => {
  live.ask(definition, '003000000000001');
  await calm();
  expect(shown).toEqual([{ ...nothingFound, problems: [problem], preview }]);
});

test('D-40 what cannot be checked and what cannot be worked out are said apart', async () => {
  jest.mocked(checkDefinition).mockRejectedValueOnce(bridgeGone);
  live.ask(definition, '003000000000001');
  await calm();
  jest.mocked(previewRecord).mockRejectedValueOnce({ body: { message: 'Gone.' } });
  live.ask(definition, '003000000000001');
  await calm();
  expect(shown).toEqual([
    { ...nothingFound, failure: 'The bridge cannot be reached.', preview },
    { ...nothingFound, problems: [problem], previewFailure: 'Gone.' }
  ]);
});

test('D-40 an answer to an older question, or after the end, is not shown', async () => {
  let answerLate: (text: string) => void = () => undefined;
  jest.mocked(checkDefinition).mockImplementationOnce(() => new Promise((resolve) => (answerLate = resolve)));
  live.ask({ syncs: [] }, null);
  await calm();
  live.ask(definition, null);
  await calm();
  answerLate(JSON.stringify({ problems: [] }));
  await calm();
  expect(shown).toEqual([{ ...nothingFound, problems: [problem] }]);
  live.ask(definition, null);
  live.stop();
  await calm();
  expect(shown).toHaveLength(1);
});

test('S-12 problems are found by the name of their row, whatever its capitals', () => {
  const other = { ...problem, where: 'Iterable_Sync.Contacts' };
  expect(problemsAt([problem, other], 'AGE')).toEqual([problem]);
  expect(problemsAt([problem, other], 'contacts')).toEqual([other]);
  expect(problemsAt([problem, other], 'Source__c')).toEqual([]);
});
