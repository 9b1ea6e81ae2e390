import { createElement } from 'lwc';
import RunProgress from 'c/runProgress';

function show(run: Apex.IterableSyncRunView | null, expected: number | null = null): HTMLElement {
  const element = createElement('c-run-progress', { is: RunProgress });
  Object.assign(element, { run, expected });
  document.body.appendChild(element);
  return element;
}

const part = (element: HTMLElement, selector: string) =>
  (element.shadowRoot as ShadowRoot).querySelector<HTMLElement>(selector);
const text = (element: HTMLElement, id: string) => part(element, `[data-id="${id}"]`)?.textContent?.trim();

test('D-19 a run under way is told against what was expected, in words and as a bar', () => {
  const element = show({ state: 'running', delivered: 300 }, 1200);
  expect(text(element, 'sentence')).toBe('300 of about 1,200 records');
  expect(part(element, '[role="progressbar"]')?.getAttribute('aria-valuenow')).toBe('25');
  expect(element.shadowRoot?.textContent).toContain('You can close this window: the run goes on');
});

test('D-19 more than was expected is no more than the whole', () => {
  const bar = part(show({ state: 'running', delivered: 30 }, 20), '[role="progressbar"]');
  expect(bar?.getAttribute('aria-valuenow')).toBe('100');
});

test('D-19 where nothing was expected it waits without a bar', () => {
  expect(text(show({ state: 'running', delivered: 300 }), 'sentence')).toBe(
    'Under way: 300 records done so far.'
  );
  const first = show(null);
  expect(part(first, '[role="progressbar"]')).toBeNull();
  expect(part(first, '[data-id="waiting"]')).not.toBeNull();
});

test('D-19 a run that is done says what came of it', () => {
  const element = show({ state: 'done', delivered: 1000, unchanged: 200 }, 1200);
  expect(text(element, 'result')).toBe('The run is done1,000 sent, 200 already up to date.');
});

test('D-19 a run whose removals are held says where to decide', () => {
  const element = show({ state: 'held' });
  expect(text(element, 'result')).toContain('Some removals wait for your decision');
  expect(text(element, 'result')).toContain('decide on Home');
});

test('D-19 a run that failed says why', () => {
  const element = show({ state: 'failed', message: 'Iterable refused the API key.' });
  expect(text(element, 'result')).toBe('The run stopped before the endIterable refused the API key.');
});

test('D-19 progress and result are accessible', async () => {
  await expect(show({ state: 'running', delivered: 300 }, 1200)).toBeAccessible();
  await expect(show({ state: 'done', delivered: 300 })).toBeAccessible();
});
