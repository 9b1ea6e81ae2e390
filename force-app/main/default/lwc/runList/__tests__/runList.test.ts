import { createElement } from 'lwc';
import getRuns from '@salesforce/apex/IterableSyncRunsController.getRuns';
import RunList from 'c/runList';

jest.mock('@salesforce/apex/IterableSyncRunsController.getRuns', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock(
  '@salesforce/apex/IterableSyncRunsController.getSyncs',
  () => ({ default: jest.fn().mockResolvedValue([{ name: 'A', label: 'People' }]) }),
  { virtual: true }
);

type View = Apex.IterableSyncRunListView;
type Part = HTMLElement & Record<string, unknown>;
const line = (runId: string, state = 'done') => ({
  run: { runId, state, startedAt: '2026-11-22T08:00:00.000Z', endedAt: '2026-11-22T08:01:00.000Z', found: 3 },
  syncLabel: 'People'
});
const settle = () => jest.advanceTimersByTimeAsync(0);

async function show(answer: View | Promise<never>): Promise<HTMLElement & { filter: unknown }> {
  jest.mocked(getRuns).mockImplementation(async () => answer);
  const element = createElement('c-run-list', { is: RunList });
  document.body.appendChild(element);
  await settle();
  return element;
}

const part = (element: HTMLElement, selector: string) =>
  element.shadowRoot?.querySelector<Part>(selector) as Part;

beforeEach(() => {
  jest.useFakeTimers();
  jest.mocked(getRuns).mockReset();
});
afterEach(() => {
  document.body.replaceChildren();
  jest.useRealTimers();
});

test('D-53 runs of the period, page by page', async () => {
  const element = await show({ isBridgeReachable: true, runs: [line('r1')], next: 'r1' });
  expect(part(element, 'c-run-table').lines).toHaveLength(1);
  expect(getRuns).toHaveBeenCalledWith({ span: '24h', syncName: '', kind: 'notable', cursor: null });
  jest.mocked(getRuns).mockResolvedValue({ runs: [line('r2')] });
  part(element, '[data-id="more"]').click();
  await settle();
  expect(getRuns).toHaveBeenLastCalledWith(expect.objectContaining({ cursor: 'r1' }));
  expect(part(element, 'c-run-table').lines).toHaveLength(2);
  expect(part(element, '[data-id="more"]')).toBeNull();
});

test('D-53 another filter is asked for at once', async () => {
  const element = await show({ isBridgeReachable: true, runs: [] });
  expect(part(element, '[data-id="empty"]').textContent).toContain('No such run');
  element.filter = { span: '7d', sync: 'A', kind: '' };
  await settle();
  expect(getRuns).toHaveBeenLastCalledWith({ span: '7d', syncName: 'A', kind: '', cursor: null });
});

test('Tx-02 a run under way is looked at again soon', async () => {
  await show({ isBridgeReachable: true, runs: [line('r1', 'running')] });
  await jest.advanceTimersByTimeAsync(3_100);
  expect(getRuns).toHaveBeenCalledTimes(2);
});

test('Hx-04 Tx-02 while the bridge is silent the last known runs stand there, with their age', async () => {
  const element = await show({
    isBridgeReachable: false,
    bridgeProblem: 'No answer.',
    asOf: '2026-11-22T08:01:00.000Z',
    runs: [line('r1')]
  });
  expect(part(element, 'c-bridge-notice').problem).toBe('No answer.');
  expect(part(element, 'c-run-table').lines).toHaveLength(1);
});

test('Tx-02 a failure is said, and Try again asks again', async () => {
  const element = await show(Promise.reject({ body: { message: 'Maintenance.' } }));
  expect(part(element, '[data-id="problem"]').textContent).toContain('Maintenance.');
  jest.mocked(getRuns).mockResolvedValue({ runs: [line('r1')] });
  part(element, '[data-id="try-again"]').click();
  await settle();
  expect(part(element, '[data-id="problem"]')).toBeNull();
});

test('Hx-03 the export asks for every page of the same filter', async () => {
  const element = await show({ isBridgeReachable: true, runs: [line('r1')], next: 'r1' });
  const load = part(element, 'c-csv-export').load as (cursor: string | null) => Promise<unknown>;
  expect(await load('r0')).toMatchObject({ next: 'r1', rows: [expect.arrayContaining(['r1', 'done', 3])] });
});

test.each([
  ['runs', { isBridgeReachable: true, runs: [line('r1')], next: 'r1' }],
  ['no runs', { isBridgeReachable: true, runs: [] }]
])('a list with %s is accessible', async (_what, view) => {
  const element = await show(view);
  jest.useRealTimers();
  await expect(element).toBeAccessible();
});
