import { createElement } from 'lwc';
import DifferenceList from 'c/differenceList';

function show(differences: readonly object[]): HTMLElement {
  const element = createElement('c-difference-list', { is: DifferenceList });
  Object.assign(element, { differences, emptyText: 'Nothing differs.', label: 'What changes' });
  document.body.appendChild(element);
  return element;
}

const cells = (element: HTMLElement): string[][] =>
  [...(element.shadowRoot as ShadowRoot).querySelectorAll('[data-id="difference"]')].map((row) =>
    [...row.children].map((cell) => cell.textContent?.trim() ?? '')
  );

afterEach(() => document.body.replaceChildren());

test('D-28 a change is a row with before and after; rows that came or went say so', async () => {
  const element = show([
    { where: 'Mapping to a', change: 'changed', field: 'Source', before: null, after: 'B' },
    { where: 'Step', change: 'added', field: null, before: null, after: 'Track Event' },
    { where: 'Mapping to b', change: 'removed', field: null, before: 'B → b', after: null }
  ]);
  expect(cells(element)).toEqual([
    ['Mapping to a', 'Source', 'blank', 'B'],
    ['Step', 'added', '', 'Track Event'],
    ['Mapping to b', 'removed', 'B → b', '']
  ]);
  await expect(element).toBeAccessible();
});

test('D-28 no difference is a sentence', () => {
  const element = show([]);
  expect(element.shadowRoot?.querySelector('[data-id="same"]')?.textContent).toBe('Nothing differs.');
});
