import { createElement } from 'lwc';
import forecastRun from '@salesforce/apex/IterableSyncHomeController.forecast';
import getRun from '@salesforce/apex/IterableSyncHomeController.getRun';
import startRun from '@salesforce/apex/IterableSyncHomeController.startRun';
import RunNow from 'c/runNow';

jest.mock('@salesforce/apex/IterableSyncHomeController.forecast', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncHomeController.getRun', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncHomeController.startRun', () => ({ default: jest.fn() }), {
  virtual: true
});

const NOW = Date.parse('2026-11-22T12:00:00.000Z');
const forecast = {
  records: 1200,
  delivered: 1000,
  unchanged: 200,
  seconds: 60,
  salesforceCalls: 3,
  iterableCalls: 2
};
const settle = () => jest.advanceTimersByTimeAsync(0);

type Part = HTMLElement &
  Record<'label' | 'value', string> & { disabled: boolean; options: { value: string }[] };
const part = (element: HTMLElement, id: string) =>
  (element.shadowRoot as ShadowRoot).querySelector<Part>(`[data-id="${id}"]`);
const text = (element: HTMLElement, id: string) =>
  part(element, id)?.textContent?.replace(/\s+/g, ' ').trim();
const forecastShown = (element: HTMLElement) =>
  element.shadowRoot?.querySelector('c-run-forecast') as
    (HTMLElement & { forecast: unknown; problem: string; isLoading: boolean }) | null;

const progress = (element: HTMLElement) =>
  element.shadowRoot?.querySelector('c-run-progress') as
    (HTMLElement & { run: unknown; expected: number }) | null;

async function show(): Promise<HTMLElement> {
  const element = createElement('c-run-now', { is: RunNow });
  Object.assign(element, { syncName: 'Contacts', syncLabel: 'Contacts to Iterable' });
  document.body.appendChild(element);
  await settle();
  return element;
}

async function choose(element: HTMLElement, id: string, value: string | null): Promise<void> {
  part(element, id)?.dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await settle();
}

async function start(element: HTMLElement): Promise<void> {
  part(element, 'start')?.click();
  await settle();
}

beforeEach(() => {
  jest.useFakeTimers({ now: NOW });
  jest.mocked(forecastRun).mockReset().mockResolvedValue(forecast);
  jest.mocked(startRun).mockReset().mockResolvedValue('r1');
  jest.mocked(getRun).mockReset().mockResolvedValue({ state: 'running', delivered: 300 });
});

afterEach(() => {
  document.body.replaceChildren();
  jest.useRealTimers();
});

test('D-20 the dialog names the sync, offers changes, since a moment and everything, and shows the forecast first', async () => {
  const element = await show();
  const header = element.shadowRoot?.querySelector('lightning-modal-header') as unknown as { label: string };
  expect(header.label).toBe('Run “Contacts to Iterable” now');
  expect(part(element, 'read-from')?.options.map(({ value }) => value)).toEqual([
    'changes',
    'since',
    'everything'
  ]);
  expect(forecastRun).toHaveBeenCalledWith({ syncName: 'Contacts', readFrom: 'changes', since: null });
  expect(forecastShown(element)?.forecast).toEqual(forecast);
  expect(part(element, 'start')?.disabled).toBe(false);
});

test('D-20 nothing can be started before the forecast is there', async () => {
  jest.mocked(forecastRun).mockReturnValue(new Promise(() => undefined));
  const element = await show();
  expect(forecastShown(element)?.isLoading).toBe(true);
  expect(part(element, 'start')?.disabled).toBe(true);
});

test("D-20 a chosen moment is told on the user's clock and in UTC, and the run reads from it", async () => {
  const element = await show();
  await choose(element, 'read-from', 'since');
  await choose(element, 'since', '2026-11-20T08:30:00.000Z');
  expect(text(element, 'moment-text')).toBe('Nov 20, 2026, 12:30 AM in your time zone, 2026-11-20 08:30 UTC');
  const asked = { syncName: 'Contacts', readFrom: 'since', since: '2026-11-20T08:30:00.000Z' };
  expect(forecastRun).toHaveBeenLastCalledWith(asked);
  await start(element);
  expect(startRun).toHaveBeenCalledWith(asked);
});

test.each([
  ['2026-11-22T12:00:01.000Z', 'Choose a moment that has passed.'],
  [null, 'Choose a moment to see what the run would come to.'],
  ['', 'Choose a moment to see what the run would come to.']
])('D-20 a run cannot start from %p: %s', async (moment, words) => {
  const element = await show();
  await choose(element, 'read-from', 'since');
  await choose(element, 'since', moment);
  expect(text(element, 'moment-problem')).toBe(words);
  expect(part(element, 'start')?.disabled).toBe(true);
  expect(forecastShown(element)).toBeNull();
});

test('D-20 the forecast of an earlier choice that comes late is not shown', async () => {
  let answerLate: (value: object) => void = () => undefined;
  jest.mocked(forecastRun).mockReturnValueOnce(new Promise((resolve) => (answerLate = resolve)));
  const element = await show();
  await choose(element, 'read-from', 'everything');
  answerLate({ records: 1 });
  await settle();
  expect(forecastShown(element)?.forecast).toEqual(forecast);
});

test('D-19 a run that is started shows how far it is, until it has ended', async () => {
  const element = await show();
  await start(element);
  expect(progress(element)).toMatchObject({ run: { state: 'running', delivered: 300 }, expected: 1200 });

  jest.mocked(getRun).mockResolvedValue({ state: 'done', delivered: 1200 });
  await jest.advanceTimersByTimeAsync(2_000);
  expect(progress(element)?.run).toEqual({ state: 'done', delivered: 1200 });
  await jest.advanceTimersByTimeAsync(60_000);
  expect(getRun).toHaveBeenCalledTimes(2);
});

test('D-19 closing the dialog leaves the run alone and asks no more', async () => {
  const element = await show();
  await start(element);
  const closed = jest.fn();
  element.addEventListener('close', (event) => closed((event as CustomEvent).detail));
  part(element, 'close')?.click();
  element.remove();
  await jest.advanceTimersByTimeAsync(60_000);
  expect(closed).toHaveBeenCalledWith('r1');
  expect(getRun).toHaveBeenCalledTimes(1);
});

test('D-19 a dialog that is closed while the run is being started does not look at it', async () => {
  let answerLate: (runId: string) => void = () => undefined;
  jest.mocked(startRun).mockReturnValueOnce(new Promise((resolve) => (answerLate = resolve)));
  const element = await show();
  await start(element);
  element.remove();
  answerLate('r1');
  await jest.advanceTimersByTimeAsync(60_000);
  expect(getRun).not.toHaveBeenCalled();
});

test('D-20 a forecast that fails says why; the run can be started all the same', async () => {
  jest.mocked(forecastRun).mockRejectedValue({ body: { message: 'The bridge took too long.' } });
  const element = await show();
  expect(forecastShown(element)?.problem).toBe('The bridge took too long.');
  expect(part(element, 'start')?.disabled).toBe(false);
  jest.mocked(forecastRun).mockResolvedValue(forecast);
  forecastShown(element)?.dispatchEvent(new CustomEvent('retry'));
  await settle();
  expect(forecastShown(element)?.forecast).toEqual(forecast);
});

test('D-19 a run that cannot be started says why, and the choice stays', async () => {
  jest.mocked(startRun).mockRejectedValue({ body: { message: 'The sync is paused.' } });
  const element = await show();
  await start(element);
  expect(text(element, 'problem')).toBe('The run was not started: The sync is paused.');
  expect(part(element, 'start')?.disabled).toBe(false);
});

test('D-19 a run that is out of sight for a while is found again', async () => {
  jest.mocked(getRun).mockRejectedValueOnce({ body: { message: 'No answer.' } });
  const element = await show();
  await start(element);
  expect(text(element, 'problem')).toBe(
    'The run goes on, but how far it is cannot be seen at the moment: No answer.'
  );
  await jest.advanceTimersByTimeAsync(2_000);
  expect(part(element, 'problem')).toBeNull();
  expect(progress(element)?.run).toEqual({ state: 'running', delivered: 300 });
});

test('D-19 a run that stays out of sight is looked at no more, until a person says so', async () => {
  jest.mocked(getRun).mockRejectedValue({ body: { message: 'There is no such run.' } });
  const element = await show();
  await start(element);
  await jest.advanceTimersByTimeAsync(36_000);
  expect(getRun).toHaveBeenCalledTimes(19);
  expect(part(element, 'look-again')).toBeNull();
  await jest.advanceTimersByTimeAsync(3_600_000);
  expect(getRun).toHaveBeenCalledTimes(20);

  jest.mocked(getRun).mockResolvedValue({ state: 'done', delivered: 1200 });
  part(element, 'look-again')?.click();
  await settle();
  expect(part(element, 'look-again')).toBeNull();
  expect(part(element, 'problem')).toBeNull();
  expect(progress(element)?.run).toEqual({ state: 'done', delivered: 1200 });
  expect(startRun).toHaveBeenCalledTimes(1);
});

test('D-19 the dialog is accessible while one chooses, while it runs and when it is done', async () => {
  const element = await show();
  await choose(element, 'read-from', 'since');
  jest.useRealTimers();
  await expect(element).toBeAccessible();
  jest.useFakeTimers({ now: NOW });
  await start(element);
  jest.useRealTimers();
  await expect(element).toBeAccessible();
});
