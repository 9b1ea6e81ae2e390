import { createElement } from 'lwc';
import BudgetMeter from 'c/budgetMeter';

function show(budget: Apex.IterableSyncHomeView.BudgetView): HTMLElement {
  const element = createElement('c-budget-meter', { is: BudgetMeter });
  Object.assign(element, { budget });
  document.body.appendChild(element);
  return element;
}

const part = (element: HTMLElement, selector: string): HTMLElement | null =>
  (element.shadowRoot as ShadowRoot).querySelector(selector);
const text = (element: HTMLElement, id: string): string | undefined =>
  part(element, `[data-id="${id}"]`)?.textContent?.trim();

test.each([
  [
    { systemName: 'Salesforce', used: 1204, allowed: 20000, period: 'day' },
    'Salesforce: 1,204 of 20,000 calls today'
  ],
  [
    { systemName: 'Iterable', projectName: 'Main', used: 3, allowed: 5, period: 'second' },
    'Iterable, project Main: 3 of 5 calls this second'
  ],
  [
    { systemName: 'Iterable', used: 7, allowed: 100, period: 'minute' },
    'Iterable: 7 of 100 calls this minute'
  ],
  [
    { systemName: 'Salesforce', used: 7, allowed: null, period: 'day' },
    'Salesforce: 7 calls today, no limit known'
  ]
])('D-21 %j reads as a sentence', (budget, sentence) => {
  expect(text(show(budget), 'sentence')).toBe(sentence);
});

test('D-21 the bar is as long as the share that is used, and never longer than the whole', () => {
  const style = (used: number) =>
    part(show({ systemName: 'Salesforce', used, allowed: 200, period: 'day' }), '.value')?.style.width;
  expect([style(0), style(50), style(400)]).toEqual(['0%', '25%', '100%']);
});

test('D-21 where no limit is known there are words and no bar', () => {
  expect(part(show({ systemName: 'Salesforce', used: 7, period: 'day' }), '[role="meter"]')).toBeNull();
});

test('D-21 a budget that is nearly used up says so; one that is used up says when calls go on', () => {
  const nearly = show({ systemName: 'Salesforce', used: 190, allowed: 200, period: 'day' });
  expect(text(nearly, 'close')).toBe('Nearly used up');
  const pausedUntil = new Date(Date.now() + 12 * 60_000).toISOString();
  const gone = show({ systemName: 'Salesforce', used: 200, allowed: 200, period: 'day', pausedUntil });
  expect(text(gone, 'paused')).toMatch(
    /^The limit is reached\. Calls go on in 12 minutes \(.+\); nothing is lost\.$/
  );
  expect(text(gone, 'close')).toBeUndefined();
});

test('D-21 the meter is accessible, and tells its value in words', async () => {
  const element = show({ systemName: 'Salesforce', used: 1204, allowed: 20000, period: 'day' });
  await expect(element).toBeAccessible();
  expect(part(element, '[role="meter"]')?.getAttribute('aria-valuetext')).toBe(
    'Salesforce: 1,204 of 20,000 calls today'
  );
});
