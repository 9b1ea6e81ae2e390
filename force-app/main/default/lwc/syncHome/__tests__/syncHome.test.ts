import { createElement } from 'lwc';
import getHome from '@salesforce/apex/IterableSyncHomeController.getHome';
import pauseSync from '@salesforce/apex/IterableSyncHomeController.pauseSync';
import resumeSync from '@salesforce/apex/IterableSyncHomeController.resumeSync';
import userId from '@salesforce/user/Id';
import ConfirmAction from 'c/confirmAction';
import RunNow from 'c/runNow';
import SyncHome from 'c/syncHome';

jest.mock('@salesforce/apex/IterableSyncHomeController.getHome', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncHomeController.pauseSync', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncHomeController.resumeSync', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock(
  '@salesforce/apex/IterableSyncHomeController.getHeldRecords',
  () => ({ default: jest.fn().mockResolvedValue({ records: [], next: null }) }),
  { virtual: true }
);

type Home = Apex.IterableSyncHomeView;
const contacts = {
  name: 'Contacts',
  label: 'Contacts to Iterable',
  status: 'Active',
  objectName: 'Contact',
  intervalMinutes: 10
};
const home: Home = {
  isBridgeReachable: true,
  asOf: new Date().toISOString(),
  canOperate: true,
  syncs: [contacts, { name: 'Leads', label: 'Leads to Iterable', status: 'Inactive', objectName: 'Lead' }],
  held: [],
  problems: [],
  budgets: [{ systemName: 'Salesforce', used: 1204, allowed: 20000, period: 'day' }]
};
const settle = () => jest.advanceTimersByTimeAsync(0);

async function show(answer: Home | Promise<never> = home): Promise<HTMLElement> {
  jest.mocked(getHome).mockImplementation(async () => answer);
  const element = createElement('c-sync-home', { is: SyncHome });
  document.body.appendChild(element);
  await settle();
  return element;
}

type Part = HTMLElement & Record<string, unknown>;
const all = (element: HTMLElement, selector: string) => [
  ...(element.shadowRoot as ShadowRoot).querySelectorAll<Part>(selector)
];
const part = (element: HTMLElement, selector: string) => all(element, selector)[0];

function toasts(element: HTMLElement): { title: string; variant: string }[] {
  const shown: { title: string; variant: string }[] = [];
  element.addEventListener('lightning__showtoast', (event) => shown.push((event as CustomEvent).detail));
  return shown;
}

async function raise(
  element: HTMLElement,
  selector: string,
  name: string,
  detail: object = {}
): Promise<void> {
  part(element, selector)?.dispatchEvent(new CustomEvent(name, { detail }));
  await settle();
}

beforeEach(() => {
  jest.useFakeTimers();
  jest.mocked(pauseSync).mockReset().mockResolvedValue(undefined);
  jest.mocked(resumeSync).mockReset().mockResolvedValue(undefined);
  jest.mocked(getHome).mockReset();
  RunNow.open = jest.fn().mockResolvedValue(undefined);
  ConfirmAction.open = jest.fn().mockResolvedValue(true);
});

afterEach(() => {
  document.body.replaceChildren();
  jest.useRealTimers();
});

test('D-29 Home shows every sync, the totals and the budgets', async () => {
  const element = await show();
  expect(all(element, '[data-id="sync"]').map(({ sync }) => (sync as { label: string }).label)).toEqual([
    'Contacts to Iterable',
    'Leads to Iterable'
  ]);
  expect(part(element, 'c-home-totals')).toBeDefined();
  expect(all(element, '[data-id="budget"]')).toHaveLength(1);
  expect(part(element, 'c-bridge-notice')).toBeUndefined();
  expect(part(element, 'c-home-problems')).toBeUndefined();
});

test('D-29 Home asks again every 15 seconds, every 3 while a run is under way, and no more when it is left', async () => {
  const element = await show();
  await jest.advanceTimersByTimeAsync(15_000);
  expect(getHome).toHaveBeenCalledTimes(2);
  jest
    .mocked(getHome)
    .mockResolvedValue({ ...home, syncs: [{ ...contacts, lastRun: { state: 'running' } }] });
  await jest.advanceTimersByTimeAsync(15_000);
  expect(getHome).toHaveBeenCalledTimes(3);
  await jest.advanceTimersByTimeAsync(3_000);
  expect(getHome).toHaveBeenCalledTimes(4);
  element.remove();
  await jest.advanceTimersByTimeAsync(60_000);
  expect(getHome).toHaveBeenCalledTimes(4);
});

test('D-29 another period is asked for; what was there stays, under its own period, until the answer is', async () => {
  const element = await show();
  let answer: (value: Home) => void = () => undefined;
  jest.mocked(getHome).mockReturnValue(new Promise((resolve) => (answer = resolve)));
  await raise(element, 'c-home-header', 'period', { period: '7d' });
  expect(getHome).toHaveBeenLastCalledWith({ period: '7d' });
  expect(part(element, '[data-id="sync"]')?.period).toBe('24h');
  answer(home);
  await settle();
  expect(part(element, '[data-id="sync"]')?.period).toBe('7d');
});

test('D-19 Tx-11 "Run now" of a sync opens its dialog, and Home asks again when it is closed', async () => {
  const element = await show();
  await raise(element, '[data-id="sync"]', 'run', { name: 'Contacts' });
  expect(RunNow.open).toHaveBeenCalledWith(
    expect.objectContaining({ syncName: 'Contacts', syncLabel: 'Contacts to Iterable' })
  );
  expect(getHome).toHaveBeenCalledTimes(2);
});

test('D-30 Pause pauses at once and says what that means', async () => {
  const element = await show();
  const shown = toasts(element);
  await raise(element, '[data-id="sync"]', 'pause', { name: 'Contacts' });
  expect(pauseSync).toHaveBeenCalledWith({ syncName: 'Contacts' });
  expect(shown).toMatchObject([
    {
      title: '“Contacts to Iterable” is paused. What changes meanwhile is sent when you resume it.',
      variant: 'success'
    }
  ]);
  expect(getHome).toHaveBeenCalledTimes(2);
});

test('D-30 what one has paused oneself goes on at once', async () => {
  const element = await show({ ...home, syncs: [{ ...contacts, status: 'Paused', pausedById: userId }] });
  await raise(element, '[data-id="sync"]', 'resume', { name: 'Contacts' });
  expect(ConfirmAction.open).not.toHaveBeenCalled();
  expect(resumeSync).toHaveBeenCalledWith({ syncName: 'Contacts' });
});

test('D-30 before going on with what somebody else has paused, one is told who it was and asked', async () => {
  const pausedAt = new Date(Date.now() - 3 * 3_600_000).toISOString();
  const paused = {
    ...contacts,
    status: 'Paused',
    pausedById: '005XX0000000001AAA',
    pausedByName: 'Anna Keller',
    pausedAt
  };
  const element = await show({ ...home, syncs: [paused] });
  jest.mocked(ConfirmAction.open).mockResolvedValueOnce(undefined);
  await raise(element, '[data-id="sync"]', 'resume', { name: 'Contacts' });
  expect(resumeSync).not.toHaveBeenCalled();
  await raise(element, '[data-id="sync"]', 'resume', { name: 'Contacts' });
  expect(ConfirmAction.open).toHaveBeenCalledWith(
    expect.objectContaining({
      label: 'Resume this sync?',
      sentences: [
        'Contacts to Iterable: Paused by Anna Keller, 3 hours ago.',
        'Nothing was lost: what has changed since then goes out with the next run.'
      ],
      confirmLabel: 'Resume'
    })
  );
  expect(resumeSync).toHaveBeenCalledTimes(1);
});

test('D-30 a decision about held removals is told, and Home asks again', async () => {
  const element = await show({
    ...home,
    held: [{ runId: 'r1', syncLabel: 'Contacts to Iterable', removals: 40 }]
  });
  const shown = toasts(element);
  await raise(element, '[data-id="held"]', 'decided', { message: 'Discarded. Nobody is removed.' });
  expect(shown).toMatchObject([{ title: 'Discarded. Nobody is removed.' }]);
  expect(getHome).toHaveBeenCalledTimes(2);
});

test('D-57 without a sync Home says what to do first', async () => {
  const element = await show({ ...home, syncs: [] });
  expect(part(element, 'c-home-empty')).toBeDefined();
  expect(part(element, 'c-home-totals')).toBeUndefined();
});

test('D-57 problems of definitions stand on Home', async () => {
  const element = await show({ ...home, problems: [{ message: 'Iterable refused the API key.' }] });
  expect(part(element, 'c-home-problems')?.problems).toHaveLength(1);
});

test('D-29 until the first answer there is a spinner', async () => {
  const element = await show(new Promise<never>(() => undefined));
  expect(part(element, '[data-id="loading"]')).toBeDefined();
  expect(part(element, '[data-id="content"]')).toBeUndefined();
});

test('D-29 a Home that cannot be loaded says why, and is loaded when it is tried again', async () => {
  const element = await show(
    Promise.reject({ body: { message: 'Ask for the permission set Iterable Sync Viewer.' } })
  );
  expect(part(element, '[data-id="failed"]')?.textContent).toContain(
    'Ask for the permission set Iterable Sync Viewer.'
  );
  jest.mocked(getHome).mockResolvedValue(home);
  part(element, '[data-id="try-again"]')?.click();
  await settle();
  expect(all(element, '[data-id="sync"]')).toHaveLength(2);
});

test('D-29 when it cannot be refreshed, what is shown stays and is called old', async () => {
  const element = await show();
  jest.mocked(getHome).mockRejectedValue({ body: { message: 'No line.' } });
  await jest.advanceTimersByTimeAsync(15_000);
  expect(all(element, '[data-id="sync"]')).toHaveLength(2);
  expect(part(element, '[data-id="stale"]')?.textContent).toContain('No line.');
});

test('D-29 while the bridge is silent Home shows the last known state, its age, and no button that would fail', async () => {
  const asOf = new Date(Date.now() - 300_000).toISOString();
  const element = await show({ ...home, isBridgeReachable: false, bridgeProblem: 'No line.', asOf });
  expect(part(element, 'c-bridge-notice')).toMatchObject({ problem: 'No line.', asOf });
  expect(part(element, 'c-home-totals')).toBeUndefined();
  expect(all(element, '[data-id="sync"]').map(({ isLastKnown }) => isLastKnown)).toEqual([true, true]);
  expect(all(element, '[data-id="sync"]').map(({ canOperate }) => canOperate)).toEqual([false, false]);
  await raise(element, 'c-bridge-notice', 'retry');
  expect(getHome).toHaveBeenCalledTimes(2);
});

test('D-57 while the bridge is silent and nothing is known, nobody is told that there is no sync', async () => {
  const element = await show({ isBridgeReachable: false, asOf: null, canOperate: true });
  expect(part(element, 'c-bridge-notice')).toBeDefined();
  expect(part(element, 'c-home-empty')).toBeUndefined();
});

test('D-19 who may not operate is offered nothing', async () => {
  const element = await show({ ...home, canOperate: false });
  expect(part(element, '[data-id="sync"]')?.canOperate).toBe(false);
});

test('D-30 an action that fails says why and stays on the screen until it is read', async () => {
  jest.mocked(pauseSync).mockRejectedValue({ body: { message: 'Somebody paused it already.' } });
  const element = await show();
  const shown = toasts(element);
  await raise(element, '[data-id="sync"]', 'pause', { name: 'Contacts' });
  expect(shown).toMatchObject([{ title: 'Somebody paused it already.', variant: 'error', mode: 'sticky' }]);
  expect(part(element, '[data-id="sync"]')?.isBusy).toBe(false);
});

test.each([
  [
    'full',
    { ...home, held: [{ runId: 'r1', removals: 40, present: 100 }], problems: [{ message: 'Broken.' }] }
  ],
  ['empty', { ...home, syncs: [], budgets: [] }],
  ['failed', null]
])('D-29 Home is accessible: %s', async (_state, answer) => {
  const element = await show(answer ?? Promise.reject(new Error('No line.')));
  jest.useRealTimers();
  await expect(element).toBeAccessible();
});
