import { createElement } from 'lwc';
import DeliveryChart from 'c/deliveryChart';

const hour = (index: number): string => new Date(Date.UTC(2026, 10, 21, 8 + index)).toISOString();
const quiet = Array.from({ length: 24 }, (_, index) => ({ startsAt: hour(index) }));
const busy = quiet.map((bucket, index) => {
  if (index === 3) return { ...bucket, delivered: 1000 };
  return index === 4 ? { ...bucket, delivered: 400, notSent: 90, needsAttention: 1 } : bucket;
});

function show(properties: object): HTMLElement {
  const element = createElement('c-delivery-chart', { is: DeliveryChart });
  Object.assign(element, { label: 'Contacts', period: '24h' }, properties);
  document.body.appendChild(element);
  return element;
}

const all = (element: HTMLElement, selector: string): Element[] => [
  ...(element.shadowRoot as ShadowRoot).querySelectorAll(selector)
];
const texts = (elements: Element[]): string[] =>
  elements.map((each) => (each.textContent ?? '').replace(/\s+/g, ' ').trim());

test('D-29 the chart draws a bar for each hour, the fullest as high as the drawing, and a legend with totals', () => {
  const element = show({ buckets: busy });
  expect(all(element, 'g')).toHaveLength(24);
  expect(all(element, 'rect.delivered').map((each) => each.getAttribute('height'))).toEqual(['96', '38.4']);
  expect(texts(all(element, '.scale'))).toEqual(['1,000']);
  expect(texts(all(element, 'li'))).toEqual(['Sent1,400', 'Not sent90', 'Needs attention1']);
});

test('D-29 one record among thousands is still seen, and no bar is higher than the drawing', () => {
  const element = show({ buckets: [{ startsAt: hour(0), delivered: 9998, notSent: 1, needsAttention: 1 }] });
  const blocks = all(element, 'rect.bar').map((each) => ({
    y: Number(each.getAttribute('y')),
    height: Number(each.getAttribute('height'))
  }));
  expect(blocks.map(({ height }) => height)).toEqual([2, 2, 92]);
  expect(blocks.map(({ y }) => y)).toEqual([94, 92, 0]);
});

test('D-29 the drawing says in words what it shows, as a whole and bar by bar', () => {
  const element = show({ buckets: busy });
  expect(all(element, 'svg')[0]?.getAttribute('aria-label')).toBe(
    'Contacts: 1,400 sent, 90 not sent, 1 in need of attention. Period: 24 hours.'
  );
  expect(texts(all(element, 'title'))[4]).toBe('4:00 AM: 400 sent, 90 not sent, 1 in need of attention');
});

test.each([
  ['24h', '12:00 AM'],
  ['7d', 'Sat 12:00 AM'],
  ['30d', 'Nov 21']
])('D-29 over %s the bars are named like "%s"', (period, first) => {
  expect(texts(all(show({ buckets: busy, period }), '.axis span'))).toEqual([first, 'now']);
});

test('D-29 over 30 days a bar is a day of UTC and bears its date, also for a user to the west', () => {
  const days = [20, 21, 22].map((day) => ({
    startsAt: new Date(Date.UTC(2026, 10, day)).toISOString(),
    delivered: 1
  }));
  const element = show({ buckets: days, period: '30d' });
  expect(texts(all(element, '.axis span'))).toEqual(['Nov 20', 'now']);
  expect(texts(all(element, 'title')).map((title) => title.slice(0, 7))).toEqual([
    'Nov 20:',
    'Nov 21:',
    'Nov 22:'
  ]);
});

test('D-29 the same numbers stand in a table on demand, without the hours in which nothing happened', async () => {
  const element = show({ buckets: busy });
  const toggle = all(element, 'lightning-button-icon')[0] as HTMLElement & { alternativeText: string };
  expect(toggle.alternativeText).toBe('Show the numbers as a table');
  toggle.click();
  await Promise.resolve();
  expect(texts(all(element, 'tbody tr:last-child > *'))).toEqual(['4:00 AM', '400', '90', '1']);
  expect(all(element, 'tbody tr')).toHaveLength(2);
  expect(toggle.alternativeText).toBe('Show the chart');
});

test('D-29 a period in which nothing happened says so instead of drawing nothing', () => {
  const element = show({ buckets: quiet });
  expect(texts(all(element, '[data-id="nothing"]'))).toEqual(['Nothing to show for this period.']);
  expect(all(element, 'svg')).toHaveLength(0);
  expect(all(element, 'lightning-button-icon')).toHaveLength(0);
});

test('D-29 the chart is accessible, as a drawing, as a table and empty', async () => {
  const element = show({ buckets: busy });
  await expect(element).toBeAccessible();
  (all(element, 'lightning-button-icon')[0] as HTMLElement).click();
  await Promise.resolve();
  await expect(element).toBeAccessible();
  await expect(show({ buckets: [] })).toBeAccessible();
});
