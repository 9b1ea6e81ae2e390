import { createElement } from 'lwc';
import HomeHeader from 'c/homeHeader';

function show(properties: object): HTMLElement {
  const element = createElement('c-home-header', { is: HomeHeader });
  Object.assign(element, properties);
  document.body.appendChild(element);
  return element;
}

type Part = HTMLElement & { options: { value: string; label: string }[] };
const part = (element: HTMLElement, id: string) =>
  (element.shadowRoot as ShadowRoot).querySelector<Part>(`[data-id="${id}"]`);

test('D-29 the header says how fresh Home is and offers three periods', () => {
  const element = show({ asOf: new Date(Date.now() - 120_000).toISOString(), period: '7d' });
  expect(part(element, 'updated')?.textContent).toBe('Updated 2 minutes ago');
  expect(part(element, 'period')?.options.map(({ label }) => label)).toEqual([
    '24 hours',
    '7 days',
    '30 days'
  ]);
});

test('D-21 Home says whether it is a sandbox', () => {
  const badge = part(show({ asOf: null, isSandbox: true, orgName: 'Acme UAT' }), 'org');
  expect(badge).toMatchObject({ isSandbox: true, orgName: 'Acme UAT' });
});

test('D-29 another period and a refresh are asked for', () => {
  const element = show({ asOf: null });
  const asked: unknown[] = [];
  element.addEventListener('period', (event) => asked.push((event as CustomEvent).detail));
  element.addEventListener('refresh', () => asked.push('refresh'));
  part(element, 'period')?.dispatchEvent(new CustomEvent('change', { detail: { value: '30d' } }));
  part(element, 'refresh')?.click();
  expect(asked).toEqual([{ period: '30d' }, 'refresh']);
});

test('D-29 while nothing is known no age is told', () => {
  const element = show({ asOf: null });
  expect(part(element, 'updated')?.textContent).toBe('');
});

test('D-29 the header is accessible', async () => {
  await expect(show({ asOf: new Date().toISOString() })).toBeAccessible();
});
