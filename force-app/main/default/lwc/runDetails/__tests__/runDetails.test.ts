import getRunPage from '@salesforce/apex/IterableSyncRunsController.getRunPage';
import RunDetails from 'c/runDetails';
import RunNow from 'c/runNow';
import { navigations } from 'test-support/navigation';
import { heard, part, press, settle, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncRunsController.getRunPage', () => ({ default: jest.fn() }), {
  virtual: true
});
function mockPart() {
  return jest.requireActual<object>('test-support/empty-part');
}
jest.mock('c/runRecords', () => mockPart());
jest.mock('c/runCalls', () => mockPart());
jest.mock('c/heldRemovals', () => mockPart());

type Page = Apex.IterableSyncRunPageView;
const page: Page = {
  run: {
    ...{ runId: 'r1', syncName: 'A', state: 'done', startedBy: 'schedule', found: 3, delivered: 2 },
    ...{ needsAttention: 1, startedAt: '2026-11-22T08:00:00.000Z', endedAt: '2026-11-22T08:01:00.000Z' }
  },
  syncLabel: 'People',
  query: 'SELECT Id FROM Contact',
  readFrom: null,
  readTo: '2026-11-22T08:00:00.000Z',
  caughtUpTo: '2026-11-22T07:59:00.000Z',
  salesforceCalls: 4,
  iterableCalls: 1,
  version: 'abc',
  versionAt: '2026-11-20T08:00:00.000Z',
  versionSource: 'published',
  notices: ['Iterable dropped score.'],
  canManage: true
};

const shown = (answer: Page | Promise<never>) => {
  jest.mocked(getRunPage).mockImplementation(async () => answer);
  return show('c-run-details', RunDetails, { runId: 'r1' });
};

test('D-51 a run with its times, counts, calls, query as executed and data', async () => {
  const element = await shown(page);
  expect(textOf(element, 'sentence')).toContain('2 sent');
  const facts = part(element, 'c-run-facts') as HTMLElement;
  expect(textOf(facts, 'id')).toBe('r1');
  expect(textOf(facts, 'started')).toContain('2026-11-22 08:00 UTC');
  expect(textOf(facts, 'duration')).toBe('1 minute');
  expect(textOf(facts, 'found')).toBe('3');
  expect(textOf(facts, 'attention')).toBe('1');
  expect(textOf(facts, '[data-id="readFrom"]')).toBe('the beginning');
  expect(textOf(facts, 'version')).toContain('abc, published');
  expect(part<HTMLElement & { value: unknown }>(facts, 'query')?.value).toBe('SELECT Id FROM Contact');
  expect(part<HTMLElement & { value: unknown }>(facts, 'data')?.value).toMatchObject({
    lastSystemModstamp: '2026-11-22T07:59:00.000Z'
  });
  expect(textOf(facts, 'notice')).toBe('Iterable dropped score.');
  await press(facts, 'history');
  expect(navigations.at(-1)?.state).toEqual({ c__sync: 'A', c__part: 'history' });
  await expect(element).toBeAccessible();
});

test('D-51 a query that is hidden says so, and data are not shown', async () => {
  const element = await shown({ ...page, query: null, isQueryHidden: true, canManage: false });
  const facts = part(element, 'c-run-facts') as HTMLElement;
  expect(textOf(facts, 'query-hidden')).toContain('you may not see');
  expect(part(facts, 'data')).toBeNull();
  expect(part(facts, 'history')).toBeNull();
});

test('D-51 held removals are decided here, and a decision says who took it', async () => {
  const held = {
    removals: 5,
    decision: 'approved',
    decidedByName: 'Ben',
    decidedAt: '2026-11-22T09:00:00.000Z'
  };
  const decided = await shown({ ...page, held });
  expect(textOf(decided, 'decision')).toContain('5 removals were approved by Ben');
  decided.remove();
  const waiting = await shown({ ...page, held: { removals: 5 }, heldRun: { runId: 'r1' }, canOperate: true });
  const part5 = part(waiting, 'c-held-removals');
  part5?.dispatchEvent(new CustomEvent('decided', { detail: { message: 'Done.' } }));
  await settle();
  expect(getRunPage).toHaveBeenCalledTimes(3);
});

test('D-52 it leads to the list and to a record', async () => {
  const element = await shown(page);
  const opened = heard(element, 'open');
  const listed = heard(element, 'list');
  part(element, 'c-run-records')?.dispatchEvent(new CustomEvent('open', { detail: { record: '003' } }));
  await press(element, 'list');
  expect([opened, listed.length]).toEqual([[{ run: 'r1', record: '003' }], 1]);
});

test('D-51 a failure is said, and Try again asks again', async () => {
  const element = await shown(Promise.reject({ body: { message: 'There is no run.' } }));
  expect(textOf(element, 'problem')).toContain('There is no run.');
  jest.mocked(getRunPage).mockResolvedValue(page);
  await press(element, 'try-again');
  expect(part(element, 'problem')).toBeNull();
});

test('D-53 a run that stopped is run again by whoever may, and the new run opens', async () => {
  const open = jest.spyOn(RunNow, 'open').mockResolvedValue('r2');
  const message = 'Iterable does not accept the API key (BadApiKey). Check ITERABLE_API_KEY.';
  const stopped: Page = { ...page, run: { ...page.run, state: 'failed', message }, canOperate: true };
  const element = await shown(stopped);
  expect(textOf(element, 'sentence')).toBe(message);
  const opened = heard(element, 'open');
  await press(element, 'run-again');
  expect(open).toHaveBeenCalledWith(expect.objectContaining({ syncName: 'A', syncLabel: 'People' }));
  expect(opened.at(-1)).toEqual({ run: 'r2' });
  open.mockResolvedValue(null);
  await press(element, 'run-again');
  expect(opened).toHaveLength(1);
  await expect(element).toBeAccessible();
});

test.each([
  ['that is done', { ...page, canOperate: true }],
  ['for whoever may only look', { ...page, run: { ...page.run, state: 'failed' }, canOperate: false }]
])('D-53 a run %s is not run again', async (_, answer) => {
  expect(part(await shown(answer), 'run-again')).toBeNull();
});

beforeEach(() => jest.mocked(getRunPage).mockReset());
