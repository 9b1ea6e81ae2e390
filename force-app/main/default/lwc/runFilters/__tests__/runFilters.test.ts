import { createElement } from 'lwc';
import RunFilters from 'c/runFilters';

type Part = HTMLElement & Record<string, unknown>;

function show(filter = { span: '24h', sync: '', kind: 'notable' }) {
  const element = createElement('c-run-filters', { is: RunFilters });
  Object.assign(element, { filter, syncs: [{ name: 'A', label: 'People' }] });
  const told: unknown[] = [];
  element.addEventListener('filter', (event) => {
    told.push((event as CustomEvent).detail);
    element.filter = (event as CustomEvent).detail;
  });
  document.body.appendChild(element);
  const part = (id: string) => element.shadowRoot?.querySelector<Part>(`[data-id="${id}"]`) as Part;
  const choose = async (id: string, value: string): Promise<void> => {
    part(id).dispatchEvent(new CustomEvent('change', { detail: { value } }));
    await Promise.resolve();
  };
  return { element, told, part, choose };
}

afterEach(() => document.body.replaceChildren());

test('D-53 period, sync and kind are chosen one by one', async () => {
  const { told, choose, part, element } = show();
  await choose('span', '90d');
  await choose('sync', 'A');
  await choose('kind', 'failed');
  expect(told).toEqual([
    { span: '90d', sync: '', kind: 'notable' },
    { span: '90d', sync: 'A', kind: 'notable' },
    { span: '90d', sync: 'A', kind: 'failed' }
  ]);
  const values = (part('span').options as { value: string }[]).map(({ value }) => value);
  expect(values).toEqual(['6h', '24h', '7d', '30d', '90d', 'custom']);
  await expect(element).toBeAccessible();
});

test('D-53 a chosen period is asked for once its end is after its beginning', async () => {
  const { told, choose, part } = show();
  await choose('span', 'custom');
  expect(told).toHaveLength(1);
  await choose('from', '2026-11-01T00:00:00.000Z');
  await choose('to', '2026-10-01T00:00:00.000Z');
  expect(part('problem').textContent).toContain('The end must be after');
  const before = told.length;
  await choose('to', '2026-11-02T00:00:00.000Z');
  expect(told).toHaveLength(before + 1);
  expect(told.at(-1)).toMatchObject({ span: '2026-11-01T00:00:00.000Z/2026-11-02T00:00:00.000Z' });
  await choose('span', '6h');
  expect(told.at(-1)).toMatchObject({ span: '6h' });
  expect(part('custom')).toBeNull();
});
