import getCauseRecords from '@salesforce/apex/IterableSyncRunsController.getCauseRecords';
import getRun from '@salesforce/apex/IterableSyncHomeController.getRun';
import replayCause from '@salesforce/apex/IterableSyncRunsController.replayCause';
import ConfirmAction from 'c/confirmAction';
import ErrorCause from 'c/errorCause';
import { heard, part, parts, press, settle, show, textOf } from 'test-support/shown';

const foot = (element: Element): Element => part(element, 'foot') ?? element;

jest.mock('@salesforce/apex/IterableSyncRunsController.getCauseRecords', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncRunsController.replayCause', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncHomeController.getRun', () => ({ default: jest.fn() }), {
  virtual: true
});

const cause = {
  ...{
    key: 'k1',
    syncName: 'A',
    syncLabel: 'People',
    code: 'mapping.required',
    fieldLabel: 'Email',
    count: 2
  },
  ...{ meaning: 'A field is blank.', fix: 'Fill it in.', canReplay: true },
  ...{ oldestAt: '2026-11-21T08:00:00.000Z', newestAt: '2026-11-22T08:00:00.000Z' }
};
const shown = (given: object = {}) =>
  show('c-error-cause', ErrorCause, { cause: { ...cause, ...given }, canOperate: true });

beforeEach(() => {
  ConfirmAction.open = jest.fn().mockResolvedValue(true);
  jest.mocked(replayCause).mockReset().mockResolvedValue({ replayed: 2, runId: 'r9' });
  jest.mocked(getRun).mockReset().mockResolvedValue({ runId: 'r9', state: 'done', delivered: 2 });
});

test('Hx-02 a cause with its meaning, its field, how many and what to do', async () => {
  const element = await shown();
  expect(textOf(element, 'title')).toBe('A field is blank.');
  expect(textOf(element, 'count')).toBe('2 records of People');
  expect(textOf(element, 'field')).toBe('Field: Email');
  expect(textOf(element, 'fix')).toBe('What to do: Fill it in.');
  await expect(element).toBeAccessible();
});

test('Hx-02 D-49 who is affected, page by page, each with its message and a way to its details', async () => {
  jest
    .mocked(getCauseRecords)
    .mockResolvedValueOnce({
      records: [
        { recordId: '003A', isVisible: true, recordName: 'Ada', message: 'Blank.', runId: 'r1', attempts: 1 }
      ],
      next: 'n'
    })
    .mockResolvedValueOnce({
      records: [{ recordId: '003B', isVisible: false, isMessageHidden: true, attempts: 2 }]
    });
  const element = await shown();
  await press(element, 'who');
  await press(foot(element), 'more');
  expect(getCauseRecords).toHaveBeenLastCalledWith({ key: 'k1', cursor: 'n' });
  expect(parts(element, 'message').map((one) => one.textContent?.trim())).toEqual([
    'Blank.',
    'It is about a field that you may not see.'
  ]);
  expect(parts(element, 'test-data')).toMatchObject([
    { syncName: 'A', runId: 'r1', recordId: '003A', name: 'Ada' }
  ]);
  const opened = heard(element, 'open');
  await press(element, 'detail');
  expect(opened).toEqual([{ run: 'r1', record: '003A' }]);
  await press(element, 'who');
  expect(parts(element, 'person')).toEqual([]);
});

test('Hx-02 sending again asks first, is followed to its end, and says so', async () => {
  const element = await shown();
  const replayed = heard(element, 'replayed');
  await press(element, 'replay');
  await settle();
  expect(jest.mocked(ConfirmAction.open).mock.calls[0]?.[0]).toMatchObject({
    label: 'Send 2 records again?'
  });
  expect(replayCause).toHaveBeenCalledWith({ key: 'k1' });
  expect(part(element, 'c-run-progress')).not.toBeNull();
  expect(replayed).toHaveLength(1);
});

test('Hx-02 nothing is sent without a yes', async () => {
  ConfirmAction.open = jest.fn().mockResolvedValue(false);
  const element = await shown();
  await press(element, 'replay');
  expect(replayCause).not.toHaveBeenCalled();
});

test.each([
  [
    'a run that could not be put in line',
    { replayed: 2, runId: null, problem: 'It is paused.' },
    'It is paused.'
  ],
  ['records that wait for the next run', { replayed: 2 }, 'They go out with the next run of the sync.']
])('Hx-02 %s is said', async (_what, answer, said) => {
  jest.mocked(replayCause).mockResolvedValue(answer);
  const element = await shown();
  await press(element, 'replay');
  expect(textOf(element, 'told')).toBe(said);
});

test('Hx-02 a refusal is said', async () => {
  jest.mocked(replayCause).mockRejectedValue({ body: { message: 'You may not.' } });
  const element = await shown();
  await press(element, 'replay');
  expect(textOf(element, 'told')).toContain('You may not.');
});

test('Hx-02 no button for whoever may not, nor while the sync does not run', async () => {
  const paused = await shown({ canReplay: false });
  expect(part(paused, 'replay')).toBeNull();
  expect(textOf(paused, 'not-running')).toContain('not running');
  const viewer = await show('c-error-cause', ErrorCause, { cause, canOperate: false });
  expect([part(viewer, 'replay'), part(viewer, 'not-running')]).toEqual([null, null]);
});
