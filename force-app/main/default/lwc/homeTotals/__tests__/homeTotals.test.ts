import { createElement } from 'lwc';
import HomeTotals from 'c/homeTotals';

function show(properties: object): HTMLElement {
  const element = createElement('c-home-totals', { is: HomeTotals });
  Object.assign(element, properties);
  document.body.appendChild(element);
  return element;
}

const number = (element: HTMLElement, id: string) =>
  (element.shadowRoot as ShadowRoot).querySelector<HTMLElement>(`[data-id="${id}"] .number`);

const syncs = [
  { needsAttention: 2, waiting: 5, history: [{ delivered: 1000 }, { delivered: 204, notSent: 7 }] },
  { needsAttention: 1, history: [{ delivered: 1 }] },
  {}
];

test('D-29 the totals add up all syncs: sent in the period, needs attention, waiting, held', () => {
  const element = show({ syncs, held: [{ removals: 40 }, { removals: 30 }] });
  const shown = ['sent', 'attention', 'waiting', 'held'].map((id) => number(element, id)?.textContent);
  expect(shown).toEqual(['1,205', '3', '5', '70']);
});

test('D-29 without anything to do no number stands out', () => {
  const element = show({ syncs: [], held: [] });
  expect(number(element, 'attention')?.className).toBe('number');
  expect(number(show({ syncs, held: [] }), 'attention')?.className).toBe('number attention');
});

test('D-29 the totals are accessible', async () => {
  await expect(show({ syncs, held: [] })).toBeAccessible();
});
