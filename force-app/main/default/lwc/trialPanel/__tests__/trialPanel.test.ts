import getTrial from '@salesforce/apex/IterableSyncPreviewController.getTrial';
import getTrials from '@salesforce/apex/IterableSyncPreviewController.getTrials';
import keepTrial from '@salesforce/apex/IterableSyncPreviewController.keepTrial';
import planTrial from '@salesforce/apex/IterableSyncPreviewController.planTrial';
import startTrial from '@salesforce/apex/IterableSyncPreviewController.startTrial';
import undoTrial from '@salesforce/apex/IterableSyncPreviewController.undoTrial';
import ConfirmAction from 'c/confirmAction';
import type { DraftDefinition } from 'c/draft';
import TrialPanel from 'c/trialPanel';
import { heard, part, press, settle, show, textOf } from 'test-support/shown';
import { planAnswer, trialAnswer } from 'test-support/trial-answers';

jest.mock('@salesforce/apex/IterableSyncPreviewController.getTrial', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncPreviewController.getTrials', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncPreviewController.keepTrial', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncPreviewController.planTrial', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncPreviewController.startTrial', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncPreviewController.undoTrial', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock(
  '@salesforce/apex/IterableSyncPreviewController.nameRecords',
  () => ({ default: jest.fn(() => []) }),
  {
    virtual: true
  }
);

const definition: DraftDefinition = { syncs: [{ DeveloperName: 'Contacts' }] };
const text = JSON.stringify;
const open = () => show('c-trial-panel', TrialPanel, { definition, syncName: 'Contacts' });
const trial = (changes: Partial<Bridge.Trial> = {}) => text({ ...trialAnswer, ...changes });
const known = (...trials: string[]) =>
  jest.mocked(getTrials).mockResolvedValue(`{"trials":[${trials.join()}]}`);
const notes = (element: Element, id: string) =>
  part<HTMLElement & { people: { note: string }[] }>(element, id)?.people.map(({ note }) => note);
const sending = {
  state: 'sending',
  people: trialAnswer.people.map((each) => ({ ...each, outcome: null }))
} as const;

beforeEach(() => {
  for (const door of [getTrial, getTrials, keepTrial, planTrial, startTrial, undoTrial])
    jest.mocked(door).mockReset();
  known();
  jest.mocked(planTrial).mockResolvedValue(text(planAnswer));
  jest.mocked(startTrial).mockResolvedValue(trial(sending));
  jest.mocked(getTrial).mockResolvedValue(trial());
});

test('H-38 before anything is sent it says who it goes to, what is written, and what cannot be taken back', async () => {
  const element = await open();
  await press(element, 'see');
  expect(planTrial).toHaveBeenCalledWith({ definition: text(definition) });
  expect(textOf(element, 'plan-text')).toBe('2 people: 1 created, 0 updated.');
  expect(notes(element, 'planned')).toEqual(['Created in Iterable', 'Not sent · They opted out.']);
  // D-49: each of them can be previewed from here.
  expect(part<HTMLElement & { syncName: string }>(element, 'planned')?.syncName).toBe('Contacts');
  expect(textOf(element, 'writes')).toBe('3 fields of the profile.');
  expect(textOf(element, 'cannot-undo')).toContain('The event "Signed up" stays.');
  expect(startTrial).not.toHaveBeenCalled();
  await press(element, 'cancel');
  expect(part(element, 'plan')).toBeNull();
});

test('H-38 it is sent by one button, with the reason, and followed until everybody has been sent', async () => {
  const element = await open();
  await press(element, 'see');
  part(element, 'note')?.dispatchEvent(new CustomEvent('change', { detail: { value: 'New field' } }));
  expect(part<HTMLElement & { label: string }>(element, 'start')?.label).toBe('Send to 2 people now');
  await press(element, 'start');
  await settle();
  expect(startTrial).toHaveBeenCalledWith({
    definition: text(definition),
    note: 'New field',
    people: planAnswer.people.map(({ recordId }) => recordId),
    cannotUndo: planAnswer.cannotUndo
  });
  expect(getTrial).toHaveBeenCalledWith({ trialId: 't1' });
  expect(textOf(element, 'state')).toBe('Sent to 2 people. Look at them in Iterable, then decide.');
  expect(notes(element, 'people')).toEqual([
    'Created in Iterable',
    'Needs attention · Email is blank. · Fill in Email.'
  ]);
  expect(part(element, 'plan')).toBeNull();
});

test('H-38 while it is sent it says how far it is', async () => {
  jest.mocked(getTrial).mockResolvedValue(trial(sending));
  known(trial(sending));
  const element = await open();
  expect(textOf(element, 'state')).toBe('Being sent: 0 of 2 done.');
  expect(notes(element, 'people')).toEqual(['under way', 'under way']);
  expect([part(element, 'undo'), part(element, 'continue')]).toEqual([null, null]);
  element.remove();
});

test('H-38 a trial that is not decided is found again, and Undo gives everybody back what was there', async () => {
  known(trial());
  const element = await open();
  expect(part(element, 'see')).toBeNull();
  jest.mocked(ConfirmAction.open).mockResolvedValueOnce(true);
  jest.mocked(undoTrial).mockResolvedValue(trial({ state: 'undoing' }));
  const undone = trialAnswer.people.map((each) => ({ ...each, undo: 'deleted', undoMessage: '' }) as const);
  jest
    .mocked(getTrial)
    .mockResolvedValue(trial({ state: 'undone', people: undone, decidedAt: new Date().toISOString() }));
  await press(element, 'undo');
  await settle();
  expect(ConfirmAction.open).toHaveBeenLastCalledWith(
    expect.objectContaining({
      sentences: [expect.stringContaining('gets back'), 'The event "Signed up" stays.'] as unknown
    })
  );
  expect(undoTrial).toHaveBeenCalledWith({ trialId: 't1' });
  expect(textOf(element, 'state')).toBe('Undone just now: everybody has in Iterable what they had before.');
  expect(notes(element, 'people')?.[0]).toBe('Created in Iterable · deleted from Iterable again');
  expect(part<HTMLElement & { label: string }>(element, 'see')?.label).toBe('Try it on 25 people again');
});

test('H-38 an undo that did not reach everybody says for whom', async () => {
  const people = trialAnswer.people.map(
    (each) => ({ ...each, undo: 'failed', undoMessage: 'Iterable refused.' }) as const
  );
  known(trial({ state: 'undone', people, decidedAt: '2026-11-20T12:00:00.000Z' }));
  const element = await open();
  expect(textOf(element, 'state')).toMatch(/^Undone .* ago, but not for everybody: see below\.$/);
  expect(notes(element, 'people')?.[0]).toBe('Created in Iterable · could not be undone · Iterable refused.');
});

test('H-38 Continue keeps what was sent, and leads on to publishing', async () => {
  known(trial());
  const element = await open();
  const continued = heard(element, 'continue');
  jest.mocked(ConfirmAction.open).mockResolvedValueOnce(undefined);
  await press(element, 'continue');
  expect(keepTrial).not.toHaveBeenCalled();
  jest.mocked(ConfirmAction.open).mockResolvedValueOnce(true);
  jest.mocked(keepTrial).mockResolvedValue(trial({ state: 'kept', decidedAt: new Date().toISOString() }));
  await press(element, 'continue');
  expect(keepTrial).toHaveBeenCalledWith({ trialId: 't1' });
  expect(continued).toHaveLength(1);
  expect(textOf(element, 'state')).toBe('Kept just now: it stands for these people.');
  expect([part(element, 'undo'), part(element, 'continue')]).toEqual([null, null]);
});

test('H-38 a trial that failed says why, and can be undone but not continued', async () => {
  known(trial({ state: 'failed', problem: { message: 'Iterable is silent.', fix: 'Undo it.' } }));
  const element = await open();
  expect(textOf(element, 'trial-problem')).toBe('Iterable is silent. Undo it.');
  expect(part(element, 'undo')).not.toBeNull();
  expect(part(element, 'continue')).toBeNull();
});

test('H-38 where nobody is covered nothing can be sent', async () => {
  jest.mocked(planTrial).mockResolvedValue(text({ ...planAnswer, people: [], creates: 0, cannotUndo: [] }));
  const element = await open();
  await press(element, 'see');
  expect(textOf(element, 'nobody')).toContain('nobody to try it on');
  expect([part(element, 'start'), part(element, 'note'), part(element, 'cannot-undo')]).toEqual([
    null,
    null,
    null
  ]);
});

test('H-38 where nobody would change nothing can be sent either', async () => {
  const people = planAnswer.people.map((each) => ({ ...each, outcome: 'unchanged' }));
  jest.mocked(planTrial).mockResolvedValue(text({ ...planAnswer, people, creates: 0 }));
  const element = await open();
  await press(element, 'see');
  expect(part(element, 'plan')).not.toBeNull();
  expect(part(element, 'start')).toBeNull();
});

test('H-38 failures are sentences, and what is under way is found again', async () => {
  jest.mocked(planTrial).mockRejectedValueOnce({ body: { message: 'The definition has a problem.' } });
  const element = await open();
  await press(element, 'see');
  expect(textOf(element, 'problem')).toBe('That did not work: The definition has a problem.');

  known(trial(sending));
  jest.mocked(getTrial).mockRejectedValueOnce({ body: { message: 'No answer.' } });
  const other = await open();
  await settle();
  expect(textOf(other, 'problem')).toBe(
    'It goes on, but how far it is cannot be seen at the moment: No answer.'
  );
  other.remove();
});

test('is accessible', async () => {
  const element = await open();
  await press(element, 'see');
  await expect(element).toBeAccessible();
});

test('H-38 a trial that begins, and one that is kept, says so: nobody publishes beside an undecided one', async () => {
  const element = await open();
  const decided = heard(element, 'decided');
  await press(element, 'see');
  await press(element, 'start');
  await settle();
  expect(decided).toHaveLength(1);
});

test('H-38 an undo that cannot be done says why, can be tried again, and the trial can be kept instead', async () => {
  const problem = { message: 'The project is switched off.', fix: 'Switch it on.' };
  known(trial({ state: 'failed', problem, decidedAt: '2026-11-22T10:00:00.000Z' }));
  const element = await open();
  expect(textOf(element, 'trial-problem')).toBe('The project is switched off. Switch it on.');
  expect(part(element, 'undo')).not.toBeNull();
  expect(part(element, 'continue')).not.toBeNull();
});
